// Writes `exports` of package.json from the folders of src. Run it after adding a room.
import { writeFileSync } from 'node:fs';
import { expectedExports, manifest, root } from './rooms.js';

const next = { ...manifest(), exports: expectedExports() };
writeFileSync(`${root}/package.json`, `${JSON.stringify(next, null, 2)}\n`);
console.log(`exports: ${Object.keys(next.exports).join(', ')}`);
