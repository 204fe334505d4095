import type { SqlClient, SqlRow, SqlSession } from './client.js';
import { listenByPg } from './listen-by-pg.js';
import { preparedName } from './prepared.js';

/** What is used of a connection of `pg`: a `Client`, or what a `Pool` lends. */
export interface PgConnection {
  /** Sends one statement. */
  query(config: {
    readonly name?: string;
    readonly text: string;
    readonly values: unknown[];
  }): Promise<{ readonly rows: SqlRow[] }>;
}

/** What is used of a connection that a `Pool` of `pg` lends. */
export interface PgPoolConnection extends PgConnection {
  /** Gives the connection back; with `true` it is closed. */
  release(destroy?: boolean): void;
  /** Hears what `LISTEN` brings. */
  on(event: 'notification', listener: (message: { payload?: string | undefined }) => void): unknown;
  /** Hears that the connection was lost. */
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What is used of a `Pool` of `pg`. */
export interface PgPool extends PgConnection {
  /** Lends a connection. */
  connect(): Promise<PgPoolConnection>;
}

/** How statements are sent. */
export interface PgOptions {
  /**
   * Whether statements are prepared once a connection, which spares their planning: true unless told so. A pooler that lends connections
   * by the transaction, and is older than PgBouncer 1.21, needs false.
   */
  readonly prepare?: boolean;
}

/**
 * A session on one connection of `pg`: what `tx` takes, so that a host's rows and partyline's are saved together or not at all.
 *
 * @example
 * ```ts no-run
 * import { fromPgConnection } from 'partyline/adapters/postgres';
 * import pg from 'pg';
 *
 * const connection = await new pg.Pool().connect();
 * await connection.query('BEGIN');
 * const tx = fromPgConnection(connection);
 * ```
 * @see docs/postgres.md
 */
export const fromPgConnection = (connection: PgConnection, { prepare = true }: PgOptions = {}): SqlSession => ({
  query: (text, params) => {
    const name = prepare && params.length > 0 ? preparedName(text) : null;
    return connection.query({ ...(name === null ? {} : { name }), text, values: [...params] });
  },
});

/**
 * A client for the Postgres store from a `Pool` of the driver `pg`.
 *
 * @example
 * ```ts no-run
 * import { fromPg, postgresStore } from 'partyline/adapters/postgres';
 * import pg from 'pg';
 *
 * const store = postgresStore({ client: fromPg(new pg.Pool({ connectionString: 'postgres://localhost/app' })) });
 * ```
 * @see docs/postgres.md
 */
export const fromPg = (pool: PgPool, options: PgOptions = {}): SqlClient => ({
  ...fromPgConnection(pool, options),
  async transaction(work) {
    const connection = await pool.connect();
    let broken = false;
    try {
      await connection.query({ text: 'BEGIN', values: [] });
      const done = await work(fromPgConnection(connection, options));
      await connection.query({ text: 'COMMIT', values: [] });
      return done;
    } catch (error) {
      await connection.query({ text: 'ROLLBACK', values: [] }).catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      connection.release(broken);
    }
  },
  listen: (channel, listener) => listenByPg(pool, channel, listener),
});
