import type { DirectoryMinimum } from './check-row.js';
import { EMAIL_LENGTH, NAME_LENGTH, POSITION_LENGTH, SHORT_WIDTH } from './columns.js';
import { emailEnd } from './email.js';
import type { PhonePort } from './phone.js';
import { createPlainPhones } from './plain-phone.js';
import { createRepeatedTexts } from './repeated-texts.js';
import type { DirectoryContact, DirectoryPhone } from './report.js';
import { createPhoneKeys, type PhoneKeys, withPhone } from './row-phones.js';

/** Reads rows that are written as nearly all rows are. */
export interface PlainRows {
  /**
   * The contact in a line that begins a record; null where anything in it is out of the ordinary, good or bad: then the general way reads
   * it cell by cell, and says what there is to say.
   */
  read(text: string, from: number, to: number, line: number): DirectoryContact | null;
  /** The keys of the last contact's phones; see `phoneKey`. */
  readonly phoneKeys: PhoneKeys;
}

const QUOTE = 34;
const EMAIL_COLUMN = 2;

/**
 * What this reads it reads exactly as the general way does, at a good deal less cost: straight from the file's text, with no cells between,
 * and nothing made that is not kept. A property of the tests holds the two together.
 */
export const createPlainRows = (
  delimiter: string,
  minimum: DirectoryMinimum,
  port: PhonePort | undefined,
): PlainRows => {
  const comma = delimiter.charCodeAt(0);
  const plainPhones = createPlainPhones(port);
  const phoneKeys = createPhoneKeys();
  const positionText = createRepeatedTexts();
  const asks = minimum.anyOf.length > 0;
  const byEmail = minimum.anyOf.includes('email');
  const byWorkPhone = minimum.anyOf.includes('workPhone');
  const byPhone = minimum.anyOf.includes('phone');

  /** What the cell that was entered last ends with. */
  let closing = comma;

  /** Where the text of the cell begins that stands at `at`. */
  const enter = (text: string, at: number): number => {
    const isQuoted = text.charCodeAt(at) === QUOTE;
    closing = isQuoted ? QUOTE : comma;
    return isQuoted ? at + 1 : at;
  };

  /** Where the next cell stands; -1 where the one that was entered does not end at `end`. */
  const leave = (text: string, end: number): number => {
    const at = closing === QUOTE ? end + 1 : end;
    return text.charCodeAt(end) === closing && text.charCodeAt(at) === comma ? at + 1 : -1;
  };

  return {
    phoneKeys,
    read(text, from, to, line) {
      const nameStart = enter(text, from);
      const nameEnd = plainTextEnd(text, nameStart, closing);
      let at = leave(text, nameEnd);
      if (at < 0 || nameEnd === nameStart || nameEnd - nameStart > NAME_LENGTH) return null;
      const positionStart = enter(text, at);
      const positionEnd = plainTextEnd(text, positionStart, closing);
      at = leave(text, positionEnd);
      if (at < 0 || positionEnd - positionStart > POSITION_LENGTH) return null;
      const emailStart = enter(text, at);
      const hasEmail = text.charCodeAt(emailStart) !== closing;
      const addressEnd = hasEmail ? emailEnd(text, emailStart, to) : emailStart;
      at = leave(text, addressEnd);
      if (at < 0 || addressEnd - emailStart > EMAIL_LENGTH) return null;
      const email = text.slice(emailStart, addressEnd);
      // An apostrophe is a letter of addresses, and may be a guard that is none of it; so is the bar, where it is no delimiter.
      if (email.includes("'") || (delimiter === '|' && email.includes(delimiter))) return null;
      let phones: readonly DirectoryPhone[] | null = null;
      let hasWorkPhone = false;
      for (let column = EMAIL_COLUMN + 1; column < SHORT_WIDTH; column++) {
        const start = enter(text, at);
        const isEmpty = text.charCodeAt(start) === closing;
        const end = isEmpty ? start : plainPhones.read(text, start, to);
        at = leave(text, end);
        if (at < 0) return null;
        if (isEmpty) continue;
        const count = phones === null ? 0 : phones.length;
        const key = plainPhones.key();
        for (let i = 0; i < count; i++) if (phoneKeys[i] === key) return null;
        phoneKeys[count] = key;
        const isWork = column === EMAIL_COLUMN + 1;
        if (isWork) hasWorkPhone = true;
        const label = isWork ? 'work' : 'other';
        phones = withPhone(phones, { label, e164: plainPhones.e164(), written: text.slice(start, end) });
      }
      if (at !== to && !isEmptyQuotes(text, at, to)) return null;
      if (asks && !(byEmail && hasEmail) && !(byWorkPhone && hasWorkPhone) && !(byPhone && phones !== null))
        return null;
      return {
        line,
        name: text.slice(nameStart, nameEnd),
        position: positionText(text, positionStart, positionEnd),
        email,
        phones: phones ?? [],
      };
    },
  };
};

const isEmptyQuotes = (text: string, from: number, to: number): boolean =>
  to - from === 2 && text.charCodeAt(from) === QUOTE && text.charCodeAt(from + 1) === QUOTE;

/**
 * Where a text that begins at `from` and needs no cleaning ends, before `closing`; -1 where anything in it has to be cleaned or told. It holds
 * Latin letters and signs that no normalisation changes, single blanks and none at the ends, nothing that may be or guard a formula, an
 * address or text decoded twice. Line ends are none of it, so it ends within its line.
 */
const plainTextEnd = (text: string, from: number, closing: number): number => {
  let previous = 0x20;
  let unit = text.charCodeAt(from);
  if (unit === 0x2b || unit === 0x2d || unit === 0x3d) return -1;
  let i = from;
  for (; unit !== closing; unit = text.charCodeAt(++i)) {
    if (unit < 128 ? PLAIN[unit] === 0 : !(unit >= 0xc0 && unit <= 0x17f && unit !== 0xc2 && unit !== 0xc3)) return -1;
    if (unit === 0x20 && previous === 0x20) return -1;
    previous = unit;
  }
  return i === from || previous !== 0x20 ? i : -1;
};

/** The ASCII characters of plain text: no control characters, quotes, apostrophes or `@`. */
const PLAIN = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, unit) =>
  unit < 0x20 || unit === 0x7f || unit === 0x22 || unit === 0x27 || unit === 0x40 ? 0 : 1,
);
