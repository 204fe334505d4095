import fc from 'fast-check';
import { hostileTexts } from '../hostile-texts.js';
import type { Profile } from '../profile.js';
import { trickyIds } from '../sample-record.js';

export type { Profile };

export const FIRST_NAMES = [
  'Ana',
  'Ben',
  'Cleo',
  'Dora',
  'Émile',
  'Zoë',
  'José',
  'Øyvind',
  '李',
  'Priya',
  'Nguyễn',
  "D'Arcy",
] as const;
export const LAST_NAMES = [
  'Álvarez',
  'Brandt',
  'Costa',
  "O'Brien",
  'Müller',
  'van der Berg',
  'Smith-Jones',
  'Ng',
  'Öz',
  'Søndergård',
  'García López',
  '',
] as const;

/**
 * A person's name.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { sortKey } from 'partyline/kernel';
 * import { anyName } from 'partyline/testing/arbitraries';
 *
 * fc.assert(fc.property(anyName(), (name) => sortKey(sortKey(name)) === sortKey(name)), { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyName = (profile: Profile = 'realistic'): fc.Arbitrary<string> => {
  const realistic = fc
    .tuple(fc.constantFrom(...FIRST_NAMES), fc.constantFrom(...LAST_NAMES))
    .map((parts) => parts.join(' ').trim());
  return profile === 'realistic' ? realistic : fc.oneof(realistic, anyText('hostile'));
};

/** What people call a group, a number, a reply. */
export const anyTitle = (): fc.Arbitrary<string> =>
  fc.constantFrom('Sales', 'Front desk', 'Außendienst', 'Après-vente', '営業', 'Night shift 2');

/** What people write to each other. */
export const anySentence = (): fc.Arbitrary<string> =>
  fc.constantFrom(
    'Calls on Mondays, mails on Fridays.',
    'Rief heute an – bitte zurückrufen!',
    'OK 👍',
    '¿Cuánto cuesta?',
  );

/**
 * A text as it may come from anywhere.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { foldText } from 'partyline/kernel';
 * import { anyText } from 'partyline/testing/arbitraries';
 *
 * fc.assert(fc.property(anyText('hostile'), (text) => foldText(foldText(text)) === foldText(text)), { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyText = (profile: Profile = 'realistic'): fc.Arbitrary<string> =>
  profile === 'realistic'
    ? fc.oneof(anyName(), fc.constant(''), anyTitle(), anySentence())
    : fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 40 }), anyName());

/**
 * An id that the library accepts.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { isId } from 'partyline/kernel';
 * import { anyId } from 'partyline/testing/arbitraries';
 *
 * fc.assert(fc.property(anyId('hostile'), isId), { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyId = (profile: Profile = 'realistic'): fc.Arbitrary<string> =>
  profile === 'realistic' ? fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/) : fc.constantFrom(...trickyIds);

/** Addresses that are in order and look as if they were not: as long as may be, or with every sign that may stand in one. */
const oddAddresses = [
  'a+b@acme.example',
  "o'brien@acme.example",
  '!#$%&*+-/=?^_`{|}~@acme.example',
  '__proto__@acme.example',
  'é@acme.example',
  '李@acme.example',
  '0@xn--bcher-kva.example',
  `${'x'.repeat(64)}@acme.example`,
  `y@${'z'.repeat(63)}.${'z'.repeat(63)}.${'z'.repeat(63)}.example`,
] as const;

/**
 * An e-mail address in its normal form.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { normaliseAddress } from 'partyline/kernel';
 * import { anyAddress } from 'partyline/testing/arbitraries';
 *
 * fc.assert(fc.property(anyAddress('hostile'), (address) => normaliseAddress(address) === address), { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyAddress = (profile: Profile = 'realistic'): fc.Arbitrary<string> => {
  const realistic = fc
    .tuple(
      fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{1,8})?$/),
      fc.constantFrom('acme.example', 'mail.example', 'elsewhere.example'),
    )
    .map(([local, domain]) => `${local}@${domain}`);
  return profile === 'realistic' ? realistic : fc.oneof(realistic, fc.constantFrom(...oddAddresses));
};

/**
 * A phone number in E.164; a hostile one is as short or as long as may be, or all but the same as another.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { anyPhone } from 'partyline/testing/arbitraries';
 *
 * fc.assert(fc.property(anyPhone('hostile'), (phone) => /^\+[1-9]\d{6,14}$/.test(phone)), { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyPhone = (profile: Profile = 'realistic'): fc.Arbitrary<string> => {
  const realistic = fc
    .tuple(fc.constantFrom('+1555', '+4930', '+3312', '+44207'), fc.integer({ min: 0, max: 9_999_999 }))
    .map(([prefix, rest]) => `${prefix}${String(rest).padStart(7, '0')}`);
  return profile === 'realistic'
    ? realistic
    : fc.oneof(
        realistic,
        fc.constantFrom('+1000000', '+999999999999999', '+15550000000', '+155500000000', '+1555000000'),
      );
};

/**
 * An instant within a few years of now, or, seldom, at the end of time.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { isInstant, parseInstant } from 'partyline/kernel';
 * import { anyInstant } from 'partyline/testing/arbitraries';
 *
 * const kept = fc.property(anyInstant(), (at) => isInstant(at) && parseInstant(new Date(at).toISOString()) === at);
 * fc.assert(kept, { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyInstant = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2032, 0) }) },
    { weight: 1, arbitrary: fc.constantFrom(0, -1, 4_102_444_800_000) },
  );

/**
 * A principal.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { parsePrincipal } from 'partyline/sharing';
 * import { anyPrincipal } from 'partyline/testing/arbitraries';
 *
 * fc.assert(fc.property(anyPrincipal(), (principal) => parsePrincipal(principal) !== null), { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyPrincipal = (profile: Profile = 'realistic'): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('workspace', 'stewards'),
    fc.tuple(fc.constantFrom('member', 'owner', 'group', 'number'), anyId(profile)).map((parts) => parts.join(':')),
  );
