import * as z from 'zod/mini';
import type { Instant, Result } from '../kernel/index.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { type AmountOutOfRange, amountOutOfRange } from './failures.js';
import type { Billing } from './invoice.js';
import { balanceOf, grant, take } from './ledger.js';
import { openState, type StateError, stateAndInstant } from './open-state.js';
import type { Subscription } from './subscription.js';
import { isDone, type UsageMovement, unchanged, written } from './usage-credit.js';

const wholeSchema = /* @__PURE__ */ (() =>
  z.strictObject({ ...stateAndInstant, movement: z.strictObject({ id: idSchema }) }))();

/**
 * Moves the prepaid usage to the subscription's credit, where the next invoices use it: the whole balance or nothing, and there is no
 * way back.
 *
 * Errors: `invalid_input`, `unknown_currency`, `invalid_period`, `invalid_ledger`, `subscription_ended`, `out_of_order`,
 * `amount_out_of_range`.
 *
 * @returns the next subscription, or {@link UsageCreditError}
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { buyUsageCredit, creditBalance, moveUsageCredit, publishedPrices, startSubscription } from 'partyline/pricing';
 *
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 1, numbers: 1 } as const;
 * const at = '2026-01-01T00:00:00Z';
 * const { subscription } = unwrap(startSubscription(order, at, { book: publishedPrices }));
 * const bought = unwrap(buyUsageCredit(subscription, { id: 'topup-1', amount: 2000 }, at));
 * const moved = unwrap(moveUsageCredit(bought.subscription, { id: 'move-1' }, at));
 * [creditBalance(moved.subscription, 'usage'), creditBalance(moved.subscription)]; // => [0, 2000]
 * ```
 */
export const moveUsageCredit = (
  subscription: Subscription,
  movement: Pick<UsageMovement, 'id'>,
  at: Instant | string,
): Result<Billing, StateError | AmountOutOfRange> => {
  const input = parseInput(wholeSchema, { subscription, movement, at });
  if (!input.ok) return input;
  const { subscription: state, at: now } = input.value;
  const opened = openState(state, now);
  if (!opened.ok) return opened;
  const ref = input.value.movement.id;
  const amount = balanceOf(state.ledger, 'usage');
  if (amount === 0 || isDone(state, 'moved', ref)) return unchanged(subscription);
  if (!Number.isSafeInteger(balanceOf(state.ledger, 'subscription') + amount)) return amountOutOfRange();
  const posting = { at: now, cause: 'moved', ref } as const;
  const taken = take(state.ledger, 'use', amount, { balance: 'usage', ...posting });
  return written(state, now, grant(taken, amount, { balance: 'subscription', ...posting }));
};
