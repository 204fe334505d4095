// Where an example keeps its workspace, as `--store` says:
//
//   --store memory           in memory, which is the default
//   --store pglite           in PostgreSQL inside the process, gone when it ends
//   --store pglite:folder    the same in a folder, where it stays; the next run begins a workspace of its own beside it
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { memoryStore, type WorkspaceStore } from 'partyline';
import { fromPglite, migrate, postgresStore } from 'partyline/adapters/postgres';

export interface OpenedStore {
  readonly store: WorkspaceStore;
  /** A workspace that nobody has begun yet. */
  readonly workspaceId: string;
}

export const openStore = async (name: string): Promise<OpenedStore> => {
  const { values } = parseArgs({ options: { store: { type: 'string', default: 'memory' } } });
  users++;
  if (values.store === 'memory') return { store: memoryStore(), workspaceId: name };
  const asked = /^pglite(?::(?<folder>.+))?$/.exec(values.store);
  if (asked === null) throw new TypeError(`--store is memory, pglite or pglite:folder, not ${values.store}`);
  started ??= startDatabase(asked.groups?.folder);
  return { store: (await started).store, workspaceId: `${name}-${randomUUID()}` };
};

/** The last to leave closes the database, whose timers would keep the process for ten seconds more. */
export const closeStore = async (): Promise<void> => {
  users--;
  if (users > 0) return;
  const database = started;
  started = undefined;
  await (await database)?.close();
};

let users = 0;

/** One for the process: it takes seconds to start. */
let started: ReturnType<typeof startDatabase> | undefined;

const startDatabase = async (folder: string | undefined) => {
  // Only now, so that a run in memory does not wait for it.
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create(folder);
  const client = fromPglite(database);
  await migrate(client);
  return { store: postgresStore({ client }), close: () => database.close() };
};
