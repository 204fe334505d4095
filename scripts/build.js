// Builds dist/esm and dist/cjs. With --if-stale it does nothing when dist was built from the sources as they are.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './rooms.js';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const dist = join(root, 'dist');
// Outside dist, so that it is not published.
const stampFile = join(root, 'node_modules/.cache/partyline/build-stamp');

/** A hash of everything the build reads. Contents, not times: a checkout touches files without changing them. */
function stamp() {
  const inputs = [
    ...readdirSync(join(root, 'src'), { recursive: true }).map((name) => join('src', name)),
    ...['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/build.js'],
  ];
  const hash = createHash('sha256');
  for (const input of inputs.filter((name) => /\.\w+$/.test(name)).sort()) {
    hash.update(`${input}\0`).update(readFileSync(join(root, input)));
  }
  return hash.digest('hex');
}

function emit(outDir, ...options) {
  return new Promise((resolve, reject) => {
    const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', outDir, ...options];
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tsc for ${outDir} ended with ${code}`))));
  });
}

const now = stamp();
if (process.argv.includes('--if-stale') && existsSync(dist) && existsSync(stampFile)) {
  if (readFileSync(stampFile, 'utf8') === now) process.exit(0);
}

rmSync(dist, { recursive: true, force: true });
rmSync(stampFile, { force: true });
await Promise.all([
  emit('dist/esm'),
  emit('dist/cjs', '--module', 'commonjs', '--moduleResolution', 'bundler', '--verbatimModuleSyntax', 'false'),
]);
// Makes Node and TypeScript read dist/cjs as CommonJS. Bundlers look here for sideEffects, not in the outer package.json.
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs", "sideEffects": false }\n');
mkdirSync(dirname(stampFile), { recursive: true });
writeFileSync(stampFile, now);
