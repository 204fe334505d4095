import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/build.js', import.meta.url));

/** Builds dist where it is missing or stale, before the tests that look at the package as hosts get it. */
export function setup(): void {
  // A failed build leaves no dist, and fails those tests. To throw here would take the other projects down with them.
  spawnSync(process.execPath, [script, '--if-stale'], { stdio: 'inherit' });
}
