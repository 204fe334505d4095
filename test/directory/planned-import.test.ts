import { memoryStore } from 'partyline/adapters';
import {
  addDirectoryContact,
  directoryEntryOf,
  importDirectory,
  planDirectoryImport,
  plannedImport,
  validateDirectoryCsv,
} from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { office } from 'partyline/testing';
import { recordsOf, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';

const header = 'name,position,email,work phone,optional phone 1,optional phone 2,\n';
const accepted = (row: string) => unwrap(validateDirectoryCsv(`${header}${row}\n`, { fileName: 'a.csv' })).accepted;

const entries = (workspace: Workspace) =>
  [...recordsOf(workspace, 'contact')].map(([id, contact]) => directoryEntryOf(id, contact));

/** Imports one row, then a second by its plan; says what the plan was, and what came of it. */
const twice = (first: string, second: string) => {
  const { workspace, as, ben } = office();
  const before = unwrap(importDirectory(workspace, { contacts: accepted(first) }, as(ben)));
  const plan = planDirectoryImport(accepted(second), entries(before.workspace));
  const contacts = plannedImport(plan);
  const after = contacts.length === 0 ? before : unwrap(importDirectory(before.workspace, { contacts }, as(ben)));
  const verdicts = contacts.length === 0 ? [] : after.output.verdicts.map(({ verdict }) => verdict);
  const { counters, state } = after.workspace;
  return { plan: plan.rows.map(({ action }) => action), verdicts, entries: entries(after.workspace), counters, state };
};

describe('an import that follows its plan', () => {
  it('gives an entry the address it lacked, and does not double it', () => {
    const { plan, verdicts, entries } = twice('Maria,,,0015551234567,,,', 'Maria,,m@acme.example,0015551234567,,,');
    expect([plan, verdicts]).toEqual([['update'], ['updated']]);
    expect(entries).toMatchObject([{ name: 'Maria', email: 'm@acme.example' }]);
  });

  it('renames whom the plan found by number', () => {
    const { plan, verdicts, entries, state } = twice('Maria,,,0015551234567,,,', 'Marie,,,0015551234567,,,');
    expect([plan, verdicts]).toEqual([['update'], ['updated']]);
    expect(entries).toMatchObject([{ name: 'Marie' }]);
    expect([...state.directoryKey].filter(([, key]) => key !== null).map(([id]) => id)).toEqual(['+15551234567 marie']);
  });

  it('creates what the plan creates and leaves out what it skips', () => {
    expect(twice('Maria,,,0015551234567,,,', 'Peter,,,0015559990000,,,')).toMatchObject({
      plan: ['create'],
      verdicts: ['imported'],
    });
    expect(twice('Maria,,,0015551234567,,,', 'Maria,,,0015551234567,,,')).toMatchObject({
      plan: ['skip'],
      verdicts: [],
    });
  });

  it('takes a row for one like any other where the entry it would update is gone', async () => {
    const acme = createPartyline({ store: memoryStore() }).workspace('acme').as({ type: 'system' });
    unwrap(await acme.workspace.create({ name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }));
    const contacts = accepted('Maria,,m@acme.example,,,,');
    unwrap(await acme.directory.import({ contacts }));
    const late = contacts.map((contact) => ({ ...contact, name: 'Marie', updates: 'gone' }));
    const { verdicts } = unwrap(await acme.directory.import({ contacts: late, existing: 'update' }));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['updated']);
  });

  it('empties what the file leaves empty, where the plan was made so', () => {
    const { workspace, as, ben } = office();
    const contacts = accepted('Maria,Sales,m@acme.example,0015551234567,,,');
    const before = unwrap(importDirectory(workspace, { contacts }, as(ben)));
    const row = accepted('Maria,,m@acme.example,,,,');
    const plan = planDirectoryImport(row, entries(before.workspace), { emptyCells: 'clear' });
    const after = unwrap(importDirectory(before.workspace, { contacts: plannedImport(plan) }, as(ben)));
    expect(after.output.verdicts.map(({ verdict }) => verdict)).toEqual(['updated']);
    expect(entries(after.workspace)).toMatchObject([{ position: '', email: 'm@acme.example', phones: [] }]);
  });

  it('adds numbers to an entry that has three, and stops at the twenty that a contact may have', () => {
    const { workspace, as, ben } = office();
    const phones = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ label: 'other', value: `+155512345${10 + i}` }));
    const emails = [{ label: 'work', value: 'm@acme.example' }];
    const numbersOf = (count: number) => {
      const added = unwrap(
        addDirectoryContact(workspace, { fields: { firstName: 'Maria', emails, phones: phones(count) } }, as(ben)),
      );
      const row = accepted('Maria,,m@acme.example,,0015559990001,0015559990002,');
      const contacts = plannedImport(planDirectoryImport(row, entries(added.workspace)));
      const after = unwrap(importDirectory(added.workspace, { contacts }, as(ben)));
      return entries(after.workspace)[0]?.phones.map(({ e164 }) => e164) ?? [];
    };
    expect(numbersOf(3).slice(3)).toEqual(['+15559990001', '+15559990002']);
    expect(numbersOf(19).slice(19)).toEqual(['+15559990001']);
  });

  it('leaves a first and last name apart, and other labels, as they are', () => {
    const { workspace, as, ben } = office();
    const fields = {
      firstName: 'Maria',
      lastName: 'Beck',
      emails: [{ label: 'private', value: 'm@acme.example' }],
      phones: [{ label: 'mobile', value: '+15551234567' }],
    };
    const added = unwrap(addDirectoryContact(workspace, { fields }, as(ben)));
    const importing = (row: string) =>
      unwrap(importDirectory(added.workspace, { contacts: accepted(row), existing: 'update' }, as(ben)));
    const same = importing('Maria Beck,,m@acme.example,,0015551234567,,');
    const more = importing('Maria Beck,Sales,m@acme.example,0015559990000,0015551234567,,');
    expect(same.output.verdicts).toEqual([{ verdict: 'exists', contactId: added.output.contactId }]);
    expect(more.workspace.state.contact.get(added.output.contactId)).toMatchObject({
      ...fields,
      role: 'Sales',
      phones: [{ label: 'work', value: '+15559990000' }, ...fields.phones],
    });
  });
});
