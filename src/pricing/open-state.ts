import { type Failure, fail, type Instant, ok } from '../kernel/index.js';
import { type InvalidInput, instantSchema } from '../kernel/input.js';
import type { InvalidPeriod, UnknownCurrency } from './failures.js';
import type { InvalidLedger } from './ledger.js';
import { checkSubscription, type Subscription, subscriptionSchema } from './subscription.js';

/** The subscription has ended; nothing happens to it any more. */
export type SubscriptionEnded = Failure<'subscription_ended', { readonly endedAt: Instant }>;

/** The instant lies before something that already happened to the subscription. */
export type OutOfOrder = Failure<'out_of_order', { readonly at: Instant; readonly changedAt: Instant }>;

/** What nearly every operation refuses: unreadable input, a subscription that contradicts itself or has ended, an instant in its past. */
export type StateError =
  | InvalidInput
  | UnknownCurrency
  | InvalidPeriod
  | InvalidLedger
  | SubscriptionEnded
  | OutOfOrder;

/** What nearly every operation takes. */
export const stateAndInstant = /* @__PURE__ */ (() => ({ subscription: subscriptionSchema, at: instantSchema }))();

/** Checks a parsed subscription for an operation at an instant. */
export const openState = (state: Subscription, at: Instant) => {
  const checked = checkSubscription(state);
  if (!checked.ok) return { ...checked, error: { ...checked.error, path: ['subscription', ...checked.error.path] } };
  if (state.endedAt !== null) return fail('subscription_ended', { endedAt: state.endedAt });
  if (at < state.changedAt) return fail('out_of_order', { at, changedAt: state.changedAt }, ['at']);
  return ok(state);
};

/** The state after an operation: another version, and nothing earlier than it. */
export const advanced = (state: Subscription, at: Instant): Subscription => ({
  ...state,
  version: state.version + 1,
  changedAt: Math.max(state.changedAt, at),
});
