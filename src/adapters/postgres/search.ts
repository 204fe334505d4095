import type { Reach } from '../../sharing/index.js';
import type { Position, ReadOptions, SearchQuery } from '../store.js';
import { ask, type Base, type Line, Params } from './ask.js';
import { searchList } from './commit.js';
import { joinRecord, mergeOf, principalsOf } from './list-visible.js';
import { afterPrefix } from './prefix.js';
import { arrayText, isStorable, storable } from './text.js';

/** Up to so many resources that match one word are all looked at, and the page is exact. */
export const CANDIDATES = 2_000;

/** Where every word matches more, the list is walked so far a page, and the page says so. */
export const WALKED = 2_000;

/** One thing every match has: a term that begins with one of these. */
type Criterion = readonly string[];

const criteriaOf = ({ words, digits }: SearchQuery): readonly Criterion[] => [
  ...words.map((word) => [word]),
  ...(digits === null ? [] : [[`#${digits}`, `%${[...digits].reverse().join('')}`]]),
];

/** What was found: lines `i` as of a visible list, at most one more than asked for, and how far the list was walked, if it was. */
export interface Found {
  readonly lines: readonly Line[];
  readonly walkedTo: Position | null;
}

export interface Search {
  readonly workspaceId: string;
  readonly kind: string;
  readonly reach: Reach;
  readonly query: SearchQuery;
  readonly at: number;
  readonly after: Position | null;
  readonly limit: number;
}

/** That a record matches a criterion, by the terms it carries. */
const matches = (params: Params, kind: string, criterion: Criterion): string => {
  const begins = criterion.map((term) => `starts_with(x.entry, ${params.add(`${searchList(kind)} ${term}`)}::text)`);
  return `EXISTS (SELECT FROM unnest(t.entries) AS x(entry) WHERE ${begins.join(' OR ')})`;
};

/** Ranges of terms: what begins with a prefix is what is not before it and before whatever comes after it. */
const range = (params: Params, prefix: string): string => {
  const end = afterPrefix(prefix);
  const upper = end === null ? '' : ` AND e.of < ${params.add(end)}::text`;
  return `(e.of >= ${params.add(prefix)}::text${upper})`;
};

/** How many resources match each criterion, as far as anybody wants to know. */
const countCandidates = async (base: Base, search: Search, criteria: readonly Criterion[], options: ReadOptions) => {
  const params = new Params();
  const workspace = params.add(storable(search.workspaceId));
  const list = params.add(storable(searchList(search.kind)));
  const parts = criteria.map(
    (
      criterion,
      index,
    ) => `SELECT 'n'::text AS part, '${index}'::text AS a, count(*)::text AS b, NULL::text AS c, NULL::text AS d, NULL::text AS e
      FROM (SELECT 1 FROM ${base.names.of('entries')} e WHERE e.workspace_id = ${workspace}::text AND e.list = ${list}::text
        AND (${criterion.map((term) => range(params, term)).join(' OR ')}) LIMIT ${CANDIDATES + 1}) c`,
  );
  const lines = await ask(base, { sql: parts.join('\nUNION ALL\n'), params: params.values }, options);
  const counts = criteria.map(() => 0);
  for (const { part, a, b } of lines) if (part === 'n') counts[Number(a)] = Number(b);
  return counts;
};

/** Everything that matches the rarest criterion, looked at one by one. */
const amongCandidates = async (
  base: Base,
  { workspaceId, kind, reach, at, after, limit }: Search,
  rarest: Criterion,
  others: readonly Criterion[],
  options: ReadOptions,
): Promise<readonly Line[]> => {
  const { names } = base;
  const params = new Params();
  const workspace = params.add(storable(workspaceId));
  const list = params.add(storable(searchList(kind)));
  const ofKind = params.add(storable(kind));
  const principals = principalsOf(reach);
  const who = params.add(arrayText(principals.map(([principal]) => principal)));
  const caps = params.add(arrayText(principals.map(([, cap]) => cap)));
  const instant = params.add(String(at));
  const from = after ?? { sortKey: '', id: '' };
  const place = `(${params.add(storable(from.sortKey))}::text, ${params.add(storable(from.id))}::text)`;
  const rest = others.map((criterion) => ` AND ${matches(params, kind, criterion)}`).join('');
  const sql = `WITH reach AS MATERIALIZED (SELECT * FROM unnest(${who}::text[], ${caps}::text[]) AS r(principal, cap)),
    candidates AS MATERIALIZED (
      SELECT DISTINCT e.id FROM ${names.of('entries')} e WHERE e.workspace_id = ${workspace}::text AND e.list = ${list}::text
        AND (${rarest.map((term) => range(params, term)).join(' OR ')})
    )
    SELECT 'i'::text AS part, p.id AS a, t.sort_key AS b, seen.edit::text AS c, t.data::text AS d, NULL::text AS e
    FROM (${kind === 'contact' || kind === 'snippet' ? 'SELECT id FROM candidates' : `SELECT substr(id, char_length(${ofKind}::text) + 2) AS id FROM candidates`}) p
    ${joinRecord(names, kind, workspace)}
    CROSS JOIN LATERAL (
      SELECT bool_or(way.edit) AS edit FROM (
        SELECT true AS edit FROM reach r WHERE r.principal = 'owner:' || t.owner_id
        UNION ALL
        SELECT g.level = 'edit' AND r.cap = 'edit' FROM ${names.of('grants')} g JOIN reach r ON r.principal = g.principal
        WHERE g.workspace_id = ${workspace}::text AND g.id >= ${ofKind}::text || ' ' || p.id || ' ' AND g.id < ${ofKind}::text || ' ' || p.id || '!'
          AND (g.until IS NULL OR g.until > ${instant}::bigint)
      ) way
    ) seen
    WHERE (t.deleted_at IS NULL OR t.deleted_at > ${instant}::bigint) AND (t.sort_key, p.id) > ${place} AND seen.edit IS NOT NULL${rest}
    ORDER BY t.sort_key, p.id LIMIT ${limit}`;
  return (await ask(base, { sql, params: params.values }, options)).filter(({ part }) => part === 'i');
};

/** The visible list, walked from where the page begins. */
const alongTheList = async (
  base: Base,
  search: Search,
  criteria: readonly Criterion[],
  options: ReadOptions,
): Promise<Found> => {
  const params = new Params();
  const merge = mergeOf(base.names, params, { ...search, direction: 'forward', limit: WALKED + 1 });
  const all = criteria.map((criterion) => matches(params, search.kind, criterion)).join(' AND ') || 'true';
  const sql = `WITH walked AS MATERIALIZED (${merge}),
    matching AS (
      SELECT p.id, p.sort_key, p.edit, t.data FROM walked p ${joinRecord(base.names, search.kind, '$1')}
      WHERE ${all} ORDER BY p.sort_key, p.id LIMIT ${search.limit}
    )
    SELECT 'i'::text AS part, m.id AS a, m.sort_key AS b, m.edit::text AS c, m.data::text AS d, NULL::text AS e FROM matching m
    UNION ALL
    SELECT 'w', w.id, w.sort_key, NULL, NULL, NULL
    FROM (SELECT id, sort_key FROM walked ORDER BY sort_key, id OFFSET ${WALKED - 1} LIMIT 1) w
    WHERE (SELECT count(*) FROM walked) > ${WALKED}`;
  const lines = await ask(base, { sql, params: params.values }, options);
  const end = lines.find(({ part }) => part === 'w');
  return {
    lines: lines.filter(({ part }) => part === 'i'),
    walkedTo: end === undefined ? null : { sortKey: end.b ?? '', id: end.a ?? '' },
  };
};

/**
 * What of a visible list matches. By the rarest word where it is rare enough, and then exactly; else along the list, so far a page, and
 * the page goes on where the walk ended. A candidate list that is cut off would give wrong pages, not short ones.
 */
export const search = async (base: Base, wanted: Search, options: ReadOptions): Promise<Found> => {
  const criteria = criteriaOf(wanted.query);
  if (!criteria.flat().every(isStorable)) return { lines: [], walkedTo: null };
  if (criteria.length === 0) return alongTheList(base, wanted, criteria, options);
  const counts = await countCandidates(base, wanted, criteria, options);
  const fewest = counts.indexOf(Math.min(...counts));
  const rarest = criteria[fewest];
  if (rarest === undefined || (counts[fewest] ?? 0) > CANDIDATES) return alongTheList(base, wanted, criteria, options);
  const others = criteria.filter((_, index) => index !== fewest);
  return { lines: await amongCandidates(base, wanted, rarest, others, options), walkedTo: null };
};
