import { callingCodeOf, codeLength } from './calling-codes.js';
import type { PhonePort } from './phone.js';

/** What is used of libphonenumber-js: any of its entries (`min`, `max`, `mobile`) is one as it stands. */
export interface Libphonenumber<Country extends string> {
  /** Every country it knows. */
  getCountries(): readonly Country[];
  /** The calling code of a country, without a plus: `49`. */
  getCountryCallingCode(country: Country): string;
  /** Its tables of numbering plans. */
  readonly Metadata: new () => {
    /** Turns to a country. */
    selectNumberingPlan(country: Country): void;
    readonly numberingPlan?:
      | {
          /** How many digits a number may have there, without the calling code. */
          possibleLengths(): readonly number[];
        }
      | undefined;
  };
}

/**
 * Makes a {@link PhonePort} of libphonenumber-js, which this package does not depend on: its full table of *possible* lengths, over all countries
 * that share a calling code, takes the place of the built-in ranges. The table is taken out once, so that a file of 200,000 rows does
 * not parse every number anew.
 *
 * @param libphonenumber - the library's module: `import * as libphonenumber from 'libphonenumber-js/max'`
 * @example
 * ```ts
 * import { libphonenumberPhones } from 'partyline/directory';
 * import * as libphonenumber from 'libphonenumber-js/max';
 *
 * const phones = libphonenumberPhones(libphonenumber);
 * phones('+4912'); // => 'too_short'
 * phones('+491222333444555'); // => null
 * ```
 */
export const libphonenumberPhones = <Country extends string>(libphonenumber: Libphonenumber<Country>): PhonePort => {
  /** By calling code, a bit for each length that is possible behind it. */
  const lengths: number[] = new Array(1000).fill(0);
  const metadata = new libphonenumber.Metadata();
  for (const country of libphonenumber.getCountries()) {
    const code = Number(libphonenumber.getCountryCallingCode(country));
    metadata.selectNumberingPlan(country);
    for (const length of metadata.numberingPlan?.possibleLengths() ?? [])
      lengths[code] = (lengths[code] ?? 0) | (1 << length);
  }
  return (e164) => {
    const country = callingCodeOf(e164, 1);
    if (country === null) return 'unknown_country';
    const national = e164.length - 1 - codeLength(country.code);
    const possible = lengths[country.code] ?? 0;
    // Codes of no country (satellites, freephone) are in the built-in table alone.
    if (possible === 0) return national < country.fewest ? 'too_short' : national > country.most ? 'too_long' : null;
    if (e164.length > 16) return 'too_long';
    const bit = 1 << national;
    if ((possible & bit) !== 0) return null;
    // The bits below it are the shorter lengths.
    return (possible & (bit - 1)) === 0 ? 'too_short' : possible < bit ? 'too_long' : 'malformed';
  };
};
