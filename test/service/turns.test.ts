import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { describe, expect, it } from 'vitest';

const NAMES = Array.from({ length: 16 }, (_, index) => `n${index}`);

/** An office with sixteen contacts, and how many conflicts there were in it. */
const busyOffice = async (store: WorkspaceStore = memoryStore()) => {
  let conflicts = 0;
  const counting: WorkspaceStore = {
    ...store,
    read: async (...request) => {
      const answer = await store.read(...request);
      await new Promise((resolve) => setTimeout(resolve));
      return answer;
    },
    commit: async (...request) => {
      const answer = await store.commit(...request);
      if (answer.outcome === 'conflict') conflicts++;
      return answer;
    },
  };
  const acme = createPartyline({ store: counting, wait: async () => {} }).workspace('acme');
  const owner = { name: 'Ana', address: 'ana@acme.example' };
  const ana = unwrap(await acme.as({ type: 'system' }).workspace.create({ name: 'Acme', owner })).memberId;
  const session = () => acme.as({ type: 'member', memberId: ana });
  for (const contactId of NAMES) unwrap(await session().contacts.create({ contactId, fields: { firstName: 'A' } }));
  return { session, conflicts: () => conflicts, store };
};

describe('sixteen writers', () => {
  it('on one contact all get through, and none is lost', async () => {
    const { session, store } = await busyOffice();
    const outcomes = await Promise.all(
      NAMES.map((lastName) => session().contacts.update({ contactId: 'n0', fields: { lastName } })),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual(NAMES.map(() => true));
    const { events } = await store.readEvents('acme', null, 1_000);
    expect(events.filter(({ type }) => type === 'contact_updated')).toHaveLength(NAMES.length);
  });

  it('on different contacts never wait for each other', async () => {
    const { session, conflicts } = await busyOffice();
    await Promise.all(NAMES.map((contactId) => session().contacts.update({ contactId, fields: { lastName: 'B' } })));
    expect(conflicts()).toBe(0);
  });
});

describe('a session', () => {
  it('takes a revision to start from, and tells its latest', async () => {
    const { session } = await busyOffice();
    const first = session();
    expect(first.revision).toBe(null);
    const created = await first.contacts.create({ fields: { firstName: 'Dora' } });
    expect(first.revision).toBe(created.ok && created.revision);
  });

  it('reads nothing older than the revision it was given', async () => {
    const memory = memoryStore();
    const asked: unknown[] = [];
    const store: WorkspaceStore = {
      ...memory,
      read: (id, keys, options) => {
        asked.push(options?.atLeast);
        return memory.read(id, keys, options);
      },
      listVisible: (id, kind, reach, page) => {
        asked.push(page.atLeast);
        return memory.listVisible(id, kind, reach, page);
      },
    };
    const acme = createPartyline({ store }).workspace('acme');
    await acme.as({ type: 'member', memberId: 'm' }, { atLeast: 'r1' }).members.list({});
    await acme.as({ type: 'member', memberId: 'm' }, { atLeast: 'r1' }).contacts.list();
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked)).toEqual(new Set(['r1']));
  });
});

describe("within the host's own transaction", () => {
  const TX = { name: 'a transaction' };
  /** A store that takes transactions, and notes what is done in them. */
  const transactional = () => {
    const memory = memoryStore();
    const seen: string[] = [];
    const noted = <T extends { readonly tx?: unknown } | undefined>(what: string, options: T): T => {
      if (options?.tx === TX) seen.push(what);
      return options === undefined ? options : ({ ...options, tx: undefined } as T);
    };
    const store: WorkspaceStore = {
      ...memory,
      read: (id, keys, options) => memory.read(id, keys, noted('read', options)),
      commit: (id, commit, options) => memory.commit(id, commit, noted('commit', options)),
    };
    return { store, seen };
  };

  it('everything is read and written in it, and its revision is not taken for one', async () => {
    const { store, seen } = transactional();
    const acme = createPartyline({ store }).workspace('acme');
    const session = acme.as({ type: 'system' }, { tx: TX });
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    const created = await session.workspace.create({ name: 'Acme', owner });
    expect([created.ok, session.revision, new Set(seen)]).toEqual([true, null, new Set(['read', 'commit'])]);
    expect(seen.filter((what) => what === 'commit')).toHaveLength(1);
  });

  it('there is one attempt, whose conflict is said to have spoilt the transaction', async () => {
    const { store } = transactional();
    let commits = 0;
    const losing: WorkspaceStore = {
      ...store,
      commit: async () => {
        commits++;
        return { outcome: 'conflict', guards: ['workspace:self'], counters: [] };
      },
    };
    const session = createPartyline({ store: losing }).workspace('acme').as({ type: 'system' }, { tx: TX });
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    const result = await session.workspace.create({ name: 'Acme', owner });
    expect([result.ok || result.error.code, commits]).toEqual(['transaction_conflict', 1]);
  });

  it('no mail is sent: what it tells of may yet be undone', async () => {
    const { store } = transactional();
    const sent: unknown[] = [];
    const acme = createPartyline({ store, ports: { mail: { send: async (mail) => void sent.push(mail) } } });
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    await acme.workspace('acme').as({ type: 'system' }).workspace.create({ name: 'Acme', owner });
    const session = acme.workspace('acme').as({ type: 'system' }, { tx: TX });
    const { verdicts } = unwrap(await session.members.invite({ addresses: 'cy@acme.example' }));
    expect(sent).toEqual([]);
    expect(verdicts[0]).toMatchObject({ sent: false, token: expect.any(String) });
  });

  it('the memory store takes part in none', async () => {
    const session = createPartyline({ store: memoryStore() }).workspace('acme').as({ type: 'system' }, { tx: TX });
    await expect(session.members.list({})).rejects.toThrow(TypeError);
  });
});
