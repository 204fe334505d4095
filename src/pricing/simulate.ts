import * as z from 'zod/mini';
import { type Err, err, type Failure, fail, type Instant, ok, type Path, type Result } from '../kernel/index.js';
import { instantSchema, parseInput } from '../kernel/input.js';
import { commitQuote } from './apply-quote.js';
import { type CancelSubscriptionError, type CancelWhen, cancelParsed } from './cancel-subscription.js';
import { type Change, changeSchema } from './change.js';
import type { Billing, Invoice } from './invoice.js';
import { balanceOf } from './ledger.js';
import { stateAndInstant } from './open-state.js';
import type { Interval, Period } from './period.js';
import { decideChange, type QuoteChangeError } from './quote-change.js';
import { type RenewError, renewParsed } from './renew.js';
import { type SettleChangesError, settleParsed } from './settle-changes.js';
import type { Subscription } from './subscription.js';
import type { Terms } from './terms.js';

/** Something that is to happen in a simulation. */
export type Step =
  | { readonly at: Instant | string; readonly change: Change }
  | { readonly at: Instant | string; readonly cancel: CancelWhen };

/** One moment of a timeline, and how things stand after it. */
export interface Moment {
  readonly at: Instant;
  readonly kind: 'changed' | 'settled' | 'renewed' | 'cancelled' | 'ended';
  /** Of a change. */
  readonly changeId: string | null;
  readonly invoice: Invoice | null;
  readonly plan: string;
  readonly interval: Interval;
  readonly seats: number;
  readonly numbers: number;
  readonly period: Period;
  readonly creditBalance: number;
}

/** What {@link simulate} answers. */
export interface Timeline {
  readonly moments: readonly Moment[];
  readonly subscription: Subscription;
}

/** More moments than a forecast needs. */
export type TimelineTooLong = Failure<'timeline_too_long', { readonly maximum: number }>;

/** How {@link simulate} can fail; `path` names the step. */
export type SimulateError =
  | QuoteChangeError
  | SettleChangesError
  | RenewError
  | CancelSubscriptionError
  | TimelineTooLong;

const MAX_MOMENTS = 2000;

const inputSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    subscription: stateAndInstant.subscription,
    until: instantSchema,
    steps: z
      .array(
        z.union([
          z.strictObject({ at: instantSchema, change: changeSchema }),
          z.strictObject({ at: instantSchema, cancel: z.enum(['period_end', 'now', 'never']) }),
        ]),
      )
      .check(z.maxLength(MAX_MOMENTS)),
  }))();

/**
 * Plays changes and cancellations forward, with every renewal and batched invoice that falls in between, up to and including an
 * instant. It runs the very operations a host would call, so a forecast is what would happen.
 *
 * Errors: `invalid_input`, `unknown_currency`, `invalid_period`, `invalid_ledger`, `subscription_ended`, `out_of_order`, `unknown_plan`,
 * `price_missing`, `invalid_price_book`, `invalid_terms`, `invalid_tax`, `amount_out_of_range`, `invalid_instant`,
 * `instant_outside_period`, `invalid_quantity`, `not_enough_seats`, `not_enough_numbers`, `currency_mismatch`, `change_already_applied`,
 * `window_open`, `period_not_over`, `timeline_too_long`.
 *
 * @param steps in any order; at one instant, in the order given. A renewal at that instant comes first
 * @returns the moments and the subscription after them, or {@link SimulateError}
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { publishedPrices, simulate, startSubscription } from 'partyline/pricing';
 *
 * const terms = { book: publishedPrices };
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 2 } as const;
 * const { subscription } = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', terms));
 * const steps = [{ at: '2026-07-02T12:00:00Z', change: { id: 'c1', addSeats: 1 } }];
 * const { moments } = unwrap(simulate(subscription, steps, '2027-01-01T00:00:00Z', terms));
 * moments.map((moment) => [moment.kind, moment.seats, moment.invoice?.due]);
 * // => [['changed', 3, 9000], ['renewed', 3, 54000]]
 * ```
 */
export const simulate = (
  subscription: Subscription,
  steps: readonly Step[],
  until: Instant | string,
  terms: Terms,
): Result<Timeline, SimulateError> => {
  const input = parseInput(inputSchema, { subscription, steps, until });
  if (!input.ok) return input;
  const last = input.value.until;
  const queue = input.value.steps.map((step, index) => ({ ...step, index })).sort((a, b) => a.at - b.at);
  const moments: Moment[] = [];
  let state: Subscription = input.value.subscription;
  const record = (at: Instant, kind: Moment['kind'], { invoice }: Billing, changeId: string | null = null) => {
    const { plan, interval, seats, numbers, period, ledger } = state;
    const creditBalance = balanceOf(ledger, 'subscription');
    moments.push({ at, kind, changeId, invoice, plan, interval, seats, numbers, period, creditBalance });
  };

  for (let next = queue.shift(); ; ) {
    if (moments.length >= MAX_MOMENTS) return fail('timeline_too_long', { maximum: MAX_MOMENTS }, ['until']);
    const due = state.endedAt === null ? nextDue(state) : null;
    const isDue = due !== null && due.at <= last && (next === undefined || due.at <= next.at);
    if (isDue) {
      const done = due.kind === 'settled' ? settleParsed(state, due.at) : renewParsed(state, due.at, terms);
      if (!done.ok) return done;
      state = done.value.subscription;
      record(due.at, state.endedAt === null ? due.kind : 'ended', done.value);
    } else if (next !== undefined && next.at <= last) {
      const done =
        'change' in next
          ? changed(state, next.change, next.at, terms)
          : cancelParsed(state, next.cancel, next.at, terms);
      if (!done.ok) return atStep(done, next.index);
      state = done.value.subscription;
      const kind = 'change' in next ? 'changed' : state.endedAt === null ? 'cancelled' : 'ended';
      record(next.at, kind, done.value, 'change' in next ? next.change.id : null);
      next = queue.shift();
    } else {
      return ok<Timeline>({ moments, subscription: state });
    }
  }
};

/** What comes by itself: the renewal, or before it the invoice of a burst. */
const nextDue = ({ pending, period, changedAt }: Subscription): { at: Instant; kind: 'settled' | 'renewed' } => {
  // What a host was late for falls due when it last came by.
  const notBefore = (at: Instant) => Math.max(at, changedAt);
  return pending !== null && pending.closesAt < period.end
    ? { at: notBefore(pending.closesAt), kind: 'settled' }
    : { at: notBefore(period.end), kind: 'renewed' };
};

const changed = (state: Subscription, change: Change, at: Instant, terms: Terms) => {
  const decided = decideChange(state, change, at, terms);
  return decided.ok ? ok(commitQuote(state, decided.value, at, terms)) : decided;
};

/** The failure of a step, with the step in its path. */
const atStep = <F extends Err<{ readonly path: Path }>>({ error }: F, index: number): Err<F['error']> =>
  err({ ...error, path: ['steps', index, ...error.path] });
