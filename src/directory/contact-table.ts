import { fail, type Result } from '../kernel/index.js';
import { isBlankRow } from './check-row.js';
import { binarySignature, createDecoder } from './decode.js';
import { guessDelimiter, separatorLine } from './header.js';
import { createNewlines } from './newlines.js';
import { createPersonalBuilder, type PersonalBuilder } from './personal-builder.js';
import type { PersonalReport, PersonalRow } from './personal-contact.js';
import type { PhonePort } from './phone.js';
import { createRecordReader } from './record-reader.js';
import type { DirectoryFileError } from './report.js';
import { sniffText } from './sniff.js';

/** What the parsers of address books take beside the file. */
export interface ParseContactsOptions {
  /** The most contacts; 25,000 by default (what Google lets one account hold). */
  readonly limit?: number;
  /** The largest file, in bytes (code units of a string); 50 MiB by default: cards carry pictures. */
  readonly maxBytes?: number;
  /** Takes the place of the built-in check of country codes and lengths. */
  readonly phones?: PhonePort;
}

/** Why an address book could not be read at all. */
export type ParseContactsError =
  | Extract<
      DirectoryFileError,
      {
        code:
          | 'empty_file'
          | 'binary_file'
          | 'html_page'
          | 'file_too_large'
          | 'too_many_rows'
          | 'unreadable_source'
          | 'invalid_option';
      }
    >
  | {
      readonly code: 'unknown_layout';
      readonly path: readonly (string | number)[];
      readonly params: { readonly header: readonly string[] };
    };

interface ContactText {
  readonly text: string;
  readonly limit: number;
}

/** The text of an address book, its line ends made `\n`; by the same decoding order as the directory's. */
export const contactText = (
  input: string | Uint8Array,
  options: ParseContactsOptions,
): Result<ContactText, ParseContactsError> => {
  const { limit = 25_000, maxBytes = 50 * 1024 * 1024 } = options;
  if (!Number.isSafeInteger(limit) || limit < 1)
    return fail('invalid_option', { option: 'limit' }, ['options', 'limit']);
  if (typeof input !== 'string' && !(input instanceof Uint8Array))
    return fail('unreadable_source', { reason: typeof input }, ['input']);
  if (input.length > maxBytes) return fail('file_too_large', { maximum: maxBytes }, ['input']);
  let decoded = '';
  if (typeof input === 'string') decoded = input;
  else {
    const found = binarySignature(input);
    if (found !== null) return fail('binary_file', { found }, ['input']);
    const decoder = createDecoder();
    decoded = decoder.push(input) + decoder.end();
  }
  const newlines = createNewlines();
  const joined = newlines.push(decoded) + newlines.end();
  const text = joined.charCodeAt(0) === 0xfeff ? joined.slice(1) : joined;
  if (text.trim() === '') return fail('empty_file', {}, ['input']);
  const refusal = sniffText(text);
  return refusal === null ? { ok: true, value: { text, limit } } : (refusal as Result<never, ParseContactsError>);
};

/** Gives a row's cell by the name of its column; the empty text where there is none. */
export type CellByName = (name: string) => string;

/**
 * Reads a table whose columns are known by name.
 *
 * @param layout - given the names of the header, how a row becomes a contact; null where they are those of another program
 */
export const parseContactTable = (
  input: string | Uint8Array,
  options: ParseContactsOptions,
  layout: (names: ReadonlySet<string>) => ((cell: CellByName, contact: PersonalBuilder) => void) | null,
): Result<PersonalReport, ParseContactsError> => {
  const read = contactText(input, options);
  if (!read.ok) return read;
  const { limit } = read.value;
  let { text } = read.value;
  let firstLine = 1;
  let named = null;
  for (;;) {
    const end = text.indexOf('\n');
    const line = end < 0 ? text : text.slice(0, end);
    const separator = separatorLine(line);
    if (separator === null && line.trim() !== '') break;
    if (end < 0) return fail('empty_file', {}, ['input']);
    named ??= separator;
    text = text.slice(end + 1);
    firstLine++;
  }
  const head = text.slice(0, 100_000).split('\n', 1)[0] ?? '';
  const delimiter = named ?? guessDelimiter(head);
  const rows: PersonalRow[] = [];
  const counts = { rows: 0, accepted: 0, rejected: 0, blank: 0 };
  /** The column of each name; a map, since `__proto__` is a name like any other. The first of two wins. */
  const columns = new Map<string, number>();
  let fill: ReturnType<typeof layout> = null;
  let header: readonly string[] | null = null;

  const add = (row: PersonalRow): void => {
    counts.rows++;
    counts[row.verdict]++;
    if (counts.rows - counts.blank <= limit) rows.push(row);
  };

  const width = guessWidth(head, delimiter);
  const reader = createRecordReader(
    // Notes of many lines are usual in these files, so a quoted cell may be long; a line within one rarely has the width of the table.
    {
      delimiter,
      fewestCells: width,
      mostCells: width + 1,
      maxQuoted: 20_000,
      maxLines: 1000,
      maxLine: 100_000,
      firstLine,
    },
    {
      record(cells, line) {
        if (header === null) {
          header = cells.map((cell) => cell.trim().slice(0, 100));
          header.forEach((name, index) => {
            const key = name.toLowerCase();
            if (!columns.has(key)) columns.set(key, index);
          });
          fill = layout(new Set(columns.keys()));
        } else if (isBlankRow(cells)) {
          counts.rows++;
          counts.blank++;
        } else if (fill !== null) {
          if (cells.length > width + 1)
            return add({ verdict: 'rejected', line, problems: [{ code: 'wrong_width', field: null, cell: '' }] });
          const contact = createPersonalBuilder(line, options.phones);
          fill((name) => cells[columns.get(name) ?? -1] ?? '', contact);
          add(contact.finish());
        }
      },
      fault({ code }, line, raw) {
        if (header === null) header = [];
        else add({ verdict: 'rejected', line, problems: [{ code, field: null, cell: raw.slice(0, 200) }] });
      },
    },
  );
  reader.push(text);
  reader.end();
  if (fill === null) return fail('unknown_layout', { header: (header ?? []).slice(0, 20) }, ['input']);
  if (counts.rows - counts.blank > limit) return fail('too_many_rows', { maximum: limit }, ['input']);
  return { ok: true, value: { rows, counts } };
};

const guessWidth = (line: string, delimiter: string): number => {
  let cells = 1;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) cells++;
  }
  return cells;
};
