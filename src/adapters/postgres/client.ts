/** What a statement takes: everything goes as text or null, arrays in PostgreSQL's own notation, so that no driver's conversions matter. */
export type SqlValue = string | null;

/** A row by column name. The store asks for text, JSON as text, and booleans only. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Something that runs statements: a connection, a pool, or an open transaction. */
export interface SqlSession {
  /** Runs one statement with `$1`, `$2` … as parameters. */
  query(sql: string, params: readonly SqlValue[]): Promise<{ readonly rows: readonly SqlRow[] }>;
}

/**
 * A database as the Postgres store sees it: two methods. `fromPg`, `fromPglite` and `fromPostgresJs` make one from a driver; any other
 * driver needs these few lines.
 */
export interface SqlClient extends SqlSession {
  /** Runs some statements in one transaction: committed when `work` is done, rolled back when it throws. */
  transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Hears notifications on a channel, where the driver can. The promise is done once it listens; what it answers stops it. */
  listen?(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>;
}
