import type { FailureCode, FailureParams, FailureTexts, KnownFailure } from 'partyline/messages';
import { expectTypeOf, it } from 'vitest';
import type { contacts } from '../../src/messages/en/contacts.js';
import type { everywhere } from '../../src/messages/en/everywhere.js';
import type { files } from '../../src/messages/en/files.js';
import type { groups } from '../../src/messages/en/groups.js';
import type { members } from '../../src/messages/en/members.js';
import type { numbers } from '../../src/messages/en/numbers.js';
import type { pricing } from '../../src/messages/en/pricing.js';

type English = typeof everywhere &
  typeof members &
  typeof numbers &
  typeof groups &
  typeof contacts &
  typeof files &
  typeof pricing;

/** The names of the placeholders in a text, without their formats. */
type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Bare}:${string}` ? Bare : Name) | Placeholders<Rest>
  : Text extends { readonly by: string; readonly cases: infer Cases }
    ? Placeholders<Cases[keyof Cases]> | (Text extends { readonly other: infer Other } ? Placeholders<Other> : never)
    : Text extends { readonly other: infer Other }
      ? Placeholders<Other | (Text extends { readonly [Form in 'one' | 'money']?: infer Form } ? Form : never)>
      : never;

type KeysOfAll<Params> = Params extends unknown ? keyof Params : never;

/** Placeholders that no parameter fills, by code. */
type Unfilled = {
  [Code in FailureCode & keyof English]: Exclude<Placeholders<English[Code]>, KeysOfAll<FailureParams<Code>>>;
}[FailureCode & keyof English];

it('every placeholder is a parameter of its code', () => {
  expectTypeOf<Placeholders<English['seat_limit_reached']>>().toEqualTypeOf<'limit'>();
  expectTypeOf<Unfilled>().toBeNever();
});

it('codes are exact: no failure hides the others', () => {
  expectTypeOf<string>().not.toMatchTypeOf<FailureCode>();
  expectTypeOf<KnownFailure>().toHaveProperty('params');
  expectTypeOf<FailureParams<'seat_limit_reached'>>().toEqualTypeOf<Readonly<{ limit: number }>>();
});

it('a text has all values of what it chooses by, or a way out', () => {
  expectTypeOf<{ by: 'status'; cases: { accepted: string; revoked: string } }>().toMatchTypeOf<
    FailureTexts['invitation_settled']
  >();
  expectTypeOf<{ by: 'status'; cases: { accepted: string } }>().not.toMatchTypeOf<FailureTexts['invitation_settled']>();
  expectTypeOf<{ count: 'size'; other: string }>().not.toMatchTypeOf<FailureTexts['seat_limit_reached']>();
});
