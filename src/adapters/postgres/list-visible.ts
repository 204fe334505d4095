import type { Reach } from '../../sharing/index.js';
import { placeOf } from '../../workspace/index.js';
import type { Position } from '../store.js';
import { Params } from './ask.js';
import { type Names, tableOf } from './tables.js';
import { arrayText, isStorable, quoteText, storable } from './text.js';

/** Each principal of a reach with the most it gives, as two arrays. */
export const principalsOf = ({ caps, owns }: Reach): readonly (readonly [principal: string, cap: string])[] => {
  const principals = new Map<string, string>(caps);
  for (const id of owns) principals.set(`owner:${id}`, 'edit');
  return [...principals].filter(([principal]) => isStorable(principal));
};

/** What of a list is wanted. Limits stand in the text: a planner that does not know them plans for a tenth of everything. */
export interface Slice {
  readonly workspaceId: string;
  readonly kind: string;
  readonly reach: Reach;
  readonly at: number;
  readonly after: Position | null;
  readonly direction: 'forward' | 'back';
  readonly limit: number;
}

/** Of each list at least so many rows are read. */
const LEAST = 4;

/**
 * How much of each list is read before it is known which lists the page is made of: twice their share of it, in powers of two, since each
 * number makes a statement of its own. Null where that is most of a page anyhow.
 */
const headOf = (lists: number, limit: number): number | null => {
  const share = Math.max(LEAST, 2 ** Math.ceil(Math.log2((2 * limit) / Math.max(1, lists))));
  return share * 2 > limit ? null : share;
};

/**
 * The first so many resources that a reach sees: a merge of one sorted list a principal, each read no further than the limit. Its cost
 * grows with principals and the page, not with what there is. Columns `sort_key`, `id`, `edit`.
 *
 * Somebody with many principals has many lists, few of which the page is made of. So a head of each is read first; a list goes on, by
 * at most a page, where its head ends before the page that the heads come to.
 */
export const mergeOf = (names: Names, params: Params, slice: Slice): string => {
  const { workspaceId, kind, reach, at, after, direction, limit } = slice;
  const principals = principalsOf(reach);
  const workspace = params.add(storable(workspaceId));
  const ofKind = params.add(storable(kind));
  const who = params.add(arrayText(principals.map(([principal]) => principal)));
  const caps = params.add(arrayText(principals.map(([, cap]) => cap)));
  const instant = params.add(String(at));
  const [beyond, order] = direction === 'forward' ? (['>', 'ASC'] as const) : (['<', 'DESC'] as const);
  // Every sort key is after the empty one, so the first page is the same statement as the next.
  const from = after ?? (direction === 'forward' ? { sortKey: '', id: '' } : null);
  const place =
    from === null ? null : `(${params.add(storable(from.sortKey))}::text, ${params.add(storable(from.id))}::text)`;
  const inOrder = `ORDER BY a.sort_key ${order}, a.id ${order}`;
  const some = (start: string | null, most: number, counted = '') => `LATERAL (
      SELECT a.sort_key, a.id, min(a.level) AS level${counted} FROM ${names.of('access')} a
      WHERE a.workspace_id = ${workspace}::text AND a.principal = r.principal AND a.kind = ${ofKind}::text
        ${start === null ? '' : `AND (a.sort_key, a.id) ${beyond} ${start}`} AND (a.until IS NULL OR a.until > ${instant}::bigint)
      GROUP BY a.sort_key, a.id ${inOrder} LIMIT ${most}
    ) a`;
  const lists = `unnest(${who}::text[], ${caps}::text[]) AS r(principal, cap)`;
  const merged = (rows: string) => `SELECT a.sort_key, a.id, bool_or(a.level = 'edit' AND a.cap = 'edit') AS edit
    FROM (${rows}) a GROUP BY a.sort_key, a.id ${inOrder} LIMIT ${limit}`;
  const head = headOf(principals.length, limit);
  if (head === null) return merged(`SELECT r.cap, a.* FROM ${lists} CROSS JOIN ${some(place, limit)}`);
  return `WITH heads AS MATERIALIZED (
      SELECT r.principal, r.cap, a.* FROM ${lists} CROSS JOIN ${some(place, head, `, row_number() OVER (${inOrder}) AS nth`)}
    ), page_end AS MATERIALIZED (
      SELECT a.sort_key, a.id FROM (SELECT DISTINCT sort_key, id FROM heads) a ${inOrder} OFFSET ${limit - 1} LIMIT 1
    )
    ${merged(`SELECT cap, sort_key, id, level FROM heads UNION ALL
      SELECT r.cap, a.* FROM heads r CROSS JOIN ${some('(r.sort_key, r.id)', limit)}
      WHERE r.nth = ${head} AND coalesce((SELECT (e.sort_key, e.id) ${beyond} (r.sort_key, r.id) FROM page_end e), true)`)}`;
};

/** Joins the record of a resource: the table `t` for rows `p` with an `id`. */
export const joinRecord = (names: Names, kind: string, workspace: string): string => {
  // An id of no resource: all places of a kind differ in it alone.
  const place = placeOf({ kind, id: '' });
  const table = tableOf(place.kind);
  const id = place.id === '' ? 'p.id' : `${quoteText(place.id)} || p.id`;
  return `JOIN ${names.of(table.name)} t ON t.workspace_id = ${workspace}::text AND t.id = ${id}${
    table.kind === null ? ` AND t.kind = ${quoteText(place.kind)}` : ''
  }`;
};

/** A page of a visible list: lines `i` with position, record and whether it may be edited. */
export const visibleStatement = (names: Names, slice: Slice): { readonly sql: string; readonly params: Params } => {
  const params = new Params();
  const merge = mergeOf(names, params, slice);
  const sql = `SELECT 'i'::text AS part, p.id AS a, p.sort_key AS b, p.edit::text AS c, t.data::text AS d, NULL::text AS e
    FROM (${merge}) p ${joinRecord(names, slice.kind, '$1')}`;
  return { sql, params };
};

/** How much a reach sees, as far as a limit: a line `n`. */
export const countStatement = (names: Names, slice: Slice): { readonly sql: string; readonly params: Params } => {
  const params = new Params();
  const sql = `SELECT 'n'::text AS part, count(*)::text AS a, NULL::text AS b, NULL::text AS c, NULL::text AS d, NULL::text AS e
    FROM (${mergeOf(names, params, slice)}) p`;
  return { sql, params };
};
