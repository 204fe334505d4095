import { type Err, type Failure, fail, type Instant, type Path } from '../kernel/index.js';

/** A period that does not end after it starts, counted in whole seconds, or that is not the one its anchor gives. */
export type InvalidPeriod = Failure<'invalid_period', { readonly start: Instant; readonly end: Instant }>;

/** An instant before the period or beyond its end. */
export type InstantOutsidePeriod = Failure<
  'instant_outside_period',
  { readonly at: Instant; readonly start: Instant; readonly end: Instant }
>;

/** A number that is no instant, or an instant further away than `Date` reaches. */
export type InvalidInstant = Failure<'invalid_instant'>;

/** A quantity that is negative, fractional or beyond safe integers. */
export type InvalidQuantity = Failure<'invalid_quantity', { readonly minimum: number }>;

/** An amount that is not a whole number of minor units. */
export type InvalidAmount = Failure<'invalid_amount'>;

/** An amount, or a sum on the way to one, that no safe integer holds. */
export type AmountOutOfRange = Failure<'amount_out_of_range', { readonly maximum: number }>;

/** A code that is no ISO 4217 currency. */
export type UnknownCurrency = Failure<'unknown_currency'>;

export const invalidPeriod = (start: Instant, end: Instant, path: Path): Err<InvalidPeriod> =>
  fail('invalid_period', { start, end }, path);

export const invalidInstant = (path: Path): Err<InvalidInstant> => fail('invalid_instant', {}, path);

export const invalidQuantity = (minimum: number, path: Path): Err<InvalidQuantity> =>
  fail('invalid_quantity', { minimum }, path);

export const invalidAmount = (path: Path): Err<InvalidAmount> => fail('invalid_amount', {}, path);

export const amountOutOfRange = (path: Path = []): Err<AmountOutOfRange> =>
  fail('amount_out_of_range', { maximum: Number.MAX_SAFE_INTEGER }, path);

export const unknownCurrency = (path: Path): Err<UnknownCurrency> => fail('unknown_currency', {}, path);
