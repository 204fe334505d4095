// npm run test:mutation [-- room …]: changes the rules of each room in every small way, and looks whether its tests notice. Survivors have to be in
// test/mutation/survivors.json, with the reason why nothing can notice them; the score of each room has to reach 90 %.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rooms } from '../test/mutation/rooms.js';
import { root } from './rooms.js';

const SCORE = 90;

const wanted = process.argv.slice(2);
const explained = JSON.parse(readFileSync(join(root, 'test/mutation/survivors.json'), 'utf8'));
const lines = [];
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
  const mutants = Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, file, text: source.split('\n')[mutant.location.start.line - 1]?.trim() })),
  );
  const counted = mutants.filter(({ status }) => !['Ignored', 'CompileError'].includes(status));
  const killed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const isExplained = ({ file, text, mutatorName }) =>
    explained.some((one) => one.file === file && one.line === text && one.mutator === mutatorName);
  const survivors = counted.filter((mutant) => ['Survived', 'NoCoverage'].includes(mutant.status));
  const open = survivors.filter((mutant) => !isExplained(mutant));
  const score = (100 * (killed + survivors.length - open.length)) / Math.max(1, counted.length);
  if (score < SCORE) failed = true;
  lines.push(
    `| ${room} | ${counted.length} | ${killed} | ${survivors.length - open.length} | ${open.length} | ${score.toFixed(1)} % |`,
  );
  for (const { file, location, mutatorName, replacement } of open) {
    console.log(`${file}:${location.start.line} ${mutatorName}: ${replacement?.replaceAll('\n', ' ').slice(0, 100)}`);
  }
}
console.log('\n| room | mutants | killed | explained | open | score |\n|---|---|---|---|---|---|');
console.log(lines.join('\n'));
process.exit(failed ? 1 : 0);
