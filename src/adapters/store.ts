import type { Instant } from '../kernel/instant.js';
import type { Level, Reach } from '../sharing/index.js';
import type {
  Commit,
  CounterName,
  Guard,
  Key,
  Kind,
  ListName,
  Loaded,
  ResourceRecord,
  Tables,
  WorkspaceEvent,
} from '../workspace/index.js';

/**
 * An opaque token for a state of a workspace. Given back as `atLeast`, it keeps a read from showing anything older.
 */
export type Revision = string;

/** What a read plan asked for, all of one moment. A record that is not there is null; a guard that was never moved has version null. */
export interface ReadAnswer extends Loaded {
  readonly revision: Revision | null;
}

/** Names a write, so that sending it again does nothing. */
export interface Idempotency {
  readonly key: string;
  /** A digest of what was asked for: the same key with another fingerprint is a mistake. */
  readonly fingerprint: string;
}

/** What became of a commit. */
export type CommitAnswer =
  | { readonly outcome: 'committed'; readonly revision: Revision }
  /** Something moved meanwhile: these guards, or these counters would cross a bound. Nothing was written. */
  | { readonly outcome: 'conflict'; readonly guards: readonly Guard[]; readonly counters: readonly CounterName[] }
  /** The key was used for the same thing before; these are the events of then. Nothing was written. */
  | { readonly outcome: 'replayed'; readonly revision: Revision; readonly events: readonly WorkspaceEvent[] }
  /** The key was used for something else. Nothing was written. */
  | { readonly outcome: 'key_reused' };

/** A place in a listing: pages continue after it. */
export interface Position {
  readonly sortKey: string;
  readonly id: string;
}

/** One visible resource in a list. */
export interface VisibleItem<K extends ListableKind> {
  readonly id: string;
  readonly record: ResourceRecord<K>;
  readonly level: Level;
}

/** A page of a list, in order of sort key and id, complete up to `next`. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page starts; null at the end. */
  readonly next: Position | null;
}

/** The kinds that can be listed under visibility: `contact`, `snippet`, or one that the host declared. */
export type ListableKind = string;

/**
 * What a host supplies for persistence: consistent reads, and one atomic write. The library decides; the store makes it true or
 * refuses.
 */
export interface WorkspaceStore {
  /** How many records one commit may put and delete. */
  readonly maxWrites: number;

  /** All keys in one consistent picture. A list brings its records, and the versions of their guards. */
  read(
    workspaceId: string,
    keys: readonly Key[],
    options?: { readonly atLeast?: Revision | null },
  ): Promise<ReadAnswer>;

  /** All of a commit or nothing: every expectation holds, every bound is kept, and the events are appended in the same write. */
  commit(workspaceId: string, commit: Commit, options?: { readonly idempotency?: Idempotency }): Promise<CommitAnswer>;

  /** What a reach sees, ordered by sort key and id in code-point order. Never silently truncated: `next` says whether there is more. */
  listVisible<K extends ListableKind>(
    workspaceId: string,
    kind: K,
    reach: Reach,
    page: {
      readonly at: Instant;
      readonly after?: Position | null;
      readonly limit: number;
      readonly atLeast?: Revision | null;
    },
  ): Promise<Page<VisibleItem<K>>>;

  /** Ids of the records in a list, in order; see the table `lists`. */
  listOf(
    workspaceId: string,
    list: ListName,
    of: string,
    page: { readonly after?: string | null; readonly limit: number; readonly atLeast?: Revision | null },
  ): Promise<{ readonly ids: readonly string[]; readonly next: string | null }>;

  /** Records of a kind in order of id. */
  list<K extends Kind>(
    workspaceId: string,
    kind: K,
    page: { readonly after?: string | null; readonly limit: number; readonly atLeast?: Revision | null },
  ): Promise<{ readonly items: readonly (readonly [id: string, record: Tables[K]])[]; readonly next: string | null }>;

  /**
   * The events of a workspace in the order of its commits, after a cursor; null for the beginning. `next` is always a cursor, so that
   * who has read everything waits from there.
   */
  readEvents(
    workspaceId: string,
    after: string | null,
    limit: number,
  ): Promise<{ readonly events: readonly WorkspaceEvent[]; readonly next: string; readonly more: boolean }>;
}
