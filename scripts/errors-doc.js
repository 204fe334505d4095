// Writes the tables of docs/errors.md from the types and the English catalogue:
//   node scripts/errors-doc.js          writes
//   node scripts/errors-doc.js --check  fails if it would change anything
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { register } from 'tsx/esm/api';
import ts from 'typescript';
import { root } from './rooms.js';

register();
const english = async (area) => await import(pathToFileURL(`${root}/src/messages/en/${area}.ts`).href);

/** What each heading covers, and where its texts are. */
const failureAreas = [
  ['Everywhere', 'everywhere'],
  ['People', 'members'],
  ['Numbers', 'numbers'],
  ['Groups', 'groups'],
  ['Contacts', 'contacts'],
  ['Whatever is shared', 'resources'],
  ['Conversations', 'conversations'],
  ['Files of contacts', 'files'],
  ['Billing', 'pricing'],
  ['Insights', 'insights'],
];

/** A list of more operations says nothing. */
const MOST = 6;

/** Code → its parameters, and the operations that answer with it, as the types have them. */
function failures() {
  const file = `${root}/src/__errors-doc.ts`;
  const source = `
    import type * as directory from './directory/index.js';
    import type { FailureOf } from './messages/index.js';
    import type * as pricing from './pricing/index.js';
    import type { Session } from './service/index.js';
    type Of<Room> = { [Name in keyof Room]: FailureOf<Room[Name]> };
    export declare const all: { [Room in keyof Session]: Of<Session[Room]> } & {
      readonly 'partyline/directory': Of<typeof directory>;
      readonly 'partyline/pricing': Of<typeof pricing>;
    };`;
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? source : readFile.call(host, name));
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, source, ...rest.slice(0, 1)) : getSourceFile.call(host, name, ...rest);
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const [all] = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
  const found = new Map();
  for (const room of checker.getTypeOfSymbol(all).getProperties()) {
    for (const operation of checker.getTypeOfSymbol(room).getProperties()) {
      const failure = checker.getTypeOfSymbol(operation);
      for (const one of failure.isUnion() ? failure.types : [failure]) {
        const code = one.getProperty('code');
        const params = one.getProperty('params');
        if (code === undefined || params === undefined) continue;
        const codes = checker.getTypeOfSymbol(code);
        for (const { value } of codes.isUnion() ? codes.types : [codes]) {
          const known = found.get(value) ?? { params: new Set(), operations: new Set() };
          found.set(value, known);
          for (const { name } of checker.getTypeOfSymbol(params).getProperties()) known.params.add(name);
          known.operations.add(room.name.includes('/') ? operation.name : `${room.name}.${operation.name}`);
        }
      }
    }
  }
  return found;
}

/** A text as people read it, each of its forms on a line. */
const shown = (text) => {
  if (typeof text === 'string') return text.replaceAll(/\{(\w+)(?::\w+)?\}/g, '*$1*');
  if ('by' in text) {
    const cases = Object.entries(text.cases).map(([value, one]) => `\`${value}\`: ${shown(one)}`);
    return [...cases, ...(text.other === undefined ? [] : [`else: ${shown(text.other)}`])].join('<br>');
  }
  return shown(text.other);
};

const listed = (names) => [...names].map((name) => `\`${name}\``).join(', ');

const operationsOf = (operations) => {
  const names = [...operations].sort();
  return names.length > MOST ? `${names.length} operations` : listed(names);
};

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const known = failures();
const sections = [];
for (const [title, area] of failureAreas) {
  const texts = (await english(area))[area];
  const rows = Object.entries(texts).map(([code, text]) => {
    const { params = new Set(), operations = new Set() } = known.get(code) ?? {};
    return [`\`${code}\``, shown(text), listed(params), operationsOf(operations)];
  });
  sections.push(`## ${title}\n\n${table(['code', 'what it means, and what to do', 'parameters', 'from'], rows)}`);
}
const plain = (texts) => Object.entries(texts).map(([code, text]) => [`\`${code}\``, shown(text)]);
const { issues } = await english('input');
const { rows, personal, notices } = await english('rows');
sections.push(
  `## Faults of a field\n\nThe \`issues\` of \`invalid_input\`: each has a \`path\`, a \`code\` and, where the rule has them, figures.\n\n${table(['code', 'what it means, and what to do'], plain(issues))}`,
  `## Problems of a row\n\nOf a directory's row ({@link directory.RowProblem}) or an address book's contact ({@link directory.PersonalProblem}).\n\n${table(['code', 'what it means, and what to do'], plain({ ...rows, ...personal }))}`,
  `## Notices about a file\n\nNo row is wrong for these ({@link directory.DirectoryNotice}).\n\n${table(['code', 'what it means, and what to do'], plain(notices))}`,
);

const path = `${root}/docs/errors.md`;
const START = '<!-- codes: written by scripts/errors-doc.js -->';
const [before] = readFileSync(path, 'utf8').split(START);
const next = `${before}${START}\n\n${sections.join('\n\n')}\n`;
if (!process.argv.includes('--check')) writeFileSync(path, next);
else if (next !== readFileSync(path, 'utf8')) {
  console.error('docs/errors.md is behind: node scripts/errors-doc.js');
  process.exitCode = 1;
}
console.log(`${known.size} codes`);
