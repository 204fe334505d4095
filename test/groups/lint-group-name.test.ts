import { lintGroupName } from 'partyline/groups';
import { describe, expect, it } from 'vitest';

describe('a group’s name is advised on', () => {
  it('not at all where it is plain', () => {
    expect(lintGroupName('Sales', ['Support', 'Back office', 'Köln'])).toEqual([]);
    expect(lintGroupName('Sales', [])).toEqual([]);
    expect(lintGroupName('', ['', ' '])).toEqual([]);
    expect(lintGroupName('💥', ['📞', '-'])).toEqual([]);
  });

  it('where a word has letters of two scripts', () => {
    const cyrillicA = '\u0430';
    expect(lintGroupName(`S${cyrillicA}les team`, [])).toEqual([
      { code: 'mixed_scripts', word: `S${cyrillicA}les`, scripts: ['Latin', 'Cyrillic'] },
    ]);
  });

  it('though two words may each have their own, and East Asia writes in several', () => {
    expect(lintGroupName('Sales Москва', [])).toEqual([]);
    expect(lintGroupName('営業チームABC', [])).toEqual([]);
  });

  it.each([
    ['Sale5', 'Sales'],
    ['S\u0430les', 'Sales'],
    ['Sáles', 'Sales'],
    ['Back-office', 'Back office'],
    ['backoffice', 'Back Office'],
    ['BiIIing', 'Billing'],
    ['0ps', 'Ops'],
    ['Modem', 'Modern'],
    ['IT team', 'it-team'],
    ['Sa|es', 'Sales'],
  ])('where it looks like another: %s beside %s', (name, other) => {
    const looks = { code: 'looks_like', name: other };
    expect(lintGroupName(name, ['Support', other])).toContainEqual(looks);
    expect(lintGroupName(other, [name])).toContainEqual({ code: 'looks_like', name });
  });

  it.each([
    ['Sales', 'SALES'],
    ['Sales', 'Sale'],
    ['Mail', 'Mall'],
    ['Team 2', 'Team 3'],
  ])('but not of %s beside %s', (name, other) => {
    expect(lintGroupName(name, [other])).toEqual([]);
  });

  it('where it writes a prefix otherwise than the others do', () => {
    const others = ['eng-api', 'eng-data', 'Sales'];
    const advice = [{ code: 'inconsistent_prefix', prefix: 'eng-' }];
    expect(lintGroupName('eng: web', others)).toEqual(advice);
    expect(lintGroupName('ENG-web', others)).toEqual(advice);
    expect(lintGroupName('eng-web', others)).toEqual([]);
    expect(lintGroupName('Support', others)).toEqual([]);
  });

  it('or has none where most others have', () => {
    const others = ['team-api', 'team-data', 'team-web', 'Sales'];
    expect(lintGroupName('Support', others)).toEqual([{ code: 'inconsistent_prefix', prefix: 'team-' }]);
    expect(lintGroupName('Support', [...others, 'Ops', 'HR'])).toEqual([]);
  });

  it('by the habit that most follow, where there are two', () => {
    const others = ['eng-api', 'eng-web', 'eng: a', 'eng: b', 'eng: c'];
    expect(lintGroupName('eng/new', others)).toEqual([{ code: 'inconsistent_prefix', prefix: 'eng: ' }]);
    expect(lintGroupName('eng/new', others.toReversed())).toEqual([{ code: 'inconsistent_prefix', prefix: 'eng: ' }]);
  });

  it.each([
    ['one alone is no habit', 'eng: web', ['eng-api']],
    ['a word with nothing behind it is no prefix', 'eng web', ['eng-', 'eng-']],
    ['nor is what stands before the first word', 'x', ['-a', '-b', '-c']],
    ['nor a word in the middle', 'a b', ['--a', '--a']],
  ])('but not where %s', (_, name, others) => {
    expect(lintGroupName(name, others)).toEqual([]);
  });

  it('nor beside names longer than a name can be', () => {
    const padded = (length: number) => 'Sale5'.padEnd(length, '.');
    expect(lintGroupName('Sales', [padded(100)])).toHaveLength(1);
    expect(lintGroupName('Sales', [padded(101)])).toEqual([]);
  });

  it('in one pass, whatever it is and however many others there are: an expression that went back would not end', () => {
    const others = Array.from({ length: 10_000 }, (_, index) => `team-${index} ${'-'.repeat(80)}`);
    expect(lintGroupName(`${'-'.repeat(99)}x`, others)).toMatchObject([{ code: 'inconsistent_prefix' }]);
    expect(lintGroupName('x'.repeat(1_000_000), others)).toEqual([]);
  });
});
