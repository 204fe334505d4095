import type { Expectation } from '../../workspace/index.js';
import { GuardMoved } from '../guard-moved.js';
import type { ReadOptions, VisibleOptions } from '../store.js';
import type { SqlClient, SqlSession, SqlValue } from './client.js';
import { isCollision, isConnectionLoss, isMissing, StaleRead } from './faults.js';
import { freshnessOf, revisionNow } from './revision.js';
import type { Names } from './tables.js';
import { arrayText } from './text.js';

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

/** A reading: one statement of the columns `part`, `a` … `e`, all of them text. Of one workspace, that is its first parameter. */
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

/** How it is read, and for what is visible the guards on which that rests. */
type Asked = ReadOptions & Pick<VisibleOptions, 'check'>;

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
  { atLeast, check = [] }: Asked,
): Promise<readonly Line[] | 'stale' | 'moved'> => {
  const freshness = freshnessOf(atLeast);
  if (freshness === null && check.length === 0 && !revision) {
    return (await session.query(sql, params)).rows as unknown as readonly Line[];
  }
  const all = [...params, ...(freshness?.params ?? [])];
  const isFresh = freshness === null ? 'true' : freshness.sql(names, params.length + 1);
  const moved = check.length === 0 ? 'false' : movedAmong(names, check, all);
  const state = `SELECT 's'::text AS part, ${revision ? revisionNow(names) : 'NULL::text'} AS a, ${isFresh}::text AS b, ${moved}::text AS c,
    NULL::text AS d, NULL::text AS e`;
  // One statement, so that what is fresh, what has moved and what was read are one picture.
  const { rows } = await session.query(`${state} UNION ALL (${sql})`, all);
  const lines = rows as unknown as readonly Line[];
  const found = lines.find(({ part }) => part === 's');
  return found?.b !== 'true' ? 'stale' : found.c === 'true' ? 'moved' : lines;
};

/** Whether any guard is at another version than it is said to be. */
const movedAmong = (names: Names, check: readonly Expectation[], params: SqlValue[]): string => {
  const guards = params.push(arrayText(check.map(({ guard }) => guard)));
  const versions = params.push(arrayText(check.map(({ version }) => version)));
  return `EXISTS (SELECT FROM unnest($${guards}::text[], $${versions}::text[]) AS e(guard, version)
    LEFT JOIN ${names.of('guards')} g ON g.workspace_id = $1::text AND g.guard = e.guard WHERE g.version IS DISTINCT FROM e.version)`;
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
 * @throws GuardMoved when a guard was not as it was said to be
 */
export const ask = async (
  { names, client, replica }: Base,
  reading: Reading,
  { mayLag = false, tx, ...asked }: Asked = {},
): Promise<readonly Line[]> => {
  const own = sessionOf(tx);
  if (own === null && mayLag && replica !== null) {
    const lines = await once(replica, names, reading, asked).catch((error: unknown) => {
      if (isConnectionLoss(error) || isCollision(error) || isMissing(error)) return 'stale';
      throw error;
    });
    if (typeof lines !== 'string') return lines;
  }
  const lines =
    own !== null ? await once(own, names, reading, asked) : await again(() => once(client, names, reading, asked));
  if (lines === 'stale') throw new StaleRead('nothing as new as the revision asked for is to be had');
  if (lines === 'moved') throw new GuardMoved();
  return lines;
};

/** Where to write: the host's own transaction or, without one, the client. */
export const writer = ({ client }: Base, tx: unknown): SqlSession => sessionOf(tx) ?? client;
