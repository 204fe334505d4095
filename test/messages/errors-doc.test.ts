import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from 'partyline/messages';
import { expect, it } from 'vitest';
import { root } from '../../scripts/rooms.js';

it('docs/errors.md lists every code (if not: node scripts/errors-doc.js)', () => {
  const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
  const codes = [en.failures, en.issues, en.rows, en.personal, en.notices].flatMap((texts) => Object.keys(texts));
  expect(codes.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
});
