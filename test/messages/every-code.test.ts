import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, describer, type FailureCode } from 'partyline/messages';
import { permissions } from 'partyline/roles';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/rooms.js';
import { catalogues, plausible } from './support.js';

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('messages'))
  .map((file) => readFileSync(join(root, 'src', file), 'utf8').replaceAll(/^\s*(?:\*|\/\/).*$/gm, ''));

const codesBy = (pattern: RegExp): readonly string[] => [
  ...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, code = '']) => code))),
];

/** Every code that the sources make a failure of, read from their text: what the types might miss is found here. */
const failures = [
  ...codesBy(/\bfail\(\s*'(\w+)'/g),
  ...codesBy(/\bFailure<\s*'(\w+)'/g),
  ...codesBy(/\berr\(\{\s*code: '(\w+)'/g),
];

/** Every code that an input schema gives a fault. */
const issues = codesBy(/params: \{ code: '(\w+)'/g);

/** Plausible parameters for each form of a text. */
const paramsFor = ({ failures }: Catalogue, code: string): readonly Readonly<Record<string, unknown>>[] => {
  const text = failures[code as FailureCode];
  if (typeof text === 'string') return [plausible];
  if ('by' in text) return Object.keys(text.cases).map((value) => ({ ...plausible, [text.by]: value }));
  if ('count' in text) return [1, 7].map((count) => ({ ...plausible, [text.count]: count }));
  return [plausible];
};

describe.each(catalogues)('in %s', (_, catalogue: Catalogue) => {
  const say = describer(catalogue);

  it('every failure that the sources make has a text', () => {
    expect(failures.length).toBeGreaterThan(100);
    expect(failures.filter((code) => !Object.hasOwn(catalogue.failures, code))).toEqual([]);
  });

  it('every fault that a schema finds has a text', () => {
    expect(issues.length).toBeGreaterThan(10);
    expect(issues.filter((code) => !Object.hasOwn(catalogue.issues, code))).toEqual([]);
  });

  it('every permission has words', () => {
    expect(permissions.filter((permission) => !Object.hasOwn(catalogue.permissions, permission))).toEqual([]);
  });

  it('each failure has a sentence of its own, with nothing left to fill in', () => {
    for (const code of Object.keys(catalogue.failures)) {
      for (const params of paramsFor(catalogue, code)) {
        const sentence = say({ code, path: [], params });
        expect(sentence, code).not.toBe(catalogue.words.unknown);
        expect(sentence, code).not.toMatch(/[{}…]|undefined|\bnull\b|NaN|\[object/);
      }
    }
  });

  it('no two failures read the same', () => {
    const ofCode = Object.keys(catalogue.failures).flatMap((code) =>
      paramsFor(catalogue, code).map((params) => say({ code, path: [], params })),
    );
    expect(ofCode.filter((sentence, index) => ofCode.indexOf(sentence) !== index)).toEqual([]);
  });
});
