import { PGlite } from '@electric-sql/pglite';
import {
  fromPglite,
  migrate,
  migrationScript,
  OutcomeUnknown,
  postgresStore,
  type SqlClient,
} from 'partyline/adapters/postgres';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { testWorkspaceStore } from 'partyline/testing';
import type { Commit, Put } from 'partyline/workspace';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { commitOf, eventOf } from '../../support/commits.js';
import { cutting } from '../../support/postgres.js';

// One database for the file: it takes seconds to start.
let database: PGlite;
const client = () => fromPglite(database);
const store = () => postgresStore({ client: client(), notify: false });
const rowsOf = async (sql: string) => (await database.query<Record<string, unknown>>(sql)).rows;

beforeAll(async () => {
  database = await PGlite.create();
  await migrate(client());
});
afterAll(async () => {
  await database.close();
});

let next = 0;
const commit = (parts: Partial<Commit>): Commit => commitOf({ id: `c${++next}`, ...parts });
const group = (id: string, name = id): Put =>
  ({
    kind: 'group',
    id,
    record: { name, emoji: '👥', description: '', status: 'live', shared: false, createdAt: 0 },
  }) as Put;
const creating = (id: string, name?: string): Commit =>
  commit({ bump: [{ guard: `group:${id}`, version: null }], put: [group(id, name)] });

describe('the schema', () => {
  it('is made once, however often it is asked for', async () => {
    expect(await migrate(client())).toEqual({ applied: [], newEra: false });
    expect(await rowsOf('SELECT version FROM partyline.migrations')).toEqual([{ version: 1 }]);
  });

  it('has whatever name the host likes, quotes and all, and several stand side by side', async () => {
    const schema = `A "host's" schema`;
    await migrate(client(), { schema });
    const other = postgresStore({ client: client(), schema, notify: false });
    await other.commit('elsewhere', creating('g'));
    expect((await other.list('elsewhere', 'group', { limit: 9 })).items).toHaveLength(1);
    expect((await store().list('elsewhere', 'group', { limit: 9 })).items).toEqual([]);
  });

  it('refuses a name that PostgreSQL would cut', async () => {
    await expect(migrate(client(), { schema: 'x'.repeat(64) })).rejects.toThrow(TypeError);
  });

  it('comes as a script as well, that may be run twice', async () => {
    const script = migrationScript({ schema: 'scripted' });
    await database.exec(script);
    await database.exec(script);
    expect(await migrate(client(), { schema: 'scripted' })).toEqual({ applied: [], newEra: false });
    const tables = (schema: string) =>
      rowsOf(`SELECT table_name FROM information_schema.tables WHERE table_schema = '${schema}' ORDER BY 1`);
    expect(await tables('scripted')).toEqual(await tables('partyline'));
  });

  it('holds people, groups, numbers, contacts and grants in columns that a report can use', async () => {
    const acme = createPartyline({ store: store() }).workspace('report');
    const host = acme.as({ type: 'system' });
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    const { memberId } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
    unwrap(await host.numbers.add({ phone: '+15550100', name: 'Desk', mode: 'shared', ownerId: memberId }));
    const { groupId } = unwrap(await host.groups.create({ name: 'Sales' }));
    const ana = acme.as({ type: 'member', memberId });
    unwrap(await ana.contacts.create({ contactId: 'dora', fields: { firstName: 'Dora', company: 'Rail' } }));
    const grants = [{ principal: `group:${groupId}` as const }];
    unwrap(await ana.contacts.manageAccess({ contactIds: ['dora'], change: { type: 'add', grants } }));
    expect(
      await rowsOf(`SELECT p.name AS person, m.status, n.phone, g.name AS team, c.first_name, c.company, a.level
        FROM partyline.contacts c
        JOIN partyline.members m ON m.workspace_id = c.workspace_id AND m.id = c.owner_id
        JOIN partyline.profiles p ON p.workspace_id = m.workspace_id AND p.id = m.id
        JOIN partyline.numbers n ON n.workspace_id = m.workspace_id AND n.owner_id = m.id
        JOIN partyline.grants a ON a.workspace_id = c.workspace_id AND a.resource_kind = 'contact' AND a.resource_id = c.id
        JOIN partyline.groups g ON g.workspace_id = a.workspace_id AND a.principal = 'group:' || g.id`),
    ).toEqual([
      {
        person: 'Ana',
        status: 'active',
        phone: '+15550100',
        team: 'Sales',
        first_name: 'Dora',
        company: 'Rail',
        level: 'edit',
      },
    ]);
  });

  it('keeps the last bound of a counter against whoever writes past the store', async () => {
    const acme = createPartyline({ store: store() }).workspace('bounded');
    const host = acme.as({ type: 'system' });
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    unwrap(await host.workspace.create({ name: 'Acme', owner }));
    const { memberId } = unwrap(await host.members.add({ name: 'Ben', address: 'ben@acme.example', roles: ['owner'] }));
    unwrap(await host.members.changeRole({ memberId, roles: ['member'] }));
    const noOwner = `UPDATE partyline.counters SET value = 0 WHERE workspace_id = 'bounded' AND name = 'owners'`;
    await expect(database.query(noOwner)).rejects.toThrow(/check constraint/);
  });
});

describe('row-level security', () => {
  const schema = 'fenced';
  const seenAs = async (workspaceId: string | null) => {
    const rows: string[] = [];
    await database.transaction(async (session) => {
      await session.exec('SET LOCAL ROLE reports');
      if (workspaceId !== null)
        await session.query(`SELECT set_config('partyline.workspace', $1, true)`, [workspaceId]);
      for (const table of ['groups', 'guards', 'all_records']) {
        const seen = await session.query<{ workspace_id: string }>(`SELECT workspace_id FROM ${schema}.${table}`);
        rows.push(...seen.rows.map((row) => `${table} of ${row.workspace_id}`));
      }
    });
    return rows.sort();
  };

  it('shows a role that makes reports the workspace it names and no other; the store goes on as before', async () => {
    await migrate(client(), { schema, rls: true });
    expect(await migrate(client(), { schema, rls: true })).toEqual({ applied: [], newEra: false });
    await database.exec(migrationScript({ schema, rls: true }));
    await database.exec(`CREATE ROLE reports; GRANT USAGE ON SCHEMA ${schema} TO reports;
      GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO reports`);
    const fenced = postgresStore({ client: client(), schema, notify: false });
    for (const id of ['one', 'two']) expect((await fenced.commit(id, creating('g'))).outcome).toBe('committed');
    expect(await seenAs('one')).toEqual(['all_records of one', 'groups of one', 'guards of one']);
    expect(await seenAs('three')).toEqual([]);
    expect(await seenAs(null)).toEqual([]);
  });

  it('is there only where it was asked for', async () => {
    expect(await rowsOf(`SELECT FROM pg_policies WHERE schemaname = 'partyline'`)).toEqual([]);
  });
});

describe('a connection that is cut while the answer to a commit is on its way', () => {
  /** A session whose next commit is made, overtaken by what somebody else does, and never answered. */
  const cutOnce = (workspaceId: string, overtake: () => Promise<void>) => {
    let armed = true;
    const query: SqlClient['query'] = async (sql, params) => {
      const answer = await client().query(sql, params);
      if (!armed || !sql.includes('commit_workspace')) return answer;
      armed = false;
      await overtake();
      throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
    };
    const cut = postgresStore({ client: { ...client(), query }, notify: false });
    return createPartyline({ store: cut }).workspace(workspaceId);
  };

  it('is no matter to whoever asked, though somebody else has written since and nobody gave a key', async () => {
    const acme = createPartyline({ store: store() }).workspace('cut');
    const host = acme.as({ type: 'system' });
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    const { memberId } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
    const { groupId } = unwrap(await host.groups.create({ name: 'Sales' }));
    const ana = { type: 'member', memberId } as const;
    const session = cutOnce('cut', async () => {
      unwrap(await acme.as(ana).groups.update({ groupId, description: 'who sells' }));
    }).as(ana);
    unwrap(await session.groups.update({ groupId, name: 'Sellers' }));
    const updates = (await store().readEvents('cut', null, 100)).events.filter(({ type }) => type === 'group_updated');
    expect(updates.map(({ data }) => data)).toMatchObject([{ groupId }, { groupId }]);
    expect(session.revision).not.toBeNull();
  });

  it.each(['before', 'after'] as const)(
    '%s a commit without key that moves no guard: it is made at most once',
    async (when) => {
      const mine = commit({ add: [{ counter: 'seats', by: 1, min: null, max: null }] });
      const cut = postgresStore({ client: cutting(client(), when), notify: false });
      await expect(cut.commit(`cut ${when}`, { ...mine, events: [eventOf('x', mine.id)] })).rejects.toThrow(
        OutcomeUnknown,
      );
      const { counters } = await store().read(`cut ${when}`, ['counter:seats']);
      expect(counters.get('seats')).toBe(when === 'before' ? 0 : 1);
      expect((await store().readEvents(`cut ${when}`, null, 9)).events).toHaveLength(when === 'before' ? 0 : 1);
    },
  );

  it('is a conflict where somebody else was first; without events or key nobody pretends to know', async () => {
    const overtaken = (id: string) => {
      let sent = 0;
      const query: SqlClient['query'] = async (sql, params) => {
        if (++sent > 1) return client().query(sql, params);
        await store().commit('cut', creating(id));
        throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
      };
      return postgresStore({ client: { ...client(), query }, notify: false });
    };
    const mine = creating('told');
    const answer = await overtaken('told').commit('cut', { ...mine, events: [eventOf('x', mine.id)] });
    expect(answer).toEqual({ outcome: 'conflict', guards: ['group:told'], counters: [] });
    await expect(overtaken('untold').commit('cut', creating('untold'))).rejects.toThrow(OutcomeUnknown);
  });
});

describe("a host's own transaction", () => {
  it('is saved with what partyline writes, or not at all', async () => {
    await database.exec('CREATE TABLE deals (id text PRIMARY KEY)');
    const save = (id: string, thenFail: boolean) =>
      client().transaction(async (tx) => {
        await tx.query('INSERT INTO deals VALUES ($1)', [id]);
        expect((await store().commit('joint', creating(id), { tx })).outcome).toBe('committed');
        if (thenFail) throw new Error('the host changed its mind');
      });
    await save('kept', false);
    await expect(save('dropped', true)).rejects.toThrow('changed its mind');
    expect(await rowsOf('SELECT id FROM deals')).toEqual([{ id: 'kept' }]);
    expect((await store().list('joint', 'group', { limit: 9 })).items.map(([id]) => id)).toEqual(['kept']);
  });

  it('goes on after a conflict, of which nothing is left', async () => {
    await store().commit('goes-on', creating('g'));
    await client().transaction(async (tx) => {
      const answer = await store().commit(
        'goes-on',
        {
          ...creating('g'),
          ...commit({
            bump: [
              { guard: 'group:g', version: null },
              { guard: 'group:new', version: null },
            ],
          }),
        },
        { tx },
      );
      expect(answer).toEqual({ outcome: 'conflict', guards: ['group:g'], counters: [] });
      expect((await store().read('goes-on', ['group:new'], { tx })).versions.get('group:new')).toBe(null);
      expect((await store().commit('goes-on', creating('h'), { tx })).outcome).toBe('committed');
    });
    expect((await store().list('goes-on', 'group', { limit: 9 })).items.map(([id]) => id)).toEqual(['g', 'h']);
  });

  it('is a session; anything else is a mistake of the program', async () => {
    await expect(store().read('acme', [], { tx: 'BEGIN' })).rejects.toThrow(TypeError);
  });
});

describe('what PostgreSQL cannot hold', () => {
  it.each(['\0', '\ud800'])('%j is refused in what is written, and nothing is', async (broken) => {
    await expect(store().commit('text', creating(`a${broken}`))).rejects.toThrow(TypeError);
    await expect(store().commit('text', creating('b', `name ${broken}`))).rejects.toThrow(TypeError);
    expect((await store().list('text', 'group', { limit: 9 })).items).toEqual([]);
  });

  it('is found nowhere', async () => {
    const { records } = await store().read('acme', ['group:\ud800', 'group:\0']);
    expect([...(records.get('group')?.values() ?? [])]).toEqual([null, null]);
    expect((await store().read('\0', ['group:g'])).revision).toBe(null);
  });
});

describe('a cursor', () => {
  it.each(['', '7', '{}', '[[1,"x"],null]', '[null,[1,"1:1:","; DROP"]]'])('%j is none', async (forged) => {
    await expect(store().readEvents('acme', forged, 10)).rejects.toThrow(TypeError);
  });

  it('keeps its place in a database that was restored from a dump, where transactions are numbered anew', async () => {
    const schema = 'restored';
    await migrate(client(), { schema });
    const old = postgresStore({ client: client(), schema, notify: false });
    const event = (type: string) =>
      ({ type, at: 0, actor: { type: 'system' }, commit: type, subject: null, data: {}, personal: null }) as const;
    const happens = async (type: string) =>
      old.commit('acme', commit({ bump: [{ guard: `group:${type}`, version: null }], events: [event(type)] }));
    await happens('one');
    const { next: cursor } = await old.readEvents('acme', null, 9);
    const answer = await happens('two');
    // What was written there looks as if it had come from a later future; only the era tells.
    await database.exec(`UPDATE restored.events SET xid = (xid::text::bigint + 1000000)::text::xid8;
      UPDATE restored.eras SET system = 'another cluster'`);
    expect(await migrate(client(), { schema })).toEqual({ applied: [], newEra: true });
    await happens('three');
    const types = async (after: string | null) =>
      (await old.readEvents('acme', after, 9)).events.map(({ type }) => type);
    expect(await types(null)).toEqual(['one', 'two', 'three']);
    expect((await types(cursor)).slice(-2)).toEqual(['two', 'three']);
    const revision = answer.outcome === 'committed' ? answer.revision : '';
    expect((await old.read('acme', ['group:two'], { atLeast: revision })).versions.get('group:two')).not.toBe(null);
  });
});

describe('in PGlite', () => {
  testWorkspaceStore({
    test,
    factory: store,
    reopen: store,
    transaction: (_, run) => client().transaction(run),
    breaking: (_, step) =>
      postgresStore({
        client: cutting(client(), step % 2 === 1 ? 'before' : 'after', (step + 1) >> 1),
        notify: false,
      }),
    rounds: 1,
    largest: 300,
  });
});
