import * as z from 'zod/mini';
import { type Failure, type Instant, ok } from '../kernel/index.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { type AmountOutOfRange, type InvalidAmount, invalidAmount } from './failures.js';
import type { Billing } from './invoice.js';
import type { LedgerCause, LedgerEntry } from './ledger.js';
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

/** How an operation on prepaid usage can fail. */
export type UsageCreditError = StateError | InvalidAmount | AmountOutOfRange | NotEnoughCredit;

const movementSchema = /* @__PURE__ */ (() =>
  z.strictObject({ ...stateAndInstant, movement: z.strictObject({ id: idSchema, amount: z.number() }) }))();

/** Parses and checks what buying and spending take. */
export const readMovement = (subscription: Subscription, movement: UsageMovement, at: Instant | string) => {
  const input = parseInput(movementSchema, { subscription, movement, at });
  if (!input.ok) return input;
  const { id, amount } = input.value.movement;
  if (!Number.isSafeInteger(amount) || amount <= 0) return invalidAmount(['movement', 'amount']);
  const opened = openState(input.value.subscription, input.value.at);
  return opened.ok ? ok({ state: opened.value, id, amount, now: input.value.at }) : opened;
};

/** Whether a movement was made before. */
export const isDone = ({ ledger }: Subscription, cause: LedgerCause, ref: string): boolean =>
  ledger.some((entry) => entry.cause === cause && entry.ref === ref);

/** Nothing happened. */
export const unchanged = (subscription: Subscription) => ok<Billing>({ subscription, invoice: null, entries: [] });

/** The subscription with a longer ledger. */
export const written = (state: Subscription, at: Instant, ledger: readonly LedgerEntry[]) =>
  ok<Billing>({
    subscription: advanced({ ...state, ledger }, at),
    invoice: null,
    entries: ledger.slice(state.ledger.length),
  });
