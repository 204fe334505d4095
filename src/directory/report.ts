import type { Failure } from '../kernel/index.js';
import type { RowProblem } from './problem.js';

/** A phone of a contact: E.164 (`+491222333444555`), and as it was written in the file. */
export interface DirectoryPhone {
  readonly label: 'work' | 'other';
  readonly e164: string;
  readonly written: string;
}

/** A contact that was read from a row without a problem. Empty texts are `''`, never missing. */
export interface DirectoryContact {
  /** The 1-based line on which the row begins, as a text editor counts. */
  readonly line: number;
  readonly name: string;
  readonly position: string;
  readonly email: string;
  readonly phones: readonly DirectoryPhone[];
}

/** A row that was not accepted, with everything that is wrong in it. */
export interface RejectedRow {
  readonly line: number;
  /** The row as it stands in the file; line ends are `\n`, and an overlong line is cut. */
  readonly raw: string;
  readonly cells: readonly string[];
  readonly problems: readonly [RowProblem, ...RowProblem[]];
}

/** A sound row that names somebody who is known already. */
export interface DuplicateRow {
  readonly line: number;
  readonly contact: DirectoryContact;
  readonly by: 'email' | 'phone';
  /** Who came first: an earlier line of the file, or an entry of the directory. */
  readonly of: { readonly line: number } | { readonly id: string };
}

/** Something worth telling that makes no row wrong. */
export type NoticeCode =
  /** Rows end without the trailing comma. */
  | 'missing_trailing_comma'
  /** Bytes that are not UTF-8 were read as windows-1252. */
  | 'read_as_windows_1252'
  /** UTF-16 without a byte order mark. */
  | 'utf16_without_mark'
  /** The first line is a contact: the header is missing. It was judged like any other row. */
  | 'header_is_contact'
  /** The header has another number of cells than the format. */
  | 'header_width'
  /** A line break or a tab inside a cell became a space. */
  | 'line_break_in_cell'
  /** A name or position that a spreadsheet would run as a formula; kept as text. */
  | 'formula_text'
  /** A name or position with an odd number of quotation marks. */
  | 'unpaired_quote'
  /** Text that was probably saved twice as UTF-8 (`Ã©` for `é`). */
  | 'double_encoded'
  /** The same number twice in one row; kept once. */
  | 'repeated_phone'
  /** Several people with different addresses share a number. */
  | 'shared_phone'
  /** Rows whose name or position column holds an e-mail address. */
  | 'email_in_another_column';

/** A notice, gathered over the file: how often, and where first. `line` is 0 where the whole file is meant. */
export interface DirectoryNotice {
  readonly code: NoticeCode;
  readonly line: number;
  readonly count: number;
}

/** `accepted + rejected + duplicates + blank = rows`; the header and a `sep=` line are no rows. */
export interface DirectoryCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  readonly blank: number;
}

/** How the text was read from bytes: `mixed` is UTF-8 with lines that are not; `text` was a string to begin with. */
export type DirectoryEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'mixed' | 'text';

/** What is said about a file as a whole. */
export interface DirectorySummary {
  readonly encoding: DirectoryEncoding;
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** The cells of the header line, in NFC; empty where the first line is a contact. */
  readonly header: readonly string[];
  readonly notices: readonly DirectoryNotice[];
  readonly counts: DirectoryCounts;
}

/** A file judged row by row. */
export interface DirectoryReport extends DirectorySummary {
  readonly accepted: readonly DirectoryContact[];
  readonly rejected: readonly RejectedRow[];
  readonly duplicates: readonly DuplicateRow[];
}

/** What a file that is no text was recognised as. */
export type BinaryKind = 'xlsx' | 'xls' | 'gzip' | 'pdf' | 'image' | 'unknown';

/** Why a file could not be judged at all. */
export type DirectoryFileError =
  | Failure<'invalid_option', { readonly option: string }>
  | Failure<'not_csv_file_name', { readonly fileName: string }>
  | Failure<'empty_file'>
  | Failure<'only_header'>
  | Failure<'binary_file', { readonly found: BinaryKind }>
  | Failure<'html_page'>
  | Failure<'file_too_large', { readonly maximum: number }>
  | Failure<'header_too_long', { readonly maximum: number }>
  | Failure<'too_many_columns', { readonly maximum: number }>
  | Failure<'too_many_rows', { readonly maximum: number }>
  | Failure<'columns_reordered', { readonly found: readonly (string | null)[]; readonly expected: readonly string[] }>
  | Failure<'aborted'>
  /** The source of bytes failed, or gave something that is neither text nor bytes. */
  | Failure<'unreadable_source', { readonly reason: string }>;
