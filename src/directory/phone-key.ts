import { callingCodeByNumber, codeLength } from './calling-codes.js';

const POWERS_OF_TEN = /* @__PURE__ */ Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/**
 * A phone number as a number: E.164 has at most 15 digits, so it is exact, and is compared and kept at a fifth of a string's cost. 0 where it is
 * longer, which a port may let through; such numbers are not compared.
 */
export const phoneKey = (e164: string): number => {
  if (e164.length > 16) return 0;
  let key = 0;
  for (let i = 1; i < e164.length; i++) key = key * 10 + e164.charCodeAt(i) - 48;
  return key;
};

/**
 * The key of a possible number that is written as 00 and digits, negative where blanks or hyphens group them; 0 where it is written otherwise
 * or is not possible, which the general reading then explains. Nearly every number of a file takes this way.
 */
export const plainPhoneKey = (written: string): number => {
  if (written.charCodeAt(0) !== 48 || written.charCodeAt(1) !== 48) return 0;
  let key = 0;
  let count = 0;
  let grouped = false;
  for (let i = 2; i < written.length; i++) {
    const unit = written.charCodeAt(i);
    if (unit >= 48 && unit <= 57) {
      key = key * 10 + unit - 48;
      if (++count > 15) return 0;
    } else if (unit === 0x20 || unit === 0x2d) grouped = true;
    else return 0;
  }
  return isPossible(key, count) ? (grouped ? -key : key) : 0;
};

const isPossible = (key: number, count: number): boolean => {
  // Fewer digits than written: they began with 0, as no country code does.
  if (count < 5 || key < (POWERS_OF_TEN[count - 1] ?? 0)) return false;
  for (let length = 1; length <= 3; length++) {
    const country = callingCodeByNumber(Math.floor(key / (POWERS_OF_TEN[count - length] ?? 1)));
    if (country === undefined) continue;
    const national = count - codeLength(country.code);
    return national >= country.fewest && national <= country.most;
  }
  return false;
};
