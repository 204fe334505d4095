import { memoryStore } from 'partyline/adapters';
import {
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
});
