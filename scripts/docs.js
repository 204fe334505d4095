// npm run docs: the site in site/. The generated documents are checked, TypeDoc makes the pages (its warnings are errors, a public name
// without TSDoc among them), llms.txt is written beside them, and the playground is built into them.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLlms } from './llms.js';
import { root } from './rooms.js';

const site = join(root, 'site');
// Beside nothing that is published.
const model = join(root, 'node_modules/.cache/partyline/reference.json');

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

/** The kinds of TypeDoc that `requiredToBeDocumented` names, save modules, as they stand in its model. */
const kinds = { variable: 32, function: 64, class: 128, interface: 256, type: 2_097_152 };

/** How many public names there are, by kind. TypeDoc stopped already if one had no TSDoc. */
function count() {
  const { children: rooms } = JSON.parse(readFileSync(model, 'utf8'));
  const names = rooms.flatMap(({ children = [] }) => children);
  const of = (kind) => names.filter((name) => name.kind === kind).length;
  const counts = Object.entries(kinds).map(([name, kind]) => [name, of(kind)]);
  const total = counts.reduce((sum, [, number]) => sum + number, 0);
  return `${total} public names in ${rooms.length} entries (${counts.map(([name, number]) => `${number} ${name}`).join(', ')})`;
}

/** TypeDoc writes the links of its bar on every page as they are; pages in folders need a step up. */
function linkPlayground() {
  for (const name of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue;
    const up = '../'.repeat(name.split(/[\\/]/).length - 1);
    const html = readFileSync(join(site, name), 'utf8');
    const linked = html.replaceAll('href="playground/index.html"', `href="${up}playground/index.html"`);
    if (linked !== html) writeFileSync(join(site, name), linked);
  }
}

run(process.execPath, 'scripts/errors-doc.js', '--check');
run(process.execPath, 'scripts/permissions-doc.js', '--check');
rmSync(site, { recursive: true, force: true });
run('typedoc', '--json', model);
console.log(`${count()}: 100 % have TSDoc`);
writeLlms(site, JSON.parse(readFileSync(model, 'utf8')));
linkPlayground();
run(process.execPath, 'scripts/build.js', '--if-stale');
run('vite', 'build', '--config', 'playground/vite.config.ts');
