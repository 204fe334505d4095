import { fail, type Result } from '../kernel/index.js';
import { createCollector, createIntake } from './intake.js';
import { settingsOf, type ValidateDirectoryOptions } from './options.js';
import { type ByteSource, isByteSource, PIECE } from './pieces.js';
import { readDirectoryRows } from './read-directory-rows.js';
import type { DirectoryFileError, DirectoryReport } from './report.js';

type Answer = Result<DirectoryReport, DirectoryFileError>;

/**
 * Judges a company-directory file row by row.
 *
 * The format: a header line in any language, then one contact a line with the columns name, position, e-mail, work phone, optional phone 1,
 * optional phone 2, and a trailing comma (semicolons and tabs are understood too). Only well-formed rows are accepted; a faulty one
 * names every problem, and costs no other row. Nothing is guessed: phones are international, with 00 or `+`.
 *
 * Errors: `invalid_option`, `not_csv_file_name`, `empty_file`, `only_header`, `binary_file`, `html_page`, `file_too_large`,
 * `header_too_long`, `too_many_columns`, `too_many_rows`, `columns_reordered`, `aborted`, `unreadable_source`.
 *
 * @param input - the text or the bytes of the file; a `Blob`, a `File` or a stream is answered with a promise. {@link readDirectoryRows}
 * reads files that are too large to keep
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
export function validateDirectoryCsv(
  input: string | Uint8Array,
  options?: ValidateDirectoryOptions,
): Result<DirectoryReport, DirectoryFileError>;
export function validateDirectoryCsv(
  input: ByteSource,
  options?: ValidateDirectoryOptions,
): Promise<Result<DirectoryReport, DirectoryFileError>>;
export function validateDirectoryCsv(
  input: string | Uint8Array | ByteSource,
  options: ValidateDirectoryOptions = {},
): Answer | Promise<Answer> {
  if (typeof input === 'string' || input instanceof Uint8Array) return validateAtOnce(input, options);
  return isByteSource(input) ? collect(input, options) : fail('unreadable_source', { reason: typeof input }, ['input']);
}

const validateAtOnce = (input: string | Uint8Array, options: ValidateDirectoryOptions): Answer => {
  const settings = settingsOf(options);
  if (!settings.ok) return settings;
  const { maxBytes } = settings.value;
  if (input.length > maxBytes) return fail('file_too_large', { maximum: maxBytes }, ['input']);
  const collector = createCollector();
  const intake = createIntake(settings.value, input.length, collector);
  for (let from = 0; from < input.length; ) {
    const piece = typeof input === 'string' ? linesOf(input, from) : input.subarray(from, from + PIECE);
    from += piece.length;
    if (!intake.push(piece)) break;
  }
  const end = intake.end();
  return end.ok ? { ok: true, value: collector.report(end.value) } : end;
};

const collect = async (source: ByteSource, options: ValidateDirectoryOptions): Promise<Answer> => {
  const collector = createCollector();
  let answer: Answer = fail('empty_file', {}, ['input']);
  for await (const item of readDirectoryRows(source, options)) {
    if (item.verdict === 'accepted') collector.accepted(item.contact);
    else if (item.verdict === 'rejected') collector.rejected(item.row);
    else if (item.verdict === 'duplicate') collector.duplicate(item.row);
    else answer = item.result.ok ? { ok: true, value: collector.report(item.result.value) } : item.result;
  }
  return answer;
};

/** A piece of text that ends with a line, where there is one: what is cut within a line must be copied to be joined again. */
const linesOf = (text: string, from: number): string => {
  const piece = text.slice(from, from + PIECE);
  const end = piece.lastIndexOf('\n') + 1;
  return end === 0 ? piece : piece.slice(0, end);
};
