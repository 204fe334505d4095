import { PGlite } from '@electric-sql/pglite';
import { fromPglite, migrate, type SqlClient } from 'partyline/adapters/postgres';
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
