import { compareCodePoints } from '../../kernel/text.js';
import { type Kind, type ListName, lists, type Tables } from '../../workspace/index.js';
import type { ReadOptions } from '../store.js';
import { ask, type Base, Params } from './ask.js';
import { nativeLists } from './native-lists.js';
import { tableOf } from './tables.js';
import { isStorable, quoteText } from './text.js';

/** Ids in a list, in order of code points, after one; one more than asked for where there are more. */
export const idsInList = async (
  base: Base,
  workspaceId: string,
  list: ListName,
  of: string,
  { after = null, limit, ...options }: ReadOptions & { readonly after?: string | null; readonly limit: number },
): Promise<readonly string[]> => {
  if (![workspaceId, of, after ?? ''].every(isStorable)) return [];
  const { names } = base;
  const params = new Params();
  const [workspace, ofList] = [params.add(workspaceId), `${params.add(of)}::text`];
  const from = after === null ? '' : ` AND g.id > ${params.add(after)}::text`;
  const native = nativeLists.get(list);
  const table = native === undefined ? names.of('entries') : names.of(tableOf(lists[list].kind).name);
  const condition = native?.condition(ofList) ?? `g.list = ${quoteText(list)} AND g.of = ${ofList}`;
  const sql = `SELECT 'l'::text AS part, g.id AS a, NULL::text AS b, NULL::text AS c, NULL::text AS d, NULL::text AS e
    FROM ${table} g WHERE g.workspace_id = ${workspace}::text AND ${condition}${from} ORDER BY g.id LIMIT ${limit + 1}`;
  const lines = await ask(base, { sql, params: params.values }, options);
  return lines
    .filter(({ part }) => part === 'l')
    .map(({ a }) => a ?? '')
    .sort(compareCodePoints);
};

/** Records of a kind by id, in order of code points, after one; one more than asked for where there are more. */
export const recordsOfKind = async <K extends Kind>(
  base: Base,
  workspaceId: string,
  kind: K,
  { after = null, limit, ...options }: ReadOptions & { readonly after?: string | null; readonly limit: number },
): Promise<readonly (readonly [id: string, record: Tables[K]])[]> => {
  if (![workspaceId, after ?? ''].every(isStorable)) return [];
  const { names } = base;
  const params = new Params();
  const workspace = params.add(workspaceId);
  const table = tableOf(kind);
  const ofKind = table.kind === null ? ` AND t.kind = ${quoteText(kind)}` : '';
  const from = after === null ? '' : ` AND t.id > ${params.add(after)}::text`;
  const sql = `SELECT 'r'::text AS part, t.id AS a, t.data::text AS b, NULL::text AS c, NULL::text AS d, NULL::text AS e
    FROM ${names.of(table.name)} t WHERE t.workspace_id = ${workspace}::text${ofKind}${from} ORDER BY t.id LIMIT ${limit + 1}`;
  const lines = await ask(base, { sql, params: params.values }, options);
  return lines
    .filter(({ part }) => part === 'r')
    .map(({ a, b }) => [a ?? '', JSON.parse(b ?? 'null') as Tables[K]] as const)
    .sort(([one], [other]) => compareCodePoints(one, other));
};

/** Ids of grants that have ended. */
export const endedGrants = async (
  base: Base,
  workspaceId: string,
  { at, limit }: { readonly at: number; readonly limit: number },
): Promise<readonly string[]> => {
  if (!isStorable(workspaceId)) return [];
  const sql = `SELECT g.id AS a FROM ${base.names.of('grants')} g
    WHERE g.workspace_id = $1::text AND g.until <= $2::bigint ORDER BY g.until LIMIT ${limit}`;
  const { rows } = await base.client.query(sql, [workspaceId, String(at)]);
  return rows.map(({ a }) => String(a));
};
