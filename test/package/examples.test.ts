import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/rooms.js';

const folder = join(root, 'examples');
const examples = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts')) : [];
/** Those that keep something; the others compute, and say so. */
const keeping = examples.filter((name) => !readFileSync(join(folder, name), 'utf8').includes('takes no `--store`'));

// From the root, so that `partyline` leads through `exports` to the built package.
const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, ['--import', 'tsx', ...args], { cwd: root, stdio: 'pipe', encoding: 'utf8' });

/** What each example printed in memory. */
const printed = new Map<string, string>();

it('there is a demo', () => {
  expect(examples).toContain('demo.ts');
});

it.each(examples)('examples/%s runs', (name) => {
  printed.set(name, run(join('examples', name)));
});

it('examples/directory.ts shows the columns of the header as they stand in the file', () => {
  const [header] = readFileSync(join(folder, 'data/company-directory-fr.csv'), 'utf8').split(/[\r\n]/, 1);
  const columns = header?.split(',').filter(Boolean).join(', ');
  // A terminal's lines are short.
  expect(printed.get('directory.ts')?.replaceAll(/\s+/g, ' ')).toContain(`Header: ${columns}.`);
});

// In one process, since a database takes seconds to start.
it('those that keep something tell the same in a folder of PGlite, the second time as well', () => {
  const data = mkdtempSync(join(tmpdir(), 'partyline-examples-'));
  const store = "const { openStore, closeStore } = await import('./examples/lib/store.ts'); await openStore('kept');";
  const all = [store, ...keeping.map((name) => `await import('./examples/${name}');`), 'await closeStore();'].join(
    '\n',
  );
  try {
    for (let time = 1; time <= 2; time++) {
      const told = run('--input-type=module', '--eval', all, '--', '--store', `pglite:${join(data, 'store')}`);
      expect(told).toBe(keeping.map((name) => printed.get(name)).join(''));
    }
  } finally {
    rmSync(data, { recursive: true });
  }
});
