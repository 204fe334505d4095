/**
 * A store in PostgreSQL 14 or newer, on a server or inside the process, with any of three drivers.
 *
 * @module
 */
export type { SqlPiece } from '../store.js';
export type { SqlClient, SqlRow, SqlSession, SqlValue } from './client.js';
export { OutcomeUnknown, StaleRead } from './faults.js';
export {
  fromPg,
  fromPgConnection,
  type PgConnection,
  type PgOptions,
  type PgPool,
  type PgPoolConnection,
} from './from-pg.js';
export { fromPglite, type PgliteDatabase, type PgliteSession } from './from-pglite.js';
export {
  fromPostgresJs,
  fromPostgresJsTransaction,
  type PostgresJs,
  type PostgresJsSession,
} from './from-postgres-js.js';
export { type Migrated, type MigrateOptions, migrate, migrationScript } from './migrate.js';
export { type PostgresStoreOptions, postgresStore } from './postgres-store.js';
export type { Layout } from './schema.js';
export { isVisibleTo, type VisibleToOptions, visibleTo } from './visible-to.js';
