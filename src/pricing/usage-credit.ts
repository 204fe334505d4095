import * as z from 'zod/mini';
import { type Failure, fail, type Instant, ok, type Result } from '../kernel/index.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { type AmountOutOfRange, amountOutOfRange, type InvalidAmount, invalidAmount } from './failures.js';
import type { Billing } from './invoice.js';
import { balanceOf, grant, type LedgerCause, type LedgerEntry, take } from './ledger.js';
import { advanced, openState, type StateError, stateAndInstant } from './open-state.js';
import type { Subscription } from './subscription.js';

/** A movement of prepaid usage. */
export interface UsageMovement {
  /** From the host; done once, however often it is asked for. */
  readonly id: string;
  /** Minor units, above 0. */
  readonly amount: number;
}

/** The balance does not cover the amount. */
export type NotEnoughCredit = Failure<'not_enough_credit', { readonly balance: number; readonly amount: number }>;

/** How {@link buyUsageCredit}, {@link spendUsageCredit} and {@link moveUsageCredit} can fail. */
export type UsageCreditError = StateError | InvalidAmount | AmountOutOfRange | NotEnoughCredit;

const movementSchema = /* @__PURE__ */ (() =>
  z.strictObject({ ...stateAndInstant, movement: z.strictObject({ id: idSchema, amount: z.number() }) }))();

const wholeSchema = /* @__PURE__ */ (() =>
  z.strictObject({ ...stateAndInstant, movement: z.strictObject({ id: idSchema }) }))();

/**
 * Adds prepaid usage (calls, messages), paid outside of invoices. It is a balance of its own.
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

/**
 * Takes prepaid usage, from the earliest purchase first.
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

/**
 * Moves the prepaid usage to the subscription's credit, where the next invoices use it: the whole balance or nothing, and there is no
 * way back.
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

const readMovement = (subscription: Subscription, movement: UsageMovement, at: Instant | string) => {
  const input = parseInput(movementSchema, { subscription, movement, at });
  if (!input.ok) return input;
  const { id, amount } = input.value.movement;
  if (!Number.isSafeInteger(amount) || amount <= 0) return invalidAmount(['movement', 'amount']);
  const opened = openState(input.value.subscription, input.value.at);
  return opened.ok ? ok({ state: opened.value, id, amount, now: input.value.at }) : opened;
};

const isDone = ({ ledger }: Subscription, cause: LedgerCause, ref: string): boolean =>
  ledger.some((entry) => entry.cause === cause && entry.ref === ref);

const unchanged = (subscription: Subscription) => ok<Billing>({ subscription, invoice: null, entries: [] });

const written = (state: Subscription, at: Instant, ledger: readonly LedgerEntry[]) =>
  ok<Billing>({
    subscription: advanced({ ...state, ledger }, at),
    invoice: null,
    entries: ledger.slice(state.ledger.length),
  });
