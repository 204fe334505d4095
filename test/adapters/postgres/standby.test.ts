import { execFileSync } from 'node:child_process';
import {
  fromPg,
  fromPgConnection,
  migrate,
  postgresStore,
  type SqlClient,
  type SqlSession,
} from 'partyline/adapters/postgres';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import type { Commit } from 'partyline/workspace';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitOf, eventOf } from '../../support/commits.js';
import { describeOnServer, onServer } from '../../support/postgres.js';
import { until } from '../../support/until.js';

/** How a standby is started. scripts/with-postgres.js says it of its own server; for a host's server nobody knows. */
const start = process.env.PARTYLINE_POSTGRES_STANDBY;

const ROUNDS = 10;

let made = 0;

/** Moves a guard for the first time, and tells of it. */
const move = (group: string): Commit =>
  commitOf({ id: `c${++made}`, bump: [{ guard: `group:${group}`, version: null }], events: [eventOf(group)] });

describeOnServer('a standby that replays what the server did', () => {
  let server: Awaited<ReturnType<typeof onServer>>;
  let standby: pg.Pool;
  /** A transaction that has its number before others, and commits after them. */
  let early: pg.PoolClient;
  let workspaceId = '';

  beforeAll(async () => {
    server = await onServer();
    if (start === undefined) return;
    const connectionString = execFileSync('sh', ['-c', start], { encoding: 'utf8' }).trim();
    standby = new pg.Pool({ connectionString, max: 5 });
    standby.on('error', () => {});
    early = await server.pool.connect();
  });
  afterAll(async () => {
    early?.release();
    await standby?.end();
    await server.end();
  });

  const replayed = async (): Promise<void> => {
    const { rows } = await server.pool.query<{ lsn: string }>('SELECT pg_current_wal_flush_lsn()::text AS lsn');
    const sql = 'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS all';
    await until(
      'the standby has replayed it',
      async () => (await standby.query<{ all: boolean }>(sql, [rows[0]?.lsn])).rows[0]?.all === true,
    );
  };
  const pause = async (): Promise<void> => {
    await standby.query('SELECT pg_wal_replay_pause()');
    const sql = "SELECT pg_get_wal_replay_pause_state() = 'paused' AS is";
    await until('replaying is paused', async () => (await standby.query<{ is: boolean }>(sql)).rows[0]?.is === true);
  };
  const alone = () => postgresStore({ client: server.client, schema: server.schema, notify: false });
  const store = (client: SqlClient = server.client) => {
    const replica: SqlSession = fromPg(standby);
    return postgresStore({ client, replica, schema: server.schema, notify: false });
  };
  const commit = async (group: string, tx?: SqlSession): Promise<string> => {
    const answer = await alone().commit(workspaceId, move(group), tx === undefined ? {} : { tx });
    if (answer.outcome !== 'committed') throw new Error(answer.outcome);
    return answer.revision;
  };
  const has = async (group: string, atLeast: string | null, from = store()) =>
    ((await from.read(workspaceId, [`group:${group}`], { atLeast, mayLag: true })).versions.get(`group:${group}`) ??
      null) !== null;
  const rounds = async (round: () => Promise<void>): Promise<void> => {
    for (let done = 0; done < ROUNDS; done++) {
      workspaceId = `w${++made}`;
      await early.query('BEGIN');
      await round();
      await early.query('COMMIT');
    }
  };
  const onStandby = it.skipIf(start === undefined);

  onStandby('never answers with less than a revision has, also where what is missing began before what is there', () =>
    rounds(async () => {
      const slow = await commit('slow', fromPgConnection(early));
      const quick = await commit('quick');
      await replayed();
      try {
        await pause();
        await early.query('COMMIT');
        const { revision } = await alone().read(workspaceId, ['group:slow']);
        expect(await has('slow', null)).toBe(false);
        expect(await has('slow', slow)).toBe(true);
        expect(await has('slow', revision)).toBe(true);
        expect(await has('quick', quick)).toBe(true);
      } finally {
        await standby.query('SELECT pg_wal_replay_resume()');
      }
    }),
  );

  onStandby('answers with revisions that it has itself, and that the server has, while others are under way', () =>
    rounds(async () => {
      await commit('slow', fromPgConnection(early));
      const quick = await commit('quick');
      await replayed();
      const { revision, versions } = await store().read(workspaceId, ['group:quick'], { mayLag: true });
      expect(versions.get('group:quick')).toBe(`c${made}`);
      expect(await has('quick', revision, alone())).toBe(true);
      await early.query('COMMIT');
      await replayed();
      const gone: SqlClient = {
        ...server.client,
        query: () => Promise.reject(new Error('the server was asked, though the standby has everything')),
      };
      // The server's own housekeeping may be under way for a moment.
      for (const atLeast of [quick, revision]) {
        await until('the standby answers alone', () => has('slow', atLeast, store(gone)).catch(() => false));
      }
    }),
  );

  onStandby('leaves no event out that commits late', () =>
    rounds(async () => {
      const whole = await alone().readFeed(null, 10_000);
      await commit('slow', fromPgConnection(early));
      await commit('quick');
      await replayed();
      const first = await store().readEvents(workspaceId, null, 10);
      const firstOfAll = await store().readFeed(whole.next, 10);
      expect(first.events.map(({ type }) => type)).toEqual(['quick']);
      await early.query('COMMIT');
      await replayed();
      const second = await store().readEvents(workspaceId, first.next, 10);
      const secondOfAll = await store().readFeed(firstOfAll.next, 10);
      expect(second.events.map(({ type }) => type)).toEqual(['slow']);
      expect(secondOfAll.events.map(({ event }) => event.type)).toEqual(['slow']);
    }),
  );

  onStandby('is good enough to look at, and never to decide by', async () => {
    const partyline = createPartyline({ store: store() });
    const acme = partyline.workspace(`w${++made}`);
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    const host = acme.as({ type: 'system' });
    const { memberId } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
    const ana = () => acme.as({ type: 'member', memberId });
    await replayed();
    try {
      await pause();
      unwrap(await ana().contacts.create({ contactId: 'dora', fields: { firstName: 'Dora' } }));
      expect(unwrap(await ana().contacts.list()).items).toEqual([]);
      unwrap(await ana().contacts.update({ contactId: 'dora', fields: { company: 'Rail' } }));
      const { jobId } = unwrap(await ana().jobs.start({ work: 'importContacts', items: [{ firstName: 'Emil' }] }));
      expect(unwrap(await host.jobs.run({ jobId })).status).toBe('done');
    } finally {
      await standby.query('SELECT pg_wal_replay_resume()');
    }
    await replayed();
    expect(unwrap(await ana().contacts.list()).items).toHaveLength(2);
  });

  onStandby('lets a reading go that stands in the way of what it replays, and the server is asked', async () => {
    workspaceId = `w${++made}`;
    await commit('kept');
    await standby.query('ALTER SYSTEM SET max_standby_streaming_delay = 0');
    await standby.query('SELECT pg_reload_conf()');
    await replayed();
    const lock = async (table: string): Promise<void> => {
      await early.query(`LOCK TABLE "${server.schema}".${table} IN ACCESS EXCLUSIVE MODE`);
      // The standby hears of it when it is written.
      await server.pool.query('SELECT pg_switch_wal()');
      await replayed();
    };
    await early.query('BEGIN');
    await lock('guards');
    // The reading holds the table of groups, and waits for that of guards.
    const reading = has('kept', null);
    const waits = `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%"guards"%') AS is`;
    await until(
      'the reading waits for a table',
      async () => (await standby.query<{ is: boolean }>(waits)).rows[0]?.is === true,
    );
    const second = lock('groups');
    const gone = `SELECT pg_stat_get_db_conflict_all(oid) > 0 AS is FROM pg_database WHERE datname = current_database()`;
    await until(
      'the standby lets the reading go',
      async () => (await standby.query<{ is: boolean }>(gone)).rows[0]?.is === true,
    );
    await second;
    await early.query('COMMIT');
    expect(await reading).toBe(true);
  });

  onStandby('that lacks the tables yet is no matter: the server has them', async () => {
    await replayed();
    try {
      await pause();
      const fresh = await onServer();
      const read = postgresStore({
        client: fresh.client,
        replica: fromPg(standby),
        schema: fresh.schema,
        notify: false,
      });
      expect((await read.read('acme', ['group:g'], { mayLag: true })).revision).not.toBe(null);
      await fresh.end();
    } finally {
      await standby.query('SELECT pg_wal_replay_resume()');
    }
  });

  // The last: afterwards it is a standby no more.
  onStandby('that is promoted and lacks the last commits begins an era, and readers miss nothing of it', async () => {
    workspaceId = `w${++made}`;
    await commit('kept');
    await replayed();
    await standby.query("ALTER SYSTEM SET primary_conninfo = ''");
    await standby.query('SELECT pg_reload_conf()');
    const receiving = 'SELECT EXISTS (SELECT FROM pg_stat_wal_receiver) AS is';
    await until(
      'the standby is cut off',
      async () => (await standby.query<{ is: boolean }>(receiving)).rows[0]?.is === false,
    );
    // More than the transactions in which the era begins.
    for (let lost = 0; lost < 20; lost++) await commit(`lost ${lost}`);
    const { events, next } = await alone().readEvents(workspaceId, null, 100);
    expect(events).toHaveLength(21);

    await standby.query('SELECT pg_promote()');
    const client = fromPg(standby);
    expect((await migrate(client, { schema: server.schema })).newEra).toBe(true);
    expect((await migrate(client, { schema: server.schema })).newEra).toBe(false);
    const promoted = postgresStore({ client, schema: server.schema, notify: false });
    await promoted.commit(workspaceId, move('anew'));
    expect((await promoted.readEvents(workspaceId, next, 10)).events.map(({ type }) => type)).toEqual(['anew']);
  });
});
