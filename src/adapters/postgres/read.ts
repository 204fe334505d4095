import { getOrInsert } from '../../kernel/get-or-insert.js';
import { compareCodePoints } from '../../kernel/text.js';
import {
  type CounterName,
  type Guard,
  guardOf,
  guardOfList,
  type Key,
  type Kind,
  type ListKey,
  type ListName,
  listKey,
  lists,
  personalKeys,
  splitKey,
} from '../../workspace/index.js';
import type { ReadAnswer, ReadOptions } from '../store.js';
import { ask, type Base, type Line, Params } from './ask.js';
import { nativeLists } from './native-lists.js';
import { type Names, tableOf } from './tables.js';
import { arrayText, isStorable, quoteText } from './text.js';

/** What a read plan asks for, sorted by where it is. */
interface Wanted {
  readonly records: Map<Kind, Set<string>>;
  readonly lists: Map<ListName, Set<string>>;
  readonly counters: Set<CounterName>;
  readonly guards: Set<Guard>;
}

const wantedOf = (keys: readonly Key[]): Wanted => {
  const wanted: Wanted = { records: new Map(), lists: new Map(), counters: new Set(), guards: new Set() };
  for (const key of keys) {
    const [name, rest] = splitKey(key);
    if (name === 'counter') {
      wanted.counters.add(rest as CounterName);
    } else if (Object.hasOwn(lists, name)) {
      getOrInsert(wanted.lists, name as ListName, () => new Set()).add(rest);
      const guard = guardOfList(name as ListName, rest);
      if (guard !== null) wanted.guards.add(guard);
    } else {
      getOrInsert(wanted.records, name as Kind, () => new Set()).add(rest);
      wanted.guards.add(guardOf(name as Kind, rest));
    }
  }
  return wanted;
};

/** What PostgreSQL cannot hold is not there. */
const those = (texts: Iterable<string>): string => arrayText([...texts].filter(isStorable));

/** The records of one list with the versions of their guards. */
const listPart = (names: Names, params: Params, list: ListName, of: ReadonlySet<string>): string => {
  const { kind } = lists[list];
  const table = tableOf(kind);
  const native = nativeLists.get(list);
  const columns = `'l'::text AS part, ${quoteText(list)} || ' ' || k.of AS a, g.id AS b, g.data::text AS c, v.guard AS d, v.version AS e`;
  const source =
    native === undefined
      ? `JOIN ${names.of('entries')} e ON e.workspace_id = $1 AND e.list = ${quoteText(list)} AND e.of = k.of
         JOIN ${names.of(table.name)} g ON g.workspace_id = $1 AND g.id = e.id${table.kind === null ? ` AND g.kind = ${quoteText(kind)}` : ''}`
      : // By itself for each list, so that no planner thinks of walking the table once for all of them.
        `CROSS JOIN LATERAL (SELECT * FROM ${names.of(table.name)} g WHERE g.workspace_id = $1 AND ${native.condition('k.of')} OFFSET 0) g`;
  // As guardOf says; that it does is looked at below.
  const guard =
    kind === 'grant'
      ? `CASE WHEN g.resource_kind IN ('contact', 'snippet') THEN g.resource_kind || ':' || g.resource_id
         ELSE 'resource:' || g.resource_kind || ' ' || g.resource_id END`
      : personalKeys.has(kind)
        ? `${quoteText(`${kind}:~`)} || left(encode(sha256(convert_to(g.id, 'UTF8')), 'hex'), 6)`
        : `${quoteText(`${kind}:`)} || g.id`;
  return `SELECT ${columns} FROM unnest(${params.add(those(of))}::text[]) AS k(of) ${source}
    LEFT JOIN ${names.of('guards')} v ON v.workspace_id = $1 AND v.guard = ${guard}`;
};

const recordPart = (names: Names, params: Params, kind: Kind, ids: ReadonlySet<string>): string => {
  const table = tableOf(kind);
  const ofKind = table.kind === null ? ` AND t.kind = ${quoteText(kind)}` : '';
  return `SELECT 'r'::text AS part, ${quoteText(kind)}::text AS a, t.id AS b, t.data::text AS c, NULL::text AS d, NULL::text AS e
    FROM ${names.of(table.name)} t WHERE t.workspace_id = $1${ofKind} AND t.id = ANY (${params.add(those(ids))}::text[])`;
};

/** All keys in one statement, and therefore in one picture. */
export const read = async (
  base: Base,
  workspaceId: string,
  keys: readonly Key[],
  options?: ReadOptions,
): Promise<ReadAnswer> => {
  const { names } = base;
  const wanted = wantedOf(keys);
  const params = new Params();
  params.add(workspaceId);
  const parts = [
    ...[...wanted.records].map(([kind, ids]) => recordPart(names, params, kind, ids)),
    ...[...wanted.lists].map(([list, of]) => listPart(names, params, list, of)),
  ];
  if (wanted.counters.size > 0) {
    parts.push(`SELECT 'c'::text AS part, c.name AS a, c.value::text AS b, NULL::text AS c, NULL::text AS d, NULL::text AS e
      FROM ${names.of('counters')} c WHERE c.workspace_id = $1 AND c.name = ANY (${params.add(those(wanted.counters))}::text[])`);
  }
  parts.push(`SELECT 'g'::text AS part, g.guard AS a, g.version AS b, NULL::text AS c, NULL::text AS d, NULL::text AS e
    FROM ${names.of('guards')} g WHERE g.workspace_id = $1 AND g.guard = ANY (${params.add(those(wanted.guards))}::text[])`);
  const lines = isStorable(workspaceId)
    ? await ask(base, { sql: parts.join('\nUNION ALL\n'), params: params.values, revision: true }, options)
    : [];
  return answerOf(wanted, lines);
};

const answerOf = (wanted: Wanted, lines: readonly Line[]): ReadAnswer => {
  const records = new Map<Kind, Map<string, unknown>>();
  for (const [kind, ids] of wanted.records) records.set(kind, new Map([...ids].map((id) => [id, null])));
  const listed = new Map<ListKey, string[]>();
  for (const [list, ofs] of wanted.lists) for (const of of ofs) listed.set(listKey(list, of), []);
  const counters = new Map<CounterName, number>([...wanted.counters].map((name) => [name, 0]));
  const versions = new Map<Guard, string | null>([...wanted.guards].map((guard) => [guard, null]));
  let revision: string | null = null;
  for (const { part, a, b, c, d, e } of lines) {
    const [first, second] = [a ?? '', b ?? ''];
    if (part === 's') revision = first;
    else if (part === 'r') records.get(first as Kind)?.set(second, JSON.parse(c ?? 'null'));
    else if (part === 'c') counters.set(first as CounterName, Number(b));
    else if (part === 'g') versions.set(first, b);
    else if (part === 'l') {
      const blank = first.indexOf(' ');
      const list = first.slice(0, blank) as ListName;
      const { kind } = lists[list];
      listed.get(listKey(list, first.slice(blank + 1)))?.push(second);
      getOrInsert(records, kind, () => new Map()).set(second, JSON.parse(c ?? 'null'));
      const guard = guardOf(kind, second);
      if (d !== null && d !== guard) throw new Error(`the guard of ${kind}:${second} is not ${d}`);
      versions.set(guard, e);
    }
  }
  for (const ids of listed.values()) ids.sort(compareCodePoints);
  return { records, lists: listed, counters, versions, revision };
};
