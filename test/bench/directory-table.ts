// A file of contacts read by parsers alone, by the obvious way, and by partyline: side by side.
import { parse as csvParse } from 'csv-parse/sync';
import Papa from 'papaparse';
import { type PhonePort, validateDirectoryCsv } from 'partyline/directory';
import { inferSchema, initParser } from 'udsv';
import { columnOf, compare } from './support/comparison.js';
import { quick } from './support/figure.js';
import { race } from './support/race.js';

const byUdsv = (csv: string): number => initParser(inferSchema(csv)).stringArrs(csv).length;
const byCsvParse = (csv: string): number =>
  (csvParse(csv, { from_line: 2, relax_column_count: true, relax_quotes: true }) as unknown[]).length;
const byPapa = (csv: string): number => Papa.parse(csv, { skipEmptyLines: true }).data.length - 1;

/** Measures a file of so many rows; `obvious` is what somebody writes first. */
export const directoryTable = (
  text: string,
  rows: number,
  phones: PhonePort,
  obvious: (text: string) => number,
): void => {
  const checked = (csv: string, withTables: boolean): number => {
    const result = validateDirectoryCsv(csv, { limit: rows, ...(withTables ? { phones } : {}) });
    return result.ok ? result.value.counts.rows : Number.NaN;
  };
  const readers = [
    ['partyline', () => checked(text, false)],
    ['partyline, full phone tables', () => checked(text, true)],
    ['papaparse alone', () => byPapa(text)],
    ['uDSV alone', () => byUdsv(text)],
    ['csv-parse alone', () => byCsvParse(text)],
  ] as const;
  const counts = Object.fromEntries(readers.map(([engine, read]) => [engine, read()]));
  for (const [engine, found] of Object.entries(counts)) {
    // uDSV takes a row that is too short and the one below it for one: the table says so.
    if (found !== rows && engine !== 'uDSV alone') throw new Error(`${engine} found ${found} rows of ${rows}`);
  }
  const OBVIOUS = 'papaparse + zod + libphonenumber-js';
  compare({
    title: 'Directory',
    about: `A file of ${rows.toLocaleString('en')} rows, a tenth faulty, a tenth with quoted names, a twentieth doubled. Those that stand alone split cells and check nothing; "${OBVIOUS}" checks each row but finds no duplicates and knows no line numbers; partyline checks cells, phones and duplicates and gives every problem its line.`,
    engines: [...readers.map(([engine]) => engine), OBVIOUS],
    columns: [
      columnOf(
        'the whole file',
        race(
          [...readers.map(([engine, run]) => ({ engine, run })), { engine: OBVIOUS, run: () => obvious(text) }],
          quick ? 3 : 7,
        ),
        1,
        'ms',
      ),
      { work: 'rows found', unit: '', cells: { ...counts, [OBVIOUS]: byPapa(text) }, ratios: {} },
    ],
    packages: ['papaparse', 'udsv', 'csv-parse', 'zod', 'libphonenumber-js'],
  });
};
