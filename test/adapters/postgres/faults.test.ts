import { PGlite } from '@electric-sql/pglite';
import { fromPglite, migrate, postgresStore, type SqlClient, type SqlSession } from 'partyline/adapters/postgres';
import { unwrap } from 'partyline/kernel';
import { applyEvents } from 'partyline/lifecycle';
import { createPartyline } from 'partyline/service';
import { type Commit, emptyWorkspace } from 'partyline/workspace';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pictureIn, pictureOf } from '../../laws/pictures.js';
import { type KindOfWork, kindsOfWork, picture, readyFor } from '../../service/job-offices.js';

// One database for the file: it takes seconds to start.
let database: PGlite;
let workspaceId = '';
let made = 0;

beforeAll(async () => {
  database = await PGlite.create();
  await migrate(fromPglite(database));
});
afterAll(() => database.close());
beforeEach(() => {
  workspaceId = `w${++made}`;
});

/** What the database says of a serialisation failure and of a deadlock. */
const collisions = ['40001', '40P01'] as const;

/** A session in which the database chooses somebody else at the next so many commits; it counts how often a commit was sent. */
const colliding = (session: SqlSession, code: string, times: number) => {
  const sent = { commits: 0 };
  const query: SqlSession['query'] = async (sql, params) => {
    if (sql.includes('commit_workspace') && ++sent.commits <= times) throw Object.assign(new Error('chosen'), { code });
    return session.query(sql, params);
  };
  return { sent, query };
};

const storeOn = (query: SqlSession['query']) => {
  const client: SqlClient = { ...fromPglite(database), query };
  return postgresStore({ client, notify: false });
};

const calm = () => postgresStore({ client: fromPglite(database), notify: false });

const adding = (): Commit => ({
  id: `c${++made}`,
  check: [{ guard: 'member:m', version: null }],
  bump: [{ guard: 'group:g', version: null }],
  add: [{ counter: 'seats', by: 1, min: null, max: null }],
  put: [],
  delete: [],
  events: [
    { type: 'noted', at: 0, actor: { type: 'system' }, commit: `c${made}`, subject: null, data: {}, personal: null },
  ],
  erase: [],
});

const seats = async () => (await calm().read(workspaceId, ['counter:seats'])).counters.get('seats');
const told = async () => (await calm().readEvents(workspaceId, null, 100)).events.length;

describe.each(collisions)('a commit that ends in %s', (code) => {
  it.each([1, 2, 3])('%i times is made once', async (times) => {
    const { sent, query } = colliding(fromPglite(database), code, times);
    expect((await storeOn(query).commit(workspaceId, adding())).outcome).toBe('committed');
    expect([sent.commits, await seats(), await told()]).toEqual([times + 1, 1, 1]);
  });

  it('every time is a conflict that names every guard, and nothing was done', async () => {
    const { sent, query } = colliding(fromPglite(database), code, Number.POSITIVE_INFINITY);
    const answer = await storeOn(query).commit(workspaceId, adding());
    expect(answer).toEqual({ outcome: 'conflict', guards: ['member:m', 'group:g'], counters: [] });
    expect([sent.commits, await seats(), await told()]).toEqual([4, 0, 0]);
  });

  it("in a host's own transaction is a conflict at once: what broke cannot be gone on with", async () => {
    await fromPglite(database).transaction(async (tx) => {
      const { sent, query } = colliding(tx, code, Number.POSITIVE_INFINITY);
      expect((await calm().commit(workspaceId, adding(), { tx: { query } })).outcome).toBe('conflict');
      expect(sent.commits).toBe(1);
    });
  });

  it('goes unnoticed by whoever asked the service, however often it happens', async () => {
    let commits = 0;
    const { query } = fromPglite(database);
    // Two commits of three collide, and now and then five in a row: the store's own attempts and the service's.
    const busy = storeOn(async (sql, params) => {
      if (sql.includes('commit_workspace') && (++commits % 3 !== 0 || commits % 20 > 14)) {
        throw Object.assign(new Error('chosen'), { code });
      }
      return query(sql, params);
    });
    const host = createPartyline({ store: busy, wait: async () => {} })
      .workspace(workspaceId)
      .as({ type: 'system' });
    unwrap(await host.workspace.create({ name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }));
    for (let index = 0; index < 12; index++) {
      const address = `p${index}@acme.example`;
      unwrap(await host.members.add({ name: 'New', address, roles: ['member'] }));
    }
    expect((await calm().list(workspaceId, 'member', { limit: 100 })).items).toHaveLength(13);
    expect(commits).toBeGreaterThan(39);
  });
});

/** A store in which nothing was written, and which takes so little at once that a job needs several commits. */
const emptyStore = async () => {
  const client = fromPglite(database);
  const schema = `jobs_${++made}`;
  await migrate(client, { schema });
  return postgresStore({ client, schema, maxWrites: 9, notify: false });
};

/** At which commits the server goes down, one after another, and whether these were made. */
const outages = [
  [0, false],
  [1, true],
  [0, true],
  [1, false],
  [2, true],
] as const;

describe('a job in PGlite', () => {
  it.each(Object.keys(kindsOfWork))(
    '%s comes to the same as in memory, though the server goes down again and again',
    async (name) => {
      const kind = kindsOfWork[name] as KindOfWork;
      const calm = await readyFor(kind);
      unwrap(await calm.start());
      const expected = unwrap(await calm.session().jobs.run({ jobId: 'job' }));

      const office = await readyFor(kind, await emptyStore());
      let crashes = 0;
      for (const [at, after] of outages) {
        const crashed = await office.crashing(at, after, async () => {
          unwrap(await office.start());
          unwrap(await office.session().jobs.run({ jobId: 'job' }));
        });
        if (crashed) crashes++;
      }
      expect(crashes).toBeGreaterThan(1);
      unwrap(await office.start());
      expect(unwrap(await office.host.jobs.run({ jobId: 'job' }))).toEqual(expected);
      expect(await picture(office)).toEqual(await picture(calm));
      expect(unwrap(await office.host.jobs.list()).items).toEqual([]);
      const { events } = await office.store.readEvents('acme', null, 10_000);
      const folded = applyEvents(emptyWorkspace('acme'), JSON.parse(JSON.stringify(events)));
      expect((await pictureIn(office.store, folded)).records).toEqual(pictureOf(folded).records);
    },
  );
});
