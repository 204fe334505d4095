import { foldText } from '../kernel/text.js';
import { directoryColumns, HEADER_WORDS, PHONE_WORDS, REASON_HEADER } from './columns.js';
import { isEmail } from './email.js';

/** What separates the cells of a line. */
export type Delimiter = ',' | ';' | '\t' | '|';

const DELIMITERS = [',', ';', '\t'] as const;

/** The delimiter a `sep=;` line names, or null where the line is none. Spreadsheets write and obey such a first line. */
export const separatorLine = (line: string): Delimiter | null => {
  const text = line.replaceAll('"', '');
  if (text.slice(0, 4).toLowerCase() !== 'sep=') return null;
  const named = text.charAt(4);
  const rest = text.slice(5).replaceAll(named, '').trim();
  return rest === '' && (named === ',' || named === ';' || named === '\t' || named === '|') ? named : null;
};

/** The delimiter that occurs most often outside quotes; a comma where there is none. */
export const guessDelimiter = (line: string): Delimiter => {
  const counts = new Map<string, number>();
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (character === '"') quoted = !quoted;
    else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let best: Delimiter = ',';
  for (const delimiter of DELIMITERS) if ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0)) best = delimiter;
  return best;
};

/** Whether a first line is a contact rather than a header: a cell is an e-mail address, or digits as of a phone number. */
export const looksLikeContact = (cells: readonly string[]): boolean =>
  cells.slice(0, directoryColumns.length).some((cell) => isEmail(cell.trim()) || hasPhoneDigits(cell));

const hasPhoneDigits = (cell: string): boolean => {
  let digits = 0;
  for (let i = 0; i < cell.length && i < 64; i++) {
    const unit = cell.charCodeAt(i);
    if (unit >= 48 && unit <= 57) digits++;
  }
  return digits >= 6;
};

/** Whether the header is that of a file of rejected rows, with a column for the reasons behind the format's own. */
export const hasReasonColumn = (header: readonly string[]): boolean =>
  header[directoryColumns.length]?.trim().toLowerCase() === REASON_HEADER;

/** What a header cell plainly names, or null: most languages are not in the table, and need not be. */
type Named = 'name' | 'position' | 'email' | 'workPhone' | 'optionalPhone' | 'phone';

const EXPECTED: readonly Named[] = ['name', 'position', 'email', 'workPhone', 'optionalPhone', 'optionalPhone'];

const nameOf = (cell: string): Named | null => {
  const words = wordsOf(cell);
  const has = (table: readonly string[]): boolean => table.some((word) => words.includes(word));
  // E-mail first: `e-mail address` is split into `e`, `mail`, `address`. A phone before the name: `phone name` is rare, `nom du poste` is not.
  const found: Named[] = [];
  if (has(HEADER_WORDS.email)) found.push('email');
  if (has(HEADER_WORDS.phone))
    found.push(has(PHONE_WORDS.optional) ? 'optionalPhone' : has(PHONE_WORDS.work) ? 'workPhone' : 'phone');
  if (has(HEADER_WORDS.name)) found.push('name');
  if (has(HEADER_WORDS.position)) found.push('position');
  // A cell that names two things names neither plainly (`job title phone`, `nom du poste`).
  return found.length === 1 ? (found[0] ?? null) : null;
};

/** Folded words without accents. */
const wordsOf = (cell: string): readonly string[] =>
  foldText(cell.slice(0, 100))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]/u);

/**
 * The columns as the header names them, when that is plainly another order than the format's; else null. Plainly means: two columns or
 * more are recognised, each at most once, and some stand where others belong.
 */
export const reorderedColumns = (header: readonly string[]): readonly (Named | null)[] | null => {
  const found = header.slice(0, EXPECTED.length).map(nameOf);
  const single = found.filter((named) => named !== null && named !== 'phone' && named !== 'optionalPhone');
  if (new Set(single).size !== single.length) return null;
  const misplaced = found.filter((named, index) => named !== null && !fits(named, EXPECTED[index]));
  return misplaced.length < 2 ? null : found;
};

const fits = (named: Named, expected: Named | undefined): boolean =>
  named === expected || (named === 'phone' && (expected === 'workPhone' || expected === 'optionalPhone'));
