import { PGlite } from '@electric-sql/pglite';
import { sql as drizzleSql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { Kysely, sql as kyselySql, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { memoryStore } from 'partyline/adapters';
import { fromPglite, isVisibleTo, migrate, postgresStore, visibleTo } from 'partyline/adapters/postgres';
import { createContact, deleteContact, manageAccess } from 'partyline/contacts';
import { createPartyline } from 'partyline/service';
import { reachOf } from 'partyline/sharing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeOf } from '../../laws/stores.js';
import { Scene } from '../../support/scene.js';

let database: PGlite;
const scene = new Scene();
const ids = ['a', 'b', 'c', 'd', 'e'];
const people = () => [scene.ana, scene.ben, scene.cleo, scene.dan];
const reach = (memberId: string) => reachOf(scene.workspace, memberId);
const options = () => ({ kind: 'contact', at: scene.at });

/** What somebody sees, by asking of each contact. */
const seenBy = (memberId: string) =>
  ids.flatMap((id) => {
    const level = scene.level(memberId, id);
    return level === null ? [] : [{ id, level }];
  });

beforeAll(async () => {
  database = await PGlite.create();
  await migrate(fromPglite(database));
  const number = scene.number(scene.ana);
  const group = scene.group('Sales', [scene.dan]);
  for (const id of ids) scene.do(createContact, { contactId: id, fields: { firstName: id } }, scene.cleo);
  const share = (contactId: string, grants: readonly object[]) =>
    scene.do(manageAccess, { contactIds: [contactId], change: { type: 'add', grants } } as never, scene.cleo);
  share('a', [{ principal: `group:${group}`, level: 'view' }]);
  share('b', [{ principal: 'workspace', level: 'view' }, { principal: `member:${scene.ben}` }]);
  share('c', [{ principal: `member:${scene.dan}`, until: scene.at + 5 }]);
  share('e', [{ principal: 'workspace' }]);
  scene.do(deleteContact, { contactId: 'e' }, scene.cleo);
  expect(number).not.toBe('');
  await storeOf(scene.workspace, postgresStore({ client: fromPglite(database), notify: false }));
  await database.exec(`CREATE TABLE deals (title text, contact_id text);
    INSERT INTO deals SELECT 'Deal ' || c, c FROM unnest(ARRAY['a', 'b', 'c', 'd', 'e', 'none']) c`);
});
afterAll(() => database.close());

describe("a host's own tables, joined to what somebody may see", () => {
  it('show what the one evaluator lets them see, at its level, now and later', async () => {
    for (const later of [0, 10]) {
      scene.at += later;
      for (const memberId of people()) {
        const { sql, params } = visibleTo('acme', reach(memberId), options());
        const { rows } = await database.query(`SELECT * FROM (${sql}) v ORDER BY id`, [...params]);
        expect(rows).toEqual(seenBy(memberId));
        const one = isVisibleTo('acme', reach(memberId), 'd.contact_id', { ...options(), firstParam: 2 });
        const asked = await database.query<{ id: string }>(
          `SELECT d.contact_id AS id FROM deals d WHERE d.title <> $1 AND ${one.sql} ORDER BY 1`,
          ['nothing', ...one.params],
        );
        expect(asked.rows.map(({ id }) => id)).toEqual(seenBy(memberId).map(({ id }) => id));
      }
    }
  });

  it('show nothing of another workspace, and nothing to nobody', async () => {
    const nobody = { memberId: 'x', caps: new Map(), owns: new Set<string>() };
    for (const { sql, params } of [
      visibleTo('other', reach(scene.cleo), options()),
      visibleTo('acme', nobody, options()),
    ]) {
      expect((await database.query(sql, [...params])).rows).toEqual([]);
    }
  });

  it('take texts alone, whatever a driver makes of the type of a parameter', async () => {
    const pieces = [
      visibleTo('acme', reach(scene.dan), options()),
      isVisibleTo('acme', reach(scene.dan), 'd.contact_id', options()),
    ];
    for (const [index, { sql, params }] of pieces.entries()) {
      await database.exec(`PREPARE piece${index} AS ${index === 0 ? sql : `SELECT * FROM deals d WHERE ${sql}`}`);
      const { rows } = await database.query<{ types: string }>(
        `SELECT parameter_types::text AS types FROM pg_prepared_statements WHERE name = 'piece${index}'`,
      );
      expect(rows[0]?.types).toBe(`{${params.map(() => 'text').join(',')}}`);
    }
  });

  it('by the service, which reads first what the member speaks for', async () => {
    const client = fromPglite(database);
    const partyline = createPartyline({ store: postgresStore({ client, notify: false }), clock: () => scene.at });
    const seen = async (workspaceId: string, memberId: string) => {
      const { sql, params } = await partyline.workspace(workspaceId).visibleTo(memberId);
      return (await database.query(`SELECT * FROM (${sql}) v ORDER BY id`, [...params])).rows;
    };
    for (const memberId of people()) expect(await seen('acme', memberId)).toEqual(seenBy(memberId));
    expect(await seen('acme', 'nobody')).toEqual([]);
    expect(await seen('nowhere', scene.cleo)).toEqual([]);
    const inMemory = createPartyline({ store: memoryStore() }).workspace('acme');
    await expect(inMemory.visibleTo(scene.cleo)).rejects.toThrow(TypeError);
  });

  it('with Drizzle', async () => {
    const db = drizzle({ client: database });
    const { parts, params } = visibleTo('acme', reach(scene.dan), options());
    const visible = drizzleSql(parts as unknown as TemplateStringsArray, ...params);
    const { rows } = await db.execute(
      drizzleSql`SELECT d.title FROM deals d JOIN (${visible}) v ON v.id = d.contact_id WHERE v.level = ${'view'} ORDER BY 1`,
    );
    expect(rows).toEqual([{ title: 'Deal a' }, { title: 'Deal b' }]);
  });

  it('with Kysely', async () => {
    interface Tables {
      deals: { title: string; contact_id: string };
    }
    const db = new Kysely<Tables>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createIntrospector: (kysely) => new PostgresIntrospector(kysely),
        createQueryCompiler: () => new PostgresQueryCompiler(),
        createDriver: () => ({
          init: async () => {},
          destroy: async () => {},
          beginTransaction: async () => {},
          commitTransaction: async () => {},
          rollbackTransaction: async () => {},
          releaseConnection: async () => {},
          acquireConnection: async () => ({
            executeQuery: async <R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) => ({
              rows: (await database.query<R>(sql, [...parameters])).rows,
            }),
            streamQuery: () => {
              throw new Error('not needed');
            },
          }),
        }),
      },
    });
    const { parts, params } = visibleTo('acme', reach(scene.dan), options());
    const visible = kyselySql<{ id: string; level: string }>(parts as unknown as TemplateStringsArray, ...params);
    const rows = await db
      .selectFrom('deals')
      .innerJoin(kyselySql<{ id: string; level: string }>`(${visible})`.as<'v'>(kyselySql`v`), (join) =>
        join.onRef('v.id', '=', 'deals.contact_id'),
      )
      .select('deals.title')
      .where('v.level', '=', 'view')
      .orderBy('deals.title')
      .execute();
    expect(rows).toEqual([{ title: 'Deal a' }, { title: 'Deal b' }]);
  });
});
