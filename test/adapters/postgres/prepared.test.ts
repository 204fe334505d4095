import { expect, it, vi } from 'vitest';

it('statements are prepared under one name a text, and no more of them than a server bears', async () => {
  // Other files keep the names they have.
  vi.resetModules();
  const { fromPgConnection, fromPostgresJsTransaction } = await import('partyline/adapters/postgres');
  const named = new Map<string, string>();
  let unnamed = 0;
  const pg = fromPgConnection({
    query: async ({ name, text }) => {
      if (name === undefined) unnamed += 1;
      else named.set(name, text);
      return { rows: [] };
    },
  });
  for (let round = 0; round < 2; round++) {
    for (let limit = 1; limit <= 600; limit++) await pg.query(`SELECT $1 LIMIT ${limit}`, ['x']);
  }
  expect([named.size, new Set(named.values()).size, unnamed]).toEqual([500, 500, 200]);

  const prepared: (boolean | undefined)[] = [];
  const postgresJs = fromPostgresJsTransaction({
    unsafe: async (_text, _params, options) => {
      prepared.push(options?.prepare);
      return [];
    },
  });
  for (const limit of [1, 600]) await postgresJs.query(`SELECT $1 LIMIT ${limit}`, ['x']);
  expect(prepared).toEqual([true, false]);
});

it('a statement has the same name wherever the library stands in a process twice, as by import and by require', async () => {
  const nameBy = async (...before: string[]): Promise<string | undefined> => {
    vi.resetModules();
    const { fromPgConnection } = await import('partyline/adapters/postgres');
    let given: string | undefined;
    const session = fromPgConnection({
      query: async ({ name }) => {
        given = name;
        return { rows: [] };
      },
    });
    for (const text of [...before, 'SELECT $1']) await session.query(text, ['x']);
    return given;
  };
  expect(await nameBy('SELECT $1, 2')).toBe(await nameBy());
});
