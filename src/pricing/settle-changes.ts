import * as z from 'zod/mini';
import { type Failure, fail, type Instant, ok, type Result } from '../kernel/index.js';
import { parseInput } from '../kernel/input.js';
import type { AmountOutOfRange } from './failures.js';
import { type Billing, issue } from './invoice.js';
import { advanced, openState, type StateError, stateAndInstant } from './open-state.js';
import type { Subscription } from './subscription.js';

/** Changes are still being gathered. */
export type WindowOpen = Failure<'window_open', { readonly closesAt: Instant }>;

/** How {@link settleChanges} can fail. */
export type SettleChangesError = StateError | WindowOpen | AmountOutOfRange;

const inputSchema = /* @__PURE__ */ (() => z.strictObject(stateAndInstant))();

/**
 * Makes the one invoice of a burst of changes once their window has closed. Changes that cancelled out make none. Without anything
 * pending it changes nothing, so a host may call it whenever it likes.
 *
 * Errors: `invalid_period`, `amount_out_of_range`, `invalid_input`, `unknown_currency`, `invalid_ledger`, `subscription_ended`,
 * `out_of_order`, `window_open`.
 *
 * @returns `window_open` before {@link Pending.closesAt}
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { applyQuote, publishedPrices, quoteChange, settleChanges, startSubscription } from 'partyline/pricing';
 *
 * const terms = { book: publishedPrices, batchWindow: 3_600_000 };
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 5, numbers: 5 } as const;
 * let { subscription } = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', terms));
 * for (const id of ['ann', 'ben', 'cleo']) {
 *   const at = '2026-01-11T00:00:00Z';
 *   const quote = unwrap(quoteChange(subscription, { id, addSeats: 1 }, at, terms));
 *   subscription = unwrap(applyQuote(subscription, quote, at, terms)).subscription;
 * }
 *
 * settleChanges(subscription, '2026-01-11T00:59:59Z').ok; // => false
 * const { invoice } = unwrap(settleChanges(subscription, '2026-01-11T01:00:00Z'));
 * invoice?.lines.map((line) => [line.quantity, line.amount]); // => [[5, -87534], [8, 140055]]
 * ```
 */
export const settleChanges = (
  subscription: Subscription,
  at: Instant | string,
): Result<Billing, SettleChangesError> => {
  const input = parseInput(inputSchema, { subscription, at });
  if (!input.ok) return input;
  const { subscription: state, at: now } = input.value;
  return settleParsed(state, now);
};

/** {@link settleChanges} for a parsed subscription. */
export const settleParsed = (state: Subscription, at: Instant) => {
  const opened = openState(state, at);
  if (!opened.ok) return opened;
  if (state.pending === null) return ok<Billing>({ subscription: state, invoice: null, entries: [] });
  if (at < state.pending.closesAt) return fail('window_open', { closesAt: state.pending.closesAt }, ['at']);
  const billed = issue(state, [], at, 'change');
  if (!billed.ok) return billed;
  return ok<Billing>({ ...billed.value, subscription: advanced(billed.value.subscription, at) });
};
