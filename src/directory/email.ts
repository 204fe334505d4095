import { EMAIL_LENGTH } from './columns.js';

/** Whether a unit may stand in the part before the `@`: RFC 5322's atom characters, and letters beyond ASCII. */
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

const allowed = (table: Uint8Array, unit: number): boolean => (unit < 128 ? table[unit] === 1 : unit > 0xa0);

const DOT = 46;
const HYPHEN = 45;

/**
 * Whether a text has the shape of an e-mail address that mail can be sent to over the internet: one `@`, dots only between characters, a
 * domain of at least two labels whose last is no number. Letters beyond ASCII are let through on both sides. One pass.
 */
export const isEmail = (text: string): boolean => {
  if (text.length > EMAIL_LENGTH) return false;
  const at = text.indexOf('@');
  if (at < 1 || at > 64) return false;
  let previous = DOT;
  for (let i = 0; i < at; i++) {
    const unit = text.charCodeAt(i);
    if (unit === DOT ? previous === DOT : !allowed(LOCAL, unit)) return false;
    previous = unit;
  }
  return previous !== DOT && isDomain(text, at + 1);
};

const isDomain = (text: string, start: number): boolean => {
  let label = start;
  let labels = 0;
  let letters = 0;
  for (let i = start; i <= text.length; i++) {
    const unit = i === text.length ? DOT : text.charCodeAt(i);
    if (unit === DOT) {
      if (i === label || i - label > 63 || text.charCodeAt(i - 1) === HYPHEN || text.charCodeAt(label) === HYPHEN)
        return false;
      labels++;
      if (i === text.length) return labels >= 2 && letters > 0;
      label = i + 1;
      letters = 0;
    } else {
      if (!allowed(DOMAIN, unit)) return false;
      if (unit > 57) letters++;
    }
  }
  return false;
};

/** What an address that is none probably meant: without `mailto:`, angle brackets, blanks and stray ends; null where that is no address either. */
export const suggestEmail = (text: string): string | null => {
  let candidate = text.slice(0, 2 * EMAIL_LENGTH).trim();
  const open = candidate.lastIndexOf('<');
  const close = candidate.indexOf('>', open + 1);
  if (open >= 0 && close > open) candidate = candidate.slice(open + 1, close);
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
