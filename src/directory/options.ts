import { fail, type Result } from '../kernel/index.js';
import type { DirectoryMinimum } from './check-row.js';
import { type DirectoryLookup, type KnownContact, lookupOf, type SamePhone } from './duplicates.js';
import type { PhonePort } from './phone.js';
import type { DirectoryFileError } from './report.js';

/** How far an import has come. */
export interface DirectoryProgress {
  /** Bytes read so far; UTF-16 code units where the input is a string. */
  readonly read: number;
  /** All there are to read, or null where the source does not say. */
  readonly total: number | null;
  /** Rows judged so far. */
  readonly rows: number;
}

/** What {@link validateDirectoryCsv} takes beside the file. */
export interface ValidateDirectoryOptions {
  /** Must end in `.csv`, in any case. A `File` brings its own. */
  readonly fileName?: string;
  /** Who is in the directory already: their doubles are told apart. */
  readonly existing?: Iterable<KnownContact> | DirectoryLookup;
  /** The most rows, blank ones not counted; 1,000 by default. */
  readonly limit?: number;
  /** The largest file, in bytes (code units of a string); by default 10 MiB, or 1 KiB for each row of `limit` if that is more. */
  readonly maxBytes?: number;
  /** The longest cell, in UTF-16 code units; 1,000 by default. Names, positions, addresses and phones have lower caps of their own. */
  readonly maxCellLength?: number;
  /** The most cells of a header; 100 by default. */
  readonly maxColumns?: number;
  /** What a contact needs beside its name; a work phone or an e-mail address by default. */
  readonly minimum?: DirectoryMinimum;
  /** Takes the place of the built-in check of country codes and lengths. */
  readonly phones?: PhonePort;
  /** When two people with the same number are one; `unless_emails_differ` by default. */
  readonly samePhone?: SamePhone;
  /** Ends the work between two pieces of the file, with `aborted`. */
  readonly signal?: { readonly aborted: boolean };
  /** Called after each piece of the file, about every 64 KiB. */
  readonly onProgress?: (progress: DirectoryProgress) => void;
}

/** The options with every default in place. */
export interface DirectorySettings {
  readonly existing: DirectoryLookup | null;
  readonly limit: number;
  readonly maxBytes: number;
  readonly maxCellLength: number;
  readonly maxColumns: number;
  readonly minimum: DirectoryMinimum;
  readonly phones: PhonePort | undefined;
  readonly samePhone: SamePhone;
  readonly signal: { readonly aborted: boolean } | undefined;
  readonly onProgress: ((progress: DirectoryProgress) => void) | undefined;
}

const DEFAULT_LIMIT = 1000;
const DEFAULT_BYTES = 10 * 1024 * 1024;
const BYTES_A_ROW = 1024;

/** Decision 23. */
const DEFAULT_MINIMUM: DirectoryMinimum = { anyOf: ['email', 'workPhone'] };

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

export const settingsOf = (options: ValidateDirectoryOptions): Result<DirectorySettings, DirectoryFileError> => {
  const { fileName, limit = DEFAULT_LIMIT, maxCellLength = 1000, maxColumns = 100, existing } = options;
  const { maxBytes = Math.max(DEFAULT_BYTES, limit * BYTES_A_ROW) } = options;
  for (const [option, value] of Object.entries({ limit, maxCellLength, maxColumns, maxBytes })) {
    if (!isCount(value)) return fail('invalid_option', { option }, ['options', option]);
  }
  if (fileName !== undefined && (typeof fileName !== 'string' || !fileName.trim().toLowerCase().endsWith('.csv'))) {
    return fail('not_csv_file_name', { fileName: String(fileName).slice(0, 200).toWellFormed() }, [
      'options',
      'fileName',
    ]);
  }
  return {
    ok: true,
    value: {
      existing: existing === undefined ? null : 'findByEmail' in existing ? existing : lookupOf(existing),
      limit,
      maxBytes,
      maxCellLength,
      maxColumns,
      minimum: options.minimum ?? DEFAULT_MINIMUM,
      phones: options.phones,
      samePhone: options.samePhone ?? 'unless_emails_differ',
      signal: options.signal,
      onProgress: options.onProgress,
    },
  };
};
