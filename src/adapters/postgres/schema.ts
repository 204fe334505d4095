import { commitFunction } from './commit-function.js';
import { type Names, type RecordTable, recordTables } from './tables.js';
import { quoteName, quoteText } from './text.js';

/** How the tables are laid out. */
export interface Layout {
  /**
   * `citus` spreads the tables over a cluster by `workspace_id`, with the Citus extension that has to be there. Nothing else needs an
   * extension.
   */
  readonly distribute?: 'citus';
  /** Into how many partitions each table is divided, by a hash of `workspace_id`; not divided unless told so. */
  readonly partitions?: number;
}

/** A table of the schema: its columns, its key and what is looked up besides. */
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** What the index of the key carries besides, so that nothing has to be looked up in the table itself. */
  readonly carried?: string;
  readonly indexes?: readonly { readonly name: string; readonly on: string }[];
  /** Whether rows are replaced or taken away all the time, so that what is dead has to be cleared early. */
  readonly churns?: boolean;
}

/** Every key column is compared by bytes: the order of code points, on every machine and under every locale. */
const key = (name: string) => `${quoteName(name)} text COLLATE "C" NOT NULL`;

const recordTable = ({ name, kind, columns }: RecordTable): Table => ({
  name,
  columns: [
    key('workspace_id'),
    ...(kind === null ? [key('kind')] : []),
    key('id'),
    'data jsonb NOT NULL',
    // The lists and search terms under which the record can be found, as they stand in `entries`.
    `entries text[] COLLATE "C" NOT NULL DEFAULT '{}'`,
    ...columns.map((column) => `${quoteName(column.name)} ${column.type} GENERATED ALWAYS AS (${column.from}) STORED`),
  ],
  key: kind === null ? ['workspace_id', 'kind', 'id'] : ['workspace_id', 'id'],
  ...(kind === 'grant'
    ? {
        indexes: [
          { name: 'grants_to_group', on: `(workspace_id, principal, id) WHERE starts_with(principal, 'group:')` },
          { name: 'grants_until', on: '(workspace_id, until) WHERE until IS NOT NULL' },
        ],
      }
    : {}),
});

const tables: readonly Table[] = [
  ...recordTables.map(recordTable),
  {
    name: 'guards',
    columns: [key('workspace_id'), key('guard'), 'version text COLLATE "C" NOT NULL'],
    key: ['workspace_id', 'guard'],
    churns: true,
  },
  {
    name: 'counters',
    columns: [
      key('workspace_id'),
      key('name'),
      'value bigint NOT NULL',
      // The bounds that were last stated for it: whatever writes here by another way keeps them too.
      'lower_bound bigint',
      'upper_bound bigint',
      'CHECK (value >= lower_bound)',
      'CHECK (value <= upper_bound)',
    ],
    key: ['workspace_id', 'name'],
    churns: true,
  },
  {
    // Which record stands in which list, and under which term it is found.
    name: 'entries',
    columns: [key('workspace_id'), key('list'), key('of'), key('id')],
    key: ['workspace_id', 'list', 'of', 'id'],
    churns: true,
  },
  {
    // Whom what is shown to, in the order of lists: one row a grant of a resource that is not deleted, and one for its owner.
    name: 'access',
    columns: [
      key('workspace_id'),
      key('principal'),
      key('kind'),
      key('sort_key'),
      key('id'),
      key('level'),
      key('cause'),
      'until bigint',
    ],
    key: ['workspace_id', 'principal', 'kind', 'sort_key', 'id', 'level', 'cause'],
    carried: 'until',
    churns: true,
  },
  {
    name: 'events',
    columns: [
      key('workspace_id'),
      'seq bigint NOT NULL',
      'era integer NOT NULL',
      'xid xid8 NOT NULL',
      'event jsonb NOT NULL',
      'personal jsonb',
      'subject text COLLATE "C"',
      `type text COLLATE "C" GENERATED ALWAYS AS (event->>'type') STORED`,
      `at timestamptz GENERATED ALWAYS AS (CASE WHEN (event->>'at')::float8 > -2.1e14 THEN to_timestamp((event->>'at')::float8 / 1000) END) STORED`,
    ],
    key: ['workspace_id', 'seq'],
    indexes: [
      { name: 'events_by_transaction', on: '(workspace_id, era, xid, seq)' },
      { name: 'events_of_all', on: '(seq)' },
      { name: 'events_of_all_by_transaction', on: '(era, xid, seq)' },
      { name: 'events_about', on: '(workspace_id, subject) WHERE personal IS NOT NULL' },
    ],
  },
  {
    name: 'replies',
    columns: [
      key('workspace_id'),
      key('key'),
      'fingerprint text NOT NULL',
      'commit text COLLATE "C" NOT NULL',
      'revision text NOT NULL',
      'first_seq bigint',
      'last_seq bigint',
      'expires_at bigint NOT NULL',
    ],
    key: ['workspace_id', 'key'],
    indexes: [{ name: 'replies_expire', on: '(workspace_id, expires_at)' }],
  },
];

/** Names of all tables that hold something of a workspace, by which they can be divided. */
export const tableNames: readonly string[] = tables.map(({ name }) => name);

/** Clears dead rows when one in fifty is dead rather than one in five: every first page would otherwise walk over them. */
const VACUUM = 'autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02';

const createTable = (
  names: Names,
  { name, columns, key: columnsOfKey, carried, indexes = [], churns = false }: Table,
  layout: Layout,
) => {
  const table = names.of(name);
  const include = carried === undefined ? '' : ` INCLUDE (${carried})`;
  const primaryKey = `PRIMARY KEY (${columnsOfKey.map(quoteName).join(', ')})${include}`;
  const body = `(\n  ${[...columns, primaryKey].join(',\n  ')}\n)`;
  const storage = `fillfactor = 90${churns ? `, ${VACUUM}` : ''}`;
  const parts = layout.partitions ?? 0;
  const create =
    parts === 0
      ? [`CREATE TABLE IF NOT EXISTS ${table} ${body} WITH (${storage})`]
      : [
          `CREATE TABLE IF NOT EXISTS ${table} ${body} PARTITION BY HASH (workspace_id)`,
          ...Array.from({ length: parts }, (_, remainder) => {
            const part = names.of(`${name}_${remainder}`);
            return `CREATE TABLE IF NOT EXISTS ${part} PARTITION OF ${table} FOR VALUES WITH (MODULUS ${parts}, REMAINDER ${remainder}) WITH (${storage})`;
          }),
        ];
  return [
    ...create,
    ...indexes.map((index) => `CREATE INDEX IF NOT EXISTS ${quoteName(index.name)} ON ${table} ${index.on}`),
  ];
};

/** Every shared record by kind and id, wherever it is stored. */
const sharedRecordsView = (names: Names) => `CREATE OR REPLACE VIEW ${names.of('shared_records')} AS
  SELECT workspace_id, 'contact'::text COLLATE "C" AS kind, id, sort_key, owner_id, deleted_at FROM ${names.of('contacts')}
  UNION ALL
  SELECT workspace_id, kind, id, sort_key, owner_id, deleted_at FROM ${names.of('records')}`;

/** Every record by kind and id, wherever it is stored. */
const allRecordsView = (names: Names) => `CREATE OR REPLACE VIEW ${names.of('all_records')} AS
  ${recordTables
    .map(({ name, kind }) => {
      const named = kind === null ? 'kind' : `${quoteText(kind)}::text COLLATE "C" AS kind`;
      return `SELECT workspace_id, ${named}, id, data, entries FROM ${names.of(name)}`;
    })
    .join('\n  UNION ALL\n  ')}`;

const distribution = (names: Names): readonly string[] => [
  `SELECT create_reference_table(${quoteText(names.of('eras'))})`,
  ...tableNames.map((name, index) => {
    const beside = index === 0 ? '' : `, colocate_with => ${quoteText(names.of(tableNames[0] as string))}`;
    return `SELECT create_distributed_table(${quoteText(names.of(name))}, 'workspace_id'${beside})`;
  }),
];

/** The statements of version 1: everything. Each may run again without harm. */
export const createSchema = (names: Names, layout: Layout): readonly string[] => [
  `CREATE TABLE IF NOT EXISTS ${names.of('eras')} (era integer PRIMARY KEY, system text, began_at timestamptz NOT NULL DEFAULT now())`,
  `INSERT INTO ${names.of('eras')} (era) VALUES (1) ON CONFLICT DO NOTHING`,
  // Without a cache: the order of events within a guard is that in which their numbers were drawn.
  `CREATE SEQUENCE IF NOT EXISTS ${names.of('event_seq')} CACHE 1`,
  ...tables.flatMap((table) => createTable(names, table, layout)),
  sharedRecordsView(names),
  allRecordsView(names),
  commitFunction(names),
  ...(layout.distribute === 'citus' ? distribution(names) : []),
];
