import * as z from 'zod/mini';
import { type Instant, ok, type Result } from '../kernel/index.js';
import { type InvalidInput, idSchema, parseInput } from '../kernel/input.js';
import { type Coupon, couponSchema } from './coupon.js';
import { currencyExponent } from './currencies.js';
import { type InvalidPeriod, invalidPeriod, type UnknownCurrency, unknownCurrency } from './failures.js';
import { type InvalidLedger, type LedgerEntry, ledgerFault, ledgerSchema } from './ledger.js';
import { type Line, lineSchema } from './line.js';
import { type Interval, type Period, periodOf } from './period.js';
import { type Item, type PriceSnapshot, priceSnapshotSchema } from './price-book.js';

/** What was billed for an item in the current period and is not yet credited: no credit goes beyond it. Minor units. */
export interface Billed {
  readonly amount: number;
  readonly tax: number;
}

/** A period in which nothing was billed yet. */
export const NOTHING_BILLED = { seats: { amount: 0, tax: 0 }, numbers: { amount: 0, tax: 0 } } as const;

/** Changes in force that wait to be invoiced together. */
export interface Pending {
  /** From this instant on {@link settleChanges} makes the invoice. A renewal or a cancellation makes it earlier. */
  readonly closesAt: Instant;
  readonly lines: readonly Line[];
}

/** A change that was applied, and the version it was quoted for. */
export interface AppliedChange {
  readonly id: string;
  readonly version: number;
}

/**
 * A subscription: plain JSON, the whole state of what a workspace pays. Store it as one record; every operation takes it and returns
 * the next one.
 */
export interface Subscription {
  readonly id: string;
  /** Moves with every operation that changes something. */
  readonly version: number;
  readonly currency: string;
  readonly plan: string;
  readonly interval: Interval;
  /** The prices agreed when the period, or the plan, began. */
  readonly prices: PriceSnapshot;
  readonly seats: number;
  /** All phone numbers, the included ones among them. */
  readonly numbers: number;
  readonly coupon: Coupon | null;
  /** Every period is counted from here, never from the last period's end. */
  readonly anchor: Instant;
  /** Which period after the anchor is the current one; -1 during a trial, which ends at the anchor. */
  readonly periodIndex: number;
  readonly period: Period;
  /** Ends with the current period instead of being renewed. */
  readonly cancelling: boolean;
  readonly endedAt: Instant | null;
  /** Nothing may happen before this instant any more. */
  readonly changedAt: Instant;
  readonly billed: { readonly [I in Item]: Billed };
  readonly pending: Pending | null;
  /** Credits of the subscription and prepaid usage: append-only. */
  readonly ledger: readonly LedgerEntry[];
  /** How many invoices were made; the next one takes the next number. */
  readonly invoices: number;
  /** The latest changes, so that a repeated one is recognised. */
  readonly applied: readonly AppliedChange[];
}

/** How {@link parseSubscription} can fail. */
export type ParseSubscriptionError = InvalidInput | UnknownCurrency | InvalidPeriod | InvalidLedger;

const whole = /* @__PURE__ */ (() =>
  z.int().check(
    z.nonnegative(),
    z.overwrite((value) => value + 0),
  ))();
const instant = /* @__PURE__ */ (() => z.int().check(z.minimum(-8.64e15), z.maximum(8.64e15)))();
const billed = /* @__PURE__ */ (() => z.strictObject({ amount: whole, tax: whole }))();

export const subscriptionSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    id: idSchema,
    version: whole,
    currency: z.string().check(z.length(3)),
    plan: idSchema,
    interval: z.enum(['month', 'year']),
    prices: priceSnapshotSchema,
    seats: whole,
    numbers: whole,
    coupon: z.nullable(couponSchema),
    anchor: instant,
    periodIndex: z.int().check(z.minimum(-1)),
    period: z.strictObject({ start: instant, end: instant }),
    cancelling: z.boolean(),
    endedAt: z.nullable(instant),
    changedAt: instant,
    billed: z.strictObject({ seats: billed, numbers: billed }),
    pending: z.nullable(z.strictObject({ closesAt: instant, lines: z.array(lineSchema) })),
    ledger: ledgerSchema,
    invoices: whole,
    applied: z.array(z.strictObject({ id: idSchema, version: whole })),
  }))();

/**
 * Reads a subscription from untrusted or stored data, and checks what no shape can say: a known currency, a period that is the one its
 * anchor gives, a ledger whose entries can all be true.
 *
 * Errors: `invalid_input`, `unknown_currency`, `invalid_period`, `invalid_ledger`.
 *
 * @example
 * ```ts
 * import { parseSubscription } from 'partyline/pricing';
 *
 * parseSubscription({ id: 's1' }).ok; // => false
 * ```
 * @see docs/pricing.md
 */
export const parseSubscription = (input: unknown): Result<Subscription, ParseSubscriptionError> => {
  const parsed = parseInput(subscriptionSchema, input);
  if (!parsed.ok) return parsed;
  return checkSubscription(parsed.value);
};

/** The checks of {@link parseSubscription} beyond the shape. */
export const checkSubscription = (
  state: Subscription,
): Result<Subscription, UnknownCurrency | InvalidPeriod | InvalidLedger> => {
  if (currencyExponent(state.currency) === null) return unknownCurrency(['currency']);
  const { start, end } = state.period;
  const expected = isTrial(state)
    ? { start: Math.min(start, state.anchor - 1000), end: state.anchor }
    : periodOf(state.anchor, state.interval, state.periodIndex);
  const period = 'ok' in expected ? (expected.ok ? expected.value : null) : expected;
  if (period?.start !== start || period.end !== end) return invalidPeriod(start, end, ['period']);
  return ledgerFault(state.ledger) ?? ok(state);
};

/** Whether the current period is a trial: it has the value 0. */
export const isTrial = (state: Subscription): boolean => state.periodIndex < 0;
