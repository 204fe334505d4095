// npm run bench: every bench in test/bench, one after another, each in a process of its own; what they measured goes to the tables of
// docs/benchmarks.md and to docs/benchmarks.json.
//   npm run bench -- --quick      shorter rounds, about a minute in all; what is nearly met passes, and docs/ stays as it is
//   npm run bench -- --unjudged   a figure that is missed fails nobody: only whether they run, and the engines agree, counts
//   npm run bench -- pricing      only those whose name holds one of these words
// Exits 1 when a figure is missed.
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { figureRow, section, withSection } from './bench-report.js';
import { root } from './rooms.js';

const args = process.argv.slice(2);
const words = args.filter((arg) => !arg.startsWith('--'));
const quick = args.includes('--quick');
const folder = join(root, 'test/bench');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
// `x-y.ts` beside `x.ts` is a part of that bench.
const isPart = (name) => files.some((other) => name.startsWith(`${other.slice(0, -'.ts'.length)}-`));
const benches = files
  .filter((name) => !isPart(name) && (words.length === 0 || words.some((word) => name.includes(word))))
  .map((name) => name.slice(0, -'.ts'.length))
  .sort();
const env = {
  ...process.env,
  // The benches import the library by its public names, which this leads to `src`.
  TSX_TSCONFIG_PATH: join(root, 'test/tsconfig.json'),
  ...(quick ? { PARTYLINE_QUICK: '1' } : {}),
  ...(args.includes('--unjudged') ? { PARTYLINE_UNJUDGED: '1' } : {}),
};

/** Runs a bench; what it measured comes by messages (test/bench/support), what it prints besides is passed on. */
const run = (name) =>
  new Promise((resolve) => {
    const figures = [];
    const comparisons = [];
    const bench = fork(join(folder, `${name}.ts`), [], { cwd: root, env, execArgv: ['--import', 'tsx'] });
    // Whatever else a loader sends over the same channel is none of ours.
    bench.on('message', (message) => {
      if (message === null || typeof message !== 'object') return;
      if ('measured' in message) figures.push(message);
      if ('comparison' in message) comparisons.push(message.comparison);
    });
    bench.on('close', (code) => resolve({ figures, comparisons, failed: code !== 0 }));
  });

const versionOf = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

const machineFor = (comparisons) => {
  const [{ model }] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: model.trim(),
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    load: loadavg()[0].toFixed(1),
    packages: Object.fromEntries(
      [...new Set(comparisons.flatMap(({ packages }) => packages))].sort().map((name) => [name, versionOf(name)]),
    ),
  };
};

const measured = {};
const rows = [];
const failed = [];
for (const name of benches) {
  const start = performance.now();
  process.stderr.write(`${name} …`);
  const { figures, comparisons, failed: missed } = await run(name);
  process.stderr.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  if (missed) failed.push(name);
  rows.push(...figures.map(figureRow));
  // One that found nothing to measure here, such as no server, leaves the page as it was.
  if (figures.length + comparisons.length > 0) {
    measured[name] = { machine: machineFor(comparisons), comparisons, figures };
  }
}

// A quick run tells whether it works: its numbers are nothing to publish.
const docs = join(root, 'docs');
const target = quick ? join(root, 'node_modules/.cache/bench') : docs;
mkdirSync(target, { recursive: true });
const pageFile = (at) => join(at, 'benchmarks.md');
const dataFile = (at) => join(at, 'benchmarks.json');
const read = (file, missing) => (existsSync(file) ? readFileSync(file, 'utf8') : missing);
const page = Object.entries(measured).reduce(
  (text, [name, outcome]) => withSection(text, name, section(outcome)),
  read(pageFile(docs), '# Benchmarks\n'),
);
writeFileSync(pageFile(target), page);
const data = { ...JSON.parse(read(dataFile(docs), '{}')), ...measured };
writeFileSync(dataFile(target), `${JSON.stringify(data, null, 2)}\n`);

const table = [['figure', 'measured', 'goal', 'met'], ...rows];
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('   ')
      .trimEnd(),
  );
console.log(`\ntables and data: ${pageFile(target)}, ${dataFile(target)}`);
if (failed.length > 0) {
  console.error(`missed or failed: ${failed.join(', ')}`);
  process.exit(1);
}
