import type { Instant } from '../../kernel/instant.js';
import type { Reach } from '../../sharing/index.js';
import type { SqlPiece } from '../store.js';
import { principalsOf } from './list-visible.js';
import { namesOf } from './tables.js';
import { arrayText, storable } from './text.js';

/** Whose view of what, and when. */
export interface VisibleToOptions {
  /** The kind of resource: `contact`, `snippet`, or one that the host declared. */
  readonly kind: string;
  readonly at: Instant;
  /** The schema in which `migrate` made the tables; `partyline` unless told so. */
  readonly schema?: string;
  /** The number of the first parameter: 1 unless the statement around it has some before. */
  readonly firstParam?: number;
}

/**
 * What a member sees, as a subquery with the columns `id` and `level`, to join a host's own tables to. A member who sees nothing joins
 * to nothing. The condition is the one by which `listVisible` lists; a test holds both to the one evaluator.
 *
 * It costs as much as the member sees: to join a few rows of one's own to it is dearer than asking {@link isVisibleTo} of each of them.
 *
 * @example
 * ```ts
 * import { visibleTo } from 'partyline/adapters/postgres';
 *
 * const reach = { memberId: 'ana', caps: new Map([['workspace', 'edit']] as const), owns: new Set(['ana']) };
 * const visible = visibleTo('acme', reach, { kind: 'contact', at: Date.now(), firstParam: 2 });
 * const sql = `SELECT d.title FROM deals d JOIN (${visible.sql}) v ON v.id = d.contact_id WHERE d.stage = $1`;
 *
 * visible.params.length; // => 5
 * sql.includes('$6'); // => true
 * ```
 */
export const visibleTo = (
  workspaceId: string,
  reach: Reach,
  { kind, at, schema = 'partyline', firstParam = 1 }: VisibleToOptions,
): SqlPiece => {
  const { of } = namesOf(schema);
  const [who, caps] = principalArrays(reach);
  return piece(firstParam, [
    `SELECT a.id, CASE WHEN bool_or(a.level = 'edit' AND r.cap = 'edit') THEN 'edit' ELSE 'view' END AS level
    FROM unnest(`,
    who,
    '::text::text[], ',
    caps,
    `::text::text[]) AS r(principal, cap) JOIN ${of('access')} a ON a.principal = r.principal WHERE a.workspace_id = `,
    storable(workspaceId),
    '::text AND a.kind = ',
    storable(kind),
    '::text AND (a.until IS NULL OR a.until > ',
    String(at),
    '::text::bigint) GROUP BY a.id',
  ]);
};

/**
 * Whether a member sees one resource, as a condition over a column of the host's own that holds its id: for rows that are few already.
 * The column is put into the statement as it is, so it must not come from anybody.
 *
 * @example
 * ```ts
 * import { isVisibleTo } from 'partyline/adapters/postgres';
 *
 * const reach = { memberId: 'ana', caps: new Map([['workspace', 'edit']] as const), owns: new Set(['ana']) };
 * const visible = isVisibleTo('acme', reach, 'd.contact_id', { kind: 'contact', at: Date.now() });
 * const sql = `SELECT d.title FROM deals d WHERE d.id = 'd1' AND ${visible.sql}`;
 *
 * sql.includes('d.contact_id'); // => true
 * ```
 * @see docs/postgres.md
 */
export const isVisibleTo = (
  workspaceId: string,
  reach: Reach,
  column: string,
  { kind, at, schema = 'partyline', firstParam = 1 }: VisibleToOptions,
): SqlPiece => {
  const { of } = namesOf(schema);
  const [who] = principalArrays(reach);
  const workspace = storable(workspaceId);
  const own = kind === 'contact' || kind === 'snippet';
  const record = own ? column : `'${kind.replaceAll("'", "''")} ' || ${column}`;
  const resource = `'${storable(kind).replaceAll("'", "''")} ' || ${column}`;
  return piece(firstParam, [
    `EXISTS (SELECT FROM ${of('shared_records')} s WHERE s.workspace_id = `,
    workspace,
    `::text AND s.kind = '${own ? kind : 'resource'}' AND s.id = ${record} AND (s.deleted_at IS NULL OR s.deleted_at > `,
    String(at),
    `::text::bigint) AND ('owner:' || s.owner_id = ANY (`,
    who,
    `::text::text[]) OR EXISTS (SELECT FROM ${of('grants')} g WHERE g.workspace_id = `,
    workspace,
    `::text AND g.id >= ${resource} || ' ' AND g.id < ${resource} || '!' AND g.principal = ANY (`,
    who,
    '::text::text[]) AND (g.until IS NULL OR g.until > ',
    String(at),
    '::text::bigint))))',
  ]);
};

const principalArrays = (reach: Reach): readonly [string, string] => {
  const principals = principalsOf(reach);
  return [arrayText(principals.map(([principal]) => principal)), arrayText(principals.map(([, cap]) => cap))];
};

/** Texts and parameters in turn, beginning and ending with a text. */
const piece = (firstParam: number, items: readonly string[]): SqlPiece => {
  const parts = items.filter((_, index) => index % 2 === 0);
  const params = items.filter((_, index) => index % 2 === 1);
  const sql = parts.reduce((text, part, index) => `${text}$${firstParam + index - 1}${part}`);
  return { sql, params, parts };
};
