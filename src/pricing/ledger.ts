import * as z from 'zod/mini';
import { ID_LENGTH } from '../kernel/id.js';
import { type Failure, fail, type Instant } from '../kernel/index.js';

/** Credits of the subscription, or prepaid usage (calls, messages). */
export type Balance = 'subscription' | 'usage';

/** Why an entry was written. */
export type LedgerCause = 'invoice' | 'purchase' | 'usage' | 'moved' | 'cancellation';

/**
 * One entry of the append-only ledger. A lot is known by the position of its grant; uses and expiries name the lot they take from.
 * There is no entry for a refund and none for another workspace.
 */
export interface LedgerEntry {
  readonly kind: 'grant' | 'use' | 'expire';
  readonly balance: Balance;
  readonly lot: number;
  /** Minor units of the subscription's currency, above 0. */
  readonly amount: number;
  readonly at: Instant;
  readonly cause: LedgerCause;
  /** The invoice, purchase, spending or move it belongs to. */
  readonly ref: string;
}

/** Whoever has a ledger: a subscription. */
export interface Ledgered {
  readonly ledger: readonly LedgerEntry[];
}

/** A grant of which something is left. */
export interface CreditLot {
  readonly lot: number;
  readonly at: Instant;
  readonly granted: number;
  readonly left: number;
}

/** A ledger whose entries cannot all be true: an unknown lot, or one from which more was taken than granted. */
export type InvalidLedger = Failure<'invalid_ledger', { readonly entry: number }>;

export const ledgerSchema = /* @__PURE__ */ (() =>
  z.array(
    z.strictObject({
      kind: z.enum(['grant', 'use', 'expire']),
      balance: z.enum(['subscription', 'usage']),
      lot: z.int().check(z.nonnegative()),
      amount: z.int().check(z.positive()),
      at: z.int(),
      cause: z.enum(['invoice', 'purchase', 'usage', 'moved', 'cancellation']),
      // An invoice's id is the subscription's and a number, so it may be longer than an id.
      ref: z.string().check(z.minLength(1), z.maxLength(ID_LENGTH + 20)),
    }),
  ))();

/**
 * The lots of a balance of which something is left, earliest first: the order in which they are used.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { creditLots, startSubscription, publishedPrices } from 'partyline/pricing';
 *
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 2 } as const;
 * const { subscription } = unwrap(startSubscription(order, Date.UTC(2026, 0, 1), { book: publishedPrices }));
 * creditLots(subscription); // => []
 * ```
 * @see docs/pricing.md
 */
export const creditLots = (subscription: Ledgered, balance: Balance = 'subscription'): readonly CreditLot[] =>
  openLots(subscription.ledger, balance);

/**
 * What is left of a balance, in minor units; never below 0.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { creditBalance, startSubscription, publishedPrices } from 'partyline/pricing';
 *
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 2 } as const;
 * const { subscription } = unwrap(startSubscription(order, Date.UTC(2026, 0, 1), { book: publishedPrices }));
 * creditBalance(subscription); // => 0
 * creditBalance(subscription, 'usage'); // => 0
 * ```
 * @see docs/pricing.md
 */
export const creditBalance = (subscription: Ledgered, balance: Balance = 'subscription'): number =>
  balanceOf(subscription.ledger, balance);

export const openLots = (ledger: readonly LedgerEntry[], balance: Balance): readonly CreditLot[] => {
  const lots = new Map<number, { lot: number; at: Instant; granted: number; left: number }>();
  for (const { kind, balance: of, lot, amount, at } of ledger) {
    if (of !== balance) continue;
    const open = lots.get(lot);
    if (kind === 'grant') lots.set(lot, { lot, at, granted: amount, left: amount });
    else if (open !== undefined) open.left -= amount;
  }
  return [...lots.values()].filter(({ left }) => left > 0);
};

export const balanceOf = (ledger: readonly LedgerEntry[], balance: Balance): number =>
  openLots(ledger, balance).reduce((total, { left }) => total + left, 0);

/** What an entry is about, apart from its lot and amount. */
type Posting = Pick<LedgerEntry, 'balance' | 'at' | 'cause' | 'ref'>;

/** The ledger with a new lot; unchanged for an amount of 0. */
export const grant = (ledger: readonly LedgerEntry[], amount: number, posting: Posting): readonly LedgerEntry[] =>
  amount === 0 ? ledger : [...ledger, { kind: 'grant', lot: ledger.length, amount, ...posting }];

/** The ledger after taking an amount from the open lots, earliest first. There must be enough. */
export const take = (
  ledger: readonly LedgerEntry[],
  kind: 'use' | 'expire',
  amount: number,
  posting: Posting,
): readonly LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  let missing = amount;
  for (const { lot, left } of openLots(ledger, posting.balance)) {
    if (missing === 0) break;
    const part = Math.min(left, missing);
    entries.push({ kind, lot, amount: part, ...posting });
    missing -= part;
  }
  return entries.length === 0 ? ledger : [...ledger, ...entries];
};

/** The first entry that cannot be true, as a failure; null for a sound ledger. */
export const ledgerFault = (ledger: readonly LedgerEntry[]) => {
  const left = new Map<string, number>();
  const totals = { subscription: 0, usage: 0 };
  for (const [entry, { kind, balance, lot, amount }] of ledger.entries()) {
    const key = `${balance} ${lot}`;
    const before = kind === 'grant' ? (lot === entry ? 0 : -1) : (left.get(key) ?? 0) - amount;
    totals[balance] += kind === 'grant' ? amount : -amount;
    if (before < 0 || !Number.isSafeInteger(totals[balance])) {
      return fail('invalid_ledger', { entry }, ['ledger', entry]);
    }
    left.set(key, kind === 'grant' ? amount : before);
  }
  return null;
};
