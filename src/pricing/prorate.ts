import { fail } from '../kernel/failure.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import { type Err, ok, type Result } from '../kernel/result.js';
import {
  type AmountOutOfRange,
  amountOutOfRange,
  type InstantOutsidePeriod,
  type InvalidAmount,
  type InvalidInstant,
  type InvalidPeriod,
  type InvalidQuantity,
  invalidAmount,
  invalidInstant,
  invalidPeriod,
  invalidQuantity,
} from './failures.js';
import { type Period, seconds } from './period.js';
import { HALF, halfUp, scaleUnits } from './ratio.js';

/** What {@link prorate} takes. */
export interface Proration {
  /** The price of one for the whole period, in minor units. Negative for a credit. */
  readonly unitPrice: number;
  /** How many; a whole number of at least 0. */
  readonly quantity: number;
  /** Half-open: the end belongs to the next period. */
  readonly period: Period;
  /** From when on it is used, within the period. */
  readonly at: Instant;
}

/** How {@link prorate} can fail. */
export type ProrateError =
  | InvalidAmount
  | InvalidQuantity
  | InvalidInstant
  | InvalidPeriod
  | InstantOutsidePeriod
  | AmountOutOfRange;

/**
 * What the rest of a period costs: `quantity × unitPrice × (end − at) / (end − start)`, in minor units.
 *
 * Time counts in whole seconds, an instant within a second as that second. The product is taken before the quotient and rounded
 * once, half away from zero, so a price for three is not three times a rounded price. At the start this is the full price, at the
 * end zero. Beyond safe integers it computes with BigInt; the result is exact, or `amount_out_of_range`.
 *
 * Errors: `invalid_amount`, `invalid_quantity`, `invalid_instant`, `invalid_period`, `instant_outside_period`, `amount_out_of_range`.
 *
 * @example
 * ```ts
 * import { prorate } from 'partyline/pricing';
 *
 * const period = { start: Date.UTC(2017, 1, 14), end: Date.UTC(2017, 2, 14) };
 * const at = 1_488_568_488_000; // 2017-03-03T19:14:48Z
 * prorate({ unitPrice: 1000, quantity: 1, period, at }); // => { ok: true, value: 364 }
 * prorate({ unitPrice: -1000, quantity: 1, period, at }); // => { ok: true, value: -364 }
 * ```
 * @see docs/pricing.md
 */
export const prorate = (proration: Proration): Result<number, ProrateError> => {
  const { unitPrice, quantity, period, at } = proration;
  const { start, end } = period;
  const last = Math.floor(end / 1000);
  const length = last - Math.floor(start / 1000);
  const rest = last - Math.floor(at / 1000);
  // A comparison with NaN is false, so whatever is odd about the input ends in `refusal`. Nothing but a refusal leaves by another way: where
  // all that comes back is this one `ok`, a compiler that takes the call into the caller's code need not make the object.
  if (
    rest >= 0 &&
    rest <= length &&
    length > 0 &&
    quantity >= 0 &&
    isInstant(start) &&
    isInstant(end) &&
    isInstant(at) &&
    Number.isSafeInteger(unitPrice) &&
    Number.isSafeInteger(quantity)
  ) {
    const product = unitPrice * quantity * rest;
    const value =
      product >= 0 && product <= HALF ? halfUp(product, length) : scaleUnits(quantity, unitPrice, rest, length);
    if (value !== null) return ok(value);
  }
  return refusal(proration);
};

const refusal = ({ unitPrice, quantity, period, at }: Proration): Err<ProrateError> => {
  const { start, end } = period;
  if (!Number.isSafeInteger(unitPrice)) return invalidAmount(['unitPrice']);
  if (!Number.isSafeInteger(quantity) || quantity < 0) return invalidQuantity(0, ['quantity']);
  if (!isInstant(start)) return invalidInstant(['period', 'start']);
  if (!isInstant(end)) return invalidInstant(['period', 'end']);
  if (!isInstant(at)) return invalidInstant(['at']);
  if (seconds(end) <= seconds(start)) return invalidPeriod(start, end, ['period']);
  if (seconds(at) < seconds(start) || seconds(at) > seconds(end)) {
    return fail('instant_outside_period', { at, start, end }, ['at']);
  }
  return amountOutOfRange();
};
