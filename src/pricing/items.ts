import { type Instant, ok, type Result } from '../kernel/index.js';
import { discountsOf } from './coupon.js';
import { type AmountOutOfRange, amountOutOfRange } from './failures.js';
import { MONTHS, type Period, seconds } from './period.js';
import type { Item } from './price-book.js';
import { share, sum } from './ratio.js';
import type { Subscription } from './subscription.js';

/** One item of a subscription over a full period, in minor units. */
export interface ItemPrice {
  readonly item: Item;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
  /** `quantity × unitPrice − discount` */
  readonly net: number;
}

/**
 * How many numbers are paid for: those beyond the included ones. Part of the state, so adding a person can free a paid number in the same
 * change.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { extraNumbers, publishedPrices, startSubscription } from 'partyline/pricing';
 *
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 5 } as const;
 * const { subscription } = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', { book: publishedPrices }));
 * extraNumbers(subscription); // => 3
 * ```
 * @see docs/pricing.md
 */
export const extraNumbers = ({ numbers, seats, prices }: Subscription): number =>
  Math.max(0, numbers - seats * prices.includedNumbersPerSeat);

/** What is paid for in a full period: seats, then extra numbers, each after its part of the coupon. */
export const itemsOf = (state: Subscription): Result<readonly [ItemPrice, ItemPrice], AmountOutOfRange> => {
  const months = MONTHS[state.interval];
  const seats = { item: 'seats', quantity: state.seats, unitPrice: state.prices.seat * months } as const;
  const numbers = { item: 'numbers', quantity: extraNumbers(state), unitPrice: state.prices.number * months } as const;
  const gross = [seats.quantity * seats.unitPrice, numbers.quantity * numbers.unitPrice] as const;
  // Each unit price is checked too: a product with zero hides one that is out of range.
  const total = sum(gross);
  if (Number.isNaN(total + sum([seats.unitPrice, numbers.unitPrice]))) return amountOutOfRange();
  const [seatsOff, numbersOff] = discountsOf(state.coupon, gross, total);
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

/** The part of a net price, rounded once. */
export const partOf = (net: number, fraction: { readonly numerator: number; readonly denominator: number }): number =>
  share(net, fraction.numerator, fraction.denominator);
