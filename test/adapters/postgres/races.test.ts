import {
  fromPg,
  fromPgConnection,
  OutcomeUnknown,
  postgresStore,
  type SqlClient,
  type SqlSession,
} from 'partyline/adapters/postgres';
import type { Addition, Commit, Expectation } from 'partyline/workspace';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { commitOf, eventOf } from '../../support/commits.js';
import { cutting, describeOnServer, onServer, serverUrl } from '../../support/postgres.js';
import { until } from '../../support/until.js';

const ROUNDS = 60;

let server: Awaited<ReturnType<typeof onServer>>;
let workspaceId = '';
let made = 0;

const open = (client: SqlClient = server.client) => postgresStore({ client, schema: server.schema, notify: false });
const id = (letter: string) => `${letter}${++made}`;
const commit = (parts: Partial<Commit>): Commit => commitOf({ id: id('c'), ...parts });
const at = (guard: string, version: string | null): Expectation => ({ guard, version });
const seats = (by: number, max: number | null = null): Addition => ({ counter: 'seats', by, min: null, max });
const keyed = (key: string, fingerprint = 'f') => ({ idempotency: { key, fingerprint, expiresAt: 4_000_000_000_000 } });
const counterOf = async (counter: 'seats') =>
  (await open().read(workspaceId, [`counter:${counter}`])).counters.get(counter);
const versionOf = async (guard: string) =>
  (await open().read(workspaceId, [guard as 'group:g'])).versions.get(guard) ?? null;
const outcomes = (answers: readonly { readonly outcome: string }[]) => answers.map(({ outcome }) => outcome).sort();

/** Moves guards for the first time. */
const begin = async (...guards: string[]): Promise<string> => {
  const first = commit({ bump: guards.sort().map((guard) => at(guard, null)) });
  expect((await open().commit(workspaceId, first)).outcome).toBe('committed');
  return first.id;
};

/** The sessions of this file that wait for a lock. */
const waiting = async (): Promise<readonly number[]> => {
  const sql = `SELECT pid FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND wait_event_type = 'Lock' AND query LIKE '%${server.schema}%'`;
  return (await server.pool.query<{ pid: number }>(sql)).rows.map(({ pid }) => pid);
};

/** A client that notes every deadlock which the server tells it of. The server's own count has those of all sessions, and has them late. */
const noting = (client: SqlClient, deadlocks: unknown[]): SqlClient => {
  const noted = <S extends SqlSession>(session: S): S => ({
    ...session,
    query: (sql, params) =>
      session.query(sql, params).catch((error: unknown) => {
        if ((error as { code?: unknown }).code === '40P01') deadlocks.push(error);
        throw error;
      }),
  });
  return { ...noted(client), transaction: (work) => client.transaction((session) => work(noted(session))) };
};

/** A session of its own that holds a guard, until it is told to let go. */
const holding = async (guard: string): Promise<() => Promise<void>> => {
  const session = await server.pool.connect();
  await session.query('BEGIN');
  await session.query(`SELECT FROM "${server.schema}".guards WHERE workspace_id = $1 AND guard = $2 FOR UPDATE`, [
    workspaceId,
    guard,
  ]);
  return async () => {
    await session.query('ROLLBACK');
    session.release();
  };
};

describeOnServer('races of commits on a server', () => {
  beforeAll(async () => {
    server = await onServer();
  });
  afterAll(() => server.end());
  beforeEach(() => {
    workspaceId = id('w');
  });

  it('two that each check what the other moves: one is made, the other conflicts, and nobody deadlocks', async () => {
    const deadlocks: unknown[] = [];
    const store = open(noting(server.client, deadlocks));
    for (let round = 0; round < ROUNDS; round++) {
      const [a, b] = [`group:a${round}`, `group:b${round}`];
      const version = await begin(a, b);
      const answers = await Promise.all([
        store.commit(workspaceId, commit({ check: [at(a, version)], bump: [at(b, version)] })),
        store.commit(workspaceId, commit({ check: [at(b, version)], bump: [at(a, version)] })),
      ]);
      expect(outcomes(answers)).toEqual(['committed', 'conflict']);
    }
    expect(deadlocks).toEqual([]);
  });

  it('many small ones and large ones over the same guards, in any order: all end, each change is there once', async () => {
    const guards = Array.from({ length: 100 }, (_, index) => `group:g${String(index).padStart(3, '0')}`);
    await begin(...guards);
    const change = async (some: readonly string[]): Promise<void> => {
      for (;;) {
        const { versions } = await open().read(workspaceId, some as readonly 'group:g'[]);
        const bump = some.map((guard) => at(guard, versions.get(guard) ?? null));
        const { outcome } = await open().commit(workspaceId, commit({ bump, add: [seats(1)] }));
        if (outcome === 'committed') return;
      }
    };
    const small = Array.from({ length: 40 }, (_, index) => [guards[index] ?? '', guards[99 - index] ?? ''].sort());
    await Promise.all([change(guards), change(guards), ...small.map(change)]);
    expect(await counterOf('seats')).toBe(42);
  });

  it('sixteen for four seats: four of them get one', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      workspaceId = id('w');
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          open().commit(workspaceId, commit({ bump: [at(`member:m${index}`, null)], add: [seats(1, 4)] })),
        ),
      );
      expect(answers.filter(({ outcome }) => outcome === 'committed')).toHaveLength(4);
      expect(await counterOf('seats')).toBe(4);
    }
  });

  it('one key, the same payload, three times at once: done once, and each hears of it', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const key = id('k');
      const send = () =>
        open().commit(workspaceId, commit({ bump: [at(`group:${id('g')}`, null)], add: [seats(1)] }), keyed(key));
      expect(outcomes(await Promise.all([send(), send(), send()]))).toEqual(['committed', 'replayed', 'replayed']);
    }
    expect(await counterOf('seats')).toBe(ROUNDS);
  });

  it('one key, two payloads at once: one is made, the other is told that the key was used', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const key = id('k');
      const send = (fingerprint: string) =>
        open().commit(workspaceId, commit({ bump: [at(`group:${id('g')}`, null)] }), keyed(key, fingerprint));
      expect(outcomes(await Promise.all([send('one'), send('other')]))).toEqual(['committed', 'key_reused']);
    }
  });

  it('somebody who would move a guard goes before whoever would check it later, though others check it still', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const guard = `workspace:w${round}`;
      const version = await begin(guard);
      const checking = () => commit({ check: [at(guard, version)], bump: [at(`group:${id('g')}`, null)] });
      const early = await server.pool.connect();
      try {
        await early.query('BEGIN');
        await open().commit(workspaceId, checking(), { tx: fromPgConnection(early) });
        const moved = open().commit(workspaceId, commit({ bump: [at(guard, version)] }));
        await until('whoever moves the guard waits', async () => (await waiting()).length === 1);
        const late = open().commit(workspaceId, checking());
        await until('whoever checks it waits behind', async () => (await waiting()).length === 2);
        await early.query('COMMIT');
        expect([(await moved).outcome, (await late).outcome]).toEqual(['committed', 'conflict']);
      } finally {
        early.release();
      }
    }
  });

  it('a transaction of the host at REPEATABLE READ that comes too late conflicts, rather than losing an update', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const guard = `group:g${round}`;
      const version = await begin(guard);
      const late = await server.pool.connect();
      try {
        await late.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
        await late.query('SELECT 1');
        await open().commit(workspaceId, commit({ bump: [at(guard, version)] }));
        const field = round % 2 === 0 ? 'bump' : 'check';
        const mine = commit({ bump: [at(`group:other${round}`, null)], [field]: [at(guard, version)] });
        const { outcome } = await open().commit(workspaceId, mine, { tx: fromPgConnection(late) });
        expect(outcome).toBe('conflict');
      } finally {
        await late.query('ROLLBACK');
        late.release();
      }
    }
  });
});

describeOnServer('faults on a server', () => {
  beforeAll(async () => {
    server = await onServer();
  });
  afterAll(() => server.end());
  beforeEach(() => {
    workspaceId = id('w');
  });

  it('a session that is ended inside a commit leaves nothing; sent again by the store, it is made once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const guard = `group:g${round}`;
      const version = await begin(guard);
      const release = await holding(guard);
      const sent = open().commit(workspaceId, commit({ bump: [at(guard, version)], add: [seats(1)] }));
      let pids: readonly number[] = [];
      await until('the commit waits', async () => {
        pids = await waiting();
        return pids.length > 0;
      });
      for (const pid of pids) await server.pool.query('SELECT pg_terminate_backend($1)', [pid]);
      await release();
      expect((await sent).outcome).toBe('committed');
    }
    expect(await counterOf('seats')).toBe(ROUNDS);
  });

  it.each(['before', 'after'] as const)(
    'a connection cut %s the commit: it is made once, with a key and without',
    async (when) => {
      for (let round = 0; round < ROUNDS; round++) {
        const version = round % 3 === 0 ? null : await begin(`group:g${round}`);
        const mine = commit({
          bump: [at(`group:g${round}`, version)],
          add: [seats(1)],
          events: [eventOf(`e${round}`)],
        });
        const options = round % 2 === 0 ? keyed(id('k')) : {};
        const { outcome } = await open(cutting(server.client, when)).commit(workspaceId, mine, options);
        expect(outcome).toBe('committed');
        expect(await versionOf(`group:g${round}`)).toBe(mine.id);
      }
      expect(await counterOf('seats')).toBe(ROUNDS);
    },
  );

  it.each([1, 100])(
    'two that each check that there is none of what the other makes, beside %i others: one is refused',
    async (others) => {
      const beside = Array.from({ length: others }, () => at(`number:${id('n')}`, null));
      const making = (mine: string, theirs: string) =>
        commit({
          check: [at(theirs, null)],
          bump: [at(mine, null), ...beside.map(({ guard }) => at(`${guard}${mine}`, null))],
        });
      const first = await server.pool.connect();
      await first.query('BEGIN');
      const one = await open().commit(workspaceId, making('group:a', 'group:b'), { tx: fromPgConnection(first) });
      expect(one.outcome).toBe('committed');
      const other = open().commit(workspaceId, making('group:b', 'group:a'));
      const waits = async () => (await waiting()).length > 0;
      await Promise.race([other, until('the other waits', waits)]);
      await first.query('COMMIT');
      first.release();
      expect(await other).toMatchObject({ outcome: 'conflict', guards: ['group:a'] });
      expect(await versionOf('group:b')).toBe(null);
    },
  );

  it('an answer that is lost, and others have written since: the key or the events tell; without both nobody pretends to know', async () => {
    const cases = [
      { options: keyed('k'), events: 0, told: true },
      { options: {}, events: 1, told: true },
      { options: {}, events: 0, told: false },
    ];
    for (const { options, events, told } of cases) {
      const version = await versionOf('group:g');
      const unsaid = commit({ bump: [at('group:g', version)] });
      const mine = { ...unsaid, events: [eventOf('told', unsaid.id)].slice(0, events) };
      let sent = 0;
      const meddled: SqlClient = {
        ...server.client,
        query: async (sql, params) => {
          const answer = await server.client.query(sql, params);
          if (++sent > 1) return answer;
          await open().commit(workspaceId, commit({ bump: [at('group:g', mine.id)] }));
          throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
        },
      };
      const answer = open(meddled).commit(workspaceId, mine, options);
      if (told) expect((await answer).outcome).toBe('committed');
      else await expect(answer).rejects.toThrow(OutcomeUnknown);
    }
  });
});

describeOnServer('what is read on a server', () => {
  beforeAll(async () => {
    server = await onServer();
  });
  afterAll(() => server.end());
  beforeEach(() => {
    workspaceId = id('w');
  });

  it('from a copy that lags behind, is never older than the revision that was asked for', async () => {
    // A transaction that began long ago sees what a copy that lags behind sees.
    const lagging = await server.pool.connect();
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const guard = `group:g${round}` as const;
        const old = await begin(guard);
        await lagging.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
        await lagging.query('SELECT 1');
        const replica = fromPgConnection(lagging);
        const store = postgresStore({ client: server.client, schema: server.schema, replica, notify: false });
        const answer = await store.commit(workspaceId, commit({ bump: [at(guard, old)] }));
        if (answer.outcome !== 'committed') throw new Error(answer.outcome);
        const version = async (atLeast: string | null) =>
          (await store.read(workspaceId, [guard], { atLeast, mayLag: true })).versions.get(guard);
        expect(await version(null)).toBe(old);
        expect((await store.read(workspaceId, [guard])).versions.get(guard)).not.toBe(old);
        expect(await version(answer.revision)).not.toBe(old);
        const { revision } = await open().read(workspaceId, [guard]);
        expect(await version(revision)).not.toBe(old);
        await lagging.query('COMMIT');
        expect(await version(answer.revision)).not.toBe(old);
      }
    } finally {
      lagging.release();
    }
  });

  it('as events, is in the order of guards and complete, however late a transaction commits that began early', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      workspaceId = id('w');
      const version = await begin('group:g');
      const early = await server.pool.connect();
      try {
        await early.query('BEGIN');
        // It has its number before anybody else, and writes after everybody else.
        await early.query('SELECT pg_current_xact_id()');
        const mine = fromPgConnection(early);
        await open().commit(workspaceId, commit({ bump: [at('group:x', null)], events: [eventOf('unrelated')] }), {
          tx: mine,
        });
        const one = commit({ bump: [at('group:g', version)], events: [eventOf('one')] });
        await open().commit(workspaceId, one);
        const first = await open().readEvents(workspaceId, null, 10);
        expect(first.events.map(({ type }) => type)).toEqual(['one']);
        const two = commit({ bump: [at('group:g', one.id)], events: [eventOf('two')] });
        await open().commit(workspaceId, two, { tx: mine });
        await early.query('COMMIT');
        await open().commit(workspaceId, commit({ bump: [at('group:g', two.id)], events: [eventOf('three')] }));
        const second = await open().readEvents(workspaceId, first.next, 10);
        expect(second.events.map(({ type }) => type)).toEqual(['unrelated', 'two', 'three']);
        const all = await open().readEvents(workspaceId, null, 10);
        const types = all.events.map(({ type }) => type).filter((type) => type !== 'unrelated');
        expect(types).toEqual(['one', 'two', 'three']);
      } finally {
        early.release();
      }
    }
  });

  it('as a feed by four relays while sixteen write, reaches each of them once and in the order of each guard', async () => {
    const workspaces = [id('w'), id('w')];
    let writing = true;
    const relay = async (limit: number) => {
      const seen: string[] = [];
      let after: string | null = null;
      for (let done = false; !done; ) {
        // Asked before the reading: an empty page says only that nothing was there when it was read.
        const over = !writing;
        const page: Awaited<ReturnType<ReturnType<typeof open>['readFeed']>> = await open().readFeed(after, limit);
        for (const { workspaceId: where, event: told } of page.events) {
          if (workspaces.includes(where)) seen.push(told.type);
        }
        done = over && page.events.length === 0;
        after = page.next;
      }
      return seen;
    };
    const relays = [1, 3, 10, 100].map(relay);
    const write = async (writer: number) => {
      let version: string | null = null;
      for (let turn = 0; turn < 25; turn++) {
        const mine = commit({ bump: [at(`group:g${writer}`, version)], events: [eventOf(`${writer} ${turn}`)] });
        await open().commit(workspaces[writer % 2] ?? '', mine);
        version = mine.id;
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
    writing = false;
    for (const seen of await Promise.all(relays)) {
      expect(new Set(seen).size).toBe(16 * 25);
      expect(seen).toHaveLength(16 * 25);
      for (let writer = 0; writer < 16; writer++) {
        const turns = seen.flatMap((type) => (type.startsWith(`${writer} `) ? [Number(type.split(' ')[1])] : []));
        expect(turns).toEqual(turns.toSorted((a, b) => a - b));
      }
    }
  });

  it('wakes another process after a commit, once for many, and also after its connection was lost', async () => {
    const here = postgresStore({ client: server.client, schema: server.schema });
    // Sessions of others may listen on the same server, and are none of this test's business.
    const application_name = `${server.schema} ${id('there')}`;
    const pool = new pg.Pool({ connectionString: serverUrl, max: 1, application_name });
    const listening = 'FROM pg_stat_activity WHERE application_name = $1 AND query LIKE $2';
    const LISTEN = [application_name, 'LISTEN%'];
    pool.on('error', () => {});
    const there = postgresStore({ client: fromPg(pool), schema: server.schema });
    const heard: string[] = [];
    const stop = there.wake?.((told) => heard.push(told));
    // It shows its statement from the beginning, and hears from the end of it.
    const hears = `SELECT ${listening} AND state = 'idle'`;
    await until('the other process listens', async () => (await server.pool.query(hears, LISTEN)).rows.length > 0);
    const began = performance.now();
    const commits = Array.from({ length: 20 }, () => commit({ bump: [at(`group:${id('g')}`, null)] }));
    await Promise.all(commits.map((mine) => here.commit(workspaceId, mine)));
    await until('the other process is woken', async () => heard.includes(workspaceId));
    // Twenty times a second at most, however slow the machine.
    expect(heard.length).toBeLessThanOrEqual(1 + (performance.now() - began) / 50);

    // Whoever listens on a connection that is lost listens on another.
    await server.pool.query(`SELECT pg_terminate_backend(pid) ${listening}`, LISTEN);
    const elsewhere = id('w');
    await until('it is woken again', async () => {
      await here.commit(elsewhere, commit({ bump: [at(`group:${id('g')}`, null)] }));
      return heard.includes(elsewhere);
    });
    stop?.();
    await until('its connection is given back', async () => pool.idleCount === pool.totalCount);
    await pool.end();
  });
});
