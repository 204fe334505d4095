// npm run release:check: everything a release needs, save publishing. Stops at the first step that fails.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifest, root } from './rooms.js';
import { version } from './version.js';

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

function step(title, command, ...args) {
  console.log(`── ${title}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`FAILED  ${title}`);
    process.exit(1);
  }
}

/** The version and the changelog that `changeset version` would write, made in a copy. */
function nextVersion() {
  const copy = mkdtempSync(join(tmpdir(), 'partyline-version-'));
  try {
    for (const name of ['package.json', 'CHANGELOG.md', '.changeset']) {
      cpSync(join(root, name), join(copy, name), { recursive: true });
    }
    // What .changeset/config.json names is looked up from there.
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: copy });
    return version(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

if (manifest().repository === undefined) {
  console.warn(
    '── package.json names no repository. Without one, npm refuses provenance, and the links and pictures of the README, which are relative, lead nowhere on its page there.',
  );
}
const dirty = git('status', '--porcelain');
if (!process.argv.includes('--version-only')) {
  if (dirty !== '') {
    console.error(`FAILED  the tree is not clean:\n${dirty}`);
    process.exit(1);
  }
  step('build', process.execPath, 'scripts/build.js');
  step('test', process.execPath, 'scripts/test.js');
  step('documentation', process.execPath, 'scripts/docs.js');
  step('links', process.execPath, 'scripts/check-links.js');
  step('arrows', process.execPath, 'scripts/check-deps.js');
  step('package', process.execPath, 'scripts/check-package.js');
}
const { version: next, changelog } = nextVersion();
const at = changelog.indexOf(`## ${next}`);
if (at === -1) {
  console.error(`FAILED  CHANGELOG.md has no entry for ${next}`);
  process.exit(1);
}
console.log(`── would be published as ${next}:\n`);
console.log(changelog.slice(at));
