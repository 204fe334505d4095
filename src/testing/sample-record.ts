import { type Kind, recordSchemas, type Tables } from '../workspace/index.js';
import type { Picks } from './picks.js';
import { type Maker, makeRecord } from './schema-maker.js';

/** Texts that a verb lets through and careless storage does not: other scripts, quotes, wildcards, names of prototypes. */
export const trickyTexts: readonly string[] = [
  '',
  'Ana',
  'Émile Müller-Øre',
  '李小龍',
  '😀 \u{1d160}',
  '\uffe6',
  'O\'Brien "Bob" \\ back',
  '50 % _ [a-z] *',
  '{"json": [1, 2]}',
  '{1,2,"x"}',
  "'; drop table contact; --",
  '$1 $name %s :name ?',
  '__proto__',
  'constructor',
  'null',
  'true',
  '0012',
  '1e3',
  '2026-11-22T09:00:00Z',
  'tab\tand\nline\r\nend',
  ' outer blanks ',
  'e\u0301 decomposed',
  '\u{10ffff}',
  '長'.repeat(2_000),
];

/** Ids that are legal, and tempt a store to split or to fold them. */
export const trickyIds: readonly string[] = [
  'plain',
  'a:b',
  'a:b:c',
  'a/b',
  'a,b',
  "it's",
  'UPPER',
  'upper',
  '0',
  'null',
  'hasOwnProperty',
  '😀',
  '\uffe6',
  'Ünï',
  '%',
  '_',
  'x'.repeat(128),
];

/** 2026-11-22, 9 o'clock UTC. */
const NOON = Date.UTC(2026, 10, 22, 9);

const fromPicks = (picks: Picks): Maker<() => unknown> => ({
  id: () => () => picks.of(...(trickyIds as readonly [string, ...string[]])),
  instant: () => () => picks.of(0, NOON, NOON + picks.below(1e9), -86_400_000, 4_102_444_800_000),
  principal: () => () => picks.of('workspace', 'stewards', 'member:plain', 'group:a:b', 'number:😀', 'owner:UPPER'),
  text: () => () => picks.of(...(trickyTexts as readonly [string, ...string[]])),
  int: () => () => picks.of(0, 1, 7, 65_536, 2_147_483_648, Number.MAX_SAFE_INTEGER),
  number: () => () => picks.of(0, 0.5, 1.25e-3, 3),
  boolean: () => () => picks.chance(0.5),
  oneOf: (values) => () => picks.one(values),
  either: (options) => () => picks.one(options)?.(),
  nullable: (made) => () => (picks.chance(0.3) ? null : made()),
  list: (element, distinct) => () => {
    const made = Array.from({ length: (distinct ? 1 : 0) + picks.below(4) }, element);
    return distinct ? [...new Set(made)] : made;
  },
  tuple: (made) => () => made.map((one) => one()),
  object: (fields) => () =>
    Object.fromEntries(
      fields.flatMap(([key, made, optional]) => (optional && picks.chance(0.5) ? [] : [[key, made()] as const])),
    ),
  dictionary: (value) => () => Object.fromEntries([['a', value()] as const]),
});

/**
 * A record of a kind, made from picks: of the right shape, and full of what careless storage alters.
 *
 * @example
 * ```ts
 * import { Picks, sampleRecord } from 'partyline/testing';
 * import { recordSchemas } from 'partyline/workspace';
 *
 * recordSchemas.group.safeParse(sampleRecord('group', new Picks(1))).success; // => true
 * ```
 * @see docs/testing-your-app.md
 */
export const sampleRecord = <K extends Kind>(kind: K, picks: Picks): Tables[K] => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const made = makeRecord(kind, fromPicks(picks))();
    const parsed = recordSchemas[kind].safeParse(made);
    if (parsed.success) return parsed.data as Tables[K];
  }
  throw new Error(`the schema of ${kind} refuses what was made by it`);
};
