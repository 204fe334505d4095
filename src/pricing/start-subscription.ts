import * as z from 'zod/mini';
import { type Failure, fail, type Instant, type Result } from '../kernel/index.js';
import { type InvalidInput, idSchema, instantSchema, parseInput } from '../kernel/input.js';
import { type CurrencyMismatch, couponFault } from './change.js';
import { type Coupon, couponSchema } from './coupon.js';
import { currencyExponent } from './currencies.js';
import {
  type InvalidInstant,
  type InvalidQuantity,
  invalidInstant,
  invalidQuantity,
  type UnknownCurrency,
  unknownCurrency,
} from './failures.js';
import { type Billing, issue } from './invoice.js';
import { billedAnew, linesBetween } from './lines-between.js';
import { type Interval, periodOf } from './period.js';
import { type PriceOfError, priceOf } from './price-book.js';
import { NOTHING_BILLED, type Subscription } from './subscription.js';
import { type BillingError, type Terms, termsFault } from './terms.js';

/** What a subscription starts with. */
export interface Order {
  readonly id: string;
  readonly plan: string;
  readonly currency: string;
  readonly interval: Interval;
  readonly seats: number;
  readonly numbers: number;
  readonly coupon?: Coupon;
  /** Free until this instant, which then becomes the anchor; after the start. */
  readonly trialUntil?: Instant | string;
}

/** A trial that ends before it starts. */
export type InvalidTrial = Failure<'invalid_trial', { readonly start: Instant; readonly end: Instant }>;

/** How {@link startSubscription} can fail. */
export type StartSubscriptionError =
  | InvalidInput
  | PriceOfError
  | BillingError
  | UnknownCurrency
  | InvalidQuantity
  | InvalidInstant
  | CurrencyMismatch
  | InvalidTrial;

const inputSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    at: instantSchema,
    order: z.strictObject({
      id: idSchema,
      plan: idSchema,
      currency: z.string(),
      interval: z.enum(['month', 'year']),
      seats: z.number(),
      numbers: z.number(),
      coupon: z.exactOptional(couponSchema),
      trialUntil: z.exactOptional(instantSchema),
    }),
  }))();

/**
 * Starts a subscription: the instant becomes the anchor of all its periods, and the first period is billed. With a trial nothing is
 * billed until the trial ends and {@link renew} starts the first paid period.
 *
 * Errors: `invalid_quantity`, `invalid_instant`, `amount_out_of_range`, `invalid_input`, `unknown_currency`, `unknown_plan`,
 * `price_missing`, `invalid_price_book`, `invalid_terms`, `invalid_tax`, `currency_mismatch`, `invalid_trial`.
 *
 * @returns the subscription and its first invoice, or {@link StartSubscriptionError}
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { publishedPrices, startSubscription } from 'partyline/pricing';
 *
 * const order = { id: 's1', plan: 'business', currency: 'USD', interval: 'year', seats: 4, numbers: 5 } as const;
 * const { subscription, invoice } = unwrap(startSubscription(order, '2026-01-31T09:00:00Z', { book: publishedPrices }));
 * subscription.period.end; // => Date.UTC(2027, 0, 31, 9)
 * invoice?.lines.map((line) => [line.code, line.quantity, line.unitPrice, line.amount]);
 * // => [['seats_full_period', 4, 27600, 110400], ['numbers_full_period', 1, 6000, 6000]]
 * ```
 */
export const startSubscription = (
  order: Order,
  at: Instant | string,
  terms: Terms,
): Result<Billing, StartSubscriptionError> => {
  const input = parseInput(inputSchema, { order, at });
  if (!input.ok) return input;
  const { id, plan, currency, interval, coupon = null, trialUntil } = input.value.order;
  const fault = termsFault(terms) ?? couponFault(coupon, currency);
  if (fault !== null) return fault;
  if (currencyExponent(currency) === null) return unknownCurrency(['order', 'currency']);
  for (const name of ['seats', 'numbers'] as const) {
    const value = input.value.order[name];
    if (!Number.isSafeInteger(value) || value < 0) return invalidQuantity(0, ['order', name]);
  }
  const prices = priceOf(terms.book, plan, currency, interval);
  if (!prices.ok) return prices;

  const start = wholeSecond(input.value.at);
  const anchor = trialUntil === undefined ? start : wholeSecond(trialUntil);
  if (trialUntil !== undefined && anchor <= start) {
    return fail('invalid_trial', { start, end: anchor }, ['order', 'trialUntil']);
  }
  const first = periodOf(anchor, interval, 0);
  if (!first.ok) return invalidInstant(['at']);
  const paid = { start: first.value.start, end: first.value.end };
  const state: Subscription = {
    id,
    version: 1,
    currency,
    plan,
    interval,
    prices: prices.value,
    seats: input.value.order.seats + 0,
    numbers: input.value.order.numbers + 0,
    coupon,
    anchor,
    periodIndex: trialUntil === undefined ? 0 : -1,
    period: trialUntil === undefined ? paid : { start, end: anchor },
    cancelling: false,
    endedAt: null,
    changedAt: input.value.at,
    billed: NOTHING_BILLED,
    pending: null,
    ledger: [],
    invoices: 0,
    applied: [],
  };
  const lines = linesBetween(null, state, start, terms);
  if (!lines.ok) return lines;
  return issue({ ...state, billed: billedAnew(lines.value) }, lines.value, input.value.at, 'start');
};

/** Periods begin on whole seconds, the unit in which time is shared out. */
const wholeSecond = (at: Instant): Instant => Math.floor(at / 1000) * 1000;
