import { type Failure, fail, ok } from '../kernel/index.js';
import type { AmountOutOfRange } from './failures.js';
import type { Line } from './line.js';
import type { PriceBook } from './price-book.js';
import { scale } from './ratio.js';

/** The tax of a line in minor units, of the line's sign (0 is fine). It must answer alike for alike lines: quotes are recomputed. */
export type TaxHook = (line: Line) => number;

/** What the host decides: prices, tax, and when invoices fall. The same for a preview and for its commit. */
export interface Terms {
  readonly book: PriceBook;
  readonly tax?: TaxHook;
  /**
   * How long changes are gathered into one invoice, in milliseconds from the first one; `period` gathers them until the renewal.
   * 0 (an invoice for each change) unless given.
   */
  readonly batchWindow?: number | 'period';
  /** How long a quote may be applied, in milliseconds; an hour unless given. */
  readonly quoteLifetime?: number;
}

/** Terms with a window or lifetime that is no whole number of milliseconds. */
export type InvalidTerms = Failure<'invalid_terms'>;

/** The tax hook answered with something that is no whole amount of the line's sign. */
export type InvalidTax = Failure<'invalid_tax'>;

/** What an operation that makes lines refuses. */
export type BillingError = InvalidTerms | InvalidTax | AmountOutOfRange;

/** An hour. */
const QUOTE_LIFETIME = 3_600_000;

export const quoteLifetime = (terms: Terms): number => terms.quoteLifetime ?? QUOTE_LIFETIME;

export const termsFault = ({ batchWindow = 0, quoteLifetime = 0 }: Terms) => {
  if (batchWindow !== 'period' && !isDuration(batchWindow)) return fail('invalid_terms', {}, ['terms', 'batchWindow']);
  return isDuration(quoteLifetime) ? null : fail('invalid_terms', {}, ['terms', 'quoteLifetime']);
};

const isDuration = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/**
 * A tax hook for one rate on every line, in parts per million of the amount (190,000 is 19 %), rounded half away from zero.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { publishedPrices, startSubscription, taxAtRate } from 'partyline/pricing';
 *
 * const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 2 } as const;
 * const terms = { book: publishedPrices, tax: taxAtRate(88_750) };
 * const { invoice } = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', terms));
 * [invoice?.subtotal, invoice?.tax, invoice?.due]; // => [36000, 3195, 39195]
 * ```
 * @see docs/pricing.md
 */
export const taxAtRate =
  (partsPerMillion: number): TaxHook =>
  ({ amount }) =>
    (Number.isSafeInteger(partsPerMillion) ? scale(amount, partsPerMillion, 1_000_000) : null) ?? Number.NaN;

/** A line with its tax. */
export const withTax = (line: Line, terms: Terms) => {
  if (terms.tax === undefined) return ok(line);
  const tax = terms.tax(line);
  const isSound =
    Number.isSafeInteger(tax) && (line.amount === 0 ? tax === 0 : tax === 0 || tax < 0 === line.amount < 0);
  return isSound ? ok({ ...line, tax: tax + 0 }) : fail('invalid_tax', {}, ['terms', 'tax']);
};
