import { compareCodePoints, sortKey } from '../kernel/text.js';
import type { Contact } from '../workspace/index.js';
import type { ListableKind, SearchQuery } from './store.js';

/** What of a record can be searched for: that of a contact, or the name of anything else. */
export type Searchable =
  | Pick<Contact, 'firstName' | 'lastName' | 'company' | 'role' | 'phones' | 'emails'>
  | { readonly name: string };

/** Signs that no search begins or ends with. Pictures are no such signs: somebody may be called by one. */
const LEADING_SIGNS = /^[\p{P}\p{Sm}\p{Sc}\p{Sk}]+/u;

/** A break inside a word: what follows `-`, `'`, `.` and the like can be searched for by itself. */
const INNER_BREAK = /(?<=[\p{P}\p{Sm}\p{Sc}\p{Sk}])(?![\p{P}\p{Sm}\p{Sc}\p{Sk}])/u;

/** Folded words of a text: no case, no accents, no leading signs, at most 256 UTF-16 code units each. */
const wordsOf = (text: string): readonly string[] =>
  // Folding may bring forth blanks of its own, so it is split again.
  text
    .split(/\s+/u)
    .flatMap((word) => sortKey(word).split(/\s+/u))
    .map((word) => word.replace(LEADING_SIGNS, ''))
    .filter((word) => word !== '');

/** A word, and what is left of it after each of its inner breaks: `smith-jones` is found by `jones` too. */
const endingsOf = (word: string): readonly string[] => {
  const parts = word.split(INNER_BREAK);
  return parts.map((_, index) => parts.slice(index).join(''));
};

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D+/g, '');

const reversed = (digits: string): string => [...digits].reverse().join('');

/** The terms of a run of digits: forwards, without the zeros of a trunk or international prefix, and backwards. */
const digitTerms = (digits: string): readonly string[] => {
  if (digits === '') return [];
  const bare = digits.replace(/^0+/, '');
  return [`#${digits}`, ...(bare === '' || bare === digits ? [] : [`#${bare}`]), `%${reversed(digits)}`];
};

/**
 * What a resource is found by. Every search is a comparison of beginnings, in code-point order, so that a database needs nothing but
 * an index of these terms:
 *
 * - folded words of the name, the company and the role, each also without what stands before its inner breaks;
 * - e-mail addresses, whole, and their domains;
 * - phones as `#<digits>` and, for searches from the end, `%<digits backwards>`; words that are digits alone likewise.
 *
 * Anything but a contact is found by the words of its name.
 *
 * @returns distinct terms in code-point order
 * @example
 * ```ts
 * import { searchTermsOf } from 'partyline/adapters';
 *
 * searchTermsOf('deal', { name: 'Renewal Acme-West' }); // => ['acme-west', 'renewal', 'west']
 * ```
 * @see docs/write-your-own-store.md
 */
export const searchTermsOf = (kind: ListableKind, record: Searchable): readonly string[] => {
  const terms = new Set<string>();
  for (const text of textsOf(kind, record)) {
    for (const word of wordsOf(text)) {
      for (const ending of endingsOf(word)) terms.add(ending);
      if (/^\d+$/.test(word)) for (const term of digitTerms(word)) terms.add(term);
    }
  }
  if (isContact(kind, record)) {
    const { emails, phones } = record;
    for (const { value } of emails) {
      const address = sortKey(value);
      terms.add(address);
      terms.add(address.slice(address.lastIndexOf('@') + 1));
    }
    for (const { value } of phones) for (const term of digitTerms(digitsOf(value))) terms.add(term);
  }
  terms.delete('');
  return [...terms].sort(compareCodePoints);
};

const textsOf = (kind: ListableKind, record: Searchable): readonly string[] => {
  if (!isContact(kind, record)) return [record.name];
  const { firstName, lastName, company, role } = record;
  return [firstName, lastName, company, role];
};

const isContact = (kind: ListableKind, record: Searchable): record is Exclude<Searchable, { readonly name: string }> =>
  kind === 'contact' && 'firstName' in record;

/** From so many digits on, a search without its leading zeros still means one phone: `0151 2345678` finds `+49 151 2345678`. */
const WHOLE_NUMBER = 7;

/** Fewer digits than this are looked for among the words. */
const FEWEST_DIGITS = 2;

/**
 * What somebody typed into a search box, as stores take it. A text of digits and the signs people write between them is a phone; anything
 * else is words.
 *
 * @returns null for a text in which there is nothing to search for, such as a dash
 * @example
 * ```ts
 * import { searchQueryOf } from 'partyline/adapters';
 *
 * searchQueryOf('Zoë  O’Brien'); // => { words: ['zoe', 'o’brien'], digits: null }
 * searchQueryOf('(555) 000-11'); // => { words: [], digits: '55500011' }
 * ```
 * @see docs/write-your-own-store.md
 */
export const searchQueryOf = (text: string): SearchQuery | null => {
  const digits = digitsOf(text);
  if (digits.length >= FEWEST_DIGITS && /^[\s\d()+./-]+$/u.test(text.normalize('NFKC'))) {
    const bare = digits.replace(/^0+/, '');
    return { words: [], digits: digits.length >= WHOLE_NUMBER && bare !== '' ? bare : digits };
  }
  const words = wordsOf(text)
    .map(withoutTrailingSigns)
    .filter((word) => word !== '');
  return words.length === 0 ? null : { words: [...new Set(words)], digits: null };
};

/** From the end, sign by sign: a pattern that looks for the end of a text takes quadratic time over signs that do not end it. */
const withoutTrailingSigns = (word: string): string => {
  const characters = [...word];
  while (LEADING_SIGNS.test(characters.at(-1) ?? '')) characters.pop();
  return characters.join('');
};

/**
 * Whether a resource with these terms matches: what every store's search must agree with.
 *
 * @example
 * ```ts
 * import { matchesSearch, searchTermsOf } from 'partyline/adapters';
 *
 * const terms = searchTermsOf('deal', { name: 'Renewal Acme-West' });
 * matchesSearch(terms, { words: ['acme', 'ren'], digits: null }); // => true
 * matchesSearch(terms, { words: ['east'], digits: null }); // => false
 * ```
 * @see docs/write-your-own-store.md
 */
export const matchesSearch = (terms: readonly string[], { words, digits }: SearchQuery): boolean =>
  words.every((word) => terms.some((term) => term.startsWith(word))) &&
  (digits === null || terms.some((term) => term.startsWith(`#${digits}`) || term.startsWith(`%${reversed(digits)}`)));
