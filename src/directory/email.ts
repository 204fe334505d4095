import { textFault } from '../kernel/text.js';
import { EMAIL_LENGTH } from './columns.js';

/** Whether a unit may stand in the part before the `@`: RFC 5322's atom characters. */
const LOCAL = /* @__PURE__ */ tableOf(
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+/=?^_`{|}~-",
);
/** Whether a unit may stand in a label of the domain. */
const DOMAIN = /* @__PURE__ */ tableOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-');

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = 1;
  return table;
}

const allowed = (table: Uint8Array, unit: number): boolean => table[unit] === 1;

const DOT = 46;
const HYPHEN = 45;
const AT = 64;
/** A unit that stands for the end of the text: no domain holds it. */
const NONE = 0;

/** The most characters before the `@`, by RFC 5321. */
const LOCAL_LENGTH = 64;

/**
 * Whether a text has the shape of an e-mail address that mail can be sent to over the internet: one `@`, dots only between characters, a
 * domain of at least two labels whose last is no number. Letters beyond ASCII are let through on both sides, save blanks and what is not seen.
 */
export const isEmail = (text: string): boolean => {
  if (text.length > EMAIL_LENGTH) return false;
  const ascii = text.replace(BEYOND_ASCII, 'a');
  if (ascii !== text && (BLANK_OR_DAMAGED.test(text) || textFault(text, EMAIL_LENGTH) !== null)) return false;
  return emailEnd(ascii, 0, ascii.length) === ascii.length;
};

const BEYOND_ASCII = /[^\0-\x7f]/g;
const BLANK_OR_DAMAGED = /[\s\x80-\xa0\u{fffd}]/u;

/** Where the address of ASCII ends that begins at `from`: before the first character that no domain holds, or at `to`. -1 where none begins there. */
export const emailEnd = (text: string, from: number, to: number): number => {
  let previous = DOT;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === AT) return previous !== DOT && i - from <= LOCAL_LENGTH ? domainEnd(text, i + 1, to) : -1;
    if (unit === DOT ? previous === DOT : !allowed(LOCAL, unit)) return -1;
    previous = unit;
  }
  return -1;
};

const domainEnd = (text: string, from: number, to: number): number => {
  let label = from;
  let labels = 0;
  let letters = 0;
  let previous = DOT;
  for (let i = from; ; i++) {
    const unit = i < to ? text.charCodeAt(i) : NONE;
    if (allowed(DOMAIN, unit)) {
      if (unit > 57) letters++;
      // A label neither begins nor ends with a hyphen.
      else if (unit === HYPHEN && previous === DOT) return -1;
    } else {
      if (i === label || i - label > 63 || previous === HYPHEN) return -1;
      labels++;
      if (unit !== DOT) return labels >= 2 && letters > 0 ? i : -1;
      label = i + 1;
      letters = 0;
    }
    previous = unit;
  }
};

/** What an address that is none probably meant: without `mailto:`, angle brackets, blanks and stray ends; null where that is no address either. */
export const suggestEmail = (text: string): string | null => {
  let candidate = text.slice(0, 2 * EMAIL_LENGTH).trim();
  const open = candidate.lastIndexOf('<') + 1;
  const close = candidate.indexOf('>', open);
  candidate = candidate.slice(open, close < 0 ? candidate.length : close);
  if (candidate.slice(0, 7).toLowerCase() === 'mailto:') candidate = candidate.slice(7);
  candidate = candidate
    .replaceAll('＠', '@')
    .replace(/[\s\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}]/gu, '');
  while (candidate !== '' && '.,;:'.includes(candidate.charAt(candidate.length - 1)))
    candidate = candidate.slice(0, -1);
  const at = candidate.indexOf('@');
  if (at > 0) candidate = candidate.slice(0, at) + candidate.slice(at).replaceAll(',', '.').replaceAll('..', '.');
  return candidate !== text && isEmail(candidate) ? candidate : null;
};
