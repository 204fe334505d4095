// npm run test:matrix: every example and short law once more under each supported Node, each with a time zone and a locale of its own that are
// as unlike the others as can be: an instant must not become another day, nor a dotted i another letter. Arguments go to vitest.
//   npm run test:matrix -- test/pricing
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { nodeOf } from './other-nodes.js';
import { root } from './rooms.js';

const cells = [
  // An hour less at midnight in spring; i and I are not one letter in Turkish.
  { node: '20', zone: 'America/Havana', locale: 'tr_TR.UTF-8' },
  // Fourteen hours ahead; another calendar and other digits.
  { node: '22', zone: 'Pacific/Kiritimati', locale: 'ar_EG.UTF-8' },
  // Three and a half hours behind, and half an hour is what other places call an hour; a comma for a decimal point.
  { node: '24', zone: 'America/St_Johns', locale: 'de_DE.UTF-8' },
];

const lines = [];
let failed = false;
for (const { node, zone, locale } of cells) {
  const title = `Node ${node}, ${zone}, ${locale}`;
  const program = process.version.startsWith(`v${node}.`) ? process.execPath : nodeOf(node);
  if (program === null) {
    lines.push(`skipped  ${title}: npm does not give that Node`);
    continue;
  }
  const say =
    'process.version + Intl.DateTimeFormat().resolvedOptions().timeZone + Intl.Collator().resolvedOptions().locale';
  const env = { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale };
  const told = spawnSync(program, ['-p', say], { env, encoding: 'utf8' }).stdout;
  // Or the run would be one more of the same.
  if (!told.startsWith(`v${node}.`) || !told.includes(zone) || !told.includes(locale.slice(0, 2))) {
    failed = true;
    lines.push(`FAILED   ${title}: it says ${told.trim()}`);
    continue;
  }
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'unit', '--project', 'properties', ...process.argv.slice(2)];
  const { status } = spawnSync(program, args, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) failed = true;
  lines.push(`${status === 0 ? 'passed ' : 'FAILED '}  ${title}`);
}
console.log(`\n${lines.join('\n')}`);
process.exit(failed ? 1 : 0);
