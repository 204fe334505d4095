import type { SqlClient, SqlSession } from './client.js';
import { rowSecurity } from './row-security.js';
import { createSchema, type Layout } from './schema.js';
import { type Names, namesOf } from './tables.js';
import { quoteName, quoteText } from './text.js';

/** How and where the tables are made. */
export interface MigrateOptions extends Layout {
  /** The schema that holds them; `partyline` unless told so. */
  readonly schema?: string;
  /**
   * Adds row-level security: a role other than the owner of the tables sees only rows of the workspace that the setting `partyline.workspace`
   * names, and none where nothing is set. Off unless asked for, and never taken back; see what it costs in docs/scaling.md.
   */
  readonly rls?: boolean;
}

/** One step from a version to the next. */
interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: (names: Names, layout: Layout) => readonly string[];
}

/** All steps, in order. A step that was published never changes; what is to be different is another step. */
const migrations: readonly Migration[] = [
  { version: 1, name: 'records, guards, counters, lists, access, events, replies', statements: createSchema },
];

const beginning = (names: Names): readonly string[] => [
  `CREATE SCHEMA IF NOT EXISTS ${quoteName(names.schema)}`,
  `CREATE TABLE IF NOT EXISTS ${names.of('migrations')} (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
];

/** Encodings other than these lack letters that people use; SQL_ASCII takes any bytes for what they are. */
const assertEncoding = async (client: SqlClient): Promise<void> => {
  const { rows } = await client.query(`SELECT current_setting('server_encoding') AS encoding`, []);
  const encoding = String(rows[0]?.encoding);
  if (encoding !== 'UTF8' && encoding !== 'SQL_ASCII') {
    throw new TypeError(`the store needs a database whose encoding is UTF8; that of this one is ${encoding}`);
  }
};

const note = (names: Names, { version, name }: Migration): string =>
  `INSERT INTO ${names.of('migrations')} (version, name) VALUES (${version}, ${quoteText(name)}) ON CONFLICT DO NOTHING`;

/**
 * The whole schema as a script, for those who run migrations by other means. It may be run again.
 *
 * @example
 * ```ts
 * import { migrationScript } from 'partyline/adapters/postgres';
 *
 * migrationScript({ schema: 'team' }).includes('CREATE SCHEMA IF NOT EXISTS "team";'); // => true
 * ```
 * @see docs/postgres.md
 */
export const migrationScript = ({ schema = 'partyline', rls = false, ...layout }: MigrateOptions = {}): string => {
  const names = namesOf(schema);
  const steps = migrations.map((migration) =>
    [
      `-- Version ${migration.version}: ${migration.name}.`,
      'BEGIN;',
      ...[...migration.statements(names, layout), note(names, migration)].map((statement) => `${statement};`),
      'COMMIT;',
    ].join('\n'),
  );
  const policies = rls ? rowSecurity(names, layout.partitions).map((statement) => `${statement};`) : [];
  return `${[...beginning(names).map((statement) => `${statement};`), ...steps, ...policies].join('\n\n')}\n`;
};

/** What `migrate` did. */
export interface Migrated {
  /** The versions that were applied now, in order; none where everything was there. */
  readonly applied: readonly number[];
  /** Whether transactions were found to be numbered anew since: after restoring, or promoting a standby. A new era began then. */
  readonly newEra: boolean;
}

/**
 * Makes the tables, or brings them up to date: each version in a transaction of its own, under a lock, so that several processes may
 * start at once. Run it after restoring as well, from a dump or to a point in time, and after promoting a standby: it notices that
 * transaction numbers may be given once more, and begins a new era, so that cursors and revisions keep their meaning.
 *
 * A role that may not make tables may run it all the same, as long as there is nothing to make.
 *
 * @throws TypeError for a database whose encoding lacks letters that people use, and for a name of a schema that PostgreSQL would cut
 * @example
 * ```ts no-run
 * import { fromPg, migrate } from 'partyline/adapters/postgres';
 * import pg from 'pg';
 *
 * const { applied } = await migrate(fromPg(new pg.Pool()), { schema: 'team' });
 * ```
 * @see docs/postgres.md
 */
export const migrate = async (
  client: SqlClient,
  { schema = 'partyline', rls = false, ...layout }: MigrateOptions = {},
): Promise<Migrated> => {
  const names = namesOf(schema);
  await assertEncoding(client);
  await alone(client, names, async (session) => {
    // Where it is there already, a role that may not make tables has nothing to make.
    const known = await session.query(`SELECT to_regclass($1::text)::text AS name`, [names.of('migrations')]);
    if (known.rows[0]?.name != null) return;
    for (const statement of beginning(names)) await session.query(statement, []);
  });
  const applied: number[] = [];
  for (const migration of migrations) {
    await alone(client, names, async (session) => {
      const known = `SELECT FROM ${names.of('migrations')} WHERE version = $1::integer`;
      if ((await session.query(known, [String(migration.version)])).rows.length > 0) return;
      for (const statement of migration.statements(names, layout)) await session.query(statement, []);
      await session.query(note(names, migration), []);
      applied.push(migration.version);
    });
  }
  if (rls) {
    await alone(client, names, async (session) => {
      for (const statement of rowSecurity(names, layout.partitions)) await session.query(statement, []);
    });
  }
  return { applied, newEra: await alone(client, names, (session) => enterEra(session, names)) };
};

/**
 * Runs a step while nobody else runs one. What was waited for is to be seen, which takes READ COMMITTED, whatever the role or the database
 * begins transactions with.
 */
const alone = <T>(client: SqlClient, { schema }: Names, step: (session: SqlSession) => Promise<T>): Promise<T> =>
  client.transaction(async (session) => {
    await session.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED', []);
    await session.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 7))', [schema]);
    return step(session);
  });

/**
 * Who numbers the transactions: a cluster and, in it, a timeline, of which PostgreSQL begins another wherever history forks. The control file
 * names a new one first as that of the recovery's end, and after the next checkpoint as its own.
 */
const NUMBERED_BY = `SELECT system_identifier || ' ' || greatest(timeline_id, min_recovery_end_timeline) AS system
  FROM pg_control_system(), pg_control_checkpoint(), pg_control_recovery()`;

/** Where transactions are numbered by another than before, an era begins. */
const enterEra = async (session: SqlSession, names: Names): Promise<boolean> => {
  const system = String((await session.query(NUMBERED_BY, [])).rows[0]?.system);
  const last = await session.query(`SELECT era, system FROM ${names.of('eras')} ORDER BY era DESC LIMIT 1`, []);
  const { era = 1, system: known = null } = (last.rows[0] ?? {}) as { era?: number; system?: string | null };
  if (known === system) return false;
  if (known === null) {
    await session.query(`UPDATE ${names.of('eras')} SET system = $1::text WHERE era = $2::integer`, [
      system,
      String(era),
    ]);
    return false;
  }
  await session.query(`INSERT INTO ${names.of('eras')} (era, system) VALUES ($1::integer, $2::text)`, [
    String(era + 1),
    system,
  ]);
  // Logical replication copies no sequences.
  await session.query(
    `SELECT setval(${quoteText(names.of('event_seq'))}, e.last) FROM (SELECT max(seq) AS last FROM ${names.of('events')}) e, ${names.of('event_seq')} s
      WHERE e.last > s.last_value`,
    [],
  );
  return true;
};
