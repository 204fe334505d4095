// Writes the tables of docs/permissions.md from the roles that come with the library:
//   node scripts/permissions-doc.js          writes
//   node scripts/permissions-doc.js --check  fails if it would change anything
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { register } from 'tsx/esm/api';
import { root } from './rooms.js';

register();
const from = async (file) => await import(pathToFileURL(`${root}/src/${file}`).href);
const { permissions, publishedTable, standardTable } = await from('roles/index.ts');
const { permissions: names } = await from('messages/en/roles.ts');

const words = { yes: 'yes', no: '–', ownNumber: 'on their own number' };
const roles = Object.keys(standardTable);
const head = ['permission', 'what it allows', ...roles];

const table = (of) =>
  [
    head,
    head.map(() => '---'),
    ...permissions.map((permission) => [
      `\`${permission}\``,
      names[permission],
      ...roles.map((role) => words[of[role].cells[permission]]),
    ]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const differing = permissions.flatMap((permission) =>
  roles.flatMap((role) => {
    const [here, there] = [standardTable, publishedTable].map((of) => words[of[role].cells[permission]]);
    return here === there ? [] : [`- \`${permission}\`, ${role}: ${there} (in place of ${here})`];
  }),
);
const stewards = roles.filter((role) => standardTable[role].steward);

const START = '<!-- tables: written by scripts/permissions-doc.js -->';
const path = `${root}/docs/permissions.md`;
const [before] = readFileSync(path, 'utf8').split(START);
const next = `${before}${START}

## The table \`standardTable\`

${table(standardTable)}

Stewards, who reach what is granted to \`stewards\`: ${stewards.join(' and ')}.

## The table \`publishedTable\`

The same, but for:

${differing.join('\n')}
`;
if (!process.argv.includes('--check')) writeFileSync(path, next);
else if (next !== readFileSync(path, 'utf8')) {
  console.error('docs/permissions.md is behind: node scripts/permissions-doc.js');
  process.exitCode = 1;
}
console.log(`${permissions.length} permissions, ${roles.length} roles`);
