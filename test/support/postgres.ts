import { fromPg, type MigrateOptions, migrate, type SqlClient, type SqlSession } from 'partyline/adapters/postgres';
import pg from 'pg';
import { describe } from 'vitest';

/** A server to test on, as scripts/with-postgres.js sets it. */
export const serverUrl = process.env.PARTYLINE_POSTGRES_URL;

/** Tests that need several connections. Without a server they are skipped, and say how to turn them on. */
export const describeOnServer = (name: string, tests: () => void): void => {
  const told = serverUrl === undefined ? ' (skipped: node scripts/with-postgres.js npm test)' : '';
  describe.skipIf(serverUrl === undefined)(`${name}${told}`, tests);
};

let made = 0;

/** A schema of its own on the server, with tables in it, and what ends it. */
export const onServer = async (
  options: Omit<MigrateOptions, 'schema'> = {},
  settings: pg.PoolConfig = {},
): Promise<{ pool: pg.Pool; client: SqlClient; schema: string; end: () => Promise<void> }> => {
  const pool = new pg.Pool({ connectionString: serverUrl, max: 20, ...settings });
  // A server that goes away is what some tests are about.
  pool.on('error', () => {});
  const schema = `test_${process.pid}_${made++}`;
  const client = fromPg(pool);
  await migrate(client, { schema, ...options });
  const end = async (): Promise<void> => {
    await pool.query(`DROP SCHEMA "${schema}" CASCADE`);
    await pool.end();
  };
  return { pool, client, schema, end };
};

/** What a driver throws when its connection goes away. */
class ConnectionCut extends Error {
  readonly code = 'ECONNRESET';
}

/** A client whose connection is cut once: before the so manieth statement, or while its answer is on its way. */
export const cutting = (client: SqlClient, when: 'before' | 'after', which = 1): SqlClient => {
  let count = 0;
  const query: SqlSession['query'] = async (sql, params) => {
    const here = ++count === which;
    if (here && when === 'before') throw new ConnectionCut('cut');
    const answer = await client.query(sql, params);
    if (here) throw new ConnectionCut('cut');
    return answer;
  };
  return { ...client, query };
};
