import type { Revision } from '../store.js';
import { StaleRead } from './faults.js';
import type { Names } from './tables.js';

/**
 * A revision is what can be seen: of a commit, its transaction; of a read, its whole snapshot and, within a transaction that has written,
 * that one. All with the era, since transactions are numbered anew in a database that was restored from a dump.
 */
const REVISION = /^(\d{1,9})\.(?:c(\d{1,20})|s(\d{1,20}:\d{1,20}:[\d,]*)(?:\+(\d{1,20}))?)$/;

/** A condition over `$n` … that holds where a statement sees everything a revision has, and its parameters. */
export interface Freshness {
  readonly sql: (names: Names, first: number) => string;
  readonly params: readonly string[];
}

/**
 * Every transaction below this one has ended, and a statement sees what became of it. On a standby that is all there is to go by: its
 * snapshots do not list the transactions that are under way there, as if they had ended.
 */
const allBelow = 'pg_snapshot_xmin(pg_current_snapshot())';

/** The transaction that a statement belongs to, where that has written. A statement sees what its own has done, and no snapshot says so. */
const own = 'pg_current_xact_id_if_assigned()';

/** Holds where a statement sees what a transaction did: it has ended, or it is the statement's own. */
const sees = (xid: string) =>
  `(${xid} < ${allBelow} OR ${xid} = ${own} OR (NOT pg_is_in_recovery() AND pg_visible_in_snapshot(${xid}, pg_current_snapshot())))`;

/**
 * Holds where a statement sees whatever another one saw. At READ COMMITTED the database itself shows all that ended before the statement,
 * and so all that any earlier one saw; a statement of an older snapshot has to have nothing under way that the other saw.
 */
const contains = (other: string) => `(${allBelow} >= pg_snapshot_xmax(${other})
  OR (NOT pg_is_in_recovery() AND pg_snapshot_xmax(pg_current_snapshot()) >= pg_snapshot_xmax(${other})
    AND (current_setting('transaction_isolation') IN ('read committed', 'read uncommitted')
      OR NOT EXISTS (SELECT FROM pg_snapshot_xip(pg_current_snapshot()) AS x(xid) WHERE pg_visible_in_snapshot(x.xid, ${other})))))`;

/** What a reading at least as new as a revision has to satisfy; null where anything will do. */
export const freshnessOf = (atLeast: Revision | null | undefined): Freshness | null => {
  if (atLeast === null || atLeast === undefined) return null;
  const [, era = '', xid, snapshot, wrote] = REVISION.exec(atLeast) ?? [];
  if (era === '') throw new StaleRead('no state of this store goes by that revision');
  const current = (names: Names) => `(SELECT max(era) FROM ${names.of('eras')})`;
  const written = xid ?? wrote;
  const params = [era, snapshot, written].filter((param) => param !== undefined);
  return {
    sql: (names, first) => {
      const seen = [
        ...(snapshot === undefined ? [] : [contains(`$${first + 1}::text::pg_snapshot`)]),
        ...(written === undefined ? [] : [sees(`$${first + params.length - 1}::text::xid8`)]),
      ].join(' AND ');
      // What an earlier era had is all there: it ended before this one began.
      return `($${first}::integer < ${current(names)} OR ($${first}::integer = ${current(names)} AND ${seen}))`;
    },
    params,
  };
};

/** The expression that names the state a statement sees: on a standby, one that may claim more than it saw, and never less. */
export const revisionNow = (names: Names): string =>
  `(SELECT max(era) FROM ${names.of('eras')})::text || '.s' || pg_current_snapshot()::text || coalesce('+' || ${own}::text, '')`;
