import { fail, type Instant, isInstant, ok, type Result } from '../kernel/index.js';
import { discountsOf } from './coupon.js';
import {
  type AmountOutOfRange,
  amountOutOfRange,
  type InstantOutsidePeriod,
  type InvalidInstant,
  invalidInstant,
} from './failures.js';
import { MONTHS, type Period, seconds } from './period.js';
import type { Item } from './price-book.js';
import { scale, sum } from './ratio.js';
import { isTrial, type Subscription } from './subscription.js';

/** One item of a subscription over a full period, in minor units. */
export interface ItemPrice {
  readonly item: Item;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
  /** `quantity × unitPrice − discount` */
  readonly net: number;
}

/** How {@link remainingValue} can fail. */
export type RemainingValueError = InvalidInstant | InstantOutsidePeriod | AmountOutOfRange;

/** Numbers beyond the included ones. Part of the state, so adding a person can free a paid number in the same change. */
export const extraNumbers = ({ numbers, seats, prices }: Subscription): number =>
  Math.max(0, numbers - seats * prices.includedNumbersPerSeat);

/** What is paid for in a full period: seats, then extra numbers, each after its part of the coupon. */
export const itemsOf = (state: Subscription): Result<readonly [ItemPrice, ItemPrice], AmountOutOfRange> => {
  const months = MONTHS[state.interval];
  const seats = { item: 'seats', quantity: state.seats, unitPrice: state.prices.seat * months } as const;
  const numbers = { item: 'numbers', quantity: extraNumbers(state), unitPrice: state.prices.number * months } as const;
  const gross = [seats.quantity * seats.unitPrice, numbers.quantity * numbers.unitPrice] as const;
  // Each unit price is checked too: a product with zero hides one that is out of range.
  const total = sum([seats.unitPrice, numbers.unitPrice]) === null ? null : sum(gross);
  if (total === null) return amountOutOfRange();
  const [seatsOff = 0, numbersOff = 0] = discountsOf(state.coupon, gross, total);
  return ok([
    { ...seats, discount: seatsOff, net: gross[0] - seatsOff },
    { ...numbers, discount: numbersOff, net: gross[1] - numbersOff },
  ]);
};

/** The part of a period from an instant on, in whole seconds. */
export const fractionOf = ({ start, end }: Period, at: Instant) => ({
  numerator: seconds(end) - seconds(at),
  denominator: seconds(end) - seconds(start),
});

/** The part of a net price, rounded once. In range, because no part of a period is worth more than the period. */
export const partOf = (net: number, fraction: { readonly numerator: number; readonly denominator: number }): number =>
  scale(net, fraction.numerator, fraction.denominator) ?? net;

/**
 * The value function W: what the rest of the current period is worth at an instant, in minor units, before tax.
 *
 * Each item (seats, extra numbers) is rounded once and the items are added up. Every charge and every credit is
 * `W(after, at) − W(before, at)`, so a change and its reverse at one instant cancel out to the cent, and A→B→C costs what A→C costs.
 * At the start of the period it is the full price, at the end 0; during a trial it is 0.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { publishedPrices, remainingValue, startSubscription } from 'partyline/pricing';
 *
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 3 } as const;
 * const { subscription } = unwrap(startSubscription(order, Date.UTC(2026, 0, 1), { book: publishedPrices }));
 * remainingValue(subscription, Date.UTC(2026, 0, 1)); // => { ok: true, value: 42000 }
 * remainingValue(subscription, Date.UTC(2026, 11, 31, 23, 59, 59)); // => { ok: true, value: 0 }
 * ```
 */
export const remainingValue = (subscription: Subscription, at: Instant): Result<number, RemainingValueError> => {
  const { start, end } = subscription.period;
  if (!isInstant(at)) return invalidInstant(['at']);
  if (at < start || at > end) return fail('instant_outside_period', { at, start, end }, ['at']);
  if (isTrial(subscription)) return ok(0);
  const items = itemsOf(subscription);
  if (!items.ok) return items;
  const fraction = fractionOf(subscription.period, at);
  const [seats, numbers] = items.value;
  return ok(partOf(seats.net, fraction) + partOf(numbers.net, fraction));
};
