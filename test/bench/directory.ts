// The company directory against papaparse alone and against the obvious way: CPU time, one process, rounds in turn.
//
//   npx tsx --tsconfig test/tsconfig.json test/bench/directory.ts     (PARTYLINE_QUICK=1: fewer rounds)
//
// Exits 1 when a figure is missed.

import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as libphonenumber from 'libphonenumber-js/max';
import Papa from 'papaparse';
import { libphonenumberPhones, readDirectoryRows, validateDirectoryCsv } from 'partyline/directory';
import { z } from 'zod';
import { directoryTable } from './directory-table.js';
import { directoryFile } from './support/directory-data.js';
import { cpuTime, median, quick, report } from './support/figure.js';

// Not fewer in a quick run: papaparse slows down as files grow, and the figures are about large ones.
const ROWS = 200_000;
const rowsInWords = `${ROWS.toLocaleString('en')} rows`;
const WARM_UPS = quick ? 1 : 2;

/** The CPU times of several ways over the same text: rounds in turn, so that whatever disturbs one disturbs all. */
const compare = (rounds: number, ways: readonly (() => void)[]): readonly number[] => {
  for (const way of ways) for (let i = 0; i < WARM_UPS; i++) way();
  const times = ways.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    ways.forEach((way, i) => {
      times[i]?.push(cpuTime(way));
    });
  }
  return times.map(median);
};

const phone = z.string().refine((text) => text === '' || libphonenumber.isValidPhoneNumber(text.replace(/^00/, '+')));
const rowSchema = z.object({
  name: z.string().min(1),
  position: z.string(),
  email: z.union([z.literal(''), z.email()]),
  'work-phone': phone,
  'optional-phone-1': phone,
  'optional-phone-2': phone,
});

/** What somebody writes first: rows as objects, a schema, the phone library for each number. No duplicates, no line numbers. */
const obvious = (text: string): number => {
  const { data } = Papa.parse(text, { header: true, skipEmptyLines: true });
  return data.filter((row) => rowSchema.safeParse(row).success).length;
};

const small = directoryFile(1000);
const [smallAlone = 1, smallOurs = 0] = compare(quick ? 60 : 300, [
  () => Papa.parse(small),
  () => validateDirectoryCsv(small),
]);
report({
  figure: '1,000 rows, shape of phones, against papaparse alone',
  measured: smallOurs / smallAlone,
  bound: 8,
  unit: '×',
});

const phones = libphonenumberPhones(libphonenumber);
const files = [
  ['a tenth faulty, a tenth quoted', directoryFile(ROWS)],
  ['a tenth faulty', directoryFile(ROWS, { quotes: false })],
] as const;
for (const [kind, text] of quick ? files.slice(0, 1) : files) {
  const [alone = 1, shape = 0, tables = 0] = compare(quick ? 3 : 9, [
    () => Papa.parse(text),
    () => validateDirectoryCsv(text, { limit: ROWS }),
    () => validateDirectoryCsv(text, { limit: ROWS, phones }),
  ]);
  const what = `${rowsInWords}, ${kind}`;
  report({
    figure: `${what}, shape of phones, against papaparse alone`,
    measured: shape / alone,
    bound: 2.5,
    unit: '×',
  });
  report({ figure: `${what}, full phone tables, likewise`, measured: tables / alone, bound: 9, unit: '×' });
}

const text = directoryFile(ROWS);
const [ours = 1, naive = 0] = compare(quick ? 1 : 3, [
  () => validateDirectoryCsv(text, { limit: ROWS, phones }),
  () => obvious(text),
]);
report({
  figure: `${rowsInWords}, full phone tables: faster than papaparse + zod + libphonenumber`,
  measured: naive / ours,
  bound: 4,
  unit: '×',
  atLeast: true,
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const folder = mkdtempSync(join(tmpdir(), 'partyline-'));
const file = join(folder, 'directory.csv');
writeFileSync(file, text);
const live = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_048_576;
};
const baseline = live();
let peak = 0;
let rows = 0;
for await (const item of readDirectoryRows(createReadStream(file), { limit: ROWS })) {
  if (item.verdict === 'finished' && !item.result.ok) throw new Error(item.result.error.code);
  if (++rows % 10_000 === 0) peak = Math.max(peak, live());
}
rmSync(folder, { recursive: true });
report({
  figure: `${rowsInWords}, streamed: memory held above the baseline`,
  measured: peak - baseline,
  bound: 60,
  unit: 'MB',
});

const tableRows = quick ? 20_000 : ROWS;
directoryTable(quick ? directoryFile(tableRows) : text, tableRows, phones, obvious);
