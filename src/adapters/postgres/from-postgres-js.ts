import type { SqlClient, SqlRow, SqlSession } from './client.js';
import { preparedName } from './prepared.js';

/** What is used of a connection or transaction of postgres.js. */
export interface PostgresJsSession {
  /** Sends one statement as text. */
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own parameter type is not nameable without importing it.
  unsafe(sql: string, params?: any[], options?: { prepare?: boolean }): PromiseLike<readonly object[]>;
}

/** What is used of postgres.js. */
export interface PostgresJs extends PostgresJsSession {
  /** Runs `work` in a transaction, which is rolled back if it throws. */
  begin<T>(work: (session: PostgresJsSession) => Promise<T>): Promise<unknown>;
  /** Hears a channel. */
  listen(
    channel: string,
    listener: (payload: string) => void,
  ): Promise<{
    /** Ends it. */
    unlisten(): Promise<void>;
  }>;
}

/**
 * A session on a transaction of postgres.js: what `tx` takes, so that a host's rows and partyline's are saved together or not at all.
 *
 * @example
 * ```ts no-run
 * import { fromPostgresJsTransaction } from 'partyline/adapters/postgres';
 * import postgres from 'postgres';
 *
 * await postgres().begin(async (sql) => {
 *   const tx = fromPostgresJsTransaction(sql);
 * });
 * ```
 * @see docs/postgres.md
 */
export const fromPostgresJsTransaction = (session: PostgresJsSession): SqlSession => ({
  query: async (text, params) => ({
    rows: (await session.unsafe(text, [...params], { prepare: preparedName(text) !== null })) as readonly SqlRow[],
  }),
});

/**
 * A client for the Postgres store from postgres.js.
 *
 * @example
 * ```ts no-run
 * import { fromPostgresJs, postgresStore } from 'partyline/adapters/postgres';
 * import postgres from 'postgres';
 *
 * const store = postgresStore({ client: fromPostgresJs(postgres('postgres://localhost/app')) });
 * ```
 * @see docs/postgres.md
 */
export const fromPostgresJs = (sql: PostgresJs): SqlClient => ({
  ...fromPostgresJsTransaction(sql),
  transaction: async <T>(work: (session: SqlSession) => Promise<T>) =>
    (await sql.begin((session) => work(fromPostgresJsTransaction(session)))) as T,
  listen: async (channel, listener) => {
    const { unlisten } = await sql.listen(channel, listener);
    return unlisten;
  },
});
