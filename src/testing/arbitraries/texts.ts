import fc from 'fast-check';
import { trickyIds, trickyTexts } from '../sample-record.js';

/** `realistic` makes what people type; `hostile` makes what breaks careless code, beside it. */
export type Profile = 'realistic' | 'hostile';

const FIRST = [
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
const LAST = [
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

/** Strings that break careless code. None holds personal data; all survive JSON. */
const hostile: readonly string[] = [
  ...trickyTexts,
  ' ',
  'prototype',
  'toString',
  'hasOwnProperty',
  'member:__proto__',
  'workspace',
  '\0',
  '\ud800',
  '\udc00tail',
  '\u202egnp.exe',
  'zero\u200bwidth',
  '\ufeff',
  'İSTANBUL ß ς ſ K',
  '💥'.repeat(70),
  'x'.repeat(10_240),
  '\u0301'.repeat(500),
  '../../etc/passwd',
];

/**
 * A person's name.
 *
 * @see docs/testing-your-app.md
 */
export const anyName = (profile: Profile = 'realistic'): fc.Arbitrary<string> => {
  const realistic = fc
    .tuple(fc.constantFrom(...FIRST), fc.constantFrom(...LAST))
    .map((parts) => parts.join(' ').trim());
  return profile === 'realistic' ? realistic : fc.oneof(realistic, anyText('hostile'));
};

/**
 * A text as it may come from anywhere.
 *
 * @see docs/testing-your-app.md
 */
export const anyText = (profile: Profile = 'realistic'): fc.Arbitrary<string> =>
  profile === 'realistic'
    ? fc.oneof(anyName(), fc.constantFrom('', 'Sales', 'Front desk', 'Calls on Mondays, mails on Fridays'))
    : fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 40 }), anyName());

/**
 * An id that the library accepts.
 *
 * @see docs/testing-your-app.md
 */
export const anyId = (profile: Profile = 'realistic'): fc.Arbitrary<string> =>
  profile === 'realistic' ? fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/) : fc.constantFrom(...trickyIds);

/**
 * An e-mail address in its normal form.
 *
 * @see docs/testing-your-app.md
 */
export const anyAddress = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{1,8})?$/),
      fc.constantFrom('acme.example', 'mail.example', 'elsewhere.example'),
    )
    .map(([local, domain]) => `${local}@${domain}`);

/**
 * A phone number in E.164.
 *
 * @see docs/testing-your-app.md
 */
export const anyPhone = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('+1555', '+4930', '+3312', '+44207'), fc.integer({ min: 0, max: 9_999_999 }))
    .map(([prefix, rest]) => `${prefix}${String(rest).padStart(7, '0')}`);

/**
 * An instant within a few years of now, or, seldom, at the end of time.
 *
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
 * @see docs/testing-your-app.md
 */
export const anyPrincipal = (profile: Profile = 'realistic'): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('workspace', 'stewards'),
    fc.tuple(fc.constantFrom('member', 'owner', 'group', 'number'), anyId(profile)).map((parts) => parts.join(':')),
  );
