import * as z from 'zod/mini';
import { type Failure, fail, isId, ok, type Result } from '../kernel/index.js';
import { type InvalidInput, idSchema, parseInput } from '../kernel/input.js';
import { currencyExponent } from './currencies.js';
import { type UnknownCurrency, unknownCurrency } from './failures.js';
import type { Interval } from './period.js';

/** What is paid for. */
export type Item = 'seats' | 'numbers';

/** Prices for one **month**, in minor units, whatever the interval: a year is billed as twelve of them. */
export interface MonthlyPrices {
  /** For each user. */
  readonly seat: number;
  /** For each phone number beyond the included ones. */
  readonly number: number;
}

/** A plan: what it includes and what it costs. A missing interval or currency is not for sale. */
export interface Plan {
  readonly includedNumbersPerSeat: number;
  /** How many people may share one number. */
  readonly usersPerNumber: number;
  /** Currency → interval → prices. */
  readonly prices: Readonly<Record<string, { readonly [I in Interval]?: MonthlyPrices }>>;
}

/** Prices as data. A new version is a new book; what was billed keeps the prices it was billed at. */
export interface PriceBook {
  readonly version: string;
  readonly plans: Readonly<Record<string, Plan>>;
}

/** What a subscription remembers of the price book, so that later books cannot change what was agreed. Prices are for one month. */
export interface PriceSnapshot extends MonthlyPrices {
  /** The version of the book. */
  readonly book: string;
  readonly includedNumbersPerSeat: number;
  readonly usersPerNumber: number;
}

/** A plan the price book does not have. */
export type UnknownPlan = Failure<'unknown_plan', { readonly plan: string }>;

/** A hole in the price book: the plan has no price for this currency and interval, or none that is a whole number from 0. */
export type PriceMissing = Failure<
  'price_missing',
  { readonly plan: string; readonly currency: string; readonly interval: Interval; readonly item: Item }
>;

/** A price book without a version that can be remembered. */
export type InvalidPriceBook = Failure<'invalid_price_book'>;

/** How {@link priceOf} can fail. */
export type PriceOfError = UnknownPlan | PriceMissing | InvalidPriceBook;

const whole = /* @__PURE__ */ (() => z.int().check(z.nonnegative()))();
const monthly = /* @__PURE__ */ (() => z.strictObject({ seat: whole, number: whole }))();

const priceBookSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    version: idSchema,
    plans: z.record(
      idSchema,
      z.strictObject({
        includedNumbersPerSeat: whole,
        usersPerNumber: whole,
        prices: z.record(
          z.string(),
          z.strictObject({ month: z.exactOptional(monthly), year: z.exactOptional(monthly) }),
        ),
      }),
    ),
  }))();

export const priceSnapshotSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    book: idSchema,
    seat: whole,
    number: whole,
    includedNumbersPerSeat: whole,
    usersPerNumber: whole,
  }))();

/**
 * Reads a price book from untrusted data: shapes, whole prices of at least 0, known currencies.
 *
 * Errors: `invalid_input`, `unknown_currency`.
 *
 * @example
 * ```ts
 * import { parsePriceBook, publishedPrices } from 'partyline/pricing';
 *
 * parsePriceBook(JSON.parse(JSON.stringify(publishedPrices))).ok; // => true
 * parsePriceBook({ version: 'v1' }).ok; // => false
 * ```
 * @see docs/pricing.md
 */
export const parsePriceBook = (input: unknown): Result<PriceBook, InvalidInput | UnknownCurrency> => {
  const parsed = parseInput(priceBookSchema, input);
  if (!parsed.ok) return parsed;
  for (const [plan, { prices }] of Object.entries(parsed.value.plans)) {
    const unknown = Object.keys(prices).find((currency) => currencyExponent(currency) === null);
    if (unknown !== undefined) return unknownCurrency(['plans', plan, 'prices', unknown]);
  }
  return ok(parsed.value);
};

/**
 * The prices of a plan for a currency and an interval, as a subscription will remember them.
 *
 * Errors: `unknown_plan`, `price_missing`, `invalid_price_book`.
 *
 * @example
 * ```ts
 * import { priceOf, publishedPrices } from 'partyline/pricing';
 *
 * priceOf(publishedPrices, 'business', 'USD', 'year');
 * // => { ok: true, value: { book: '2026-01', seat: 2300, number: 500, includedNumbersPerSeat: 1, usersPerNumber: 100 } }
 * priceOf(publishedPrices, 'business', 'USD', 'month').ok; // => false
 * ```
 * @see docs/pricing.md
 */
export const priceOf = (
  book: PriceBook,
  plan: string,
  currency: string,
  interval: Interval,
): Result<PriceSnapshot, PriceOfError> => {
  if (typeof book?.version !== 'string' || !isId(book.version))
    return fail('invalid_price_book', {}, ['book', 'version']);
  const found = own(book.plans, plan);
  if (typeof found !== 'object' || found === null) return fail('unknown_plan', { plan }, ['plan']);
  const { includedNumbersPerSeat, usersPerNumber } = found;
  const price = own(own(found.prices, currency), interval);
  const missing = (item: Item) => fail('price_missing', { plan, currency, interval, item }, ['plan']);
  // A book is data that a host may have typed by hand, so each figure is looked at where it is used.
  if (!isWhole(price?.seat)) return missing('seats');
  if (!isWhole(price.number) || !isWhole(includedNumbersPerSeat) || !isWhole(usersPerNumber)) {
    return missing('numbers');
  }
  return ok({ book: book.version, seat: price.seat, number: price.number, includedNumbersPerSeat, usersPerNumber });
};

/** A property of the object itself: a plan named `constructor` is no plan. */
const own = <T extends object, K extends keyof T>(table: T | undefined, key: K): T[K] | undefined =>
  typeof table === 'object' && table !== null && Object.hasOwn(table, key) ? table[key] : undefined;

const isWhole = (value: number | undefined): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
