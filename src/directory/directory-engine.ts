import { fail } from '../kernel/index.js';
import { createRowCheck, isBlankRow, type RowCheck } from './check-row.js';
import { directoryColumns, FULL_WIDTH, SHORT_WIDTH } from './columns.js';
import { createDuplicateCheck } from './duplicates.js';
import {
  type Delimiter,
  guessDelimiter,
  hasReasonColumn,
  looksLikeContact,
  reorderedColumns,
  separatorLine,
} from './header.js';
import { createNewlines } from './newlines.js';
import { createNotices } from './notices.js';
import type { DirectorySettings } from './options.js';
import { createPlainRows, type PlainRows } from './plain-row.js';
import { problem, type RowProblem } from './problem.js';
import { createRecordReader, type RecordFault, type RecordReader } from './record-reader.js';
import type {
  DirectoryContact,
  DirectoryFileError,
  DirectorySummary,
  DuplicateRow,
  NoticeCode,
  RejectedRow,
} from './report.js';
import { SNIFFED, sniffText } from './sniff.js';

/** Where rows go as they are judged. Blank rows are only counted. */
export interface RowSink {
  accepted(contact: DirectoryContact): void;
  rejected(row: RejectedRow): void;
  duplicate(row: DuplicateRow): void;
}

/** Judges a file from text that comes in pieces; the one engine behind every way of reading. */
export interface DirectoryEngine {
  push(text: string): void;
  end(): void;
  notice(code: NoticeCode, line: number, count?: number): void;
  readonly rows: number;
  /** Set once the file as a whole is refused; what is pushed after that is ignored. */
  readonly failure: DirectoryFileError | null;
  summary(): Omit<DirectorySummary, 'encoding'>;
}

/** The most lines a quoted cell is believed to span. */
const MOST_LINES = 20;

export const createDirectoryEngine = (settings: DirectorySettings, sink: RowSink): DirectoryEngine => {
  const newlines = createNewlines();
  const notices = createNotices();
  const counts = { rows: 0, accepted: 0, rejected: 0, duplicates: 0, blank: 0 };
  const maxLine = (FULL_WIDTH + 1) * settings.maxCellLength;
  let failure: DirectoryFileError | null = null;
  let delimiter: Delimiter = ',';
  let header: readonly string[] | null = null;
  let judge: RowCheck | null = null;
  let plainRows: PlainRows | null = null;
  let reader: RecordReader | null = null;
  /** The beginning of the file, until it is known where the first line that counts begins. */
  let head = '';
  let first = true;
  let named: Delimiter | null = null;
  let line = 1;

  const duplicates = createDuplicateCheck(settings.existing, settings.samePhone, (contact, duplicate, shared) => {
    if (shared) notices.add('shared_phone', contact.line);
    if (duplicate !== null) {
      counts.duplicates++;
      sink.duplicate({ line: contact.line, contact, ...duplicate });
      return;
    }
    counts.accepted++;
    sink.accepted(contact);
  });

  const refuse = (refusal: { readonly error: DirectoryFileError }): void => {
    failure ??= refusal.error;
  };

  const reject = (row: RejectedRow): void => {
    counts.rejected++;
    sink.rejected(row);
  };

  /** Counts a row; false where it is blank, or one too many. */
  const isCounted = (blank: boolean): boolean => {
    counts.rows++;
    if (blank) counts.blank++;
    else if (counts.rows - counts.blank > settings.limit)
      refuse(fail('too_many_rows', { maximum: settings.limit }, ['input']));
    return !blank && failure === null;
  };

  /** Takes the first record as the header; false where it is a contact, which is judged like any other. */
  const takeHeader = (cells: readonly string[], at: number): boolean => {
    const isContact = looksLikeContact(cells);
    if (isContact) notices.add('header_is_contact', at);
    header = isContact ? [] : cells.map((cell) => cell.normalize('NFC').trim());
    const reasonColumn = hasReasonColumn(header);
    const { minimum, phones } = settings;
    judge = createRowCheck({ minimum, phones, reasonColumn, notice: notices.add });
    plainRows = createPlainRows(delimiter, minimum, phones);
    if (isContact) return false;
    const { maxColumns } = settings;
    if (cells.length > maxColumns) refuse(fail('too_many_columns', { maximum: maxColumns }, ['input']));
    const reordered = reorderedColumns(header);
    if (reordered !== null) {
      refuse(
        fail('columns_reordered', { found: reordered, expected: directoryColumns.slice(0, SHORT_WIDTH) }, ['input']),
      );
    }
    if (cells.length !== FULL_WIDTH && !(reasonColumn && cells.length === FULL_WIDTH + 1))
      notices.add('header_width', at);
    return true;
  };

  const record = (cells: readonly string[], at: number, text: string, from: number, to: number): void => {
    if (failure !== null || (header === null && takeHeader(cells, at))) return;
    if (!isCounted(isBlankRow(cells)) || judge === null) return;
    // What is told of this row comes after what is told of those before it.
    duplicates.settle();
    const verdict = judge.check(cells, at);
    if (!('name' in verdict)) {
      reject({ line: at, raw: text.slice(from, to), cells, problems: verdict });
      return;
    }
    duplicates.add(verdict, judge.phoneKeys);
  };

  /** Takes a line that is as nearly all lines are. */
  const plain = (text: string, from: number, to: number, at: number): boolean => {
    if (failure !== null || plainRows === null) return false;
    const contact = plainRows.read(text, from, to, at);
    if (contact === null) return false;
    if (isCounted(false)) duplicates.add(contact, plainRows.phoneKeys);
    return true;
  };

  const fault = (found: RecordFault, at: number, raw: string): void => {
    const cells = raw.split(delimiter, settings.maxColumns);
    if (failure !== null) return;
    if (header === null) {
      if (found.code === 'line_too_long') {
        refuse(fail('header_too_long', { maximum: maxLine }, ['input']));
        return;
      }
      if (takeHeader(cells, at)) return;
    }
    if (!isCounted(false)) return;
    duplicates.settle();
    reject({ line: at, raw, cells, problems: [faultProblem(found, cells, maxLine)] });
  };

  /** Passes over blank lines and a `sep=` line, then lets the reader begin at the header. */
  const begin = (final: boolean): void => {
    if (first && (final || head.length >= SNIFFED)) {
      first = false;
      if (head.charCodeAt(0) === 0xfeff) head = head.slice(1);
      const refusal = sniffText(head);
      if (refusal !== null) {
        refuse(refusal);
        return;
      }
    }
    while (!first && reader === null && failure === null) {
      const end = head.indexOf('\n');
      if (end < 0 && !final) {
        if (head.length > maxLine) refuse(fail('header_too_long', { maximum: maxLine }, ['input']));
        return;
      }
      const text = end < 0 ? head : head.slice(0, end);
      const isBlank = text.trim() === '';
      const separator = isBlank || named !== null ? null : separatorLine(text);
      if (!isBlank && separator === null) {
        start(text);
        return;
      }
      if (end < 0) return;
      if (isBlank) isCounted(true);
      named ??= separator;
      head = head.slice(end + 1);
      line++;
    }
  };

  const start = (text: string): void => {
    if (text.length > maxLine) {
      refuse(fail('header_too_long', { maximum: maxLine }, ['input']));
      return;
    }
    delimiter = named ?? guessDelimiter(text);
    reader = createRecordReader(
      {
        delimiter,
        fewestCells: SHORT_WIDTH,
        mostCells: FULL_WIDTH + 1,
        maxQuoted: settings.maxCellLength,
        maxLines: MOST_LINES,
        maxLine,
        firstLine: line,
      },
      { plain, record, fault },
    );
    reader.push(head);
    head = '';
  };

  const pushLines = (text: string): void => {
    if (failure !== null || text === '') return;
    if (reader !== null) {
      reader.push(text);
      return;
    }
    head += text;
    begin(false);
  };

  return {
    push(text) {
      pushLines(newlines.push(text));
      duplicates.settle();
    },
    end() {
      pushLines(newlines.end());
      if (failure === null && reader === null) begin(true);
      reader?.end();
      duplicates.settle();
      if (header === null) refuse(fail('empty_file', {}, ['input']));
      else if (counts.rows === counts.blank) refuse(fail('only_header', {}, ['input']));
    },
    notice: notices.add,
    get rows() {
      return counts.rows;
    },
    get failure() {
      return failure;
    },
    summary: () => ({ delimiter, header: header ?? [], notices: notices.list(), counts: { ...counts } }),
  };
};

const faultProblem = (fault: RecordFault, cells: readonly string[], maximum: number): RowProblem =>
  fault.code === 'line_too_long'
    ? problem('line_too_long', null, '', { maximum })
    : problem('stray_quote', directoryColumns[fault.cell] ?? null, cells[fault.cell] ?? '', {
        position: fault.position,
      });
