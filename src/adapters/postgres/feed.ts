import type { WorkspaceEvent } from '../../workspace/index.js';
import { ask, type Base, type Line, Params } from './ask.js';
import { type Cursor, cursorText, parseCursor, type Seen } from './cursor.js';
import type { Names } from './tables.js';
import { isStorable } from './text.js';

/** Events from a cursor on. */
export interface Slice {
  readonly lines: readonly Line[];
  readonly next: string;
  readonly more: boolean;
}

/**
 * Events after a cursor, of one workspace or of all. Everything a snapshot shows, and an earlier one did not, is one batch: so what
 * commits late comes late and never is skipped. Within a batch the order is that of `seq`, which is drawn when every lock is held, so an
 * event comes after those on which its commit rests. A batch is read in pages, from a place in it; the next begins where it ends. Cursors
 * are made by the database itself: a standby's snapshot does not tell what is under way from what has ended, and would skip what commits late.
 */
export const readSlice = async (
  base: Base,
  workspaceId: string | null,
  after: string | null,
  limit: number,
): Promise<Slice> => {
  const cursor = parseCursor(after);
  if (workspaceId !== null && !isStorable(workspaceId)) return { lines: [], next: cursorText(cursor), more: false };
  const { sql, params } = statementOf(base, workspaceId, cursor, limit);
  const lines = await ask(base, { sql, params: params.values });
  const batch = lines.find(({ part }) => part === 'b');
  const events = lines
    .filter(({ part }) => part === 'e')
    .sort((a, b) => (BigInt(a.b ?? 0) < BigInt(b.b ?? 0) ? -1 : 1));
  const page = events.slice(0, limit);
  const more = events.length > limit;
  const upTo = seenAt(batch);
  const seq = page.at(-1)?.b ?? batch?.d ?? '0';
  const next: Cursor = more ? { seen: cursor.seen, batch: { ...upTo, seq } } : { seen: upTo, batch: null };
  return { lines: page, next: cursorText(next), more };
};

/** What a line `b` says of what is to be seen. */
const seenAt = (line: Line | undefined): Seen => ({
  era: Number(line?.a),
  snapshot: line?.b ?? '',
  last: line?.c ?? '0',
});

/** Whether a row was to be seen in a snapshot of an era: rows of earlier eras all were. */
const seenIn = (era: string, snapshot: string, last: string) =>
  `(e.era < ${era} OR (e.era = ${era} AND e.seq <= ${last} AND pg_visible_in_snapshot(e.xid, ${snapshot})))`;

/** The highest number of an event, of those that a statement sees. */
const lastOf = (names: Names, place: string) =>
  `(SELECT coalesce(max(e.seq), 0) FROM ${names.of('events')} e WHERE ${place}true)`;

const statementOf = ({ names }: Base, workspaceId: string | null, { seen, batch }: Cursor, limit: number) => {
  const params = new Params();
  const place = workspaceId === null ? '' : `e.workspace_id = ${params.add(workspaceId)}::text AND `;
  const era =
    batch === null ? `(SELECT max(era) FROM ${names.of('eras')})` : `${params.add(String(batch.era))}::integer`;
  const snapshot = batch === null ? 'pg_current_snapshot()' : `${params.add(batch.snapshot)}::text::pg_snapshot`;
  const last = batch === null ? lastOf(names, place) : `${params.add(batch.last)}::bigint`;
  let notSeen = '';
  let from = batch === null ? '0' : `${params.add(batch.seq)}::bigint`;
  if (seen !== null) {
    const [seenEra, seenSnapshot] = [params.add(String(seen.era)), params.add(seen.snapshot)];
    const old = `${seenSnapshot}::text::pg_snapshot`;
    const seenLast = `${params.add(seen.last)}::bigint`;
    notSeen = ` AND NOT ${seenIn(`${seenEra}::integer`, old, seenLast)}`;
    // Where the batch begins: after the last that was seen, or earlier by what committed late. That is looked for by transaction, of
    // which few are new; era by era, since a planner takes a comparison of rows for one of their first columns; and as a sum, so that
    // nothing walks the whole history by seq.
    if (batch === null) {
      const first = (where: string) => `(SELECT min(e.seq + 0) - 1 FROM ${names.of('events')} e, batch
        WHERE ${place}${where} AND ${seenIn('batch.era', 'batch.upto', 'batch.last')}${notSeen})`;
      const late = first(`e.era = ${seenEra}::integer AND e.xid >= pg_snapshot_xmin(${old})`);
      from = `least(${seenLast}, ${late}, ${first(`e.era > ${seenEra}::integer`)})`;
    }
  }
  const sql = `WITH batch AS MATERIALIZED (SELECT ${era} AS era, ${snapshot} AS upto, ${last} AS last), start AS MATERIALIZED (SELECT ${from} AS seq)
    SELECT 'b'::text AS part, batch.era::text AS a, batch.upto::text AS b, batch.last::text AS c, start.seq::text AS d, NULL::text AS e FROM batch, start
    UNION ALL
    (SELECT 'e', e.workspace_id, e.seq::text, e.event::text, e.personal::text, NULL FROM ${names.of('events')} e
      WHERE ${place}e.seq > (SELECT seq FROM start) AND ${seenIn('(SELECT era FROM batch)', '(SELECT upto FROM batch)', '(SELECT last FROM batch)')}${notSeen}
      ORDER BY e.seq LIMIT ${limit + 1})`;
  return { sql, params };
};

/** The cursor behind everything of a workspace that can be seen now. */
export const endOfEvents = async (base: Base, workspaceId: string): Promise<string> => {
  const { names } = base;
  const params = isStorable(workspaceId) ? [workspaceId] : [];
  const last = params.length === 0 ? '0' : lastOf(names, 'e.workspace_id = $1::text AND ');
  const sql = `SELECT 'b'::text AS part, (SELECT max(era) FROM ${names.of('eras')})::text AS a, pg_current_snapshot()::text AS b,
    ${last}::text AS c, NULL::text AS d, NULL::text AS e`;
  const [line] = await ask(base, { sql, params });
  return cursorText({ seen: seenAt(line), batch: null });
};

/** The event of a line. */
export const eventOf = ({ c, d }: Line): WorkspaceEvent => ({
  ...(JSON.parse(c ?? '{}') as Omit<WorkspaceEvent, 'personal'>),
  personal: d === null ? null : (JSON.parse(d) as object),
});
