// Every rule for text that people type. None depends on a locale, and none uses a pattern that can backtrack.

/**
 * Code points that no text may hold: controls, lone surrogates, what turns the direction of whatever follows, tags, and what shows as nothing
 * (zero-width spaces, fillers).
 */
const FORBIDDEN =
  /\u{34f}|\u{17b4}|\u{17b5}|\u{180b}|\u{180c}|\u{180d}|\u{180f}|[\u{180e}\p{Cc}\p{Cs}\u{ad}\u{61c}\u{115f}\u{1160}\u{2800}\u{3164}\u{ffa0}\u{200b}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/u;

/** Joiners and marks of direction: text where people write sentences, a disguise where they write names, addresses and ids. */
const JOINERS_AND_MARKS = /\u200c|\u200d|\u200e|\u200f/;

/** The longest sort key, in UTF-16 code units; what names share beyond it is ordered by id. Fits a B-tree entry of PostgreSQL (2,704 bytes). */
const SORT_KEY_LENGTH = 256;

/** Why a text was refused. */
export type TextFault = 'too_long' | 'forbidden_character' | 'empty';

/**
 * The first reason to refuse a text, or null. The length (UTF-16 code units) is looked at first, so that hostile input costs nothing.
 */
export const textFault = (text: string, maxLength: number): TextFault | null => {
  if (text.length > maxLength) return 'too_long';
  if (FORBIDDEN.test(text) || JOINERS_AND_MARKS.test(text)) return 'forbidden_character';
  return text.trim() === '' ? 'empty' : null;
};

/**
 * The same for a text of several lines, as people write to each other: line ends and tabs are text there, and so are joiners, with which
 * families of emoji and several scripts are written, and the marks U+200E and U+200F, which turn nothing but what they stand beside.
 */
export const linesFault = (text: string, maxLength: number): TextFault | null => {
  if (text.length > maxLength) return 'too_long';
  if (FORBIDDEN.test(text.replace(/[\r\n\t]/g, ' '))) return 'forbidden_character';
  return text.trim() === '' ? 'empty' : null;
};

/** Line ends of every kind made line feeds. */
export const unifyLines = (text: string): string => text.replace(/\r\n?/g, '\n');

/**
 * NFC, outer blanks removed, inner runs of white space made one space.
 *
 * @example
 * ```ts
 * import { cleanText } from 'partyline/kernel';
 *
 * cleanText('  Front \t desk '); // => 'Front desk'
 * cleanText('Zoe\u0308') === 'Zoë'; // => true
 * ```
 * @see docs/architecture.md
 */
export const cleanText = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ');

/**
 * The form in which two names count as the same: NFKC, a fixed case fold (upper, then lower; final sigma as sigma), and no variation
 * selectors, which emoji and some Japanese names need and nobody sees.
 *
 * @example
 * ```ts
 * import { foldText } from 'partyline/kernel';
 *
 * foldText('Straße') === foldText('STRASSE'); // => true
 * foldText('Ⅻ'); // => 'xii'
 * ```
 * @see docs/architecture.md
 */
export const foldText = (text: string): string => {
  let folded = text.replace(/[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, '');
  // A fold can expose a compatibility form and the reverse, so it is repeated until it settles; two rounds suffice in practice.
  for (let round = 0; round < 4; round++) {
    const next = folded.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
    if (next === folded) break;
    folded = next;
  }
  return folded;
};

/**
 * The key by which names are listed: folded, without accents, at most 256 code units. Compare with {@link compareCodePoints}.
 *
 * @example
 * ```ts
 * import { sortKey } from 'partyline/kernel';
 *
 * sortKey('Éléonore Müller'); // => 'eleonore muller'
 * ```
 */
export const sortKey = (name: string): string => {
  const key = foldText(name)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');
  if (key.length <= SORT_KEY_LENGTH) return key;
  const cut = key.slice(0, SORT_KEY_LENGTH);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
};

/**
 * Orders strings by Unicode code point, as `COLLATE "C"` does over UTF-8. JavaScript's `<` compares UTF-16 units, which puts
 * characters beyond U+FFFF before U+E000.
 *
 * @example
 * ```ts
 * import { compareCodePoints } from 'partyline/kernel';
 *
 * compareCodePoints('\u{FFFD}', '\u{1F600}') < 0; // => true
 * ```
 * @see docs/architecture.md
 */
export const compareCodePoints = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
};

/** Moves surrogates (which stand for U+10000 and above) behind U+E000–U+FFFF. */
const codePointRank = (unit: number): number => (unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000);
