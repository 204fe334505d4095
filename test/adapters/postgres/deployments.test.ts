import { fromPg, migrate, postgresStore, type SqlClient } from 'partyline/adapters/postgres';
import type { Commit } from 'partyline/workspace';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitOf, eventOf } from '../../support/commits.js';
import { describeOnServer, onServer, serverUrl } from '../../support/postgres.js';
import { costOf, recording } from '../../support/postgres-plans.js';
import { until } from '../../support/until.js';

let made = 0;

const creating = (group: string): Commit => {
  const id = `c${++made}`;
  return commitOf({ id, bump: [{ guard: `group:${group}`, version: null }], events: [eventOf(group, id)] });
};

const moving = (group: string, version: string): Commit => ({
  ...creating(group),
  bump: [{ guard: `group:${group}`, version }],
});

describeOnServer('a server as hosts set theirs up', () => {
  let server: Awaited<ReturnType<typeof onServer>>;
  beforeAll(async () => {
    server = await onServer();
  });
  afterAll(() => server.end());

  const connected = async <T>(settings: pg.PoolConfig, work: (client: SqlClient, pool: pg.Pool) => Promise<T>) => {
    const pool = new pg.Pool({ connectionString: serverUrl, max: 6, ...settings });
    try {
      return await work(fromPg(pool), pool);
    } finally {
      await pool.end();
    }
  };
  const asked = (sql: string) => server.pool.query(sql);

  it.each(['repeatable read', 'serializable'])(
    'by default %s, migrates for several processes at once',
    async (level) => {
      const schema = `test_${process.pid}_${level.slice(0, 3)}`;
      const options = `-c default_transaction_isolation=${level.replace(' ', '\\ ')}`;
      await connected({ options }, async (client) => {
        const answers = await Promise.all(Array.from({ length: 5 }, () => migrate(client, { schema })));
        expect(answers.flatMap(({ applied }) => applied)).toEqual([1]);
        const store = postgresStore({ client, schema, notify: false });
        const first = creating('g');
        expect((await store.commit('acme', first)).outcome).toBe('committed');
        expect((await store.commit('acme', moving('g', first.id))).outcome).toBe('committed');
      });
      await asked(`DROP SCHEMA "${schema}" CASCADE`);
    },
  );

  it('has a role that owns nothing, and can do all with what it was granted, short of making tables', async () => {
    const role = `app_${process.pid}`;
    const schema = `"${server.schema}"`;
    await asked(`CREATE ROLE ${role} LOGIN`);
    await asked(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
    await asked(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`);
    await asked(`GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`);
    const url = new URL(serverUrl ?? '');
    url.username = role;
    await connected({ connectionString: url.href }, async (client) => {
      expect(await migrate(client, { schema: server.schema })).toEqual({ applied: [], newEra: false });
      const store = postgresStore({ client, schema: server.schema });
      const idempotency = { key: 'k', fingerprint: 'f', expiresAt: 4_000_000_000_000 };
      expect((await store.commit('acme', creating('g'), { idempotency })).outcome).toBe('committed');
      expect((await store.commit('acme', creating('g'), { idempotency })).outcome).toBe('replayed');
      expect((await store.readEvents('acme', (await store.endOfEvents?.('acme')) ?? null, 9)).events).toEqual([]);
      expect((await store.readEvents('acme', null, 9)).events).toHaveLength(1);
      let heard = false;
      const stop = postgresStore({ client: server.client, schema: server.schema }).wake?.(() => {
        heard = true;
      });
      // It listens at some time, and hears of what comes then.
      let told = 0;
      await until('it hears of a commit', async () => {
        await store.commit('acme', creating(`told ${++told}`));
        return heard;
      });
      stop?.();
      await asked(`UPDATE ${schema}.eras SET system = 'another cluster'`);
      expect((await migrate(client, { schema: server.schema })).newEra).toBe(true);
    });
    await asked(`DROP OWNED BY ${role}`);
    await asked(`DROP ROLE ${role}`);
  });

  it('that was copied by logical replication, without its sequences, numbers events on from the last', async () => {
    const store = postgresStore({ client: server.client, schema: server.schema, notify: false });
    for (const group of ['one', 'two']) await store.commit('copied', creating(group));
    const { next } = await store.readEvents('copied', null, 9);
    await asked(`ALTER SEQUENCE "${server.schema}".event_seq RESTART`);
    await asked(`UPDATE "${server.schema}".eras SET system = 'another cluster'`);
    expect((await migrate(server.client, { schema: server.schema })).newEra).toBe(true);
    for (const group of ['three', 'four']) await store.commit('copied', creating(group));
    const types = async (after: string | null) =>
      (await store.readEvents('copied', after, 9)).events.map(({ type }) => type);
    expect(await types(null)).toEqual(['one', 'two', 'three', 'four']);
    expect(await types(next)).toEqual(['three', 'four']);
  });

  it('plans anew each time, as without prepared statements, and looks at what is new in its feeds, not at all events', async () => {
    const events = `"${server.schema}".events`;
    await asked(`INSERT INTO ${events} (workspace_id, seq, era, xid, event)
      SELECT 'w' || n % 2, nextval('"${server.schema}".event_seq'), (SELECT max(era) FROM "${server.schema}".eras), '3', '{"type":"old","at":0}'
      FROM generate_series(1, 50000) AS n`);
    await asked(`VACUUM (ANALYZE) ${events}`);
    const { store, last } = recording(server.client, server.schema);
    const feed = async (after: string | null): Promise<string> => {
      const { next, more } = await store.readFeed(after, 20_000);
      return more ? feed(next) : next;
    };
    const all = await feed(null);
    const one = (await store.endOfEvents?.('w1')) ?? null;
    await store.commit('w1', creating('new'));
    const readings = { one: () => store.readEvents('w1', one, 20), all: () => store.readFeed(all, 20) };
    for (const read of Object.values(readings)) {
      expect((await read()).events).toHaveLength(1);
      for (const plan of ['custom', 'generic'] as const) {
        const { rows, buffers } = await costOf(server.client, last(), plan);
        expect(rows).toBeLessThan(20);
        expect(buffers).toBeLessThan(100);
      }
    }
  });

  it('has functions by the names of PostgreSQL in a schema that is looked through first: commits go on as before', async () => {
    const schema = `hostile_${process.pid}`;
    await asked(`CREATE SCHEMA ${schema}`);
    await asked(`CREATE FUNCTION ${schema}.cardinality(text[]) RETURNS integer LANGUAGE sql AS 'SELECT 0'`);
    await asked(`CREATE FUNCTION ${schema}.hashtextextended(text, bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 1/0'`);
    await connected({ options: `-c search_path=${schema},pg_catalog` }, async (client) => {
      const store = postgresStore({ client, schema: server.schema, notify: false });
      const first = creating('g');
      const idempotency = { key: 'k', fingerprint: 'f', expiresAt: 4_000_000_000_000 };
      expect((await store.commit('hostile', first, { idempotency })).outcome).toBe('committed');
      const stale = await store.commit('hostile', moving('g', 'another'));
      expect(stale).toEqual({ outcome: 'conflict', guards: ['group:g'], counters: [] });
    });
    await asked(`DROP SCHEMA ${schema} CASCADE`);
  });

  it('has a database of an encoding that lacks letters: it is refused before anything is made', async () => {
    const name = `latin_${process.pid}`;
    await asked(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'`);
    const url = new URL(serverUrl ?? '');
    url.pathname = `/${name}`;
    await connected({ connectionString: url.href }, async (client) => {
      await expect(migrate(client)).rejects.toThrow(TypeError);
      expect((await client.query(`SELECT to_regnamespace('partyline')::text AS name`, [])).rows).toEqual([
        { name: null },
      ]);
    });
    await asked(`DROP DATABASE ${name}`);
  });
});
