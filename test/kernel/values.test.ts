import fc from 'fast-check';
import { DomainError, err, fail, isId, isInstant, normaliseAddress, ok, parseInstant, unwrap } from 'partyline/kernel';
import { describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';

describe('an instant', () => {
  it.each([
    ['2026-11-22T09:30:00Z', Date.UTC(2026, 10, 22, 9, 30)],
    ['2026-11-22T10:30:00+01:00', Date.UTC(2026, 10, 22, 9, 30)],
    ['2026-11-22T10:30+01:00', Date.UTC(2026, 10, 22, 9, 30)],
    ['2026-11-22T09:30:00.25Z', Date.UTC(2026, 10, 22, 9, 30, 0, 250)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['0001-01-01T00:00:00Z', -62_135_596_800_000],
  ])('%s is read', (text, instant) => expect(parseInstant(text)).toBe(instant));

  it.each([
    ['no offset', '2026-11-22T10:30:00'],
    ['no time', '2026-11-22'],
    ['a day that is not in the calendar', '2026-02-30T00:00:00Z'],
    ['29 February of an ordinary year', '2026-02-29T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['minute 60', '2026-11-22T09:60:00Z'],
    ['words', 'tomorrow'],
    ['a blank before', ' 2026-11-22T09:30:00Z'],
    ['nothing', ''],
    ['an offset no place has', '2026-11-22T09:30:00+99:99'],
    ['10 kB', '2'.repeat(10_240)],
  ])('%s is refused', (_, text) => expect(parseInstant(text)).toBe(null));

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 8_640_000_000_000_001, -8_640_000_000_000_001])(
    '%d is none',
    (value) => {
      expect(isInstant(value)).toBe(false);
      expect(parseInstant(value)).toBe(null);
    },
  );

  it('minus zero is read as zero, since JSON would make it so', () =>
    expect(Object.is(parseInstant(-0), 0)).toBe(true));

  it('what is read survives being written and read again', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(parseInstant(date.toISOString())).toBe(date.getTime());
        },
      ),
      fcOptions(1_000),
    );
  });
});

describe('an id', () => {
  it.each(['a', 'contact_42', '😀', 'Ünï', 'a:b', 'a/b', '0', 'hasOwnProperty', 'x'.repeat(128)])(
    '%j may be one',
    (id) => expect(isId(id)).toBe(true),
  );

  it.each([
    '',
    ' ',
    'a b',
    'a\tb',
    '\u00a0',
    'x'.repeat(129),
    '__proto__',
    'constructor',
    'prototype',
    '\0',
    '\ud800',
    '\u202e',
    '\u200b',
    '\ufeff',
  ])('%j may not', (id) => expect(isId(id)).toBe(false));
});

describe('an e-mail address', () => {
  it.each([
    [' Ana@Bücher.example ', 'ana@xn--bcher-kva.example'],
    ['ANA@ACME.EXAMPLE', 'ana@acme.example'],
    ["o'neil+tag@acme.example", "o'neil+tag@acme.example"],
    ['a.b@sub.acme.example', 'a.b@sub.acme.example'],
    ['jörg@acme.example', 'jörg@acme.example'],
    ['a@b@acme.example', null],
    ['ana@localhost', null],
    ['ana@127.0.0.1', null],
    ['ana@[::1]', null],
    ['@acme.example', null],
    ['ana@', null],
    ['ana', null],
    ['', null],
    ['.ana@acme.example', null],
    ['ana.@acme.example', null],
    ['an..a@acme.example', null],
    ['an a@acme.example', null],
    ['ana@acme.example/x', null],
    ['ana@acme.example:80', null],
    ['ana@acme..example', null],
    ['ana@-acme.example', null],
    ['ana@acme-.example', null],
    ['ana\0@acme.example', null],
    ['an\u200ba@acme.example', null],
    [`${'a'.repeat(65)}@acme.example`, null],
    [`${'a'.repeat(64)}@acme.example`, `${'a'.repeat(64)}@acme.example`],
    [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(64)}.example`, null],
  ])('%j is %j', (text, address) => expect(normaliseAddress(text)).toBe(address));

  it('normalising what is normal changes nothing, and no text makes it throw', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const address = fc.oneof(
      fc.emailAddress(),
      fc.tuple(part, part).map(([local, domain]) => `${local}@${domain}.example`),
      part,
    );
    fc.assert(
      fc.property(address, (text) => {
        const normal = normaliseAddress(text);
        if (normal !== null) expect(normaliseAddress(normal)).toBe(normal);
      }),
      fcOptions(2_000),
    );
  });
});

describe('a result', () => {
  it('is plain data', () => {
    expect(ok(42)).toEqual({ ok: true, value: 42 });
    expect(err('no')).toEqual({ ok: false, error: 'no' });
    expect(fail('member_not_found', { memberId: 'm1' }, ['memberId'])).toEqual({
      ok: false,
      error: { code: 'member_not_found', path: ['memberId'], params: { memberId: 'm1' } },
    });
  });

  it('unwraps to its value, or throws one error that carries the failure', () => {
    expect(unwrap(ok('value'))).toBe('value');
    const failed = fail('last_owner');
    expect(() => unwrap(failed)).toThrow(DomainError);
    try {
      unwrap(failed);
    } catch (error) {
      expect(error).toMatchObject({ name: 'DomainError', code: 'last_owner', failure: failed.error });
    }
  });
});
