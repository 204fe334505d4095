import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/rooms.js';

const folder = join(root, 'examples');
const examples = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts')) : [];

it('there is a demo', () => {
  expect(examples).toContain('demo.ts');
});

// From the root, so that `partyline` leads through `exports` to the built package.
it.each(examples)('examples/%s runs', (name) => {
  execFileSync(process.execPath, ['--import', 'tsx', join('examples', name)], { cwd: root, stdio: 'pipe' });
});
