import * as z from 'zod/mini';
import { type Failure, fail, type Instant, ok, type Result } from '../kernel/index.js';
import { parseInput } from '../kernel/input.js';
import { nextCoupon } from './coupon.js';
import type { InvalidInstant } from './failures.js';
import { type Billing, issue } from './invoice.js';
import { billedAnew, linesBetween } from './lines-between.js';
import { advanced, openState, type StateError, stateAndInstant } from './open-state.js';
import { periodOf } from './period.js';
import { type PriceOfError, priceOf } from './price-book.js';
import { isTrial, NOTHING_BILLED, type Subscription } from './subscription.js';
import { type BillingError, type Terms, termsFault } from './terms.js';

/** The current period has not ended yet. */
export type PeriodNotOver = Failure<'period_not_over', { readonly end: Instant }>;

/** How {@link renew} can fail. */
export type RenewError = StateError | PriceOfError | BillingError | InvalidInstant | PeriodNotOver;

const inputSchema = /* @__PURE__ */ (() => z.strictObject(stateAndInstant))();

/**
 * Starts the next period once the current one is over, at the prices of the current book, and bills it together with what is pending,
 * less credit. A trial goes over into the first paid period. A subscription that was cancelled for the end of its period ends here,
 * and its credit expires.
 *
 * One period at a time: a host that slept through several calls it until it says `period_not_over`.
 *
 * Errors: `invalid_instant`, `invalid_period`, `amount_out_of_range`, `invalid_input`, `unknown_currency`, `invalid_ledger`,
 * `subscription_ended`, `out_of_order`, `unknown_plan`, `price_missing`, `invalid_price_book`, `invalid_terms`, `invalid_tax`,
 * `period_not_over`.
 *
 * @returns the next subscription and the invoice, or {@link RenewError}
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { publishedPrices, renew, startSubscription } from 'partyline/pricing';
 *
 * const terms = { book: publishedPrices };
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 2 } as const;
 * const { subscription } = unwrap(startSubscription(order, '2024-02-29T00:00:00Z', terms));
 * renew(subscription, '2025-02-27T23:59:59Z', terms).ok; // => false
 * const next = unwrap(renew(subscription, '2025-02-28T00:00:00Z', terms));
 * next.invoice?.due; // => 36000
 * ```
 */
export const renew = (subscription: Subscription, at: Instant | string, terms: Terms): Result<Billing, RenewError> => {
  const input = parseInput(inputSchema, { subscription, at });
  if (!input.ok) return input;
  return renewParsed(input.value.subscription, input.value.at, terms);
};

/** {@link renew} for a parsed subscription. */
export const renewParsed = (state: Subscription, at: Instant, terms: Terms) => {
  const opened = openState(state, at);
  if (!opened.ok) return opened;
  const fault = termsFault(terms);
  if (fault !== null) return fault;
  if (at < state.period.end) return fail('period_not_over', { end: state.period.end }, ['at']);
  const billed = state.cancelling ? ended(state, at) : nextPeriod(state, at, terms);
  if (!billed.ok) return billed;
  return ok<Billing>({ ...billed.value, subscription: advanced(billed.value.subscription, at) });
};

const ended = (state: Subscription, at: Instant) =>
  issue({ ...state, endedAt: state.period.end, billed: NOTHING_BILLED }, [], at, 'cancellation', true);

const nextPeriod = (state: Subscription, at: Instant, terms: Terms) => {
  const prices = priceOf(terms.book, state.plan, state.currency, state.interval);
  if (!prices.ok) return prices;
  const period = periodOf(state.anchor, state.interval, state.periodIndex + 1);
  if (!period.ok) return period;
  const { index, start, end } = period.value;
  const next: Subscription = {
    ...state,
    prices: prices.value,
    periodIndex: index,
    period: { start, end },
    // A trial is no period of the coupon's.
    coupon: isTrial(state) ? state.coupon : nextCoupon(state.coupon),
  };
  const lines = linesBetween(null, next, start, terms);
  if (!lines.ok) return lines;
  return issue({ ...next, billed: billedAnew(lines.value) }, lines.value, at, 'renewal');
};
