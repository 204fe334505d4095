import { fail, type Result } from '../kernel/index.js';
import { binarySignature, createDecoder } from './decode.js';
import { createDirectoryEngine, type RowSink } from './directory-engine.js';
import { type DirectorySettings, settingsOf, type ValidateDirectoryOptions } from './options.js';
import { PIECE } from './pieces.js';
import type {
  DirectoryContact,
  DirectoryFileError,
  DirectoryReport,
  DirectorySummary,
  DuplicateRow,
  RejectedRow,
} from './report.js';

/** Takes bytes or text piece by piece; what every way of reading shares. */
export interface DirectoryIntake {
  /** False once nothing more need be read. */
  push(piece: string | Uint8Array): boolean;
  end(): Result<DirectorySummary, DirectoryFileError>;
}

/** @param total - bytes or code units to come, or null where unknown */
export const createIntake = (settings: DirectorySettings, total: number | null, sink: RowSink): DirectoryIntake => {
  const engine = createDirectoryEngine(settings, sink);
  const decoder = createDecoder();
  let failure: DirectoryFileError | null = null;
  let read = 0;
  let isText = true;

  const refuse = (refusal: { readonly error: DirectoryFileError }): false => {
    failure ??= refusal.error;
    return false;
  };

  const pushBytes = (bytes: Uint8Array): void => {
    if (isText) {
      isText = false;
      const found = binarySignature(bytes);
      if (found !== null) refuse(fail('binary_file', { found }, ['input']));
    }
    if (failure === null) engine.push(decoder.push(bytes));
  };

  return {
    push(piece) {
      if (settings.signal?.aborted) return refuse(fail('aborted', {}, ['input']));
      read += piece.length;
      if (read > settings.maxBytes) return refuse(fail('file_too_large', { maximum: settings.maxBytes }, ['input']));
      if (typeof piece === 'string') engine.push(piece);
      else pushBytes(piece);
      settings.onProgress?.({ read, total, rows: engine.rows });
      return failure === null && engine.failure === null;
    },
    end() {
      if (settings.signal?.aborted) refuse(fail('aborted', {}, ['input']));
      if (failure === null) {
        if (!isText) engine.push(decoder.end());
        engine.end();
        if (decoder.foreignLines > 0) engine.notice('read_as_windows_1252', 0, decoder.foreignLines);
        if (decoder.withoutMark) engine.notice('utf16_without_mark', 0);
      }
      const error = failure ?? engine.failure;
      return error === null
        ? { ok: true, value: { encoding: isText ? 'text' : decoder.encoding, ...engine.summary() } }
        : { ok: false, error };
    },
  };
};

/** A sink that keeps every row, and the report it makes. */
export const createCollector = (): RowSink & { report(summary: DirectorySummary): DirectoryReport } => {
  const accepted: DirectoryContact[] = [];
  const rejected: RejectedRow[] = [];
  const duplicates: DuplicateRow[] = [];
  return {
    accepted: (contact) => void accepted.push(contact),
    rejected: (row) => void rejected.push(row),
    duplicate: (row) => void duplicates.push(row),
    report: (summary) => ({ ...summary, accepted, rejected, duplicates }),
  };
};

/**
 * Judges a company-directory file row by row.
 *
 * The format: a header line in any language, then one contact a line with the columns name, position, e-mail, work phone, optional phone 1,
 * optional phone 2, and a trailing comma (semicolons and tabs are understood too). Only well-formed rows are accepted; a faulty one
 * names every problem, and costs no other row. Nothing is guessed: phones are international, with 00 or `+`.
 *
 * @param input - the text or the bytes of the file; see {@link readDirectoryRows} for files that come as a stream
 * @returns the report, whose counts always add up, or why the file as a whole cannot be read
 * @example
 * ```ts
 * import { validateDirectoryCsv } from 'partyline/directory';
 * import { unwrap } from 'partyline/kernel';
 *
 * const report = unwrap(
 *   validateDirectoryCsv('name,position,email,work phone,phone,phone,\nAda,,ada@example.com,004915112345678,,,\nBob,,bob@,,,,\n'),
 * );
 * report.counts; // => { rows: 2, accepted: 1, rejected: 1, duplicates: 0, blank: 0 }
 * report.accepted[0]?.phones; // => [{ label: 'work', e164: '+4915112345678', written: '004915112345678' }]
 * report.rejected[0]?.problems[0]?.code; // => 'invalid_email'
 * ```
 */
export const validateDirectoryCsv = (
  input: string | Uint8Array,
  options: ValidateDirectoryOptions = {},
): Result<DirectoryReport, DirectoryFileError> => {
  const settings = settingsOf(options);
  if (!settings.ok) return settings;
  if (typeof input !== 'string' && !(input instanceof Uint8Array))
    return fail('unreadable_source', { reason: typeof input }, ['input']);
  const { maxBytes } = settings.value;
  if (input.length > maxBytes) return fail('file_too_large', { maximum: maxBytes }, ['input']);
  const collector = createCollector();
  const intake = createIntake(settings.value, input.length, collector);
  for (let from = 0; from < input.length; from += PIECE) {
    const piece = typeof input === 'string' ? input.slice(from, from + PIECE) : input.subarray(from, from + PIECE);
    if (!intake.push(piece)) break;
  }
  const end = intake.end();
  return end.ok ? { ok: true, value: collector.report(end.value) } : end;
};
