import type { DirectoryMinimum } from './check-row.js';
import { NAME_LENGTH, POSITION_LENGTH, SHORT_WIDTH } from './columns.js';
import { isEmail } from './email.js';
import { type PhonePort, readPhone } from './phone.js';
import { phoneKey, plainPhoneKey } from './phone-key.js';
import type { DirectoryContact, DirectoryPhone } from './report.js';

/** Reads rows that are written as nearly all rows are. */
export interface PlainRows {
  /**
   * The contact in a line without quotes; null where anything in it is out of the ordinary, good or bad: then the general way reads it
   * cell by cell, and says what there is to say.
   */
  read(text: string, from: number, to: number, line: number): DirectoryContact | null;
  /** The keys of the last contact's phones; see `phoneKey`. */
  readonly phoneKeys: readonly number[];
}

/**
 * What this reads it reads exactly as the general way does, at a good deal less cost: straight from the file's text, with no cells between.
 * A property of the tests holds the two together.
 */
export const createPlainRows = (
  delimiter: string,
  minimum: DirectoryMinimum,
  port: PhonePort | undefined,
): PlainRows => {
  const comma = delimiter.charCodeAt(0);
  const phoneKeys: number[] = [];
  /** Where the line's delimiters are. */
  const ends = new Int32Array(SHORT_WIDTH);
  const asks = minimum.anyOf.length > 0;
  const byEmail = minimum.anyOf.includes('email');
  const byWorkPhone = minimum.anyOf.includes('workPhone');
  const byPhone = minimum.anyOf.includes('phone');

  /** Finds the delimiters; false where there are not as many as in a full row that ends with one. */
  const cut = (text: string, from: number, to: number): boolean => {
    let count = 0;
    for (let i = from; i < to; i++) {
      if (text.charCodeAt(i) !== comma) continue;
      if (count === SHORT_WIDTH) return false;
      ends[count++] = i;
    }
    return count === SHORT_WIDTH && ends[SHORT_WIDTH - 1] === to - 1;
  };

  /** A number that begins and ends with a digit has nothing about it to take off. Empty where the port refuses it. */
  const readByPort = (written: string): string => {
    if (port === undefined || !isDigit(written, 0) || !isDigit(written, written.length - 1)) return '';
    const reading = readPhone(written, port);
    return reading.ok ? reading.e164 : '';
  };

  return {
    phoneKeys,
    read(text, from, to, line) {
      if (!cut(text, from, to)) return null;
      const nameEnd = ends[0] ?? 0;
      const positionEnd = ends[1] ?? 0;
      const emailEnd = ends[2] ?? 0;
      const workEnd = ends[3] ?? 0;
      const secondEnd = ends[5] ?? 0;
      if (nameEnd === from || nameEnd - from > NAME_LENGTH || positionEnd - nameEnd > POSITION_LENGTH) return null;
      if (!isPlainText(text, from, nameEnd) || !isPlainText(text, nameEnd + 1, positionEnd)) return null;
      const email = text.slice(positionEnd + 1, emailEnd);
      if (email !== '' && (!isEmail(email) || email.includes("'"))) return null;
      phoneKeys.length = 0;
      let phones: readonly DirectoryPhone[] = [];
      for (let column = 2; column < SHORT_WIDTH - 1; column++) {
        const start = (ends[column] ?? 0) + 1;
        const end = ends[column + 1] ?? 0;
        if (start === end) continue;
        const written = text.slice(start, end);
        const plain = port === undefined ? plainPhoneKey(written) : 0;
        const e164 = plain > 0 ? `+${written.slice(2)}` : plain < 0 ? `+${-plain}` : readByPort(written);
        if (e164 === '') return null;
        const key = plain === 0 ? phoneKey(e164) : Math.abs(plain);
        if (key === 0 || phoneKeys.includes(key)) return null;
        phoneKeys.push(key);
        const phone = { label: column === 2 ? 'work' : 'other', e164, written } as const;
        phones = phones.length === 0 ? [phone] : [...phones, phone];
      }
      if (
        asks &&
        !(byEmail && email !== '') &&
        !(byWorkPhone && workEnd - emailEnd > 1) &&
        !(byPhone && secondEnd - emailEnd > 3)
      )
        return null;
      return { line, name: text.slice(from, nameEnd), position: text.slice(nameEnd + 1, positionEnd), email, phones };
    },
  };
};

const isDigit = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return unit >= 48 && unit <= 57;
};

/**
 * Whether a text needs no cleaning and gives no cause for a notice: Latin letters and signs that no normalisation changes, single blanks
 * and none at the ends, nothing that may be or guard a formula, an address or text decoded twice.
 */
const isPlainText = (text: string, from: number, to: number): boolean => {
  let previous = 0x20;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 128 ? PLAIN[unit] === 0 : unit < 0xc0 || unit > 0x17f || unit === 0xc2 || unit === 0xc3) return false;
    if (previous === 0x20 && (unit === 0x20 || (i === from && (unit === 0x2b || unit === 0x2d || unit === 0x3d))))
      return false;
    previous = unit;
  }
  return from === to || previous !== 0x20;
};

/** The ASCII characters of plain text: no control characters, quotes, apostrophes or `@`. */
const PLAIN = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, unit) =>
  unit < 0x20 || unit === 0x7f || unit === 0x22 || unit === 0x27 || unit === 0x40 ? 0 : 1,
);
