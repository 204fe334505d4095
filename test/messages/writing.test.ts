import { en, type Format } from 'partyline/messages';
import { describe, expect, it } from 'vitest';
import { catalogues, type Leaf, leavesOf, placeholdersOf } from './support.js';

const english = leavesOf(en);

/** Parts of sentences, which others put together. */
const PARTS = /^(?:words|permissions|silences|lines|access\.reason|access\.until)\b/;

const wrong = (leaves: readonly Leaf[], isWrong: (text: string) => boolean): readonly string[] =>
  leaves.filter(({ text }) => isWrong(text)).map(({ path, text }) => `${path}: ${text}`);

const FORMATS: readonly string[] = [
  'member',
  'bytes',
  'character',
  'column',
  'currency',
  'day',
  'lastDay',
  'money',
  'or',
  'porting',
] satisfies readonly Format[];

describe.each(catalogues)('the texts in %s', (_, catalogue) => {
  const leaves = leavesOf(catalogue);
  const sentences = leaves.filter(({ path }) => !PARTS.test(path));

  it('are sentences: they begin with a capital, a name or a quotation, and end', () => {
    expect(wrong(sentences, (text) => !/^(?:[¿¡]?\p{Lu}|\{|“|«|\d)/u.test(text) || !/[.!?]$/.test(text))).toEqual([]);
  });

  it('hold no code words', () => {
    const bare = (text: string) => text.replaceAll(/\{[^}]*\}/g, '');
    expect(
      wrong(leaves, (text) => /\w_\w|[a-z][A-Z]|\b(?:null|undefined|input|payload|JSON)\b/.test(bare(text))),
    ).toEqual([]);
  });

  it('are clean: no double or outer blanks, no straight apostrophes or quotation marks, no dots for an ellipsis', () => {
    expect(wrong(leaves, (text) => /\s\s|^\s|\s$|['"]|\.\./.test(text))).toEqual([]);
  });

  it('are short: at most three sentences', () => {
    expect(wrong(leaves, (text) => text.split(/[.!?] /).length > 3 || text.length > 200)).toEqual([]);
  });

  it('open and close their quotation marks', () => {
    const count = (text: string, mark: string) => text.split(mark).length;
    expect(
      wrong(leaves, (text) => count(text, '“') !== count(text, '”') || count(text, '«') !== count(text, '»')),
    ).toEqual([]);
  });

  it('use formats that there are', () => {
    const formats = leaves.flatMap(({ text }) => placeholdersOf(text).map((name) => name.split(':')[1]));
    expect(formats.filter((format) => format !== undefined && !FORMATS.includes(format))).toEqual([]);
  });

  it('name what the English ones name', () => {
    const named = (texts: readonly Leaf[], path: string) =>
      new Set(
        texts
          .filter((leaf) => leaf.path === path || leaf.path.startsWith(`${path}.`))
          .flatMap(({ text }) => placeholdersOf(text)),
      );
    // `one` may leave the figure out, or spell it.
    const whole = (path: string) => path.replace(/\.(?:one|many|other)$/, '');
    for (const path of new Set(english.map((leaf) => whole(leaf.path)))) {
      expect(named(leaves, path), path).toEqual(named(english, path));
    }
  });
});

describe('French typography', () => {
  const leaves = leavesOf(catalogues[1]?.[1]);

  it('sets an unbreakable blank before : and a narrow one before ; ! ?', () => {
    expect(wrong(leaves, (text) => /[^\u00a0]:(?=\s|$)/.test(text.replaceAll(/\{[^}]*\}/g, 'x')))).toEqual([]);
    expect(wrong(leaves, (text) => /[^\u202f][;!?]/.test(text))).toEqual([]);
    expect(wrong(leaves, (text) => / [:;!?]/.test(text))).toEqual([]);
  });

  it('sets unbreakable blanks inside « »', () => {
    expect(wrong(leaves, (text) => /«[^\u00a0]|[^\u00a0]»|[“”]/.test(text))).toEqual([]);
  });

  it('elides nothing before a name, since names begin as they like', () => {
    expect(
      wrong(leaves, (text) => /\b(?:de|que|le|la|[dlqcnsj]’) ?\{(?:memberId|groupId|role|plan|name)\}/.test(text)),
    ).toEqual([]);
  });

  it('addresses people as vous', () => {
    expect(wrong(leaves, (text) => /\b(?:tu|ton|ta|tes|toi)\b/i.test(text))).toEqual([]);
  });
});

describe('Spanish typography', () => {
  const leaves = leavesOf(catalogues[2]?.[1]);

  it('opens every question and exclamation', () => {
    const count = (text: string, mark: string) => text.split(mark).length;
    expect(
      wrong(leaves, (text) => count(text, '¿') !== count(text, '?') || count(text, '¡') !== count(text, '!')),
    ).toEqual([]);
    expect(leaves.some(({ text }) => text.includes('¿'))).toBe(true);
  });

  it('sets « » without blanks', () => {
    expect(wrong(leaves, (text) => /«\s|\s»|[“”]|\s[:;!?]/.test(text))).toEqual([]);
  });

  it('addresses people as usted', () => {
    expect(wrong(leaves, (text) => /\b(?:tú|tu|tus|ti|contigo)\b/i.test(text))).toEqual([]);
  });
});
