import { guardFormula } from './formula-text.js';

/** What any spreadsheet may take for a separator, whatever this file separates with; and what quoting keeps. */
const NEEDS_QUOTES = [',', ';', '\t', '|', '"', '\n', '\r'] as const;

const quoted = (cell: string): string =>
  cell !== cell.trim() || NEEDS_QUOTES.some((character) => cell.includes(character))
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

/** How the files that are handed out look. */
export interface CsvTextOptions {
  /** A comma by default; spreadsheets in half of Europe expect a semicolon. */
  readonly delimiter?: ',' | ';' | '\t';
  /** Begin with a byte order mark, without which Excel reads no accents; true by default. */
  readonly byteOrderMark?: boolean;
}

/** Lines of cells as CSV text by RFC 4180, harmless to open in a spreadsheet. */
export const csvText = (lines: readonly (readonly string[])[], options: CsvTextOptions): string => {
  const { delimiter = ',', byteOrderMark = true } = options;
  let text = byteOrderMark ? '\u{feff}' : '';
  for (const cells of lines) text += `${cells.map((cell) => quoted(guardFormula(cell))).join(delimiter)}\r\n`;
  return text;
};
