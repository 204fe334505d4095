import {
  type DirectoryColumn,
  EMAIL_LENGTH,
  FULL_WIDTH,
  NAME_LENGTH,
  POSITION_LENGTH,
  SHORT_WIDTH,
} from './columns.js';
import { isEmail, suggestEmail } from './email.js';
import { type PhonePort, readPhone } from './phone.js';
import { problem, type RowProblem } from './problem.js';
import type { DirectoryContact, DirectoryPhone, NoticeCode } from './report.js';
import { type CellSink, checkCharacters, readText, unmarked } from './text-cell.js';

/** What a contact must have beside its name: at least one of these columns; none is asked for where the list is empty. */
export interface DirectoryMinimum {
  readonly anyOf: readonly ('email' | 'workPhone' | 'phone')[];
}

/** What rows are judged by. */
export interface RowRules {
  readonly minimum: DirectoryMinimum;
  readonly phones: PhonePort | undefined;
  /** Whether the file carries the reason column of an earlier import, which is skipped. */
  readonly reasonColumn: boolean;
  readonly notice: (code: NoticeCode, line: number) => void;
}

/** A contact, or everything that is wrong with the row. */
export type RowVerdict = DirectoryContact | readonly [RowProblem, ...RowProblem[]];

const OPTIONAL = ['optionalPhone1', 'optionalPhone2'] as const;

/** Whether a row holds nothing: an empty line, blanks, or delimiters alone. */
export const isBlankRow = (cells: readonly string[]): boolean => {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
};

/** A function that judges rows one after another, each by itself: every cell is looked at, whatever was wrong before it. */
export const createRowCheck = (rules: RowRules): ((cells: readonly string[], line: number) => RowVerdict) => {
  const { minimum, phones: port, notice } = rules;
  let problems: RowProblem[] = [];
  let currentLine = 0;
  const sink: CellSink = {
    problem: (found) => void problems.push(found),
    notice: (code) => notice(code, currentLine),
  };

  const readEmail = (cell: string): string => {
    // An apostrophe is a letter of addresses too, and may be a guard that is none of it.
    if (cell === '' || (isEmail(cell) && !cell.includes("'"))) return cell;
    const text = unmarked(cell);
    if (text === '' || isEmail(text)) return text.normalize('NFC');
    const { length } = text;
    if (length > EMAIL_LENGTH) sink.problem(problem('cell_too_long', 'email', cell, { length, maximum: EMAIL_LENGTH }));
    else if (suggestEmail(text) !== null || checkCharacters(text, 'email', cell, sink)) {
      sink.problem(problem('invalid_email', 'email', cell, {}, suggestEmail(text)));
    }
    return text;
  };

  const phoneOf = (cell: string, column: DirectoryColumn): DirectoryPhone | null => {
    const written = cell === '' ? cell : unmarked(cell);
    if (written === '') return null;
    const reading = readPhone(written, port);
    if (reading.ok) return { label: column === 'workPhone' ? 'work' : 'other', e164: reading.e164, written };
    const { code, params, suggestion } = reading.fault;
    sink.problem(problem(code, column, cell, params, suggestion));
    return null;
  };

  const readPhones = (cells: readonly string[]): DirectoryPhone[] => {
    const work = phoneOf(cells[3] ?? '', 'workPhone');
    // A literal of one takes a tenth of the memory of an array that is pushed to.
    const phones = work === null ? [] : [work];
    for (const column of OPTIONAL) {
      const phone = phoneOf(cells[column === 'optionalPhone1' ? 4 : 5] ?? '', column);
      if (phone === null) continue;
      if (phones.some(({ e164 }) => e164 === phone.e164)) sink.notice('repeated_phone');
      else phones.push(phone);
    }
    return phones;
  };

  const isFilled = (cells: readonly string[], wanted: DirectoryMinimum['anyOf'][number]): boolean => {
    const from = wanted === 'email' ? 2 : 3;
    const to = wanted === 'phone' ? 5 : from;
    for (let i = from; i <= to; i++) if ((cells[i] ?? '').trim() !== '') return true;
    return false;
  };

  return (cells, line) => {
    const width = cells.length;
    if (width !== FULL_WIDTH && width !== SHORT_WIDTH && !(rules.reasonColumn && width === FULL_WIDTH + 1)) {
      return [problem('wrong_width', null, '', { cells: width, expected: FULL_WIDTH })];
    }
    if (problems.length > 0) problems = [];
    currentLine = line;
    const name = readText(cells[0] ?? '', 'name', NAME_LENGTH, sink);
    if (name === '' && problems.length === 0) sink.problem(problem('missing_name', 'name', cells[0] ?? '', {}));
    const position = readText(cells[1] ?? '', 'position', POSITION_LENGTH, sink);
    const email = readEmail(cells[2] ?? '');
    const phones = readPhones(cells);
    if (minimum.anyOf.length > 0 && !minimum.anyOf.some((wanted) => isFilled(cells, wanted))) {
      sink.problem(problem('missing_contact', null, '', { anyOf: minimum.anyOf }));
    }
    const end = cells[SHORT_WIDTH];
    if (end === undefined) notice('missing_trailing_comma', line);
    else if (end !== '' && end.trim() !== '') sink.problem(problem('unexpected_cell', 'end', end, {}));
    if (email === '' && (isEmail(name) || isEmail(position))) notice('email_in_another_column', line);
    const [first, ...others] = problems;
    return first === undefined ? { line, name, position, email, phones } : [first, ...others];
  };
};
