import { compareCodePoints } from '../../kernel/text.js';
import { type ListKind, lists, type OrderedListName, type Tables } from '../../workspace/index.js';
import type { OrderedPage, Position, ReadOptions } from '../store.js';
import { ask, type Base, Params } from './ask.js';
import { tableOf } from './tables.js';
import { arrayText, isStorable, quoteText } from './text.js';

/** Between the name of an ordered list and the sort key: a character that stands in neither. */
const SEPARATOR = '\u0001';

/** Under which list and name a record stands a second time, so that the key of `entries` is the order of the list. */
export const orderedEntry = (list: string, of: string, sortKey: string): string =>
  `${orderedList(list)} ${of}${SEPARATOR}${sortKey}`;

const orderedList = (list: string): string => `ordered:${list}`;

/** A page of ordered lists: a merge of one walk along the key of `entries` for each, no further than the limit. */
export const orderedPage = async <L extends OrderedListName>(
  base: Base,
  workspaceId: string,
  list: L,
  of: readonly string[],
  { after = null, limit, ...options }: ReadOptions & { readonly after?: Position | null; readonly limit: number },
): Promise<OrderedPage<L>> => {
  const { sortKey, id } = after ?? { sortKey: '', id: '' };
  if (![workspaceId, sortKey, id].every(isStorable)) return { items: [], next: null };
  const { names } = base;
  const { kind } = lists[list];
  const table = tableOf(kind);
  const ofKind = table.kind === null ? ` AND t.kind = ${quoteText(kind)}` : '';
  const params = new Params();
  const workspace = params.add(workspaceId);
  const named = params.add(arrayText([...new Set(of)].filter(isStorable)));
  const from = `k.of || chr(1) || ${params.add(sortKey)}::text, ${params.add(id)}::text`;
  const sql = `SELECT 'o'::text AS part, p.id AS a, p.sort_key AS b, t.data::text AS c, NULL::text AS d, NULL::text AS e
    FROM (
      SELECT w.sort_key, w.id FROM unnest(${named}::text[]) AS k(of)
      CROSS JOIN LATERAL (
        SELECT substr(e.of, length(k.of) + 2) AS sort_key, e.id FROM ${names.of('entries')} e
        WHERE e.workspace_id = ${workspace}::text AND e.list = ${quoteText(orderedList(list))}
          AND (e.of, e.id) > (${from}) AND e.of < k.of || chr(2)
        ORDER BY e.of, e.id LIMIT ${limit + 1}
      ) w
      GROUP BY w.sort_key, w.id ORDER BY w.sort_key, w.id LIMIT ${limit + 1}
    ) p
    JOIN ${names.of(table.name)} t ON t.workspace_id = ${workspace}::text AND t.id = p.id${ofKind}`;
  const lines = await ask(base, { sql, params: params.values }, options);
  const found = lines
    .filter(({ part }) => part === 'o')
    .map(({ a, b, c }) => ({ id: a ?? '', sortKey: b ?? '', record: JSON.parse(c ?? 'null') as Tables[ListKind<L>] }))
    .sort((one, other) => compareCodePoints(one.sortKey, other.sortKey) || compareCodePoints(one.id, other.id));
  const last = found[limit - 1];
  const more = found.length > limit && last !== undefined;
  return {
    items: found.slice(0, limit).map(({ id: recordId, record }) => ({ id: recordId, record })),
    next: more ? { sortKey: last.sortKey, id: last.id } : null,
  };
};
