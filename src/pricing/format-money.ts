import { type Failure, fail, ok, type Result } from '../kernel/index.js';
import { currencyExponent } from './currencies.js';
import { type InvalidAmount, invalidAmount, type UnknownCurrency, unknownCurrency } from './failures.js';
import type { Money } from './money.js';

/** A locale that is not a well-formed BCP 47 tag. */
export type UnknownLocale = Failure<'unknown_locale'>;

/** How {@link formatMoney} can fail. */
export type FormatMoneyError = InvalidAmount | UnknownCurrency | UnknownLocale;

/**
 * Writes money the way a locale does, with exactly the digits its currency has.
 *
 * The amount reaches `Intl` as a decimal string, never as a fraction, so the last cent is right up to 2^53.
 *
 * Errors: `unknown_currency`, `invalid_amount`, `unknown_locale`.
 *
 * @param locale a BCP 47 tag, such as `en`, `fr-CA`
 * @example
 * ```ts
 * import { formatMoney } from 'partyline/pricing';
 *
 * formatMoney({ amount: 123456, currency: 'USD' }, 'en'); // => { ok: true, value: '$1,234.56' }
 * formatMoney({ amount: -1500, currency: 'JPY' }, 'en'); // => { ok: true, value: '-¥1,500' }
 * ```
 * @see docs/pricing.md
 */
export const formatMoney = (value: Money, locale: string): Result<string, FormatMoneyError> => {
  const exponent = currencyExponent(value.currency);
  if (exponent === null) return unknownCurrency(['currency']);
  if (!Number.isSafeInteger(value.amount)) return invalidAmount(['amount']);
  const format = numberFormat(locale, {
    style: 'currency',
    currency: value.currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  if (format === null) return fail('unknown_locale', {}, ['locale']);
  return ok(format.format(decimalString(value.amount, exponent)));
};

/** The format of a locale, or null for a tag that is none. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat | null => {
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    return null;
  }
};

/** 1234 with exponent 2 as `12.34`. */
export const decimalString = (amount: number, exponent: number): `${number}` => {
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  const point = digits.length - exponent;
  return `${sign}${digits.slice(0, point)}${exponent === 0 ? '' : `.${digits.slice(point)}`}` as `${number}`;
};
