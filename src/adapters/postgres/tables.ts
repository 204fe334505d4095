import type { Kind } from '../../workspace/index.js';
import { quoteName } from './text.js';

/** A column that follows from the record, for a host's joins and reports. */
interface Column {
  readonly name: string;
  readonly type: string;
  /** An immutable expression over the column `data`. */
  readonly from: string;
}

const text = (name: string, field: string): Column => ({ name, type: 'text COLLATE "C"', from: `data->>'${field}'` });
const json = (name: string, field: string): Column => ({ name, type: 'jsonb', from: `data->'${field}'` });

/** Whole milliseconds since the epoch; null for anything else. */
const instant = (name: string, field: string): Column => ({
  name,
  type: 'bigint',
  from: `CASE WHEN jsonb_typeof(data->'${field}') = 'number' THEN (data->>'${field}')::bigint END`,
});

/** The same as a time with its zone, as reports want it. */
const time = (name: string, field: string): Column => ({
  name,
  type: 'timestamptz',
  // PostgreSQL's times begin in 4713 BC.
  from: `CASE WHEN jsonb_typeof(data->'${field}') = 'number' AND (data->>'${field}')::float8 > -2.1e14 THEN to_timestamp((data->>'${field}')::float8 / 1000) END`,
});

/** A table that holds one kind of record, or all that have none of their own. */
export interface RecordTable {
  readonly name: string;
  /** The kind whose records it holds; null for all that have no table of their own. */
  readonly kind: Kind | null;
  readonly columns: readonly Column[];
}

/** The place of a shared record in lists, whose it is, and when it was deleted. */
const shared: readonly Column[] = [
  text('sort_key', 'sortKey'),
  text('owner_id', 'ownerId'),
  instant('deleted_at', 'deletedAt'),
];

/**
 * The tables of records. Each holds the record itself in `data`, so a new kind of record, or a new field, needs no change here; the typed
 * columns follow from it, and PostgreSQL keeps them.
 */
export const recordTables: readonly RecordTable[] = [
  {
    name: 'members',
    kind: 'member',
    columns: [
      text('status', 'status'),
      json('roles', 'roles'),
      json('groups', 'groups'),
      json('numbers', 'numbers'),
      time('joined_at', 'joinedAt'),
    ],
  },
  {
    name: 'profiles',
    kind: 'profile',
    columns: [
      text('name', 'name'),
      text('address', 'address'),
      text('language', 'language'),
      text('time_zone', 'timeZone'),
    ],
  },
  {
    name: 'groups',
    kind: 'group',
    columns: [
      text('name', 'name'),
      text('emoji', 'emoji'),
      text('description', 'description'),
      text('status', 'status'),
      time('created_at', 'createdAt'),
    ],
  },
  {
    name: 'numbers',
    kind: 'number',
    columns: [
      text('phone', 'phone'),
      text('name', 'name'),
      text('status', 'status'),
      text('mode', 'mode'),
      text('owner_id', 'ownerId'),
      time('created_at', 'createdAt'),
    ],
  },
  {
    name: 'contacts',
    kind: 'contact',
    columns: [
      ...shared,
      text('first_name', 'firstName'),
      text('last_name', 'lastName'),
      text('company', 'company'),
      text('role', 'role'),
      json('phones', 'phones'),
      json('emails', 'emails'),
      text('source', 'source'),
      time('created_at', 'createdAt'),
    ],
  },
  {
    name: 'grants',
    kind: 'grant',
    columns: [
      { name: 'resource_kind', type: 'text COLLATE "C"', from: "data->'resource'->>'kind'" },
      { name: 'resource_id', type: 'text COLLATE "C"', from: "data->'resource'->>'id'" },
      text('principal', 'principal'),
      text('level', 'level'),
      text('cause', 'cause'),
      instant('until', 'until'),
      text('granted_by', 'grantedBy'),
      time('granted_at', 'grantedAt'),
    ],
  },
  { name: 'records', kind: null, columns: shared },
];

const tableByKind: ReadonlyMap<string, RecordTable> = new Map(
  recordTables.flatMap((table) => (table.kind === null ? [] : [[table.kind, table] as const])),
);

const otherRecords = recordTables.at(-1) as RecordTable;

/** The table that holds a kind of record. */
export const tableOf = (kind: string): RecordTable => tableByKind.get(kind) ?? otherRecords;

/** Where everything stands, by the names that go into statements. */
export interface Names {
  readonly schema: string;
  /** The qualified name of a table, view or function. */
  readonly of: (name: string) => string;
}

/** The names of a schema. PostgreSQL cuts names at 63 bytes, and two that are cut alike would be one. */
export const namesOf = (schema: string): Names => {
  if (schema === '' || new TextEncoder().encode(schema).length > 63 || schema.includes('\0')) {
    throw new TypeError('a schema has a name of 1 to 63 bytes');
  }
  return { schema, of: (name) => `${quoteName(schema)}.${quoteName(name)}` };
};
