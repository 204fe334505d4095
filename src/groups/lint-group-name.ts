import { foldText, sortKey } from '../kernel/text.js';
import { NAME_LENGTH } from '../workspace/records/common.js';

/** Something about a group's name that people may stumble over. It is advice: no name is refused for it. */
export type GroupNameAdvice =
  /** One word has letters of two scripts, such as a Cyrillic а among Latin letters. */
  | { readonly code: 'mixed_scripts'; readonly word: string; readonly scripts: readonly string[] }
  /** Another group's name looks the same, or nearly. */
  | { readonly code: 'looks_like'; readonly name: string }
  /** Other groups begin alike, and this one does not, or writes it otherwise. */
  | { readonly code: 'inconsistent_prefix'; readonly prefix: string };

/**
 * What to tell somebody who names a group: words of mixed scripts, names that look like this one, and a prefix that the other groups
 * have. Empty where there is nothing to say. The name itself, written otherwise, is not among its look-alikes: it would be refused.
 *
 * @param otherNames the names of the other groups
 * @example
 * ```ts
 * import { lintGroupName } from 'partyline/groups';
 *
 * lintGroupName('Sale5', ['Sales', 'Support']); // => [{ code: 'looks_like', name: 'Sales' }]
 * lintGroupName('eng: web', ['eng-api', 'eng-data', 'Sales']); // => [{ code: 'inconsistent_prefix', prefix: 'eng-' }]
 * ```
 * @see decision 15 in docs/decisions.md
 */
export const lintGroupName = (name: string, otherNames: Iterable<string>): readonly GroupNameAdvice[] => {
  if (name.length > NAME_LENGTH) return [];
  const others = [...otherNames].filter((other) => other.length <= NAME_LENGTH);
  return [...mixedScripts(name), ...lookAlikes(name, others), ...inconsistentPrefix(name, others)];
};

/** Scripts in which names are written; letters of any other are not judged. */
const SCRIPTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
];

/** Words of two of these scripts. Those of East Asia, which stand beside others as a matter of course, are not among them. */
const mixedScripts = (name: string): readonly GroupNameAdvice[] =>
  name.split(/[^\p{L}\p{M}\p{N}]+/u).flatMap((word): readonly GroupNameAdvice[] => {
    const scripts = SCRIPTS.flatMap(([script, pattern]) => (pattern.test(word) ? [script] : []));
    return scripts.length > 1 ? [{ code: 'mixed_scripts', word, scripts }] : [];
  });

/** Lower-case characters that are taken for others in common typefaces: a selection from Unicode's confusables (UTS #39). */
const CONFUSABLE: ReadonlyMap<string, string> = /* @__PURE__ */ (() => {
  const from = '01|5асеорхуіјѕһԁԛԝвкмнтгпαοερνιυκτχ';
  const to = 'ollsaceopxyijshdqwbkmhtrnaoepviuktx';
  return new Map(Array.from(from, (character, index) => [character, to[index] as string]));
})();

const LETTER = /[\p{L}\p{N}]/u;

/** What is left of a name to the eye: no case, accents, blanks or punctuation, and one character for those that look alike. */
const skeletonOf = (name: string): string => {
  let skeleton = '';
  for (const character of sortKey(name)) {
    const alike = CONFUSABLE.get(character);
    if (alike !== undefined || LETTER.test(character)) skeleton += alike ?? character;
  }
  return skeleton.replaceAll('rn', 'm').replaceAll('vv', 'w');
};

/** A capital I may be meant as what it is, or taken for a small L. */
const facesOf = (name: string): readonly string[] => [skeletonOf(name), skeletonOf(name.replaceAll('I', 'l'))];

const lookAlikes = (name: string, others: readonly string[]): readonly GroupNameAdvice[] => {
  const faces = facesOf(name);
  const folded = foldText(name);
  return others
    .filter((other) => facesOf(other).some((face) => face !== '' && faces.includes(face)) && foldText(other) !== folded)
    .map((other) => ({ code: 'looks_like', name: other }));
};

/** The first word of a name with what separates it from the rest; null for a name of one word. */
const prefixOf = (name: string): { readonly word: string; readonly prefix: string } | null => {
  const start = /^[\p{L}\p{M}\p{N}]+/u.exec(name)?.[0] ?? '';
  const separator = /^[^\p{L}\p{M}\p{N}]+/u.exec(name.slice(start.length))?.[0] ?? '';
  const rest = start.length + separator.length < name.length;
  return start === '' || !rest ? null : { word: foldText(start), prefix: start + separator };
};

/** So many names that begin alike are a habit. */
const HABIT = 2;

const inconsistentPrefix = (name: string, others: readonly string[]): readonly GroupNameAdvice[] => {
  const counts = new Map<string, { readonly word: string; count: number }>();
  for (const other of others) {
    const found = prefixOf(other);
    if (found === null) continue;
    const entry = counts.get(found.prefix) ?? { word: found.word, count: 0 };
    entry.count += 1;
    counts.set(found.prefix, entry);
  }
  const own = prefixOf(name);
  const habits = [...counts].filter(([, { count }]) => count >= HABIT).sort((a, b) => b[1].count - a[1].count);
  // The same first word, written otherwise; or a first word that most of the others have, three of them at least.
  const habit =
    habits.find(([, { word }]) => word === own?.word) ??
    habits.find(([, { count }]) => count > HABIT && count > others.length / 2);
  if (habit === undefined || own?.prefix === habit[0]) return [];
  return [{ code: 'inconsistent_prefix', prefix: habit[0] }];
};
