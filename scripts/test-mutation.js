// npm run test:mutation [-- room … --write]: changes the rules of each room in every small way, and looks whether its tests notice. Survivors have to be in
// test/mutation/survivors.json, with the reason why nothing can notice them, and the score of each room has to reach 90 %; it fails otherwise.
// --write puts the scores in docs/proofs.md.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rooms } from '../test/mutation/rooms.js';
import { withSection } from './bench-report.js';
import { root } from './rooms.js';

const SCORE = 90;

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const page = join(root, 'docs/proofs.md');
const explained = JSON.parse(readFileSync(join(root, 'test/mutation/survivors.json'), 'utf8'));
/** The rows of the table, by room: those of the page, and what is measured now in their places. */
const rows = new Map(
  [...readFileSync(page, 'utf8').matchAll(/^\| (\w+) \| \d+ \|.*\|$/gm)].map(([row, room]) => [room, row]),
);
const measured = [];
let failed = false;

for (const room of wanted.length > 0 ? wanted : Object.keys(rooms)) {
  const env = { ...process.env, PARTYLINE_ROOM: room };
  const { status } = spawnSync('stryker', ['run'], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
  const report = JSON.parse(readFileSync(join(root, `node_modules/.cache/stryker/${room}-report.json`), 'utf8'));
  // What was found before is kept, also of files that are gone.
  const files = Object.entries(report.files).filter(([file]) => existsSync(join(root, file)));
  const mutants = files.flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, file, text: source.split('\n')[mutant.location.start.line - 1]?.trim() })),
  );
  const counted = mutants.filter(({ status }) => !['Ignored', 'CompileError'].includes(status));
  const killed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const isExplained = ({ file, text, mutatorName }) =>
    explained.some((one) => one.file === file && one.line === text && one.mutator === mutatorName);
  const survivors = counted.filter((mutant) => ['Survived', 'NoCoverage'].includes(mutant.status));
  const open = survivors.filter((mutant) => !isExplained(mutant));
  const score = (100 * (killed + survivors.length - open.length)) / Math.max(1, counted.length);
  if (score < SCORE || open.length > 0) failed = true;
  measured.push(room);
  rows.set(
    room,
    `| ${room} | ${counted.length} | ${killed} | ${survivors.length - open.length} | ${open.length} | ${score.toFixed(1)} % |`,
  );
  for (const { file, location, mutatorName, replacement } of open) {
    console.log(`${file}:${location.start.line} ${mutatorName}: ${replacement?.replaceAll('\n', ' ').slice(0, 100)}`);
  }
}
const table = (names) => {
  const head = '| room | mutants | killed | explained | open | score |\n|---|--:|--:|--:|--:|--:|';
  return [head, ...names.flatMap((name) => rows.get(name) ?? [])].join('\n');
};
console.log(`\n${table(measured)}`);
if (args.includes('--write')) {
  writeFileSync(page, withSection(readFileSync(page, 'utf8'), 'mutants', table(Object.keys(rooms))));
}
process.exit(failed ? 1 : 0);
