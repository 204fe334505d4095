// The Postgres store on a server, against the same work by hand. Without PARTYLINE_POSTGRES_URL it measures nothing:
//   npm run bench:postgres                       with 100,000 contacts, on a server of its own
//   PARTYLINE_CONTACTS=1000000 npm run bench:postgres
import { setTimeout as wait } from 'node:timers/promises';
import { fromPg, migrate, postgresStore, type SqlClient } from 'partyline/adapters/postgres';
import { type Result, unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import type { Commit } from 'partyline/workspace';
import pg from 'pg';
import { fill, LARGE, NOW, viewers } from '../support/postgres-office.js';
import { costOf, recording } from '../support/postgres-plans.js';
import { byHand } from './postgres-by-hand.js';
import { compareListing } from './postgres-listing.js';
import { median, quick, report } from './support/figure.js';

const url = process.env.PARTYLINE_POSTGRES_URL;
const CONTACTS = Number(process.env.PARTYLINE_CONTACTS ?? (quick ? 20_000 : 100_000));
const ROUNDS = quick ? 5 : 40;
const PAGE = 50;
const WARM = quick ? 50 : 1_000;

/** Milliseconds of one piece of work after another: the median, since others use the machine too. */
const times = async (rounds: number, work: (round: number) => Promise<unknown>): Promise<number> => {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work(round);
    taken.push(performance.now() - start);
  }
  return median(taken);
};

/** Of so many tries the fastest counts: whoever else uses the machine makes things slower, and never faster. */
const TRIES = 5;

/** How much longer one takes than another, each in turn, so that both meet the same moments. */
const ratio = async (
  rounds: number,
  one: (round: number) => Promise<unknown>,
  other: (round: number) => Promise<unknown>,
) => {
  const taken = { one: [] as number[], other: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const fastest = { one: Number.POSITIVE_INFINITY, other: Number.POSITIVE_INFINITY };
    for (let attempt = 0; attempt < TRIES; attempt++) {
      fastest.one = Math.min(fastest.one, await times(1, () => one(round)));
      fastest.other = Math.min(fastest.other, await times(1, () => other(round)));
    }
    taken.one.push(fastest.one);
    taken.other.push(fastest.other);
  }
  return median(taken.one) / median(taken.other);
};

const note = (text: string): void => console.error(`  ${text}`);

const database = async (
  name: string,
  contacts: number,
): Promise<{ client: SqlClient; pool: pg.Pool; schema: string }> => {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const client = fromPg(pool);
  const schema = `bench_${name}`;
  await pool.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  await migrate(client, { schema });
  const start = performance.now();
  if (contacts > 0) await fill(client, schema, contacts);
  note(
    `${name}: ${contacts} contacts and as many in other workspaces, made in ${((performance.now() - start) / 1000).toFixed(0)} s`,
  );
  return { client, pool, schema };
};

/** Pages: what they touch, how long they take, and how that grows. */
const pages = async (large: Awaited<ReturnType<typeof database>>, small: Awaited<ReturnType<typeof database>>) => {
  const page = (on: typeof large, who: string, after: { sortKey: string; id: string } | null) => {
    const reach = viewers[who];
    if (reach === undefined) throw new Error(who);
    const { store, last } = recording(on.client, on.schema);
    return { reach, last, list: () => store.listVisible(LARGE, 'contact', reach, { at: NOW, after, limit: PAGE }) };
  };
  for (const who of Object.keys(viewers)) {
    for (const [name, after] of Object.entries({ first: null, middle: { sortKey: '8', id: '' } })) {
      const here = page(large, who, after);
      await here.list();
      for (const plan of ['custom', 'generic'] as const) {
        const { rows, buffers, heapFetches } = await costOf(large.client, here.last(), plan);
        if (heapFetches > 0)
          note(`${heapFetches} rows were looked for in the table: VACUUM has not marked their pages`);
        const unit = here.reach.caps.size * (PAGE + 2);
        report({
          figure: `${name} page of ${who}, ${plan} plan: rows a principal and row`,
          measured: rows / unit,
          bound: 3,
          unit: '',
        });
        const places = here.reach.caps.size + PAGE;
        report({
          figure: `${name} page of ${who}, ${plan} plan: 8 KB pages a principal or row`,
          measured: buffers / places,
          bound: 8,
          unit: '',
        });
      }
      const there = page(small, who, after);
      await there.list();
      const grown = await ratio(ROUNDS, here.list, there.list);
      const figure = `${name} page of ${who}: ${CONTACTS} contacts beside 10,000`;
      report({ figure, measured: grown, bound: 2, unit: 'times' });
      note(`${name} page of ${who}: ${(await times(ROUNDS, here.list)).toFixed(2)} ms`);
    }
  }
};

const system = { type: 'system' } as const;

/** A workspace of so many members, in which somebody edits a contact. */
const office = async (client: SqlClient, schema: string, workspaceId: string, members: number) => {
  const store = postgresStore({ client, schema, notify: false });
  const acme = createPartyline({ store }).workspace(workspaceId);
  const host = acme.as(system);
  const { memberId } = unwrap(
    await host.workspace.create({ name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }),
  );
  for (let done = 1; done < members; done += 50) {
    const some = Array.from({ length: Math.min(50, members - done) }, (_, index) => done + index);
    await Promise.all(
      some.map((n) =>
        host.members.add({ name: `M ${n}`, address: `m${n}@acme.example`, roles: ['member'] }).then(unwrap),
      ),
    );
  }
  return { store, acme, host, ana: acme.as({ type: 'member', memberId }), memberId };
};

/** The service beside its own statements, and how a verb grows with the people. */
const verbs = async ({ client, schema }: Awaited<ReturnType<typeof database>>) => {
  const few = await office(client, schema, 'few', 10);
  const many = await office(client, schema, 'many', quick ? 500 : 10_000);
  let turn = 0;
  const renames = async (place: typeof few) => {
    unwrap(await place.ana.contacts.create({ contactId: 'c', fields: { firstName: 'C' } }));
    return () =>
      place.ana.contacts
        .update({ contactId: 'c', fields: { firstName: `C${++turn}` } })
        .then((done: Result<unknown, { code: string }>) => unwrap(done as never));
  };
  const [inFew, inMany] = [await renames(few), await renames(many)];
  report({
    figure: 'a verb among 10,000 members beside one among 10',
    measured: await ratio(ROUNDS, inMany, inFew),
    bound: 1.5,
    unit: 'times',
  });
  let records = 0;
  const counting = createPartyline({
    store: {
      ...many.store,
      read: async (...asked) => {
        const answer = await many.store.read(...asked);
        records = Math.max(
          records,
          [...answer.records.values()].reduce((sum, table) => sum + table.size, 0),
        );
        return answer;
      },
    },
  }).workspace('many');
  unwrap(
    await counting
      .as({ type: 'member', memberId: many.memberId })
      .contacts.update({ contactId: 'c', fields: { firstName: 'Last' } }),
  );
  report({ figure: 'records a verb reads among 10,000 members', measured: records, bound: 10, unit: '' });

  // The statements of two updates, sent again in turn, so that by hand something changes as well; the commit with guards and an id of its
  // own, as a program by hand would make them.
  const sent: { sql: string; params: readonly (string | null)[] }[] = [];
  const listening = postgresStore({
    client: {
      ...client,
      query: (sql, params) => {
        sent.push({ sql, params });
        return client.query(sql, params);
      },
    },
    schema,
    notify: false,
  });
  const heard = createPartyline({ store: listening }).workspace('few').as({ type: 'member', memberId: few.memberId });
  unwrap(await heard.contacts.create({ contactId: 'd', fields: { firstName: 'D' } }));
  const updates: (typeof sent)[] = [];
  for (const firstName of ['Heard', 'Unheard']) {
    sent.length = 0;
    unwrap(await heard.contacts.update({ contactId: 'd', fields: { firstName } }));
    updates.push([...sent]);
  }
  // The second parameter is the id of the commit, the fifth the version that its one guard has.
  let version = updates[1]?.at(-1)?.params[1] ?? '';
  let repeated = 0;
  const again = async () => {
    const statements = updates[++repeated % 2] ?? [];
    for (const { sql, params } of statements.slice(0, -1)) await client.query(sql, params);
    const commit = statements.at(-1);
    const id = `by hand ${repeated}`;
    const params = (commit?.params ?? []).map((value, index) =>
      index === 1 ? id : index === 4 ? `{"${version}"}` : value,
    );
    const { rows } = await client.query(commit?.sql ?? '', params);
    if (!String(rows[0]?.answer).includes('"committed"')) throw new Error(String(rows[0]?.answer));
    version = id;
  };
  // A server that runs for a while has its code compiled.
  for (let turn = 0; turn < WARM; turn++) {
    await inFew();
    await again();
  }
  const overhead = await ratio(ROUNDS, inFew, again);
  report({
    figure: 'the service beside its statements by hand: an update',
    measured: overhead,
    bound: 1.25,
    unit: 'times',
  });

  const page = () =>
    few.ana.contacts.list({ limit: PAGE }).then((done: Result<unknown, { code: string }>) => unwrap(done as never));
  for (let n = 0; n < PAGE; n++) unwrap(await few.ana.contacts.create({ fields: { firstName: `N${n}` } }));
  sent.length = 0;
  unwrap(await heard.contacts.list({ limit: PAGE }));
  const pageAgain = async () => {
    for (const { sql, params } of sent) {
      const { rows } = await client.query(sql, params);
      for (const row of rows)
        for (const value of Object.values(row))
          if (typeof value === 'string' && value.startsWith('{')) JSON.parse(value);
    }
  };
  report({
    figure: 'the page of the service beside its statements by hand',
    measured: await ratio(ROUNDS, page, pageAgain),
    bound: 1.3,
    unit: 'times',
  });
};

/** Sixteen who write at once. */
const writers = async ({ client, schema }: Awaited<ReturnType<typeof database>>) => {
  const store = postgresStore({ client, schema, notify: false });
  const turns = quick ? 20 : 60;
  let made = 0;
  const begin = async (workspaceId: string) => {
    const bump = ['member:ana', 'workspace:self'].map((guard) => ({ guard, version: null }));
    await store.commit(workspaceId, { id: 'v', check: [], bump, add: [], put: [], delete: [], events: [], erase: [] });
  };
  const run = async (workspaceOf: (writer: number) => string): Promise<number> => {
    const start = performance.now();
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let turn = 0; turn < turns; turn++) {
          const mine: Commit = {
            id: `c${++made}`,
            check: ['member:ana', 'workspace:self'].map((guard) => ({ guard, version: 'v' })),
            bump: [{ guard: `contact:w${made}`, version: null }],
            add: [],
            put: [],
            delete: [],
            events: [
              { type: 'noted', at: NOW, actor: system, commit: `c${made}`, subject: null, data: {}, personal: null },
            ],
            erase: [],
          };
          const { outcome } = await store.commit(workspaceOf(writer), mine);
          if (outcome !== 'committed') throw new Error(outcome);
        }
      }),
    );
    return (16 * turns) / ((performance.now() - start) / 1000);
  };
  await begin('together');
  for (let writer = 0; writer < 16; writer++) await begin(`apart ${writer}`);
  const rates = { together: [] as number[], apart: [] as number[] };
  for (let round = 0; round < 7; round++) {
    rates.together.push(await run(() => 'together'));
    rates.apart.push(await run((writer) => `apart ${writer}`));
  }
  note(
    `sixteen writers: ${median(rates.together).toFixed(0)} commits a second in one workspace, ${median(rates.apart).toFixed(0)} in sixteen`,
  );
  report({
    figure: 'sixteen writers on one workspace beside sixteen on sixteen',
    measured: median(rates.together) / median(rates.apart),
    bound: 0.8,
    unit: 'times',
    atLeast: true,
  });

  const place = await office(client, schema, 'one-guard', 2);
  const { groupId } = unwrap(await place.host.groups.create({ name: 'Everybody' }));
  let contended = 0;
  await Promise.all(
    Array.from({ length: 16 }, async (_, writer) => {
      for (let turn = 0; turn < 5; turn++) {
        const done = await place.host.groups.update({ groupId, name: `Name ${writer} ${turn}` });
        if (!done.ok && done.error.code === 'contention') contended += 1;
      }
    }),
  );
  report({
    figure: 'sixteen writers on one guard: sent away with contention',
    measured: contended,
    bound: 0,
    unit: '',
  });
};

/** What must not depend on how much there is: ends of groups and of members. */
const endings = async ({ client, schema, pool }: Awaited<ReturnType<typeof database>>) => {
  const place = await office(client, schema, 'endings', 2);
  const end = async (owned: number) => {
    const { memberId } = unwrap(
      await place.host.members.add({ name: 'Leaver', address: `l${Math.random()}@acme.example`, roles: ['member'] }),
    );
    const { groupId } = unwrap(await place.host.groups.create({ name: `G${Math.random()}` }));
    await pool.query(
      `INSERT INTO "${schema}".access SELECT 'endings', p, 'contact', i::text, 'c' || i || p, 'edit', 'manual', NULL
       FROM generate_series(1, $1::int) i, unnest(ARRAY[$2, $3]) p`,
      [owned, `owner:${memberId}`, `group:${groupId}`],
    );
    return { memberId, groupId };
  };
  const cost = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round < (quick ? 3 : 9); round++) {
    for (const [size, owned] of [
      ['few', 10],
      ['many', quick ? 10_000 : Math.min(CONTACTS, 300_000)],
    ] as const) {
      const { memberId, groupId } = await end(owned);
      const start = performance.now();
      unwrap(await place.host.groups.delete({ groupId }));
      unwrap(await place.host.members.remove({ memberId }));
      cost[size].push(performance.now() - start);
    }
  }
  const figure = `deleting a group and removing a member with ${Math.min(CONTACTS, 300_000)} contacts beside 10`;
  report({ figure, measured: median(cost.many) / median(cost.few), bound: 1.5, unit: 'times' });
};

if (url === undefined) {
  note('needs a server: npm run bench:postgres');
} else {
  const small = await database('small', 10_000);
  const large = await database('large', CONTACTS);
  await pages(large, small);
  await verbs(small);
  await writers(small);
  await endings(small);
  // Among 10,000: the join sorts everything it finds for each page, which takes seconds among a million.
  await compareListing(small.client, small.schema, 10_000, quick ? 3 : 15);
  for (const figure of await byHand(large.client, large.schema, quick ? 5 : 15)) report(figure);
  const ends = `INSERT INTO "${large.schema}".access SELECT '${LARGE}', 'group:all', 'contact', '', 'x' || i, 'edit', 'manual', 1 FROM generate_series(1, 50000) i`;
  await large.pool.query(ends);
  await large.pool.query(`VACUUM ANALYZE "${large.schema}".access`);
  const member = viewers['a member'];
  if (member !== undefined) {
    const { store } = recording(large.client, large.schema);
    const page = () => store.listVisible(LARGE, 'contact', member, { at: NOW, limit: PAGE });
    note(`first page behind 50,000 expired grants that nobody has swept: ${(await times(ROUNDS, page)).toFixed(2)} ms`);
  }
  for (const { pool, schema } of [small, large]) {
    await pool.query(`DROP SCHEMA "${schema}" CASCADE`);
    await pool.end();
  }
  await wait(0);
}
