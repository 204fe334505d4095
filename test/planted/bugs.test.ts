import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bugs } from './bugs.js';

const root = new URL('../../', import.meta.url);

// Planting them takes minutes (npm run test:planted); that they can still be planted is looked at every time.
it.each(bugs.map((bug) => [bug.name, bug] as const))(
  'the bug “%s” has exactly one place to be planted in',
  (_name, { file, find }) => {
    expect(readFileSync(new URL(file, root), 'utf8').split(find)).toHaveLength(2);
  },
);
