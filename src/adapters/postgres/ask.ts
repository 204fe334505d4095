import type { ReadOptions } from '../store.js';
import type { SqlClient, SqlSession, SqlValue } from './client.js';
import { isConnectionLoss, StaleRead } from './faults.js';
import { freshnessOf, revisionNow } from './revision.js';
import type { Names } from './tables.js';

/** Everything the parts of the store share. */
export interface Base {
  readonly names: Names;
  readonly client: SqlClient;
  /** Where to read what may lag; null for the same database. */
  readonly replica: SqlSession | null;
}

/** A row of a reading: which part of the answer it is, and up to five texts. */
export interface Line {
  readonly part: string;
  readonly a: string | null;
  readonly b: string | null;
  readonly c: string | null;
  readonly d: string | null;
  readonly e: string | null;
}

/** A reading: one statement of the columns `part`, `a` … `e`, all of them text. */
export interface Reading {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  /** Whether a line `s` is wanted, with the revision of what was read. */
  readonly revision?: boolean;
}

/** Collects parameters, and answers the place of each. */
export class Params {
  readonly values: SqlValue[] = [];

  add(value: SqlValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** How often a reading is tried whose connection breaks. */
const ATTEMPTS = 3;

/** The host's own transaction, where there is one. */
const sessionOf = (tx: unknown): SqlSession | null => {
  if (tx === undefined) return null;
  if (typeof (tx as SqlSession | null)?.query === 'function') return tx as SqlSession;
  throw new TypeError('tx is a session of the Postgres store: see fromPgConnection and fromPostgresJsTransaction');
};

const once = async (
  session: SqlSession,
  names: Names,
  { sql, params, revision = false }: Reading,
  atLeast: string | null | undefined,
): Promise<readonly Line[] | null> => {
  const freshness = freshnessOf(atLeast);
  if (freshness === null && !revision) return (await session.query(sql, params)).rows as unknown as readonly Line[];
  const state = `SELECT 's'::text AS part, ${revisionNow(names)} AS a, ${
    freshness === null ? 'true' : freshness.sql(names, params.length + 1)
  }::text AS b, NULL::text AS c, NULL::text AS d, NULL::text AS e`;
  const all = [...params, ...(freshness?.params ?? [])];
  // One statement, so that what is fresh and what was read are one picture.
  const { rows } = await session.query(`${state} UNION ALL (${sql})`, all);
  const lines = rows as unknown as readonly Line[];
  return lines.some(({ part, b }) => part === 's' && b === 'true') ? lines : null;
};

/** A pool may hold connections that broke while nobody used them; reading again does no harm. */
const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isConnectionLoss(error)) throw error;
    }
  }
};

/**
 * Reads in one statement: what may lag at a replica, if there is one that is new enough, else at the database itself. Lines come in any order.
 *
 * @throws StaleRead when even the database is older than asked for
 */
export const ask = async (
  { names, client, replica }: Base,
  reading: Reading,
  { atLeast, mayLag = false, tx }: ReadOptions = {},
): Promise<readonly Line[]> => {
  const own = sessionOf(tx);
  if (own === null && mayLag && replica !== null) {
    const lines = await once(replica, names, reading, atLeast).catch((error: unknown) => {
      if (isConnectionLoss(error)) return null;
      throw error;
    });
    if (lines !== null) return lines;
  }
  const lines =
    own !== null ? await once(own, names, reading, atLeast) : await again(() => once(client, names, reading, atLeast));
  if (lines === null) throw new StaleRead('nothing as new as the revision asked for is to be had');
  return lines;
};

/** Where to write: the host's own transaction or, without one, the client. */
export const writer = ({ client }: Base, tx: unknown): SqlSession => sessionOf(tx) ?? client;
