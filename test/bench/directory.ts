// The company directory against papaparse alone and against the obvious way: CPU time, one process, rounds in turn.
//
//   npx tsx --tsconfig test/tsconfig.json test/bench/directory.ts
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
import { directoryFile } from './directory-data.js';

const ROWS = 200_000;
let missed = false;

/** CPU milliseconds, of all threads: the collector's work counts as well. */
const cpu = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The CPU times of several ways over the same text: rounds in turn, so that whatever disturbs one disturbs all. */
const compare = (rounds: number, ways: readonly (() => void)[]): readonly number[] => {
  for (const way of ways) for (let i = 0; i < 2; i++) way();
  const times = ways.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    ways.forEach((way, i) => {
      times[i]?.push(cpu(way));
    });
  }
  return times.map(median);
};

const figure = (what: string, value: number, bound: number, unit: '×' | 'MB', atLeast = false): void => {
  const holds = atLeast ? value >= bound : value <= bound;
  if (!holds) missed = true;
  const limit = `${atLeast ? 'at least' : 'at most'} ${bound} ${unit}`;
  console.log(
    `${what.padEnd(72)} ${value.toFixed(2).padStart(7)} ${unit.padEnd(2)}  ${limit}  ${holds ? 'ok' : 'MISSED'}`,
  );
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
const [smallAlone = 1, smallOurs = 0] = compare(300, [() => Papa.parse(small), () => validateDirectoryCsv(small)]);
figure('1,000 rows, phones checked for shape, against papaparse alone', smallOurs / smallAlone, 8, '×');

const phones = libphonenumberPhones(libphonenumber);
for (const [kind, text] of [
  ['a tenth faulty', directoryFile(ROWS, { quotes: false })],
  ['a tenth faulty, a tenth quoted', directoryFile(ROWS)],
] as const) {
  const [alone = 1, shape = 0, tables = 0] = compare(9, [
    () => Papa.parse(text),
    () => validateDirectoryCsv(text, { limit: ROWS }),
    () => validateDirectoryCsv(text, { limit: ROWS, phones }),
  ]);
  figure(`200,000 rows, ${kind}, shape of phones, against papaparse alone`, shape / alone, 2.5, '×');
  figure(`200,000 rows, ${kind}, full phone tables, against papaparse alone`, tables / alone, 9, '×');
}

const text = directoryFile(ROWS);
const [ours = 1, naive = 0] = compare(3, [
  () => validateDirectoryCsv(text, { limit: ROWS, phones }),
  () => obvious(text),
]);
figure('200,000 rows, full phone tables: faster than papaparse + zod + libphonenumber', naive / ours, 4, '×', true);

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
figure('200,000 rows streamed: memory held above the baseline', peak - baseline, 60, 'MB');

process.exitCode = missed ? 1 : 0;
