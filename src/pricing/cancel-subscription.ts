import * as z from 'zod/mini';
import { fail, type Instant, ok, type Result } from '../kernel/index.js';
import { parseInput } from '../kernel/input.js';
import type { InstantOutsidePeriod } from './failures.js';
import { type Billing, issue } from './invoice.js';
import { linesBetween } from './lines-between.js';
import { advanced, openState, type StateError, stateAndInstant } from './open-state.js';
import { NOTHING_BILLED, type Subscription } from './subscription.js';
import { type BillingError, type Terms, termsFault } from './terms.js';

/** `period_end` lets the paid period run out; `now` ends at once; `never` takes an earlier `period_end` back. */
export type CancelWhen = 'period_end' | 'now' | 'never';

/** How {@link cancelSubscription} can fail. */
export type CancelSubscriptionError = StateError | BillingError | InstantOutsidePeriod;

const inputSchema = /* @__PURE__ */ (() =>
  z.strictObject({ ...stateAndInstant, when: z.enum(['period_end', 'now', 'never']) }))();

/**
 * Cancels a subscription, or takes that back while its period still runs.
 *
 * At the end of the period nothing is billed or credited now; {@link renew} ends it then. Ending now bills what is pending, credits
 * the rest of the period, and lets the whole credit expire with an entry of its own in the ledger: credit is never paid out, and it
 * does not vanish silently. Prepaid usage stays for the host to honour; {@link moveUsageCredit} before cancelling would end it, too.
 *
 * Errors: `invalid_period`, `instant_outside_period`, `amount_out_of_range`, `invalid_input`, `unknown_currency`, `invalid_ledger`,
 * `subscription_ended`, `out_of_order`, `invalid_terms`, `invalid_tax`.
 *
 * @returns the next subscription and the last invoice, or {@link CancelSubscriptionError}
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { cancelSubscription, publishedPrices, startSubscription } from 'partyline/pricing';
 *
 * const terms = { book: publishedPrices };
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 2 } as const;
 * const { subscription } = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', terms));
 *
 * const later = unwrap(cancelSubscription(subscription, 'period_end', '2026-07-02T12:00:00Z', terms));
 * [later.invoice, later.subscription.cancelling]; // => [null, true]
 * const now = unwrap(cancelSubscription(subscription, 'now', '2026-07-02T12:00:00Z', terms));
 * [now.invoice?.total, now.invoice?.creditGranted, now.invoice?.creditExpired]; // => [-18000, 18000, 18000]
 * ```
 */
export const cancelSubscription = (
  subscription: Subscription,
  when: CancelWhen,
  at: Instant | string,
  terms: Terms,
): Result<Billing, CancelSubscriptionError> => {
  const input = parseInput(inputSchema, { subscription, when, at });
  if (!input.ok) return input;
  return cancelParsed(input.value.subscription, input.value.when, input.value.at, terms);
};

/** {@link cancelSubscription} for a parsed subscription. */
export const cancelParsed = (state: Subscription, when: CancelWhen, at: Instant, terms: Terms) => {
  const opened = openState(state, at);
  if (!opened.ok) return opened;
  const fault = termsFault(terms);
  if (fault !== null) return fault;
  const { start, end } = state.period;
  if (at < start || at >= end) return fail('instant_outside_period', { at, start, end }, ['at']);
  if (when === 'now') return endNow(state, at, terms);
  const cancelling = when === 'period_end';
  const next = cancelling === state.cancelling ? state : advanced({ ...state, cancelling }, at);
  return ok<Billing>({ subscription: next, invoice: null, entries: [] });
};

const endNow = (state: Subscription, at: Instant, terms: Terms) => {
  const lines = linesBetween(state, null, at, terms);
  if (!lines.ok) return lines;
  const ended = { ...state, endedAt: at, billed: NOTHING_BILLED };
  const billed = issue(ended, lines.value, at, 'cancellation', true);
  if (!billed.ok) return billed;
  return ok<Billing>({ ...billed.value, subscription: advanced(billed.value.subscription, at) });
};
