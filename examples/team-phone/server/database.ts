import { PGlite } from '@electric-sql/pglite';
import { fromPg, fromPglite, migrate, type SqlClient } from 'partyline/adapters/postgres';
import pg from 'pg';

/** The database: PostgreSQL where `DATABASE_URL` names one, else PGlite in a folder. Its tables are made or brought up to date. */
export const openDatabase = async (url: string | undefined, folder: string | undefined): Promise<SqlClient> => {
  const client =
    url === undefined ? fromPglite(await PGlite.create(folder)) : fromPg(new pg.Pool({ connectionString: url }));
  await migrate(client);
  return client;
};
