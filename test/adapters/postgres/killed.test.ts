import { spawnSync } from 'node:child_process';
import { postgresStore } from 'partyline/adapters/postgres';
import type { Commit } from 'partyline/workspace';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitOf, eventOf } from '../../support/commits.js';
import { describeOnServer, onServer } from '../../support/postgres.js';
import { until } from '../../support/until.js';

/** How the server is killed and started again. scripts/with-postgres.js says it of its own; of a host's server nobody knows. */
const restart = process.env.PARTYLINE_POSTGRES_RESTART;

let made = 0;

/** Takes a seat, and tells of it once. */
const seat = (key: string): Commit => {
  const id = `c${++made}`;
  return commitOf({
    id,
    bump: [{ guard: `group:${key}`, version: null }],
    add: [{ counter: 'seats', by: 1, min: null, max: null }],
    events: [eventOf(key, id)],
  });
};

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describeOnServer('a server', () => {
  let server: Awaited<ReturnType<typeof onServer>>;
  beforeAll(async () => {
    server = await onServer();
  });
  afterAll(() => server.end());

  it.skipIf(restart === undefined)(
    'that is killed gives numbers of transactions a second time, and readers of events miss nothing of it',
    async () => {
      const store = postgresStore({ client: server.client, schema: server.schema, notify: false });
      // What is rolled back is on disk no sooner than this.
      await server.pool.query(`ALTER SYSTEM SET wal_writer_delay = '10s'`);
      await server.pool.query('SELECT pg_reload_conf()');
      try {
        await store.commit('numbers', seat('kept'));
        for (let lost = 0; lost < 20; lost++) {
          const taken = server.client.transaction(async (tx) => {
            await store.commit('numbers', seat(`lost ${lost}`), { tx });
            throw new Error('the host changed its mind');
          });
          await taken.catch(() => {});
        }
        const { next } = await store.readEvents('numbers', null, 10);
        const end = await store.endOfEvents?.('numbers');
        const feed = await store.readFeed(null, 1_000);
        expect(spawnSync('sh', ['-c', restart ?? ''], { stdio: 'ignore' }).status).toBe(0);
        await until(
          'the server takes commits',
          async () => (await store.commit('numbers', seat('anew')).catch(() => null)) !== null,
        );
        for (const after of [next, end ?? null]) {
          const { events } = await store.readEvents('numbers', after, 10);
          expect(events.map(({ type }) => type)).toEqual(['anew']);
        }
        expect((await store.readFeed(feed.next, 10)).events.map(({ event }) => event.type)).toEqual(['anew']);
      } finally {
        await server.pool.query('ALTER SYSTEM RESET wal_writer_delay');
        await server.pool.query('SELECT pg_reload_conf()');
      }
    },
    60_000,
  );

  // Vitest runs this file when all others are done: they use the same server.
  it.skipIf(restart === undefined)(
    'that is killed under load: nothing acknowledged is lost, and nothing happens twice',
    async () => {
      const store = postgresStore({ client: server.client, schema: server.schema, notify: false });
      const acknowledged = new Set<string>();
      let over = false;
      const write = async (writer: number): Promise<void> => {
        for (let turn = 0; !over; turn++) {
          const key = `k${writer}-${turn}`;
          const idempotency = { key, fingerprint: 'f', expiresAt: 4_000_000_000_000 };
          while (!acknowledged.has(key)) {
            try {
              const { outcome } = await store.commit('acme', seat(key), { idempotency });
              // Sent anew after a conflict with itself, it is found by its key.
              if (outcome === 'committed' || outcome === 'replayed') acknowledged.add(key);
            } catch {
              await pause(50);
            }
          }
        }
      };
      const writers = Array.from({ length: 8 }, (_, writer) => write(writer));
      for (let kill = 0; kill < 3; kill++) {
        const before = acknowledged.size;
        await until('fifty more are acknowledged', () => acknowledged.size > before + 50);
        expect(spawnSync('sh', ['-c', restart ?? ''], { stdio: 'ignore' }).status).toBe(0);
      }
      over = true;
      await Promise.all(writers);
      await until('the server answers', async () =>
        server.pool.query('SELECT 1').then(
          () => true,
          () => false,
        ),
      );
      const told: string[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const page: Awaited<ReturnType<typeof store.readEvents>> = await store.readEvents('acme', after, 100);
        told.push(...page.events.map(({ type }) => type));
        ({ next: after, more } = page);
      }
      expect(new Set(told).size).toBe(told.length);
      expect([...acknowledged].filter((key) => !told.includes(key))).toEqual([]);
      expect((await store.read('acme', ['counter:seats'])).counters.get('seats')).toBe(acknowledged.size);
    },
  );
});
