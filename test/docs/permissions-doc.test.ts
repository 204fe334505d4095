import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/rooms.js';

it('docs/permissions.md is what the tables say (if not: node scripts/permissions-doc.js)', () => {
  const script = join(root, 'scripts/permissions-doc.js');
  expect(() => execFileSync(process.execPath, [script, '--check'], { cwd: root, stdio: 'pipe' })).not.toThrow();
});
