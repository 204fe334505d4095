import { fromPg, fromPostgresJs, migrate, postgresStore, type SqlClient } from 'partyline/adapters/postgres';
import { testWorkspaceStore } from 'partyline/testing';
import pg from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { cutting, describeOnServer, onServer, serverUrl } from '../../support/postgres.js';

/** The contract, on a database that is there when the tests run. */
const keepsTheContract = (
  place: () => { readonly client: SqlClient; readonly schema: string },
  size: { readonly rounds: number; readonly largest: number },
): void => {
  const open = () => postgresStore({ ...place(), notify: false });
  testWorkspaceStore({
    test,
    factory: open,
    reopen: open,
    transaction: (_, run) => place().client.transaction(run),
    breaking: (_, step) => {
      const { client, schema } = place();
      // Every second step is the way of an answer.
      const when = step % 2 === 1 ? 'before' : 'after';
      return postgresStore({ client: cutting(client, when, (step + 1) >> 1), schema, notify: false });
    },
    ...size,
  });
};

describeOnServer('on a server, by the driver pg', () => {
  let server: Awaited<ReturnType<typeof onServer>>;
  beforeAll(async () => {
    server = await onServer();
  });
  afterAll(() => server.end());
  keepsTheContract(() => server, { rounds: 60, largest: 5_000 });
});

describeOnServer('on a server, by postgres.js', () => {
  const schema = `test_${process.pid}_postgres_js`;
  let sql: postgres.Sql;
  let client: SqlClient;
  beforeAll(async () => {
    sql = postgres(serverUrl ?? '', { onnotice: () => {}, max: 16 });
    client = fromPostgresJs(sql);
    await migrate(client, { schema });
  });
  afterAll(async () => {
    await sql`DROP SCHEMA ${sql(schema)} CASCADE`;
    await sql.end();
  });
  keepsTheContract(() => ({ client, schema }), { rounds: 5, largest: 500 });
});

describeOnServer('on tables that are partitioned by workspace', () => {
  let server: Awaited<ReturnType<typeof onServer>>;
  beforeAll(async () => {
    server = await onServer({ partitions: 4 });
  });
  afterAll(() => server.end());
  keepsTheContract(() => server, { rounds: 10, largest: 2_000 });
});

describeOnServer('on tables that are partitioned by workspace, with every plan looked at', () => {
  /** What was executed on more than one partition of a table: nothing is to be. */
  const astray: string[] = [];
  let plans = 0;
  let server: Awaited<ReturnType<typeof onServer>>;
  let client: SqlClient;
  let pool: pg.Pool;
  beforeAll(async () => {
    server = await onServer({ partitions: 4 });
    // Every statement, those inside the function too, comes back with its plan as it was executed.
    const settings = ['log_min_duration=0', 'log_analyze=on', 'log_nested_statements=on', 'log_timing=off'];
    const options = ['session_preload_libraries=auto_explain', 'client_min_messages=log']
      .concat(settings.map((setting) => `auto_explain.${setting}`))
      .map((setting) => `-c ${setting}`)
      .join(' ');
    pool = new pg.Pool({ connectionString: serverUrl, max: 8, options });
    pool.on('connect', (connection) => {
      connection.on('notice', ({ message = '' }) => {
        plans += 1;
        const scanned = new Map<string, Set<string>>();
        for (const line of message.split('\n')) {
          const [, table, part] = / Scan .*\bon (\w+?)_(\d)\b/.exec(line) ?? [];
          const index = /Bitmap Index Scan/.test(line);
          if (table === undefined || part === undefined || index || line.includes('never executed')) continue;
          scanned.set(table, (scanned.get(table) ?? new Set()).add(part));
        }
        for (const [table, parts] of scanned) if (parts.size > 1) astray.push(`${table}: ${message}`);
      });
    });
    client = fromPg(pool);
  });
  afterAll(async () => {
    await pool.end();
    await server.end();
  });
  keepsTheContract(() => ({ client, schema: server.schema }), { rounds: 2, largest: 300 });

  it('each statement that names a workspace scans one partition of each table, and no other', () => {
    expect(plans).toBeGreaterThan(1_000);
    // The feed of all workspaces names none, and reads them all: so what goes astray is noticed.
    const isFeed = (plan: string) =>
      plan.includes("'e', e.workspace_id, e.seq::text") && !plan.includes('workspace_id =');
    expect(astray.some(isFeed)).toBe(true);
    expect(astray.filter((plan) => !isFeed(plan))).toEqual([]);
  });
});
