import { cleanText, textFault } from '../kernel/text.js';
import type { DirectoryColumn } from './columns.js';
import { isFormula, unguardFormula, unwrapTextFormula } from './formula-text.js';
import { problem, type RowProblem } from './problem.js';
import type { NoticeCode } from './report.js';

/** Where a cell's findings go. */
export interface CellSink {
  problem(found: RowProblem): void;
  notice(code: NoticeCode): void;
}

/**
 * Whether a text is clean already: Latin letters and signs that no normalisation changes, single blanks, none at the ends. Most cells
 * are, and they skip everything below.
 */
export const isCleanLatin = (text: string): boolean => {
  let blank = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x20) {
      if (blank) return false;
      blank = true;
    } else {
      if (unit < 0x21 || (unit > 0x7e && unit < 0xc0) || unit > 0x17f) return false;
      blank = false;
    }
  }
  return !blank;
};

/** Whether a text may be more than it looks like: a formula sign of ASCII in front, or an apostrophe that may guard one. */
const isMarked = (text: string): boolean => {
  const unit = text.charCodeAt(0);
  return unit === 0x3d || unit === 0x2b || unit === 0x2d || unit === 0x40 || text.includes("'");
};

/** What a cell says, as text: without what keeps spreadsheets from running it. */
export const unmarked = (cell: string): string => {
  const text = cell.trim();
  if (text.includes("'")) return unguardFormula(text);
  return text.charCodeAt(0) === 0x3d ? unwrapTextFormula(text) : text;
};

/** Reads a name or a position: cleaned, its faults reported. */
export const readText = (cell: string, column: DirectoryColumn, maximum: number, sink: CellSink): string => {
  if (cell === '') return '';
  if (cell.length <= maximum && isCleanLatin(cell) && !isMarked(cell)) {
    noteOddities(cell, sink);
    return cell;
  }
  const { length } = cell;
  if (length > maximum) {
    sink.problem(problem('cell_too_long', column, cell, { length, maximum }));
    return '';
  }
  const raw = unmarked(cell);
  const spaced = raw.includes('\n') || raw.includes('\t') ? raw.replaceAll('\n', ' ').replaceAll('\t', ' ') : raw;
  if (spaced !== raw) sink.notice('line_break_in_cell');
  if (!checkCharacters(spaced, column, cell, sink)) return spaced;
  const text = cleanText(spaced);
  if (text !== '' && isFormula(text)) sink.notice('formula_text');
  noteOddities(text, sink);
  return text;
};

/** Reports characters that no text may hold; false where there are any. */
export const checkCharacters = (text: string, column: DirectoryColumn, cell: string, sink: CellSink): boolean => {
  if (text.includes('\u{fffd}')) {
    sink.problem(problem('damaged_character', column, cell, {}));
    return false;
  }
  if (textFault(text, text.length) !== 'forbidden_character') return true;
  let rest = '';
  let first = 0;
  for (const character of text) {
    const fine = textFault(character, 2) !== 'forbidden_character';
    // A line separator stands between words, a zero-width character within one.
    rest += fine ? character : character.trim() === '' ? ' ' : '';
    if (!fine && first === 0) first = character.codePointAt(0) ?? 0;
  }
  sink.problem(problem('forbidden_character', column, cell, { codePoint: first }, cleanText(rest) || null));
  return false;
};

const noteOddities = (text: string, sink: CellSink): void => {
  if (text.includes('"') && text.split('"').length % 2 === 0) sink.notice('unpaired_quote');
  if (text.includes('Ã') || text.includes('Â')) noteDoubleEncoding(text, sink);
};

/** `Ã` or `Â` followed by what a UTF-8 continuation byte looks like when read as Latin-1. */
const noteDoubleEncoding = (text: string, sink: CellSink): void => {
  for (let i = 0; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    if ((unit === 0xc3 || unit === 0xc2) && next >= 0x80 && next <= 0xbf) {
      sink.notice('double_encoded');
      return;
    }
  }
};
