import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './rooms.js';

const folder = join(root, 'node_modules/.cache/partyline/nodes');

/** The program of another major version of Node, from the registry; null where it cannot be had. Kept for the next time. */
export function nodeOf(major) {
  const [name, program] = process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'bin/node'];
  const path = join(folder, `node_modules/node-${major}/${program}`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'nodes', private: true }));
  const wanted = `node-${major}@npm:node-${name}-${process.arch}@${major}`;
  try {
    execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', wanted], {
      cwd: folder,
      stdio: 'ignore',
      timeout: 120_000,
    });
  } catch {
    return null;
  }
  return existsSync(path) ? path : null;
}
