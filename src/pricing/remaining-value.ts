import { fail, type Instant, isInstant, ok, type Result } from '../kernel/index.js';
import { type AmountOutOfRange, type InstantOutsidePeriod, type InvalidInstant, invalidInstant } from './failures.js';
import { fractionOf, itemsOf, partOf } from './items.js';
import { isTrial, type Subscription } from './subscription.js';

/** How {@link remainingValue} can fail. */
export type RemainingValueError = InvalidInstant | InstantOutsidePeriod | AmountOutOfRange;

/**
 * The value function W: what the rest of the current period is worth at an instant, in minor units, before tax.
 *
 * Each item (seats, extra numbers) is rounded once and the items are added up. Every charge and every credit is
 * `W(after, at) − W(before, at)`, so a change and its reverse at one instant cancel out to the cent, and A→B→C costs what A→C costs.
 * At the start of the period it is the full price, at the end 0; during a trial it is 0.
 *
 * Errors: `amount_out_of_range`, `invalid_instant`, `instant_outside_period`.
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
 * @see docs/pricing.md
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
