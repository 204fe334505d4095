import { type Instant, ok } from '../kernel/index.js';
import { amountOutOfRange } from './failures.js';
import { balanceOf, grant, type LedgerEntry, take } from './ledger.js';
import type { Line } from './line.js';
import type { Period } from './period.js';
import { sum } from './ratio.js';
import type { Subscription } from './subscription.js';
import { withoutPairs } from './without-pairs.js';

/** What an invoice was made for. */
export type InvoiceCause = 'start' | 'change' | 'renewal' | 'cancellation';

/** Total, credit used and due are three figures; all in minor units. */
export interface Figures {
  /** The lines without tax. */
  readonly subtotal: number;
  readonly tax: number;
  /** `subtotal + tax`; negative when more is given back than charged. */
  readonly total: number;
  /** Taken from earlier credits. */
  readonly creditUsed: number;
  /** A negative total becomes a lot of credit; it is never paid out. */
  readonly creditGranted: number;
  /** `max(0, total − creditUsed)` */
  readonly due: number;
}

/** An invoice. Made once and never changed; the host keeps it. */
export interface Invoice extends Figures {
  /** The subscription's id and {@link Invoice.number}. */
  readonly id: string;
  readonly subscription: string;
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  readonly cause: InvoiceCause;
  readonly issuedAt: Instant;
  readonly currency: string;
  /** The period current when the invoice was made. */
  readonly period: Period;
  readonly lines: readonly Line[];
  /** Credit that ended with the subscription. */
  readonly creditExpired: number;
  /** Credit left after this invoice. */
  readonly creditBalance: number;
}

/** What an operation did to a subscription. */
export interface Billing {
  readonly subscription: Subscription;
  /** Null where nothing is to be paid or given back: zero invoices are not made. */
  readonly invoice: Invoice | null;
  /** What was appended to the ledger. */
  readonly entries: readonly LedgerEntry[];
}

/** The figures of some lines against a balance of credit. */
export const figuresOf = (lines: readonly Line[], balance: number) => {
  const subtotal = sum(lines.map(({ amount }) => amount));
  const tax = sum(lines.map((line) => line.tax));
  const total = subtotal + tax;
  if (!Number.isSafeInteger(total)) return amountOutOfRange();
  const creditUsed = Math.min(balance, Math.max(0, total));
  const creditGranted = Math.max(0, 0 - total);
  if (!Number.isSafeInteger(balance + creditGranted)) return amountOutOfRange();
  return ok({ subtotal, tax, total, creditUsed, creditGranted, due: Math.max(0, total - creditUsed) });
};

/** Bills what is pending and some more lines, and moves the credit. `ends`: the rest of the credit expires. */
export const issue = (state: Subscription, added: readonly Line[], at: Instant, cause: InvoiceCause, ends = false) => {
  const figures = figuresOf([...(state.pending?.lines ?? []), ...added], balanceOf(state.ledger, 'subscription'));
  return figures.ok ? ok(issueAt(figures.value, state, added, at, cause, ends)) : figures;
};

/** {@link issue} where the figures are known, which are the same with and without the pairs that cancel out. */
export const issueAt = (
  figures: Figures,
  state: Subscription,
  added: readonly Line[],
  at: Instant,
  cause: InvoiceCause,
  ends = false,
): Billing => {
  const lines = withoutPairs([...(state.pending?.lines ?? []), ...added]);
  const { total, creditUsed, creditGranted } = figures;
  const number = state.invoices + 1;
  const id = `${state.id}-${number}`;
  const posting = { balance: 'subscription', at, cause: 'invoice', ref: id } as const;
  const moved = grant(take(state.ledger, 'use', creditUsed, posting), creditGranted, posting);
  const creditExpired = ends ? balanceOf(moved, 'subscription') : 0;
  const ledger = take(moved, 'expire', creditExpired, { ...posting, cause: 'cancellation', ref: state.id });
  const isMade = total !== 0;
  const subscription: Subscription = { ...state, pending: null, ledger, invoices: isMade ? number : state.invoices };
  const { start, end } = state.period;
  const invoice: Invoice | null = isMade
    ? {
        id,
        subscription: state.id,
        number,
        cause,
        issuedAt: at,
        currency: state.currency,
        period: { start, end },
        lines,
        ...figures,
        creditExpired,
        creditBalance: balanceOf(ledger, 'subscription'),
      }
    : null;
  return { subscription, invoice, entries: ledger.slice(state.ledger.length) };
};
