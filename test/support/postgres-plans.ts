import type { WorkspaceStore } from 'partyline/adapters';
import { postgresStore, type SqlClient, type SqlValue } from 'partyline/adapters/postgres';

/** A statement as the store sent it. */
export interface Sent {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** A store that remembers what it sent last. */
export const recording = (client: SqlClient, schema: string): { store: WorkspaceStore; last: () => Sent } => {
  let last: Sent = { sql: '', params: [] };
  const query: SqlClient['query'] = (sql, params) => {
    last = { sql, params };
    return client.query(sql, params);
  };
  return { store: postgresStore({ client: { ...client, query }, schema, notify: false }), last: () => last };
};

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Heap Fetches'?: number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Node[];
}

/** What executing a statement touched. */
export interface Cost {
  /** Rows that scans brought forth, and those they threw away. */
  readonly rows: number;
  /** Pages of 8 KB that were looked at. */
  readonly buffers: number;
  /** Rows that index-only scans had to look for in the table, since VACUUM has not marked their page yet. */
  readonly heapFetches: number;
}

/** Sums something over a plan. What reads neither a table nor an index, such as a function or what was read before, is not a scan here. */
const total = (node: Node, of: (node: Node) => number): number =>
  of(node) * node['Actual Loops'] + (node.Plans ?? []).reduce((sum, inner) => sum + total(inner, of), 0);

const scanned = (node: Node): number =>
  node['Relation Name'] === undefined && node['Index Name'] === undefined
    ? 0
    : node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);

const literal = (value: SqlValue): string => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);

/** Executes a statement and says what it cost: planned for its parameters, or once for all of them, as prepared statements come to be. */
export const costOf = async (client: SqlClient, { sql, params }: Sent, plan: 'custom' | 'generic'): Promise<Cost> =>
  client.transaction(async (session) => {
    await session.query(`SET LOCAL plan_cache_mode = force_${plan}_plan`, []);
    await session.query(`PREPARE looked_at AS ${sql}`, []);
    const execute = `EXECUTE looked_at${params.length === 0 ? '' : `(${params.map(literal).join(', ')})`}`;
    const { rows } = await session.query(`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${execute}`, []);
    await session.query('DEALLOCATE looked_at', []);
    const told = rows[0]?.['QUERY PLAN'];
    const [{ Plan: root }] = (typeof told === 'string' ? JSON.parse(told) : told) as [{ Plan: Node }];
    const heapFetches = total(root, (node) => (node['Heap Fetches'] ?? 0) / node['Actual Loops']);
    return { rows: total(root, scanned), buffers: root['Shared Hit Blocks'] + root['Shared Read Blocks'], heapFetches };
  });
