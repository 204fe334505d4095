// npm run test:deep [-- --minutes 30 --seed 1 --write]: small worlds to greater depth, ten thousand simulated races, and every property at its full
// number of runs for one seed after another, as long as the time lasts. Prints what was looked at and the seed to go on with; --write puts it in
// docs/proofs.md. A counterexample is a red run that names its seed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withSection } from './bench-report.js';
import { root } from './rooms.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const begun = Date.now();
const end = begun + Number(values.minutes) * 60_000;
const folder = mkdtempSync(join(tmpdir(), 'partyline-deep-'));
const report = join(folder, 'report.jsonl');
writeFileSync(report, '');

const vitest = (project, env) =>
  spawnSync('vitest', ['run', '--project', project], {
    cwd: root,
    env: {
      ...process.env,
      PARTYLINE_DEEP: '1',
      PARTYLINE_DEEP_MINUTES: values.minutes,
      PARTYLINE_DEEP_SEED: values.seed,
      PARTYLINE_DEEP_REPORT: report,
      ...env,
    },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  }).status === 0;

const failures = [];
if (!vitest('deep', {})) failures.push('small worlds or simulated races');
const first = Number(values.seed);
let seed = first;
let longest = 0;
// A round that would not be ready in time is left to the next run.
do {
  const start = Date.now();
  if (!vitest('properties', { PARTYLINE_FULL: '1', PARTYLINE_SEED: String(seed) }))
    failures.push(`properties, seed ${seed}`);
  longest = Math.max(longest, Date.now() - start);
  seed++;
} while (Date.now() + longest < end);

const lines = readFileSync(report, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true });
const properties = lines.filter(({ property }) => property);
const cases = properties.reduce((sum, { count }) => sum + count, 0);
const rows = [
  ...lines.filter(({ property }) => !property),
  {
    what: 'properties',
    count: cases,
    how: `seeds ${first} to ${seed - 1}, ${properties.length} properties held at their full number of runs`,
  },
];
const minutes = ((Date.now() - begun) / 60_000).toFixed(0);
const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
const text = [
  '| what | how many | how |\n|---|--:|---|',
  ...rows.map(({ what, count, how }) => `| ${what} | ${count.toLocaleString('en')} | ${how} |`),
  '',
  `${failures.length === 0 ? 'Nothing failed' : `FAILED: ${failures.join('; ')}`}. ${minutes} minutes on ${machine}. Go on with \`npm run test:deep -- --seed ${seed}\`.`,
].join('\n');
console.log(`\n${text}`);
if (values.write) {
  const page = join(root, 'docs/proofs.md');
  writeFileSync(page, withSection(readFileSync(page, 'utf8'), 'deep', text));
}
process.exit(failures.length === 0 ? 0 : 1);
