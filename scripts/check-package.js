// npm run check:package: packs the package as it would be published and looks at it as its hosts will.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifest, root, specifiers } from './rooms.js';

/** The oldest TypeScript whose users are promised types, and the newest. */
const compilers = ['5.4', '7.0'];

const temp = mkdtempSync(join(tmpdir(), 'partyline-package-'));
const host = join(temp, 'host');
let failures = 0;

function step(title, command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    shell: process.platform === 'win32',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
  const passed = status === 0 || (options.forgives?.(stdout) ?? false);
  if (!passed || options.show) process.stdout.write(stdout);
  console.log(`${passed ? 'passed' : 'FAILED'}  ${title}`);
  if (!passed) failures += 1;
}

/** What is wrong in another package's declarations is not ours to judge: old compilers stumble over new packages. */
function onlyOthersAreWrong(output) {
  const errors = output.split('\n').filter((line) => line.includes('error TS'));
  return errors.length > 0 && errors.every((line) => /^node_modules\/(?!partyline\/)/.test(line));
}

/** `npm pack`, and the path of the tarball. */
function pack() {
  execFileSync(process.execPath, ['scripts/build.js', '--if-stale'], { cwd: root, stdio: 'inherit' });
  // Without scripts: dist is fresh already.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', temp];
  const [{ filename }] = JSON.parse(execFileSync('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }));
  return join(temp, filename);
}

/** A project that has installed the tarball and both compilers, and imports every subpath in every way. */
function installInto(folder, tarball) {
  mkdirSync(folder);
  const file = (name, text) => writeFileSync(join(folder, name), text);
  const json = (name, value) => file(name, JSON.stringify(value, null, 2));
  const all = specifiers();
  file('esm.mts', all.map((name, i) => `import * as room${i} from '${name}';\nvoid room${i};\n`).join(''));
  file('cjs.cts', all.map((name, i) => `import room${i} = require('${name}');\nvoid room${i};\n`).join(''));
  file('esm.mjs', all.map((name) => `await import('${name}');\n`).join(''));
  file('cjs.cjs', all.map((name) => `require('${name}');\n`).join(''));
  const compilerOptions = {
    target: 'es2022',
    lib: ['ES2022', 'DOM'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    // Our declarations are checked as well, not only what is imported from them.
    skipLibCheck: false,
    noEmit: true,
  };
  json('node16.json', { compilerOptions: { ...compilerOptions, module: 'node16' }, files: ['esm.mts', 'cjs.cts'] });
  json('bundler.json', {
    compilerOptions: { ...compilerOptions, module: 'esnext', moduleResolution: 'bundler' },
    files: ['esm.mts'],
  });
  json('package.json', { name: 'host', private: true, type: 'module' });
  const aliases = compilers.map((version) => `typescript-${version}@npm:typescript@${version}`);
  // A host of everything has the optional peers, too.
  const peers = Object.entries(manifest().peerDependencies ?? {}).map(([name, range]) => `${name}@${range}`);
  // React's types are a package of their own.
  peers.push('@types/react');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', tarball, ...aliases, ...peers], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

try {
  const tarball = pack();
  step('publint', 'publint', [tarball, '--strict']);
  step('are the types wrong?', 'attw', [tarball, '--profile', 'node16', '--no-emoji', '--format', 'ascii']);
  step('size-limit', 'size-limit', [], { show: true });

  installInto(host, tarball);
  step('every subpath can be imported', process.execPath, ['esm.mjs'], { cwd: host });
  step('every subpath can be required', process.execPath, ['cjs.cjs'], { cwd: host });
  for (const version of compilers) {
    const tsc = join(host, `node_modules/typescript-${version}/bin/tsc`);
    for (const resolution of ['node16', 'bundler']) {
      step(`types under TypeScript ${version}, ${resolution}`, process.execPath, [tsc, '-p', `${resolution}.json`], {
        cwd: host,
        forgives: onlyOthersAreWrong,
      });
    }
  }
  const newest = join(host, `node_modules/typescript-${compilers.at(-1)}/bin/tsc`);
  step(`sources under TypeScript ${compilers.at(-1)}`, process.execPath, [newest, '-p', '.']);
} finally {
  rmSync(temp, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);
