import { fc, test } from '@fast-check/vitest';
import { type Describable, describer, type FailureCode } from 'partyline/messages';
import { describe, expect } from 'vitest';
import { fcOptions } from '../support/runs.js';
import { catalogues } from './support.js';

const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true });

const names = [
  ...['code', 'path', 'params', 'issues', 'allowed', 'rule', 'permission', 'paths', 'reason', 'level', 'principal'],
  ...['cause', 'until', 'memberId', 'role', 'line', 'count', 'column', 'cell', 'suggestion', 'field', 'item', 'by'],
  ...['of', 'verdict', 'action', 'changes', 'written', 'limit', 'status', 'refused', 'maximum', 'expiresAt'],
];

/** A value of roughly the right shape, with anything in it. */
const nearly = fc.dictionary(fc.constantFrom(...names), anything);

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '{memberId}',
    '$1 $&',
    '\u202e evil',
    '\u2069\u2069',
    'line\nbreak\r\u2028',
    '\ud800',
    '__proto__',
    '',
  ),
  fc.string({ unit: fc.constantFrom('ا', 'ב', '\u2068', '\u2069', '{', '}', '$', '&', 'a') }),
);

describe.each(catalogues)('describing in %s', (_, catalogue) => {
  const say = describer(catalogue);
  const codes = Object.keys(catalogue.failures) as FailureCode[];

  test.prop([anything], fcOptions(1_000))('never throws, whatever it is given', (value) => {
    expect(say(value as Describable)).not.toBe('');
  });

  test.prop([nearly], fcOptions(1_000))('never throws for what looks like something it knows', (value) => {
    expect(say(value as unknown as Describable)).not.toBe('');
  });

  test.prop([fc.constantFrom(...codes), nearly], fcOptions(1_000))(
    'never throws for a known code with any parameters',
    (code, params) => {
      const sentence = say({ code, path: [], params: { ...params } });
      expect(sentence).not.toBe('');
      expect(sentence).not.toMatch(/undefined|\[object/);
    },
  );

  test.prop([hostile], fcOptions(1_000))(
    'a hostile name stays text: on one line, and isolated where it could reorder',
    (memberId) => {
      const sentence = say({ code: 'owner_role_required', path: [], params: { memberId } });
      const own = say({ code: 'owner_role_required', path: [], params: { memberId: 'X' } }).replace('X', '');
      expect(sentence).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u200e\u200f\u061c]/u);
      expect(sentence.isWellFormed()).toBe(true);
      // One pair of isolates at most, the inner text between them.
      expect(sentence.replaceAll(/[^\u2066-\u2069]/g, '')).toMatch(/^(?:\u2068\u2069)?$/);
      expect(sentence.endsWith(own.slice(-20))).toBe(true);
      expect(sentence.length).toBeLessThan(own.length + 210);
    },
  );

  test.prop([fc.string(), fc.string(), fc.string()], fcOptions(1_000))(
    'never throws for odd options',
    (locale, timeZone, currency) => {
      const odd = describer(catalogue, { locale, timeZone, currency });
      const failure = { code: 'not_enough_credit', path: [], params: { balance: 1, amount: 2 } };
      expect(odd(failure)).not.toBe('');
      expect(odd({ code: 'quote_expired', path: [], params: { expiresAt: 0 } })).not.toBe('');
    },
  );
});
