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

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/**
 * How much CPU time each way takes, as a multiple of the first one's: rounds in turn, and ratios within a round, so that whatever disturbs one
 * disturbs all. What a way leaves behind is collected before the next one begins, so that nobody pays for another's garbage.
 */
const compare = (rounds: number, ways: readonly (() => void)[]): readonly number[] => {
  for (const way of ways) for (let i = 0; i < WARM_UPS; i++) way();
  const ratios = ways.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const times = ways.map((way) => {
      collect();
      return cpuTime(way);
    });
    times.forEach((time, i) => {
      ratios[i]?.push(time / (times[0] ?? Number.NaN));
    });
  }
  return ratios.map(median);
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
/** One small file is too short for the clock. */
const many = (work: () => unknown) => (): void => {
  for (let i = 0; i < 20; i++) work();
};
const [, smallOurs = Number.NaN] = compare(quick ? 9 : 25, [
  many(() => Papa.parse(small)),
  many(() => validateDirectoryCsv(small)),
]);
report({
  figure: '1,000 rows, shape of phones, against papaparse alone',
  measured: smallOurs,
  bound: 8,
  unit: '×',
});

const phones = libphonenumberPhones(libphonenumber);
// Without quotes papaparse splits, with them it walks through the text, and needs a seventh less.
const files = [
  { kind: 'a tenth faulty', text: directoryFile(ROWS, { quotes: false }) },
  { kind: 'a tenth faulty, a tenth of the names quoted', text: directoryFile(ROWS) },
] as const;
// A process checks phones in one way, so the ways are measured one after the other: code that has met both is slower at either.
for (const [how, bound, options] of [
  ['shape of phones', 2.5, { limit: ROWS }],
  ['full phone tables', 9, { limit: ROWS, phones }],
] as const) {
  for (const { kind, text } of quick ? files.slice(0, 1) : files) {
    const [, ours = Number.NaN] = compare(quick ? 3 : 9, [
      () => Papa.parse(text),
      () => validateDirectoryCsv(text, options),
    ]);
    report({
      figure: `${rowsInWords}, ${kind}, ${how}, against papaparse alone`,
      measured: ours,
      bound,
      unit: '×',
    });
  }
}

const text = directoryFile(ROWS);
const [, naive = Number.NaN] = compare(quick ? 1 : 3, [
  () => validateDirectoryCsv(text, { limit: ROWS, phones }),
  () => obvious(text),
]);
report({
  figure: `${rowsInWords}, full phone tables: faster than papaparse + zod + libphonenumber`,
  measured: naive,
  bound: 4,
  unit: '×',
  atLeast: true,
});

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
