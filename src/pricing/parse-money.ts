import { type Failure, fail, ok, type Result } from '../kernel/index.js';
import { currencyExponent } from './currencies.js';
import { type AmountOutOfRange, amountOutOfRange, type UnknownCurrency, unknownCurrency } from './failures.js';
import { numberFormat, type UnknownLocale } from './format-money.js';
import type { Money } from './money.js';

/** A text that is not an amount in the given locale, or has more digits after the point than the currency. */
export type InvalidMoneyText = Failure<'invalid_money_text'>;

/** How {@link parseMoney} can fail. */
export type ParseMoneyError = InvalidMoneyText | AmountOutOfRange | UnknownCurrency | UnknownLocale;

/** The longest text looked at: the largest amount with group marks, a long currency name and directional marks fit. */
const MAX_LENGTH = 80;

/** Characters that carry no figure: blanks (group marks in French), directional marks (in Arabic and Hebrew formats). */
const IGNORED = /[\s\u200e\u200f\u061c]/gu;

/**
 * Reads an amount as a locale writes it, with or without the currency and the group marks.
 *
 * Digits beyond those of the currency are refused, not rounded: nobody means to pay 12.345 dollars. A group mark is accepted only
 * where the locale puts it, so that `1,5` in English is an error and not 15.
 *
 * Errors: `unknown_currency`, `amount_out_of_range`, `unknown_locale`, `invalid_money_text`.
 *
 * @param locale a BCP 47 tag; `en` unless given
 * @example
 * ```ts
 * import { parseMoney } from 'partyline/pricing';
 *
 * parseMoney('1,234.5', 'USD'); // => { ok: true, value: { amount: 123450, currency: 'USD' } }
 * parseMoney('1.234,50 €', 'EUR', 'de'); // => { ok: true, value: { amount: 123450, currency: 'EUR' } }
 * parseMoney('12.345', 'USD').ok; // => false
 * ```
 * @see docs/pricing.md
 */
export const parseMoney = (text: string, currency: string, locale = 'en'): Result<Money, ParseMoneyError> => {
  const exponent = currencyExponent(currency);
  if (exponent === null) return unknownCurrency(['currency']);
  const format = numberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 1 });
  if (format === null) return fail('unknown_locale', {}, ['locale']);
  const invalid = fail('invalid_money_text', {}, ['text']);
  if (text.length > MAX_LENGTH) return invalid;

  const parts = partsOf(format);
  let rest = text.replace(IGNORED, '');
  for (const mark of [parts.symbol, currency]) rest = rest.replace(mark, '');
  const negative = rest.includes(parts.minus) ? parts.minus : '-';
  const isNegative = rest.startsWith(negative) || rest.endsWith(negative);
  if (isNegative) rest = rest.replace(negative, '');
  const figures = [...rest].map((character) => parts.digits.get(character) ?? character).join('');

  const [whole = '', fraction = '', ...more] = figures.split(parts.decimal);
  if (more.length > 0 || !/^\d*$/.test(fraction) || fraction.length > exponent) return invalid;
  if (fraction === '' && figures.includes(parts.decimal)) return invalid;
  const digits = ungroup(whole, parts.group);
  if (digits === null) return invalid;
  const amount = Number(digits + fraction.padEnd(exponent, '0'));
  if (!Number.isSafeInteger(amount)) return amountOutOfRange(['text']);
  return ok({ amount: isNegative ? 0 - amount : amount, currency });
};

/** The marks of a locale, learnt from how it writes a number. */
const partsOf = (format: Intl.NumberFormat) => {
  const parts = format.formatToParts(-1234567.8);
  const find = (type: Intl.NumberFormatPartTypes) =>
    (parts.find((part) => part.type === type)?.value ?? '').replace(IGNORED, '');
  const plain = new Intl.NumberFormat(format.resolvedOptions().locale);
  const digits = new Map(Array.from({ length: 10 }, (_, digit) => [plain.format(digit), String(digit)]));
  return {
    digits,
    decimal: find('decimal'),
    group: find('group'),
    minus: find('minusSign'),
    symbol: find('currency'),
  };
};

/** The digits without group marks, or null where a mark stands in the wrong place. Groups are of 2 or 3, the last of 3. */
const ungroup = (text: string, group: string): string | null => {
  if (/^\d+$/.test(text)) return text;
  if (group === '') return null;
  const groups = text.split(group);
  const fits = groups.every((part, index) => {
    const shortest = index === 0 ? 1 : index === groups.length - 1 ? 3 : 2;
    return /^\d{1,3}$/.test(part) && part.length >= shortest;
  });
  return fits ? groups.join('') : null;
};
