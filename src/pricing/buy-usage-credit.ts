import type { Instant, Result } from '../kernel/index.js';
import { amountOutOfRange } from './failures.js';
import type { Billing } from './invoice.js';
import { balanceOf, grant } from './ledger.js';
import type { Subscription } from './subscription.js';
import {
  isDone,
  type NotEnoughCredit,
  readMovement,
  type UsageCreditError,
  type UsageMovement,
  unchanged,
  written,
} from './usage-credit.js';

/**
 * Adds prepaid usage (calls, messages), paid outside of invoices. It is a balance of its own.
 *
 * Errors: `invalid_input`, `unknown_currency`, `invalid_period`, `invalid_ledger`, `subscription_ended`, `out_of_order`,
 * `amount_out_of_range`, `invalid_amount`.
 *
 * @returns the next subscription, or {@link UsageCreditError}
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { buyUsageCredit, creditBalance, publishedPrices, startSubscription } from 'partyline/pricing';
 *
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 1, numbers: 1 } as const;
 * const { subscription } = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', { book: publishedPrices }));
 * const bought = unwrap(buyUsageCredit(subscription, { id: 'topup-1', amount: 2000 }, '2026-01-02T00:00:00Z'));
 * creditBalance(bought.subscription, 'usage'); // => 2000
 * creditBalance(bought.subscription); // => 0
 * ```
 */
export const buyUsageCredit = (
  subscription: Subscription,
  movement: UsageMovement,
  at: Instant | string,
): Result<Billing, Exclude<UsageCreditError, NotEnoughCredit>> => {
  const read = readMovement(subscription, movement, at);
  if (!read.ok) return read;
  const { state, id, amount, now } = read.value;
  if (isDone(state, 'purchase', id)) return unchanged(subscription);
  if (!Number.isSafeInteger(balanceOf(state.ledger, 'usage') + amount)) return amountOutOfRange(['movement', 'amount']);
  return written(state, now, grant(state.ledger, amount, { balance: 'usage', at: now, cause: 'purchase', ref: id }));
};
