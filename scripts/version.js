// npm run release:version: turns the notes in .changeset into the next version and its part of CHANGELOG.md.
//
// Changesets takes a repository with workspaces for one whose root is no package, so it is shown this one without the field.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './rooms.js';

/** Runs `changeset version` in a folder, and answers the version and the changelog. */
export function version(folder) {
  const path = join(folder, 'package.json');
  const read = () => JSON.parse(readFileSync(path, 'utf8'));
  const write = (manifest) => writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
  const before = read();
  write({ ...before, workspaces: undefined });
  try {
    const changeset = join(root, 'node_modules/@changesets/cli/bin.js');
    execFileSync(process.execPath, [changeset, 'version'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    write({ ...before, version: read().version });
  }
  return { version: read().version, changelog: readFileSync(join(folder, 'CHANGELOG.md'), 'utf8') };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(version(root).version);
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], { cwd: root, stdio: 'inherit' });
}
