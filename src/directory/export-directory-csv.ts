import { SHORT_WIDTH } from './columns.js';
import { type CsvTextOptions, csvText } from './csv-text.js';
import { templateHeader } from './directory-template.js';

/** What is exported of a contact. */
export interface ExportedContact {
  readonly name: string;
  readonly position: string;
  readonly email: string;
  readonly phones: readonly { readonly label: 'work' | 'other'; readonly e164: string }[];
}

/** A directory as a file, and what found no column in it. */
export interface DirectoryExport {
  readonly csv: string;
  /** Numbers beyond one work phone and two others, by the place of their contact among those exported. */
  readonly omitted: readonly { readonly index: number; readonly e164: string }[];
}

/** How a directory is written as a file. */
export interface ExportDirectoryOptions extends CsvTextOptions {
  /** The language of the header; English by default. */
  readonly locale?: string;
}

const dialled = (e164: string): string => (e164.startsWith('+') ? `00${e164.slice(1)}` : e164);

/**
 * Writes contacts in the format that {@link validateDirectoryCsv} reads. Reading the file again gives the same contacts exactly: what a
 * spreadsheet would run as a formula carries an apostrophe, which the import takes off; phones are written with 00, which no
 * spreadsheet takes for a sum.
 *
 * @example
 * ```ts
 * import { exportDirectoryCsv } from 'partyline/directory';
 *
 * const ada = { name: '=Ada', position: '', email: 'ada@example.com', phones: [{ label: 'work' as const, e164: '+4915112345678' }] };
 * exportDirectoryCsv([ada]).csv.split('\r\n')[1]; // => "'=Ada,,ada@example.com,004915112345678,,,"
 * ```
 */
export const exportDirectoryCsv = (
  contacts: readonly ExportedContact[],
  options: ExportDirectoryOptions = {},
): DirectoryExport => {
  const omitted: { index: number; e164: string }[] = [];
  const lines: (readonly string[])[] = [templateHeader(options.locale ?? 'en')];
  contacts.forEach(({ name, position, email, phones }, index) => {
    const work = phones.find(({ label }) => label === 'work');
    const cells = [name, position, email, work === undefined ? '' : dialled(work.e164)];
    for (const phone of phones) {
      if (phone === work) continue;
      if (phone.label === 'other' && cells.length < SHORT_WIDTH) cells.push(dialled(phone.e164));
      else omitted.push({ index, e164: phone.e164 });
    }
    while (cells.length <= SHORT_WIDTH) cells.push('');
    lines.push(cells);
  });
  return { csv: csvText(lines, options), omitted };
};
