// Reads any company-directory CSV and tells what an import would make of it:
//
//     npx tsx examples/directory.ts staff.csv        and what is wrong in French: staff.csv fr
//
// Rows that cannot be imported are written beside it, as staff.rejected.csv, with a column that says why; repair them there and read
// that file in turn. Without a file the sample in examples/data is read. Nothing else is kept, so it takes no `--store`.
import { createReadStream, existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type DirectoryContact,
  type DirectoryFileError,
  type DirectorySummary,
  type DuplicateRow,
  type RejectedRow,
  type RowProblem,
  readDirectoryRows,
  rejectedRowsCsv,
} from 'partyline/directory';
import { describer, en, es, fr } from 'partyline/messages';
import { dim, green, note, print, red, table, title, yellow } from './lib/terminal.js';

/** Rows shown of each kind. */
const SHOWN = 20;
/** The published format ends at 1,000 contacts; the report reads on, to say how many there are. */
const FORMAT_LIMIT = 1000;
const LIMIT = 1_000_000;

const say = describer({ en, fr, es }[process.argv[3] ?? 'en'] ?? en);

/** What a file holds may hold escape sequences too: no terminal gets to see them. */
const shown = (text: string, length = 40): string => {
  const safe = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '·');
  return safe.length > length ? `${safe.slice(0, length - 1).toWellFormed()}…` : safe;
};

const progressBar = (share: number, rows: number): void => {
  if (!process.stderr.isTTY) return;
  const filled = Math.round(Math.min(1, share) * 40);
  process.stderr.write(`\r  ${'█'.repeat(filled)}${'░'.repeat(40 - filled)} ${String(rows).padStart(8)} rows`);
};

const clearBar = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
};

const more = (total: number): void => {
  if (total > SHOWN) print(dim(`  … and ${total - SHOWN} more`));
};

const file = process.argv[2] ?? fileURLToPath(new URL('data/company-directory-fr.csv', import.meta.url));
if (!existsSync(file)) {
  print(`There is no file ${shown(file)}.`);
  process.exit(1);
}

const accepted: DirectoryContact[] = [];
const rejected: RejectedRow[] = [];
const duplicates: DuplicateRow[] = [];
const size = statSync(file).size;
const onProgress = ({ read, rows }: { read: number; rows: number }): void => progressBar(read / size, rows);

for await (const item of readDirectoryRows(createReadStream(file), {
  fileName: basename(file),
  limit: LIMIT,
  onProgress,
})) {
  if (item.verdict === 'accepted' && accepted.length < SHOWN) accepted.push(item.contact);
  else if (item.verdict === 'rejected') rejected.push(item.row);
  else if (item.verdict === 'duplicate' && duplicates.length < SHOWN) duplicates.push(item.row);
  else if (item.verdict === 'finished') {
    clearBar();
    title(shown(basename(file)));
    if (item.result.ok) printReport(item.result.value);
    else printRefusal(item.result.error);
  }
}

function printRefusal(error: DirectoryFileError): void {
  print(`${red('This file cannot be read.')} ${shown(say(error), 200)}`);
}

function printReport(summary: DirectorySummary): void {
  const { counts, encoding, delimiter, header, notices } = summary;
  const separator = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[delimiter];
  note(
    `Encoding ${encoding}, separated by ${separator}. Header: ${
      header
        .filter((cell) => cell !== '')
        .map((cell) => shown(cell))
        .join(', ') || 'none'
    }.`,
  );
  table(
    [
      { title: 'rows', align: 'right' },
      { title: 'accepted', align: 'right' },
      { title: 'rejected', align: 'right' },
      { title: 'duplicates', align: 'right' },
      { title: 'blank', align: 'right' },
    ],
    [
      [
        String(counts.rows),
        green(String(counts.accepted)),
        red(String(counts.rejected)),
        yellow(String(counts.duplicates)),
        String(counts.blank),
      ],
    ],
  );
  if (counts.rows - counts.blank > FORMAT_LIMIT)
    note(yellow(`An import takes at most ${FORMAT_LIMIT} rows, unless the host raises the limit.`));
  if (accepted.length > 0) printAccepted(counts.accepted);
  if (rejected.length > 0) printRejected(summary);
  if (duplicates.length > 0) printDuplicates(counts.duplicates);
  for (const notice of notices) print(`  ${dim('note')} ${shown(say(notice), 200)}`);
}

function printAccepted(total: number): void {
  table(
    [{ title: 'line', align: 'right' }, 'accepted', 'position', 'e-mail', 'phones'],
    accepted.map(({ line, name, position, email, phones }) => [
      String(line),
      shown(name),
      shown(position),
      shown(email),
      phones.map(({ label, e164 }) => `${e164} ${dim(label)}`).join(', '),
    ]),
  );
  more(total);
}

function printRejected({ header }: DirectorySummary): void {
  const lines = rejected
    .slice(0, SHOWN)
    .flatMap(({ line, problems }) =>
      problems.map((problem, index) => [
        index === 0 ? String(line) : '',
        shown(problem.cell),
        red(shown(say(problem), 120)),
        problem.suggestion === null ? '' : shown(problem.suggestion),
      ]),
    );
  table([{ title: 'line', align: 'right' }, 'cell', 'what is wrong', 'meant?'], lines);
  more(rejected.length);
  const target = `${file.slice(0, file.length - extname(file).length)}.rejected.csv`;
  const reason = (problems: readonly RowProblem[]): string => problems.map(say).join(' ');
  writeFileSync(target, rejectedRowsCsv({ header, rejected }, { reason }));
  print(`  ${rejected.length} rejected rows are in ${shown(basename(target))}, to be repaired and read again.`);
}

function printDuplicates(total: number): void {
  table(
    [{ title: 'line', align: 'right' }, 'duplicate', 'same', 'as'],
    duplicates.map(({ line, contact, by, of }) => [
      String(line),
      shown(contact.name),
      by,
      'line' in of ? `line ${of.line}` : of.id,
    ]),
  );
  more(total);
}
