import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline, type PartylineOptions } from 'partyline/service';
import type { Key } from 'partyline/workspace';
import type { codeOf } from './town.js';

/** What came of something. */
type Answer = Parameters<typeof codeOf>[0];

/** Long enough for whoever is not made to wait to be done. In turns, not in time: a machine that stands still for a while takes none of them. */
const patience = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** What somebody else does between the reading of an operation and its commit, in every attempt. */
type Meddler = () => Promise<unknown>;

/**
 * A running partyline whose store can be meddled with: Ana owns the office, Olga too, Ben is an admin, Cleo and Dan are members. Time
 * stands still, ids count upwards, and nobody waits between attempts.
 */
export const openLine = async (options: Partial<PartylineOptions> = {}) => {
  const memory = memoryStore();
  let meddler: Meddler | null = null;
  let meddling = false;
  let attempts = 0;
  const pending: Promise<unknown>[] = [];
  const keysRead: Key[][] = [];
  const store: WorkspaceStore = {
    ...memory,
    read: (workspaceId, keys, how) => {
      keysRead.push([...(keys as Key[])]);
      return memory.read(workspaceId, keys, how);
    },
    commit: async (workspaceId, commit, how) => {
      if (meddler !== null && !meddling) {
        attempts += 1;
        meddling = true;
        // Whoever meddles is waited for while they get through; one who is made to wait for their turn goes on beside.
        const meddled = meddler();
        pending.push(meddled);
        await Promise.race([meddled, patience()]);
        meddling = false;
      }
      return memory.commit(workspaceId, commit, how);
    },
  };
  let made = 0;
  let now = Date.UTC(2026, 10, 22, 9);
  const partyline = createPartyline({
    store,
    clock: () => now,
    newId: () => `id${++made}`,
    wait: async () => {},
    random: () => 0,
    ...options,
  });
  const acme = partyline.workspace('acme');
  const host = acme.as({ type: 'system' });
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await host.workspace.create({ name: 'Acme', owner })).memberId;
  const add = async (name: string, role: string): Promise<string> => {
    const address = `${name.toLowerCase()}@acme.example`;
    return unwrap(await host.members.add({ name, address, roles: [role] })).memberId;
  };
  const people = {
    ana,
    olga: await add('Olga', 'owner'),
    ben: await add('Ben', 'admin'),
    cleo: await add('Cleo', 'member'),
    dan: await add('Dan', 'member'),
  };
  return {
    ...people,
    store,
    partyline,
    host,
    keysRead,
    as: (memberId: string) => acme.as({ type: 'member', memberId }),
    person: (address: string) => acme.as({ type: 'person', address }),
    /** Runs something while somebody meddles with each of its attempts; says what came of it and after how many. */
    meddled: async (meddle: Meddler, run: () => Promise<Answer>): Promise<{ answer: Answer; attempts: number }> => {
      meddler = meddle;
      attempts = 0;
      const answer = await run();
      meddler = null;
      await Promise.all(pending.splice(0));
      return { answer, attempts };
    },
    later: (milliseconds: number) => {
      now += milliseconds;
    },
  };
};
