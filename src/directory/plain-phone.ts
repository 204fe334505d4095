import { callingCodeByNumber, codeLength } from './calling-codes.js';
import { PHONE_LENGTH } from './columns.js';
import type { PhonePort } from './phone.js';

/** Reads phone numbers that are written as nearly all are: 00 or `+` and digits, perhaps with blanks and hyphens between. */
export interface PlainPhones {
  /**
   * Where the possible number ends that begins at `from`: before the first character of another kind, or at `to`. -1 where it is written
   * otherwise or is not possible: the general reading then says what there is to say.
   */
  read(text: string, from: number, to: number): number;
  /** The key of the number that was read last; see `phoneKey`. */
  key(): number;
  /** The same number as E.164. */
  e164(): string;
}

const PLUS = 43;
const MOST_DIGITS = 15;
const FEWEST_DIGITS = 5;
const POWERS_OF_TEN = /* @__PURE__ */ Array.from({ length: MOST_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/** @param port - judges the number in place of the built-in table of country codes and lengths */
export const createPlainPhones = (port: PhonePort | undefined): PlainPhones => {
  /** The digits read last, as character codes. */
  const digits: number[] = new Array(MOST_DIGITS).fill(0);
  let count = 0;
  let key = 0;
  /** For each length of a number, its character codes. */
  const codes = Array.from({ length: MOST_DIGITS + 2 }, (_, length) => new Array<number>(length).fill(PLUS));

  /** What the port was asked about last. */
  let asked = '';

  /** Made at once from its characters. `+` joined to a text would be two texts that point at each other, and twice the memory. */
  const made = (): string => {
    const characters = codes[count + 1] ?? [];
    for (let i = 0; i < count; i++) characters[i + 1] = digits[i] ?? 0;
    return String.fromCharCode(...characters);
  };

  const isPossible = (): boolean => {
    for (let length = 1; length <= 3; length++) {
      const country = callingCodeByNumber(Math.floor(key / (POWERS_OF_TEN[count - length] ?? 1)));
      if (country === undefined) continue;
      const national = count - codeLength(country.code);
      return national >= country.fewest && national <= country.most;
    }
    return false;
  };

  return {
    read(text, from, to) {
      const prefix = text.charCodeAt(from) === PLUS ? 1 : 2;
      if (prefix === 2 && (text.charCodeAt(from) !== 48 || text.charCodeAt(from + 1) !== 48)) return -1;
      let value = 0;
      let found = 0;
      let end = from + prefix;
      for (; end < to; end++) {
        const unit = text.charCodeAt(end);
        if (isDigit(unit)) {
          if (found === MOST_DIGITS) return -1;
          digits[found++] = unit;
          value = value * 10 + unit - 48;
        } else if (unit !== 0x20 && unit !== 0x2d) break;
      }
      // Fewer digits than written: they began with 0, as no country code does.
      if (found < FEWEST_DIGITS || value < (POWERS_OF_TEN[found - 1] ?? 0)) return -1;
      // The general reading takes off blanks behind the digits, and refuses what is too long.
      if (end - from > PHONE_LENGTH || !isDigit(text.charCodeAt(end - 1))) return -1;
      count = found;
      key = value;
      if (port === undefined) return isPossible() ? end : -1;
      asked = made();
      return port(asked) === null ? end : -1;
    },
    key: () => key,
    e164: () => (port === undefined ? made() : asked),
  };
};

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
