// npm test: types, lint, unused code, then every vitest project. Arguments go to vitest, and then only vitest runs:
//   npm test -- --project unit test/roles
// --full (npm run test:full) gives properties their full number of runs.
import { spawnSync } from 'node:child_process';
import { root } from './rooms.js';

const args = process.argv.slice(2);
const forVitest = args.filter((arg) => arg !== '--full');
if (args.includes('--full')) process.env.PARTYLINE_FULL = '1';

/** What was found sound and has not changed since is not looked at again. */
const incremental = (name) => ['--incremental', '--tsBuildInfoFile', `node_modules/.cache/tsc/${name}.tsbuildinfo`];

const vitest = ['vitest', ['run', ...forVitest]];
const steps =
  forVitest.length > 0
    ? [vitest]
    : [
        ['tsc', ['-p', '.', ...incremental('src')]],
        ['tsc', ['-p', 'test', ...incremental('test')]],
        ['biome', ['check', '--error-on-warnings']],
        ['knip', []],
        vitest,
      ];

const failed = [];
for (const [command, options] of steps) {
  const title = [command, ...options].join(' ');
  const start = performance.now();
  // Through npm's PATH, so that a script finds the same binaries on every platform.
  const { status } = spawnSync(command, options, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${title}  (${seconds} s)\n`);
  if (status !== 0) failed.push(title);
}
if (forVitest.length === 0) {
  if (!process.env.PARTYLINE_POSTGRES_URL) {
    console.log('skipped: what needs a PostgreSQL server with several connections. To run it:');
    console.log(
      '         node scripts/with-postgres.js npm test -- --project unit --project kills test/adapters/postgres',
    );
  }
  if (!process.env.PARTYLINE_BROWSER) console.log('skipped: what needs a browser. To run it: npm run test:browser');
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join('; ')}`);
  process.exit(1);
}
