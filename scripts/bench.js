// npm run bench: every bench in test/bench, one after another, and one table of what they measured.
//   npm run bench -- --quick      fewer rounds, under a minute in all; what is nearly met passes
//   npm run bench -- pricing      only those whose name holds one of these words
// Exits 1 when a figure is missed.
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './rooms.js';

const args = process.argv.slice(2);
const words = args.filter((arg) => !arg.startsWith('--'));
const folder = join(root, 'test/bench');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
// `x-y.ts` beside `x.ts` is a part of that bench.
const isPart = (name) => files.some((other) => name.startsWith(`${other.slice(0, -'.ts'.length)}-`));
const benches = files
  .filter((name) => !isPart(name) && (words.length === 0 || words.some((word) => name.includes(word))))
  .sort();
const env = {
  ...process.env,
  // The benches import the library by its public names, which this leads to `src`.
  TSX_TSCONFIG_PATH: join(root, 'test/tsconfig.json'),
  ...(args.includes('--quick') ? { PARTYLINE_QUICK: '1' } : {}),
};

/** Runs a bench; what it measured comes by messages, what it prints besides is passed on. */
const run = (name) =>
  new Promise((resolve) => {
    const figures = [];
    const bench = fork(join(folder, name), [], { cwd: root, env, execArgv: ['--import', 'tsx'] });
    // Whatever else a loader sends over the same channel is none of ours.
    bench.on('message', (message) => {
      if (message !== null && typeof message === 'object' && 'measured' in message) figures.push(message);
    });
    bench.on('close', (code) => resolve({ figures, failed: code !== 0 }));
  });

const rounded = (value) => value.toLocaleString('en', { maximumFractionDigits: 2 });
const rows = [];
const failed = [];
for (const name of benches) {
  const start = performance.now();
  process.stderr.write(`${name} …`);
  const outcome = await run(name);
  process.stderr.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  if (outcome.failed) failed.push(name);
  for (const { figure, measured, bound, unit, atLeast, met } of outcome.figures) {
    const limit = `${atLeast ? 'at least' : 'at most'} ${rounded(bound)} ${unit}`;
    rows.push([figure, `${rounded(measured)} ${unit}`.trim(), limit.trim(), met]);
  }
}

const table = [['figure', 'measured', 'bound', 'met'], ...rows];
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('   ')
      .trimEnd(),
  );
if (failed.length > 0) {
  console.error(`missed or failed: ${failed.join(', ')}`);
  process.exit(1);
}
