// The package as it would be published, and hosts that install it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './rooms.js';

/** `npm pack` into a folder, and the path of the tarball. */
export function pack(folder) {
  execFileSync(process.execPath, ['scripts/build.js', '--if-stale'], { cwd: root, stdio: 'inherit' });
  // Without scripts: dist is fresh already.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(execFileSync('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }));
  return join(folder, filename);
}

/** A project of its own in this folder, which has installed these packages. It gets `story.js` to tell. */
export function installInto(folder, ...packages) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'host', private: true, type: 'module' }));
  copyFileSync(join(root, 'test/package/story.js'), join(folder, 'story.js'));
  // What a registry does not answer at once it is asked for again.
  const options = ['--prefer-offline', '--fetch-retries=5', '--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', ['install', ...options, ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
