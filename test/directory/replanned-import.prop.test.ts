import fc from 'fast-check';
import {
  addDirectoryContact,
  type DirectoryContact,
  directoryEntryOf,
  importDirectory,
  planDirectoryImport,
  plannedImport,
  validateDirectoryCsv,
} from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { office } from 'partyline/testing';
import { recordsOf, type Workspace } from 'partyline/workspace';
import { afterAll, describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';

const entriesOf = (workspace: Workspace) =>
  [...recordsOf(workspace, 'contact')].map(([id, contact]) => directoryEntryOf(id, contact));

/** Few of each, so that rows and entries meet, share numbers and take them from each other. */
const name = fc.constantFrom('Ada', 'Ada Byron', 'ada', 'Óscar', 'Reception');
const position = fc.constantFrom('', 'Sales', 'Support');
const email = fc.constantFrom('', '', 'a@x.example', 'A@x.example', 'b@x.example', 'c@bücher.example');
const e164 = fc.integer({ min: 0, max: 7 }).map((n) => `+4915112345670${n}`);
const many = fc.integer({ min: 1, max: 21 }).map((n) => Array.from({ length: n }, (_, i) => `+49151999000${10 + i}`));
const numbers = fc.oneof(
  { weight: 6, arbitrary: fc.uniqueArray(e164, { maxLength: 3 }) },
  { weight: 1, arbitrary: many.map((all) => all.slice(0, 20)) },
);
const label = fc.constantFrom('work', 'other', 'mobile', '');
const entry = fc.record({
  firstName: name,
  lastName: fc.constantFrom('', 'Byron'),
  role: position,
  emails: fc
    .array(email.filter(Boolean), { maxLength: 2 })
    .map((all) => all.map((value) => ({ label: 'work', value }))),
  phones: fc
    .tuple(numbers, fc.array(label, { minLength: 20, maxLength: 20 }), fc.boolean())
    .map(([all, labels, written]) => [
      ...all.map((value, i) => ({ label: labels[i] ?? '', value })),
      // As an address book has it: no number that a file could hold.
      ...(written && all.length < 20 ? [{ label: 'home', value: '030 1234' }] : []),
    ]),
});
const cells = fc
  .tuple(name, position, email, fc.uniqueArray(e164, { maxLength: 3 }), fc.boolean())
  .map(([who, what, address, all, work]) => [
    who,
    what,
    address,
    ...(work ? all : ['', ...all]).concat('', '', '').slice(0, 3),
    '',
  ]);
const file = fc
  .array(cells, { minLength: 1, maxLength: 10 })
  .map((rows) => rows.map((row) => row.join(',')).join('\n'));

const directoryOf = (fields: readonly object[]) => {
  const { workspace, as, ben } = office();
  const full = fields.reduce((known: Workspace, one) => {
    const added = addDirectoryContact(known, { fields: one } as never, as(ben));
    return added.ok ? added.value.workspace : known;
  }, workspace);
  return { workspace: full, context: as(ben) };
};
const acceptedIn = (rows: string): readonly DirectoryContact[] =>
  unwrap(validateDirectoryCsv(`name,position,email,work phone,phone,phone,\n${rows}\n`)).accepted;

const met = new Map<string, number>();
const count = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);

describe('a plan and the import that carries it out', () => {
  it.each(['keep', 'clear'] as const)('agree; planned again, nothing is left to do (empty cells: %s)', (emptyCells) => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), file, (fields, rows) => {
        const { workspace, context } = directoryOf(fields);
        const accepted = acceptedIn(rows);
        const plan = planDirectoryImport(accepted, entriesOf(workspace), { emptyCells });
        const contacts = plannedImport(plan);
        if (contacts.length === 0) return;
        const done = unwrap(importDirectory(workspace, { contacts }, context));
        const wanted = plan.rows.flatMap(({ action }) =>
          action === 'skip' ? [] : [action === 'create' ? 'imported' : 'updated'],
        );
        expect(done.output.verdicts.map(({ verdict }) => verdict)).toEqual(wanted);
        const after = entriesOf(done.workspace);
        for (const row of plan.rows) {
          if (row.action !== 'update') continue;
          const now = after.find(({ id }) => id === row.id);
          for (const { field, to } of row.changes) {
            if (field !== 'email') expect(now?.[field]).toEqual(to);
            count(`${emptyCells} ${field}${to.length === 0 ? ' emptied' : ''}`);
          }
        }
        const again = planDirectoryImport(accepted, after, { emptyCells });
        again.rows.forEach(({ action }, index) => {
          const first = plan.rows[index];
          // What two entries could be meant by may be one's alone by now; only then is there anything left.
          if (first?.action === 'skip' && first.reason === 'ambiguous') count('ambiguous');
          else expect(action).toBe('skip');
        });
      }),
      fcOptions(1500),
    );
  });

  it('agree without the plan, wherever both find the same entry', () => {
    fc.assert(
      fc.property(entry, cells, fc.nat({ max: 2 }), (fields, foreign, kind) => {
        const { firstName, lastName, role, emails, phones } = fields;
        const [one = '', two = ''] = phones.flatMap(({ value }) => (value.startsWith('+') ? [value] : []));
        // Every third row says what the entry says, as far as its cells go; another third tells only the position differently.
        const echo = [`${firstName} ${lastName}`, role, emails[0]?.value ?? '', '', one, two, ''];
        const row = kind === 0 ? foreign : kind === 1 ? echo : echo.with(1, 'Board');
        const { workspace, context } = directoryOf([fields]);
        const [contact] = acceptedIn(row.join(','));
        const [known] = entriesOf(workspace);
        if (contact === undefined || known === undefined) return;
        const [planned] = planDirectoryImport([contact], [known]).rows;
        const direct = unwrap(importDirectory(workspace, { contacts: [contact], existing: 'update' }, context));
        const verdict = direct.output.verdicts[0]?.verdict;
        if (planned?.action === 'create' || verdict === 'imported') return;
        count(`directly ${verdict}`);
        expect(verdict).toBe(planned?.action === 'update' ? 'updated' : 'exists');
      }),
      fcOptions(1500),
    );
  });

  afterAll(() => {
    for (const what of [
      'keep name',
      'keep position',
      'keep email',
      'keep phones',
      'clear position emptied',
      'clear email emptied',
      'clear phones emptied',
      'ambiguous',
      'directly updated',
      'directly exists',
    ]) {
      expect(met.get(what) ?? 0, what).toBeGreaterThan(0);
    }
  });
});
