import fc from 'fast-check';
import { cleanText, compareCodePoints, foldText, sortKey } from 'partyline/kernel';
import { describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';

describe('two names count as the same', () => {
  it.each([
    ['Straße', 'STRASSE'],
    ['Straße', 'straẞe'],
    ['ΣΑΣ', 'σας'],
    ['σας', 'σασ'],
    ['ſales', 'SALES'],
    ['K', 'k'], // the Kelvin sign
    ['Ⅻ', 'xii'],
    ['ﬁle', 'FILE'],
    ['Ａcme', 'acme'],
    ['é', 'e\u0301'],
    ['ŉ', 'ʼn'],
    ['Sales\ufe0f', 'sales'],
    ['ı', 'I'], // what upper, then lower comes to; İ stays apart
  ])('%s and %s', (a, b) => expect(foldText(a)).toBe(foldText(b)));

  it.each([
    ['resume', 'résumé'],
    ['a', 'ä'],
    ['o', 'ø'],
  ])('but not %s and %s', (a, b) => expect(foldText(a)).not.toBe(foldText(b)));

  it('İ folds by a fixed rule, whatever the locale', () => {
    expect(foldText('İSTANBUL')).toBe(foldText('i̇stanbul'));
    expect(foldText('İ')).not.toBe(foldText('I'));
  });

  it('folding a folded name changes nothing', () => {
    const names = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(names, (name) => {
        expect(foldText(foldText(name))).toBe(foldText(name));
        expect(foldText(name.toUpperCase())).toBe(foldText(foldText(name).toUpperCase()));
      }),
      fcOptions(1_000),
    );
  });
});

describe('cleaning', () => {
  it('trims, joins runs of blanks of any kind, and composes', () => {
    expect(cleanText('  Ana \t\u00a0 María\u3000 ')).toBe('Ana María');
    expect(cleanText('e\u0301')).toBe('é');
  });

  it('cleaning what is clean changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
      fcOptions(1_000),
    );
  });
});

describe('the key names are listed by', () => {
  it('ignores case and accents', () => {
    expect(sortKey('Éléonore Müller')).toBe('eleonore muller');
    expect(sortKey('ÅNGSTRÖM')).toBe(sortKey('angstrom'));
  });

  it('is at most 256 code units, and never ends in half a character', () => {
    expect(sortKey('a'.repeat(300))).toHaveLength(256);
    expect(sortKey(`a${'😀'.repeat(200)}`)).toHaveLength(255);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400, size: 'max' }), (name) => {
        expect(sortKey(name).isWellFormed()).toBe(true);
        expect(sortKey(name).length).toBeLessThanOrEqual(256);
      }),
      fcOptions(1_000),
    );
  });
});

describe('the order of strings', () => {
  /** What `COLLATE "C"` does: compares the bytes of UTF-8. */
  const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

  it('puts characters beyond U+FFFF behind all others, which < does not', () => {
    expect(compareCodePoints('\u{fffd}', '\u{1f600}')).toBeLessThan(0);
    expect('\u{fffd}' < '\u{1f600}').toBe(false);
    expect(compareCodePoints('\u{e000}', '\u{10000}')).toBeLessThan(0);
  });

  it('puts what is shorter first where one begins the other', () => {
    expect(compareCodePoints('an', 'ana')).toBeLessThan(0);
    expect(compareCodePoints('', 'a')).toBeLessThan(0);
    expect(compareCodePoints('a', 'a')).toBe(0);
  });

  it('is that of the bytes of UTF-8, for every two strings', () => {
    const edge = fc.constantFrom(
      'a',
      '\u007f',
      '\u0080',
      '\u07ff',
      '\u0800',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{10000}',
      '\u{10ffff}',
    );
    const text = fc.array(fc.oneof(edge, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), { maxLength: 4 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [a.join(''), b.join('')];
        expect(Math.sign(compareCodePoints(x, y))).toBe(Math.sign(byBytes(x, y)));
      }),
      fcOptions(3_000),
    );
  });
});
