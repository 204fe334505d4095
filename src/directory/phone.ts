import { callingCodeOf, codeLength } from './calling-codes.js';
import { PHONE_LENGTH } from './columns.js';
import { asciiDigit, isInvisible, isSeparator } from './phone-characters.js';
import type { RowProblemParams } from './problem.js';

/** The codes of {@link RowProblemParams} that speak of phones. */
export type PhoneFaultCode = Extract<keyof RowProblemParams, `phone_${string}` | 'cell_too_long'>;

/** Why a text is not an international phone number, and what was probably meant. */
export type PhoneFault = {
  [Code in PhoneFaultCode]: {
    readonly code: Code;
    readonly params: Readonly<RowProblemParams[Code]>;
    readonly suggestion: string | null;
  };
}[PhoneFaultCode];

/**
 * What a host puts in place of the built-in shape check: it takes a number as `+` and digits and names the fault, or null where the
 * number is possible. It is asked for possible numbers only; nothing here requires "valid" ones, since numbering plans age.
 *
 * @see {@link libphonenumberPhones}
 */
export type PhonePort = (e164: string) => 'unknown_country' | 'too_short' | 'too_long' | 'malformed' | null;

/** A phone number, or why it is none. */
export type PhoneReading =
  | { readonly ok: true; readonly e164: string }
  | { readonly ok: false; readonly fault: PhoneFault };

/** The ITU's ceiling, calling code included. */
const MOST_DIGITS = 15;
const FEWEST_DIGITS = 7;

const fault = <Code extends PhoneFaultCode>(
  code: Code,
  params: RowProblemParams[Code],
  suggestion: string | null = null,
): PhoneReading => ({ ok: false, fault: { code, params, suggestion } as PhoneFault });

/**
 * Reads an international phone number, written with 00 or `+`, as people and spreadsheets write them. No default country is ever
 * assumed: what was dialled within a country is a fault.
 *
 * @param written - at most 64 characters
 * @param port - judges the number in place of the built-in table of country codes and lengths
 * @example
 * ```ts
 * import { readPhone } from 'partyline/directory';
 *
 * readPhone('0049 (0)122 2333-444'); // => { ok: true, e164: '+491222333444' }
 * readPhone('4.91222E+14'); // => { ok: false, fault: { code: 'phone_rounded', params: {}, suggestion: null } }
 * readPhone('4915112345678'); // => { ok: false, fault: { code: 'phone_missing_prefix', params: {}, suggestion: '004915112345678' } }
 * ```
 * @see docs/directory.md
 */
export const readPhone = (written: string, port?: PhonePort): PhoneReading => {
  const { length } = written;
  if (length > PHONE_LENGTH) return fault('cell_too_long', { length, maximum: PHONE_LENGTH });
  // Nearly every number is 00 and digits, perhaps with blanks and hyphens; the general reading gives the same answer, slower.
  if (length > 4 && written.charCodeAt(0) === 48 && written.charCodeAt(1) === 48) {
    const grouped = grouping(written);
    if (grouped === 'none') return judge(written.slice(2), port);
    if (grouped === 'simple') return judge(written.slice(2).replaceAll(' ', '').replaceAll('-', ''), port);
  }
  return readFreely(written, port);
};

const grouping = (text: string): 'none' | 'simple' | 'other' => {
  let found: 'none' | 'simple' = 'none';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x20 || unit === 0x2d) found = 'simple';
    else if (unit < 48 || unit > 57) return 'other';
  }
  return found;
};

const isDigits = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 48 || unit > 57) return false;
  }
  return true;
};

const readFreely = (written: string, port: PhonePort | undefined): PhoneReading => {
  const text = plain(written);
  if (isRounded(text)) return fault('phone_rounded', {});
  const extension = extensionStart(text);
  if (extension > 0) {
    const before = readFreely(text.slice(0, extension), port);
    return fault('phone_has_extension', {}, before.ok ? `00${before.e164.slice(1)}` : null);
  }
  const whole = decimalPart(text);
  if (whole !== null)
    return fault('phone_decimal', {}, whole.length >= FEWEST_DIGITS && isPossible(whole) ? `00${whole}` : null);
  return readDigits(text, port);
};

/** Ordinary digits and signs in place of full-width and Eastern Arabic ones; without invisible marks and a `tel:` before. */
const plain = (written: string): string => {
  let text = '';
  for (const character of written) {
    const point = character.codePointAt(0) ?? 0;
    if (isInvisible(point)) continue;
    const value = asciiDigit(point);
    text += value >= 0 ? String(value) : character === '＋' ? '+' : character;
  }
  text = text.trim();
  return text.slice(0, 4).toLowerCase() === 'tel:' ? text.slice(4).trim() : text;
};

/** `4.91222E+14`, `4,91E14`: digits, at most one mark, an E, an optional plus, one or two digits. */
const isRounded = (text: string): boolean => {
  const split = text.toUpperCase().indexOf('E');
  if (split < 1) return false;
  const exponent = text.charAt(split + 1) === '+' ? text.slice(split + 2) : text.slice(split + 1);
  if (exponent === '' || exponent.length > 2 || !isDigits(exponent)) return false;
  const mantissa = text.slice(0, split).replace(',', '.').replace('.', '');
  return mantissa !== '' && isDigits(mantissa);
};

/** Where ` ext. 12`, `x12`, `;ext=12` or `#12` begins; -1 where there is none. */
const extensionStart = (text: string): number => {
  const lower = text.toLowerCase();
  for (const word of [';ext=', 'ext', 'poste', 'x', '#', 'durchwahl']) {
    const at = lower.indexOf(word);
    if (at <= 0) continue;
    const tail = lower
      .slice(at + word.length)
      .replace('.', '')
      .replace(':', '')
      .trim();
    if (tail !== '' && tail.length <= 8 && isDigits(tail)) return at;
  }
  return -1;
};

/** The digits before `.0` or `,00`, where a spreadsheet or a data frame took the number for a quantity; else null. */
const decimalPart = (text: string): string | null => {
  const mark = Math.max(text.indexOf('.'), text.indexOf(','));
  if (mark < 6) return null;
  const digits = text.slice(0, mark);
  const rest = text.slice(mark + 1);
  if ((rest !== '0' && rest !== '00') || !isDigits(digits)) return null;
  return digits.startsWith('00') ? digits.slice(2) : digits;
};

const readDigits = (text: string, port: PhonePort | undefined): PhoneReading => {
  let digits = '';
  let plus = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) {
      // `(0)` behind the country code is dialled within the country only.
      const trunk = unit === 48 && text.charAt(i - 1) === '(' && text.charAt(i + 1) === ')' && isCode(digits, plus);
      if (!trunk) digits += character;
    } else if (character === '+') {
      if (plus || digits !== '') return fault(digits.length >= FEWEST_DIGITS ? 'phone_several' : 'phone_malformed', {});
      plus = true;
    } else if (!isSeparator(character)) {
      const more =
        digits.length >= FEWEST_DIGITS &&
        (character === ';' || character === ',' || character === '|' || character === '\n');
      return fault(more ? 'phone_several' : 'phone_malformed', {});
    }
  }
  if (digits === '') return fault('phone_malformed', {});
  if (!plus && !digits.startsWith('00')) return withoutPrefix(digits);
  const international = plus ? digits : digits.slice(2);
  if (text.includes('/') && international.length > MOST_DIGITS) return fault('phone_several', {});
  if (plus && digits.startsWith('00')) {
    return fault('phone_unknown_country', {}, isPossible(digits.slice(2)) ? digits : null);
  }
  return judge(international, port);
};

/** Whether the digits so far are a country's calling code, prefix and all. */
const isCode = (digits: string, plus: boolean): boolean => {
  const international = plus ? digits : digits.startsWith('00') ? digits.slice(2) : '';
  const country = callingCodeOf(international);
  return country !== null && codeLength(country.code) === international.length;
};

/** A number without 00 or `+`: international if it reads so, else national. */
const withoutPrefix = (digits: string): PhoneReading => {
  if (digits.startsWith('0')) return fault('phone_national', {});
  if (digits.length > MOST_DIGITS) return fault('phone_too_long', { digits: digits.length, maximum: MOST_DIGITS });
  // Ten digits and fewer are as often a national number that happens to begin like a country code.
  return digits.length > 10 && isPossible(digits)
    ? fault('phone_missing_prefix', {}, `00${digits}`)
    : fault('phone_national', {});
};

const isPossible = (digits: string): boolean => judge(digits, undefined).ok;

/** Judges digits that begin with a country calling code. */
const judge = (digits: string, port: PhonePort | undefined): PhoneReading => {
  const { length } = digits;
  const country = callingCodeOf(digits);
  const minimum = country === null ? FEWEST_DIGITS : codeLength(country.code) + country.fewest;
  const maximum = country === null ? MOST_DIGITS : Math.min(MOST_DIGITS, codeLength(country.code) + country.most);
  if (port !== undefined) {
    const e164 = `+${digits}`;
    switch (length > PHONE_LENGTH ? 'too_long' : port(e164)) {
      case null:
        return { ok: true, e164 };
      case 'unknown_country':
        return fault('phone_unknown_country', {});
      case 'too_short':
        return fault('phone_too_short', { digits: length, minimum });
      case 'too_long':
        return fault('phone_too_long', { digits: length, maximum });
      case 'malformed':
        return fault('phone_malformed', {});
    }
  }
  if (country === null) return fault('phone_unknown_country', {});
  if (length < minimum) return fault('phone_too_short', { digits: length, minimum });
  if (length > maximum) return fault('phone_too_long', { digits: length, maximum });
  return { ok: true, e164: `+${digits}` };
};
