import * as z from 'zod/mini';
import { type Failure, fail, type Instant, ok, type Result } from '../kernel/index.js';
import { parseInput } from '../kernel/input.js';
import { afterChange } from './after-change.js';
import { type Change, type CurrencyMismatch, changeSchema, type NotEnough } from './change.js';
import type { InstantOutsidePeriod, InvalidInstant, InvalidQuantity } from './failures.js';
import { type Figures, figuresOf } from './invoice.js';
import { balanceOf } from './ledger.js';
import type { Line } from './line.js';
import { billedAfter, linesBetween } from './lines-between.js';
import { openState, type StateError, stateAndInstant } from './open-state.js';
import type { Interval, Period } from './period.js';
import type { PriceOfError } from './price-book.js';
import type { Subscription } from './subscription.js';
import { type BillingError, quoteLifetime, type Terms, termsFault } from './terms.js';

/** What a change would cost: plain data, with the arithmetic. Its figures include what is pending already. */
export interface Quote extends Figures {
  readonly change: Change;
  readonly subscription: string;
  /** The version of the subscription it was made for. */
  readonly version: number;
  readonly at: Instant;
  /** It can be applied before this instant. */
  readonly expiresAt: Instant;
  readonly currency: string;
  /** The lines of this change: credits for what was, charges for what will be. */
  readonly lines: readonly Line[];
  /** The total of changes that wait for the same invoice; part of {@link Figures.total}. */
  readonly carried: number;
  /** How things stand after the change. */
  readonly after: {
    readonly plan: string;
    readonly interval: Interval;
    readonly seats: number;
    readonly numbers: number;
    readonly period: Period;
  };
}

/** The change was applied before; applying it again would bill it twice. */
export type ChangeAlreadyApplied = Failure<'change_already_applied', { readonly id: string }>;

/** How {@link quoteChange} can fail. */
export type QuoteChangeError =
  | StateError
  | PriceOfError
  | BillingError
  | InvalidInstant
  | InstantOutsidePeriod
  | InvalidQuantity
  | NotEnough
  | CurrencyMismatch
  | ChangeAlreadyApplied;

const inputSchema = /* @__PURE__ */ (() => z.strictObject({ ...stateAndInstant, change: changeSchema }))();

/**
 * What a change costs, line by line, without making it.
 *
 * Seats and numbers are added and removed at the agreed prices; a plan or an interval takes those of the current book. The old state
 * is credited for the rest of its period, the new one charged: `W(after, at) − W(before, at)` (see {@link remainingValue}). A change
 * of interval starts a new period at `at`. What did not change has no line. During a trial nothing costs anything.
 *
 * Errors: `invalid_quantity`, `invalid_instant`, `invalid_period`, `instant_outside_period`, `amount_out_of_range`, `invalid_input`,
 * `unknown_currency`, `invalid_ledger`, `subscription_ended`, `out_of_order`, `unknown_plan`, `price_missing`, `invalid_price_book`,
 * `invalid_terms`, `invalid_tax`, `not_enough_seats`, `not_enough_numbers`, `currency_mismatch`, `change_already_applied`.
 *
 * @param at epoch milliseconds or ISO 8601 with an offset, within the current period
 * @returns the quote, or {@link QuoteChangeError}; `instant_outside_period` asks for {@link renew} first
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { publishedPrices, quoteChange, startSubscription } from 'partyline/pricing';
 *
 * const terms = { book: publishedPrices };
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 5, numbers: 5 } as const;
 * const { subscription } = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', terms));
 *
 * const quote = unwrap(quoteChange(subscription, { id: 'c1', addSeats: 2 }, '2026-01-11T00:00:00Z', terms));
 * quote.lines.map((line) => [line.code, line.quantity, line.amount]);
 * // => [['seats_unused', 5, -87534], ['seats_rest_of_period', 7, 122548]]
 * quote.due; // => 35014
 * ```
 */
export const quoteChange = (
  subscription: Subscription,
  change: Change,
  at: Instant | string,
  terms: Terms,
): Result<Quote, QuoteChangeError> => {
  const input = parseInput(inputSchema, { subscription, change, at });
  if (!input.ok) return input;
  const decided = decideChange(input.value.subscription, input.value.change, input.value.at, terms);
  return decided.ok ? ok(decided.value.quote) : decided;
};

/** A quote and the state it leads to, not yet billed. */
export interface DecidedChange {
  readonly quote: Quote;
  readonly after: Subscription;
}

/** The quote of a parsed change, and the state it leads to, not yet billed. */
export const decideChange = (state: Subscription, change: Change, at: Instant, terms: Terms) => {
  const opened = openState(state, at);
  if (!opened.ok) return opened;
  const fault = termsFault(terms);
  if (fault !== null) return fault;
  if (state.applied.some(({ id }) => id === change.id)) {
    return fail('change_already_applied', { id: change.id }, ['change', 'id']);
  }
  const { start, end } = state.period;
  if (at < start || at >= end) return fail('instant_outside_period', { at, start, end }, ['at']);
  const after = afterChange(state, change, at, terms);
  if (!after.ok) return after;

  const between = linesBetween(state, after.value, at, terms);
  if (!between.ok) return between;
  const lines = between.value;
  const billed = billedAfter(state, after.value, lines);
  if (!billed.ok) return billed;
  const carried = figuresOf(state.pending?.lines ?? [], 0);
  if (!carried.ok) return carried;
  const figures = figuresOf([...(state.pending?.lines ?? []), ...lines], balanceOf(state.ledger, 'subscription'));
  if (!figures.ok) return figures;
  const { plan, interval, seats, numbers, period } = after.value;
  const quote: Quote = {
    change,
    subscription: state.id,
    version: state.version,
    at,
    expiresAt: Math.min(at + quoteLifetime(terms), end),
    currency: state.currency,
    lines,
    carried: carried.value.total,
    ...figures.value,
    after: { plan, interval, seats, numbers, period },
  };
  return ok<DecidedChange>({ quote, after: { ...after.value, billed: billed.value } });
};
