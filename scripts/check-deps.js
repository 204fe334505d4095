// npm run check:deps: the arrows of the house, once with type imports and once as the program runs.
import { spawnSync } from 'node:child_process';
import { root } from './rooms.js';

let failed = false;
for (const config of ['.dependency-cruiser.js', '.dependency-cruiser.runtime.js']) {
  const { status } = spawnSync('depcruise', ['src', '--config', config], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
