import { fail, type Instant, ok } from '../kernel/index.js';
import { type Change, couponFault, quantityFault } from './change.js';
import { nextCoupon } from './coupon.js';
import { amountOutOfRange } from './failures.js';
import { periodOf } from './period.js';
import { priceOf } from './price-book.js';
import { isTrial, type Subscription } from './subscription.js';
import type { Terms } from './terms.js';

/** The state a change leads to, without its money. */
export const afterChange = (state: Subscription, change: Change, at: Instant, terms: Terms) => {
  const fault = quantityFault(change) ?? couponFault(change.coupon, state.currency);
  if (fault !== null) return fault;
  const seats = moved(state.seats, change.addSeats, change.removeSeats, 'seats');
  if (!seats.ok) return seats;
  const numbers = moved(state.numbers, change.addNumbers, change.removeNumbers, 'numbers');
  if (!numbers.ok) return numbers;

  const { plan = state.plan, interval = state.interval, coupon = state.coupon } = change;
  const counted = { ...state, plan, interval, coupon, seats: seats.value, numbers: numbers.value };
  if (plan === state.plan && interval === state.interval) return ok(counted);
  const prices = priceOf(terms.book, plan, state.currency, interval);
  if (!prices.ok) return prices;
  const priced = { ...counted, prices: prices.value };
  // A trial keeps its end: the interval counts from there.
  if (interval === state.interval || isTrial(state)) return ok(priced);

  const anchor = Math.floor(at / 1000) * 1000;
  const period = periodOf(anchor, interval, 0);
  if (!period.ok) return period;
  return ok({
    ...priced,
    anchor,
    periodIndex: 0,
    period: { start: period.value.start, end: period.value.end },
    // Every period that starts uses up one of the coupon's; a coupon that comes with the change starts with it.
    coupon: change.coupon === undefined ? nextCoupon(state.coupon) : coupon,
  });
};

const moved = (held: number, added = 0, removed = 0, item: 'seats' | 'numbers') => {
  const path = ['change', item === 'seats' ? 'removeSeats' : 'removeNumbers'];
  const sum = held + added;
  if (!Number.isSafeInteger(sum)) return amountOutOfRange(['change']);
  if (removed > sum) return fail(`not_enough_${item}`, { held, removed }, path);
  return ok(sum - removed);
};
