// Plants one bug after another in a copy of the repository and fails if the tests let any of them live.
//   node test/planted/run.mjs            all of them
//   node test/planted/run.mjs seat until  those whose name holds one of these words
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bugs } from './bugs.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const words = process.argv.slice(2);
const chosen = bugs.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

const copy = mkdtempSync(join(tmpdir(), 'partyline-planted-'));
for (const path of ['src', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
  cpSync(join(root, path), join(copy, path), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');

/** How many tests failed, and whether anything ran at all: a file that does not even load proves nothing. */
const run = (tests) => {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const args = [
    'run',
    '--project',
    'unit',
    '--project',
    'properties',
    '--bail',
    '1',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, ...args, ...tests], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  try {
    const { numFailedTests, numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const said = testResults.flatMap(({ name, message, assertionResults }) => [
      ...(message ? [`${name}: ${message}`] : []),
      ...assertionResults.flatMap(({ failureMessages }) => failureMessages),
    ]);
    return { green: status === 0 && numPassedTests > 0, failed: numFailedTests, said: said.join('\n') || stderr };
  } catch {
    return { green: false, failed: 0, said: `${stdout}${stderr}` };
  }
};

let survivors = 0;
const say = (verdict, name, note = '') => console.log(`${verdict.padEnd(9)} ${name}${note === '' ? '' : `: ${note}`}`);

try {
  const all = [...new Set(chosen.flatMap(({ tests }) => tests))];
  const before = run(all);
  if (!before.green) {
    console.error(`The tests are red before anything was planted.\n${before.said}`);
    process.exitCode = 1;
  } else {
    for (const { name, file, find, replace, tests } of chosen) {
      const path = join(copy, file);
      const sound = readFileSync(path, 'utf8');
      const places = sound.split(find).length - 1;
      if (places !== 1) {
        survivors++;
        say('STALE', name, `found ${places} times in ${file}`);
        continue;
      }
      writeFileSync(
        path,
        sound.replace(find, () => replace),
      );
      let outcome = run(tests);
      // Where the runner itself could not start (another one had its cache, say), nothing is known yet.
      if (!outcome.green && outcome.failed === 0) outcome = run(tests);
      const { green, failed, said } = outcome;
      writeFileSync(path, sound);
      if (!green && failed > 0) {
        say('died', name);
      } else {
        survivors++;
        say(green ? 'SURVIVED' : 'BROKEN', name, green ? tests.join(', ') : `no test ran\n${said}`);
      }
    }
    console.log(`${chosen.length - survivors} of ${chosen.length} planted bugs died`);
    if (survivors > 0) process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
