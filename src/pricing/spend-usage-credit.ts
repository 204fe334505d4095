import { fail, type Instant, type Result } from '../kernel/index.js';
import type { AmountOutOfRange } from './failures.js';
import type { Billing } from './invoice.js';
import { balanceOf, take } from './ledger.js';
import type { Subscription } from './subscription.js';
import { isDone, readMovement, type UsageCreditError, type UsageMovement, unchanged, written } from './usage-credit.js';

/**
 * Takes prepaid usage, from the earliest purchase first.
 *
 * Errors: `invalid_amount`, `invalid_period`, `invalid_input`, `unknown_currency`, `invalid_ledger`, `subscription_ended`, `out_of_order`,
 * `not_enough_credit`.
 *
 * @returns `not_enough_credit` where the balance does not cover it: nothing is taken then
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { publishedPrices, spendUsageCredit, startSubscription } from 'partyline/pricing';
 *
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 1, numbers: 1 } as const;
 * const { subscription } = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', { book: publishedPrices }));
 * spendUsageCredit(subscription, { id: 'call-1', amount: 12 }, '2026-01-02T00:00:00Z').ok; // => false
 * ```
 * @see docs/pricing.md
 */
export const spendUsageCredit = (
  subscription: Subscription,
  movement: UsageMovement,
  at: Instant | string,
): Result<Billing, Exclude<UsageCreditError, AmountOutOfRange>> => {
  const read = readMovement(subscription, movement, at);
  if (!read.ok) return read;
  const { state, id, amount, now } = read.value;
  if (isDone(state, 'usage', id)) return unchanged(subscription);
  const balance = balanceOf(state.ledger, 'usage');
  if (amount > balance) return fail('not_enough_credit', { balance, amount }, ['movement', 'amount']);
  return written(state, now, take(state.ledger, 'use', amount, { balance: 'usage', at: now, cause: 'usage', ref: id }));
};
