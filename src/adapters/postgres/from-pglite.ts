import type { SqlClient, SqlRow } from './client.js';

/** What is used of a session of PGlite. */
export interface PgliteSession {
  /** Sends one statement. */
  query<T>(sql: string, params?: unknown[]): Promise<{ rows: T[] }>;
}

/** What is used of PGlite. */
export interface PgliteDatabase extends PgliteSession {
  /** Runs `work` in a transaction, which is rolled back if it throws. */
  transaction<T>(work: (session: PgliteSession) => Promise<T>): Promise<T>;
  /** Hears a channel, until the function it answers is called. */
  listen(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>;
}

/**
 * A client for the Postgres store from PGlite: PostgreSQL inside the process, in memory or in a folder.
 *
 * @example
 * ```ts no-run
 * import { PGlite } from '@electric-sql/pglite';
 * import { fromPglite, migrate, postgresStore } from 'partyline/adapters/postgres';
 *
 * const client = fromPglite(await PGlite.create('./data'));
 * await migrate(client);
 * const store = postgresStore({ client });
 * ```
 * @see docs/postgres.md
 */
export const fromPglite = (database: PgliteDatabase): SqlClient => ({
  query: (sql, params) => database.query<SqlRow>(sql, [...params]),
  transaction: (work) =>
    database.transaction((session) => work({ query: (sql, params) => session.query<SqlRow>(sql, [...params]) })),
  listen: (channel, listener) => database.listen(channel, listener),
});
