import type { PhonePort } from './phone.js';

/** What `validatePhoneNumberLength` of libphonenumber-js answers. */
type LengthAnswer = 'INVALID_COUNTRY' | 'NOT_A_NUMBER' | 'TOO_SHORT' | 'TOO_LONG' | 'INVALID_LENGTH' | undefined;

/**
 * Makes a {@link PhonePort} of libphonenumber-js, which this package does not depend on: give it the library's own
 * `validatePhoneNumberLength`. That is the check for *possible* numbers.
 *
 * @example
 * ```ts
 * import { libphonenumberPhones } from 'partyline/directory';
 *
 * // import { validatePhoneNumberLength } from 'libphonenumber-js/max';
 * const validatePhoneNumberLength = (text: string) => (text.length < 8 ? ('TOO_SHORT' as const) : undefined);
 * const phones = libphonenumberPhones(validatePhoneNumberLength);
 * phones('+4912'); // => 'too_short'
 * phones('+491222333444555'); // => null
 * ```
 */
export const libphonenumberPhones =
  (validatePhoneNumberLength: (text: string) => LengthAnswer): PhonePort =>
  (e164) => {
    switch (validatePhoneNumberLength(e164)) {
      case undefined:
        return null;
      case 'INVALID_COUNTRY':
        return 'unknown_country';
      case 'TOO_SHORT':
        return 'too_short';
      case 'TOO_LONG':
        return 'too_long';
      default:
        return 'malformed';
    }
  };
