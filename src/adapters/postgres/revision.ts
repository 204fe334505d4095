import type { Revision } from '../store.js';
import { StaleRead } from './faults.js';
import type { Names } from './tables.js';

/**
 * A revision is what can be seen: of a commit, its transaction; of a read, its whole snapshot. Both with the era, since transactions are
 * numbered anew in a database that was restored from a dump.
 */
const REVISION = /^(\d{1,9})\.(?:c(\d{1,20})|s(\d{1,20}:\d{1,20}:[\d,]*))$/;

/** A condition over `$n` … that holds where a statement sees everything a revision has, and its two parameters. */
export interface Freshness {
  readonly sql: (names: Names, first: number) => string;
  readonly params: readonly [string, string];
}

/** Holds where the current snapshot contains another one: whatever the other sees, this sees. */
const contains = (other: string) => `(pg_snapshot_xmax(pg_current_snapshot()) >= pg_snapshot_xmax(${other})
  AND NOT EXISTS (SELECT FROM pg_snapshot_xip(pg_current_snapshot()) AS x(xid) WHERE pg_visible_in_snapshot(x.xid, ${other})))`;

/** What a reading at least as new as a revision has to satisfy; null where anything will do. */
export const freshnessOf = (atLeast: Revision | null | undefined): Freshness | null => {
  if (atLeast === null || atLeast === undefined) return null;
  const [, era = '', xid, snapshot] = REVISION.exec(atLeast) ?? [];
  if (era === '') throw new StaleRead('no state of this store goes by that revision');
  const current = (names: Names) => `(SELECT max(era) FROM ${names.of('eras')})`;
  return {
    sql: (names, first) => {
      const seen =
        xid === undefined
          ? contains(`$${first + 1}::text::pg_snapshot`)
          : `pg_visible_in_snapshot($${first + 1}::text::xid8, pg_current_snapshot())`;
      // What an earlier era had is all there: it ended before this one began.
      return `($${first}::integer < ${current(names)} OR ($${first}::integer = ${current(names)} AND ${seen}))`;
    },
    params: [era, xid ?? snapshot ?? ''],
  };
};

/** The expression that names the state a statement sees. */
export const revisionNow = (names: Names): string =>
  `(SELECT max(era) FROM ${names.of('eras')})::text || '.s' || pg_current_snapshot()::text`;
