// Chapter 2: a company directory from a spreadsheet.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { unwrap } from 'partyline';
import { validateDirectoryCsv } from 'partyline/directory';
import { chapter, green, note, red, table } from '../lib/terminal.js';
import type { Office } from './office.js';

const FILE = 'company-directory-fr.csv';

export const importDirectory = async ({ people }: Office): Promise<void> => {
  chapter('The company directory, from a spreadsheet');
  const bytes = readFileSync(new URL(`../data/${FILE}`, import.meta.url));
  const report = unwrap(validateDirectoryCsv(bytes, { fileName: FILE }));
  const { counts, header } = report;
  note(
    `${FILE} has a French header (${header.filter(Boolean).slice(0, 3).join(', ')} …): columns count by their place.`,
  );
  table(
    ['line', 'verdict', 'name', 'position', 'e-mail', 'phones'],
    [
      ...report.accepted.map(({ line, name, position, email, phones }) => [
        String(line),
        green('accepted'),
        name,
        position || '–',
        email,
        phones.map(({ label, e164 }) => `${e164} (${label})`).join(', '),
      ]),
      ...report.rejected.map(({ line, raw, problems }) => [
        String(line),
        red('rejected'),
        raw,
        problems.map(({ code }) => code).join(', '),
      ]),
    ],
  );
  assert.deepEqual(counts, { rows: 2, accepted: 2, rejected: 0, duplicates: 0, blank: 0 });
  assert.equal(report.accepted[0]?.phones[0]?.e164, '+491222333444555');

  // Ben is an admin; members may not. What was accepted is what gets imported, and a second time imports nothing twice.
  const { accepted: contacts } = report;
  const first = unwrap(await people.ben.session.directory.import({ contacts }));
  const again = unwrap(await people.ben.session.directory.import({ contacts }));
  const verdicts = ({ verdicts }: typeof first): string => verdicts.map(({ verdict }) => verdict).join(', ');
  assert.equal(verdicts(first), 'imported, imported');
  assert.equal(verdicts(again), 'exists, exists');
  note(
    `${counts.accepted} of ${counts.rows} rows accepted, ${counts.rejected} rejected. Ben imports them: ${verdicts(first)}. ` +
      `Once more, by mistake: ${verdicts(again)}.`,
  );
};
