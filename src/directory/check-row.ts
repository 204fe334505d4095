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
import { phoneKey } from './phone-key.js';
import { createPlainPhones } from './plain-phone.js';
import { problem, type RowProblem } from './problem.js';
import type { DirectoryContact, DirectoryPhone, NoticeCode } from './report.js';
import { createPhoneKeys, type PhoneKeys, withPhone } from './row-phones.js';
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

/** Whether a row holds nothing: an empty line, blanks, or delimiters alone. */
export const isBlankRow = (cells: readonly string[]): boolean => {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
};

/** Judges rows one after another, each by itself: every cell is looked at, whatever was wrong before it. */
export interface RowCheck {
  check(cells: readonly string[], line: number): RowVerdict;
  /** The keys of the last accepted contact's phones; see `phoneKey`. */
  readonly phoneKeys: PhoneKeys;
}

export const createRowCheck = (rules: RowRules): RowCheck => {
  const { minimum, phones: port, notice } = rules;
  let problems: RowProblem[] = [];
  let currentLine = 0;
  const sink: CellSink = {
    problem: (found) => void problems.push(found),
    notice: (code) => notice(code, currentLine),
  };

  const readEmail = (cell: string): string => {
    // An apostrophe is a letter of addresses too, and may be a guard that is none of it.
    if (cell === '' || (isEmail(cell) && !cell.includes("'"))) return cell.normalize('NFC');
    const text = unmarked(cell);
    if (text === '' || isEmail(text)) return text.normalize('NFC');
    const { length } = text;
    if (length > EMAIL_LENGTH) sink.problem(problem('cell_too_long', 'email', cell, { length, maximum: EMAIL_LENGTH }));
    else if (suggestEmail(text) !== null || checkCharacters(text, 'email', cell, sink)) {
      sink.problem(problem('invalid_email', 'email', cell, {}, suggestEmail(text)));
    }
    return text;
  };

  const plainPhones = createPlainPhones(undefined);
  const phoneKeys = createPhoneKeys();

  const addPhone = (
    phones: readonly DirectoryPhone[] | null,
    cell: string,
    column: DirectoryColumn,
  ): readonly DirectoryPhone[] | null => {
    if (cell === '') return phones;
    const plain = port === undefined && plainPhones.read(cell, 0, cell.length) === cell.length;
    const written = plain ? cell : unmarked(cell);
    const e164 = plain ? plainPhones.e164() : e164Of(written, cell, column);
    if (e164 === '') return phones;
    for (const known of phones ?? []) {
      if (known.e164 !== e164) continue;
      sink.notice('repeated_phone');
      return phones;
    }
    phoneKeys[phones === null ? 0 : phones.length] = plain ? plainPhones.key() : phoneKey(e164);
    return withPhone(phones, { label: column === 'workPhone' ? 'work' : 'other', e164, written });
  };

  const e164Of = (written: string, cell: string, column: DirectoryColumn): string => {
    if (written === '') return '';
    const reading = readPhone(written, port);
    if (reading.ok) return reading.e164;
    const { code, params, suggestion } = reading.fault;
    sink.problem(problem(code, column, cell, params, suggestion));
    return '';
  };

  const isFilled = (cells: readonly string[], wanted: DirectoryMinimum['anyOf'][number]): boolean => {
    const from = wanted === 'email' ? 2 : 3;
    const to = wanted === 'phone' ? 5 : from;
    for (let i = from; i <= to; i++) if ((cells[i] ?? '').trim() !== '') return true;
    return false;
  };

  const check = (cells: readonly string[], line: number): RowVerdict => {
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
    let phones = addPhone(null, cells[3] ?? '', 'workPhone');
    phones = addPhone(phones, cells[4] ?? '', 'optionalPhone1');
    phones = addPhone(phones, cells[5] ?? '', 'optionalPhone2') ?? [];
    if (minimum.anyOf.length > 0 && !minimum.anyOf.some((wanted) => isFilled(cells, wanted))) {
      sink.problem(problem('missing_contact', null, '', { anyOf: minimum.anyOf }));
    }
    const end = cells[SHORT_WIDTH];
    if (end === undefined) notice('missing_trailing_comma', line);
    else if (end.trim() !== '') sink.problem(problem('unexpected_cell', 'end', end, {}));
    if (email === '' && (isEmail(name) || isEmail(position))) notice('email_in_another_column', line);
    const [first] = problems;
    return first === undefined ? { line, name, position, email, phones } : [first, ...problems.slice(1)];
  };
  return { check, phoneKeys };
};
