// Builds dist/esm and dist/cjs: tsup makes the JavaScript, tsc the declarations. With --if-stale it does nothing when dist was built from the sources as they are.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './rooms.js';

const { resolve: find } = createRequire(import.meta.url);
const tsc = find('typescript/bin/tsc');
const tsup = find('tsup/dist/cli-default.js');
const dist = join(root, 'dist');
// Outside dist, so that it is not published.
const stampFile = join(root, 'node_modules/.cache/partyline/build-stamp');

/** A hash of everything the build reads. Contents, not times: a checkout touches files without changing them. */
function stamp() {
  const inputs = [
    ...readdirSync(join(root, 'src'), { recursive: true }).map((name) => join('src', name)),
    ...['tsconfig.json', 'tsconfig.build.json', 'tsup.config.ts', 'package-lock.json', 'scripts/build.js'],
  ];
  const hash = createHash('sha256');
  for (const input of inputs.filter((name) => /\.\w+$/.test(name)).sort()) {
    hash.update(`${input}\0`).update(readFileSync(join(root, input)));
  }
  return hash.digest('hex');
}

function run(program, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`))));
  });
}

const declare = (outDir, ...options) =>
  run(tsc, '-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--outDir', outDir, ...options);

const now = stamp();
if (process.argv.includes('--if-stale') && existsSync(dist) && existsSync(stampFile)) {
  if (readFileSync(stampFile, 'utf8') === now) process.exit(0);
}

rmSync(dist, { recursive: true, force: true });
rmSync(stampFile, { force: true });
await Promise.all([
  run(tsup),
  declare('dist/esm'),
  declare('dist/cjs', '--module', 'commonjs', '--moduleResolution', 'bundler', '--verbatimModuleSyntax', 'false'),
]);
mkdirSync(dirname(stampFile), { recursive: true });
writeFileSync(stampFile, now);
