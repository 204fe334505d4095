import { PGlite } from '@electric-sql/pglite';
import { fromPglite, migrate, type SqlClient } from 'partyline/adapters/postgres';
import type { Commit, Key, Put } from 'partyline/workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onServer, serverUrl } from '../../support/postgres.js';
import { fill, LARGE, NOW, viewers } from '../../support/postgres-office.js';
import { costOf, recording } from '../../support/postgres-plans.js';

const full = process.env.PARTYLINE_FULL === '1';
const CONTACTS = 100_000;
const PAGE = 50;

let client: SqlClient;
let schema = 'partyline';
let end: () => Promise<void>;

/** What planning a commit's statements for the first time looks up besides: a walk along one index of what there is would be thousands. */
const CATALOGUE = 800;

/** What sends nothing, so that a commit can be looked at before it is made. */
const unsent = (): SqlClient => ({
  ...client,
  query: async () => ({ rows: [{ answer: '{"outcome":"committed","revision":"1.c1"}' }] }),
});

let made = 0;

/** Writes a contact, as it is or changed. */
const writing = async (change: object): Promise<Commit> => {
  const { store } = recording(client, schema);
  const [[id, record] = ['', null]] = (await store.list(LARGE, 'contact', { after: 'c4', limit: 1 })).items;
  const guard = `contact:${id}`;
  const version = (await store.read(LARGE, [`contact:${id}`])).versions.get(guard) ?? null;
  const put = [{ kind: 'contact', id, record: { ...record, ...change } } as Put];
  return { id: `c${++made}`, check: [], bump: [{ guard, version }], add: [], put, delete: [], events: [], erase: [] };
};

describe.skipIf(!full)(`a page of ${PAGE} among ${CONTACTS} contacts`, () => {
  beforeAll(async () => {
    if (serverUrl === undefined) {
      const database = await PGlite.create();
      client = fromPglite(database);
      await migrate(client);
      end = () => database.close();
    } else {
      ({ client, schema, end } = await onServer());
    }
    await fill(client, schema, CONTACTS);
  }, 600_000);
  afterAll(() => end());

  for (const plan of ['custom', 'generic'] as const) {
    it(`is by a ${plan} plan no matter to whoever reads the grants of one contact`, async () => {
      const { store, last } = recording(client, schema);
      const { records } = await store.read(LARGE, ['contact:c50', 'grants:contact c50']);
      expect(records.get('grant')?.size).toBe(1);
      const cost = await costOf(client, last(), plan);
      expect(cost.rows).toBeLessThanOrEqual(10);
      expect(cost.buffers).toBeLessThanOrEqual(50);
    });

    it.each([
      ['changes', { company: 'Another' }],
      ['moves', { sortKey: `0 ${plan}` }],
      ['hands on', { ownerId: 'newcomer' }],
      ['deletes', { deletedAt: 0 }],
    ])(`is by a ${plan} plan no matter to whoever %s one contact`, async (_, change) => {
      const commit = await writing(change);
      const { store, last } = recording(unsent(), schema);
      await store.commit(LARGE, commit);
      expect((await costOf(client, last(), plan)).buffers).toBeLessThanOrEqual(CATALOGUE);
      const [{ guard } = { guard: '' }] = commit.bump;
      const { versions } = await recording(client, schema).store.read(LARGE, [guard as Key]);
      expect(versions.get(guard)).toBe(commit.id);
    });
  }

  const where = { first: null, middle: { sortKey: '8', id: '' } } as const;
  for (const [who, reach] of Object.entries(viewers)) {
    for (const [name, after] of Object.entries(where)) {
      for (const direction of ['forward', 'back'] as const) {
        for (const plan of ['custom', 'generic'] as const) {
          it(`costs ${who} what principals and page come to: ${name}, ${direction}, by a ${plan} plan`, async () => {
            const { store, last } = recording(client, schema);
            const page = { at: NOW, after, direction, limit: PAGE };
            const { items } = await store.listVisible(LARGE, 'contact', reach, page);
            const cost = await costOf(client, last(), plan);
            const principals = reach.caps.size;
            // One row more than the page for each principal tells that there is more; each contact is then looked up.
            expect(cost.rows).toBeLessThanOrEqual(2 * principals * (PAGE + 2) + 2 * items.length);
            expect(cost.buffers).toBeLessThanOrEqual(8 * (principals + PAGE + 2));
          });
        }
      }
    }
  }
});
