import { compareCodePoints } from '../../kernel/text.js';
import type { Reach } from '../../sharing/index.js';
import type { Kind } from '../../workspace/index.js';
import { pageOf } from '../page.js';
import type { ListableKind, PageRequest, Position, VisibleItem, WorkspaceStore } from '../store.js';
import { ask, type Base, type Line } from './ask.js';
import type { SqlClient, SqlSession } from './client.js';
import { endOfEvents, eventOf, readSlice } from './feed.js';
import { orderedPage } from './list-ordered.js';
import { countStatement, visibleStatement } from './list-visible.js';
import { endedGrants, idsInList, recordsOfKind } from './lists.js';
import { Notices } from './notices.js';
import { read } from './read.js';
import { recall } from './replies.js';
import { search } from './search.js';
import { namesOf } from './tables.js';
import { isStorable } from './text.js';
import { visibleTo } from './visible-to.js';
import { Writer } from './writer.js';

/** What the Postgres store works with. */
export interface PostgresStoreOptions {
  /** The database: see `fromPg`, `fromPglite` and `fromPostgresJs`. */
  readonly client: SqlClient;
  /** The schema in which `migrate` made the tables; `partyline` unless told so. */
  readonly schema?: string;
  /**
   * A standby of the database, which may lag behind (streaming replication; not logical, where transactions have other numbers). Read there
   * is what may lag, as far as it is not older than `atLeast`; everything else is read from `client`.
   */
  readonly replica?: SqlSession;
  /** How many records one commit may put and delete; 20,000 unless told so. */
  readonly maxWrites?: number;
  /** Whether other processes hear of commits, by NOTIFY, after them and at most twenty times a second: true unless told so. */
  readonly notify?: boolean;
}

/**
 * A store in PostgreSQL 14 or newer: on a server, or inside the process with PGlite. {@link migrate} makes its tables.
 *
 * What it takes as `tx` is a session on the host's own transaction: `fromPgConnection`, `fromPostgresJsTransaction`, or the session that
 * `client.transaction` gives. A conflict leaves that transaction usable, except at REPEATABLE READ and above and after a deadlock, where
 * PostgreSQL aborts it.
 *
 * A commit is one statement. Serialisation failures and deadlocks are tried again; where a connection breaks while the answer is on
 * its way, what became of the commit is found out by its key, by the guards it moved, or by its events.
 *
 * @throws OutcomeUnknown from `commit`, when a broken connection hides whether a commit was made that has no key and lacks events or
 *   guards that it moves
 * @throws StaleRead from reads whose `atLeast` even the database does not have
 * @example
 * ```ts no-run
 * import { fromPg, migrate, postgresStore } from 'partyline/adapters/postgres';
 * import { createPartyline } from 'partyline/service';
 * import pg from 'pg';
 *
 * const client = fromPg(new pg.Pool({ connectionString: 'postgres://localhost/app' }));
 * await migrate(client);
 * const partyline = createPartyline({ store: postgresStore({ client }) });
 * ```
 */
export const postgresStore = ({
  client,
  schema = 'partyline',
  replica,
  maxWrites = 20_000,
  notify = true,
}: PostgresStoreOptions): WorkspaceStore => {
  const base: Base = { names: namesOf(schema), client, replica: replica ?? null };
  const notices = new Notices(client, schema, notify);
  const writer = new Writer(base);
  return {
    maxWrites,
    read: (workspaceId, keys, options) => read(base, workspaceId, keys, options),
    commit: async (workspaceId, commit, options) => {
      const answer = await writer.commit(workspaceId, commit, options);
      // Inside a host's transaction nothing has happened yet; who listens finds it when they next look.
      if (answer.outcome === 'committed' && options?.tx === undefined) notices.tell(workspaceId);
      return answer;
    },
    recall: (workspaceId, idempotency, options) => recall(base, workspaceId, idempotency, options?.tx),
    listVisible: async (workspaceId, kind, reach, page) => {
      const { direction = 'forward' } = page;
      const slice = { ...sliceOf(workspaceId, kind, reach, page), direction };
      if (!isReadable(workspaceId, kind)) return pageOf([], page);
      const { sql, params } = visibleStatement(base.names, slice);
      const found = itemsOf<typeof kind>(await ask(base, { sql, params: params.values }, page));
      return pageOf(direction === 'forward' ? found : found.reverse(), page);
    },
    countVisible: async (workspaceId, kind, reach, { at, cap, ...options }) => {
      if (!isReadable(workspaceId, kind)) return { count: 0, capped: false };
      const slice = { workspaceId, kind, reach, at, after: null, direction: 'forward', limit: cap + 1 } as const;
      const { sql, params } = countStatement(base.names, slice);
      const lines = await ask(base, { sql, params: params.values }, options);
      const count = Number(lines.find(({ part }) => part === 'n')?.a ?? 0);
      return { count: Math.min(count, cap), capped: count > cap };
    },
    search: async (workspaceId, kind, reach, query, page) => {
      if (!isReadable(workspaceId, kind)) return { ...pageOf([], page), incomplete: false };
      const wanted = { ...sliceOf(workspaceId, kind, reach, page), query };
      const { lines, walkedTo } = await search(base, wanted, page);
      const items = itemsOf<typeof kind>(lines);
      const walked = items.filter((item) => walkedTo === null || comparePlaces(item, walkedTo) <= 0);
      const found = pageOf(walked, page);
      if (walkedTo === null || found.items.length < walked.length) return { ...found, incomplete: false };
      return { ...found, next: walkedTo, incomplete: true };
    },
    listOf: async (workspaceId, list, of, page) => {
      const ids = await idsInList(base, workspaceId, list, of, page);
      const kept = ids.slice(0, page.limit);
      return { ids: kept, next: ids.length > page.limit ? (kept.at(-1) ?? null) : null };
    },
    listOrdered: (workspaceId, list, of, page) => orderedPage(base, workspaceId, list, of, page),
    list: async <K extends Kind>(workspaceId: string, kind: K, page: Parameters<WorkspaceStore['list']>[2]) => {
      const items = await recordsOfKind(base, workspaceId, kind, page);
      const kept = items.slice(0, page.limit);
      return { items: kept, next: items.length > page.limit ? (kept.at(-1)?.[0] ?? null) : null };
    },
    listEnded: (workspaceId, options) => endedGrants(base, workspaceId, options),
    endOfEvents: (workspaceId) => endOfEvents(base, workspaceId),
    readEvents: async (workspaceId, after, limit) => {
      const { lines, next, more } = await readSlice(base, workspaceId, after, limit);
      return { events: lines.map(eventOf), next, more };
    },
    readFeed: async (after, limit) => {
      const { lines, next, more } = await readSlice(base, null, after, limit);
      return { events: lines.map((line) => ({ workspaceId: line.a ?? '', event: eventOf(line) })), next, more };
    },
    wake: (listener) => notices.listen(listener),
    visibleTo: (workspaceId, reach, options) => visibleTo(workspaceId, reach, { ...options, schema }),
  };
};

const isReadable = (workspaceId: string, kind: ListableKind): boolean => isStorable(workspaceId) && isStorable(kind);

const sliceOf = (workspaceId: string, kind: ListableKind, reach: Reach, { at, after = null, limit }: PageRequest) => ({
  workspaceId,
  kind,
  reach,
  at,
  after,
  limit: limit + 1,
});

/** The items of lines `i`, in order. */
const itemsOf = <K extends ListableKind>(lines: readonly Line[]): VisibleItem<K>[] =>
  lines
    .filter(({ part }) => part === 'i')
    .sort(
      (one, other) => compareCodePoints(one.b ?? '', other.b ?? '') || compareCodePoints(one.a ?? '', other.a ?? ''),
    )
    .map(({ a, c, d }) => ({ id: a ?? '', record: JSON.parse(d ?? 'null'), level: c === 'true' ? 'edit' : 'view' }));

const comparePlaces = ({ id, record }: VisibleItem<string>, place: Position): number =>
  compareCodePoints(record.sortKey, place.sortKey) || compareCodePoints(id, place.id);
