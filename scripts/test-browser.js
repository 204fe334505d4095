// npm run test:browser: the reference host and the playground in a real browser. Uses the Chromium that PARTYLINE_BROWSER names, or Debian's
// (apt-get install chromium).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { root } from './rooms.js';

const { PARTYLINE_BROWSER = '/usr/bin/chromium' } = process.env;
if (!existsSync(PARTYLINE_BROWSER)) {
  console.error(`There is no browser at ${PARTYLINE_BROWSER}: name one in PARTYLINE_BROWSER, or install Chromium.`);
  process.exit(1);
}
const env = { ...process.env, PARTYLINE_BROWSER };
const args = ['run', '--project', 'browser', ...process.argv.slice(2)];
const { status } = spawnSync('vitest', args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
process.exit(status ?? 1);
