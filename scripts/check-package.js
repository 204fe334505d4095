// npm run check:package: packs the package as it would be published and looks at it as its hosts will.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOLD } from '../test/package/story.js';
import { nodeOf } from './other-nodes.js';
import { manifest, root, specifiers } from './rooms.js';
import { installInto, pack } from './tarball.js';

/** The oldest TypeScript whose users are promised types, the last of each major version, and the newest; the ends by both resolutions. */
const compilers = { 5.4: ['node16', 'bundler'], 5.9: ['node16'], '6.0': ['bundler'], '7.0': ['node16', 'bundler'] };
const newest = '7.0';
/** The versions of Node whose users are promised anything, beside the one that runs this. */
const nodes = ['20', '22', '24'].filter((major) => !process.version.startsWith(`v${major}.`));

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
  const passed = (status === 0 && (options.holds?.(stdout) ?? true)) || (options.forgives?.(stdout) ?? false);
  if (!passed || options.show) process.stdout.write(stdout);
  console.log(`${passed ? 'passed' : 'FAILED'}  ${title}`);
  if (!passed) failures += 1;
}

/** What is wrong in another package's declarations is not ours to judge: old compilers stumble over new packages. */
function onlyOthersAreWrong(output) {
  const errors = output.split('\n').filter((line) => line.includes('error TS'));
  return errors.length > 0 && errors.every((line) => /^node_modules\/(?!partyline\/)/.test(line));
}

/** A project that has installed the tarball and the compilers, and imports every subpath in every way. */
function prepare(folder, tarball) {
  const aliases = Object.keys(compilers).map((version) => `typescript-${version}@npm:typescript@${version}`);
  // A host of everything has the optional peers, too.
  const peers = Object.entries(manifest().peerDependencies ?? {}).map(([name, range]) => `${name}@${range}`);
  // React's types are a package of their own.
  installInto(folder, tarball, ...aliases, ...peers, '@types/react');

  const file = (name, text) => writeFileSync(join(folder, name), text);
  const json = (name, value) => file(name, JSON.stringify(value, null, 2));
  const all = specifiers();
  file('esm.mts', all.map((name, i) => `import * as room${i} from '${name}';\nvoid room${i};\n`).join(''));
  file('cjs.cts', all.map((name, i) => `import room${i} = require('${name}');\nvoid room${i};\n`).join(''));
  const tell = "import('./story.js').then(({ story }) => story(partyline)).then(console.log);\n";
  file(
    'esm.mjs',
    `${all.map((name) => `import '${name}';\n`).join('')}import * as partyline from 'partyline';\n${tell}`,
  );
  file(
    'cjs.cjs',
    `${all.map((name) => `require('${name}');\n`).join('')}const partyline = require('partyline');\n${tell}`,
  );
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
}

try {
  const tarball = pack(temp);
  step('publint', 'publint', [tarball, '--strict']);
  step('are the types wrong?', 'attw', [tarball, '--profile', 'node16', '--no-emoji', '--format', 'ascii']);
  step('size-limit', 'size-limit', [], { show: true });

  prepare(host, tarball);
  const tells = { cwd: host, holds: (output) => output.includes(TOLD) };
  for (const major of [null, ...nodes]) {
    const node = major === null ? process.execPath : nodeOf(major);
    const name = `Node ${major ?? process.version}`;
    if (node === null) {
      console.log(`skipped  ${name}: the registry does not give it`);
      continue;
    }
    step(`${name}: every subpath can be imported, and a story is told`, node, ['esm.mjs'], tells);
    step(`${name}: every subpath can be required, and a story is told`, node, ['cjs.cjs'], tells);
  }
  step('an edge worker, without anything of Node', process.execPath, ['scripts/edge.js', host], {
    ...tells,
    cwd: root,
  });
  for (const [version, resolutions] of Object.entries(compilers)) {
    const tsc = join(host, `node_modules/typescript-${version}/bin/tsc`);
    for (const resolution of resolutions) {
      step(`types under TypeScript ${version}, ${resolution}`, process.execPath, [tsc, '-p', `${resolution}.json`], {
        cwd: host,
        forgives: onlyOthersAreWrong,
      });
    }
  }
  const tsc = join(host, `node_modules/typescript-${newest}/bin/tsc`);
  step(`sources under TypeScript ${newest}`, process.execPath, [tsc, '-p', '.']);
} finally {
  rmSync(temp, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);
