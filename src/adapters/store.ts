import type { Instant } from '../kernel/instant.js';
import type { Level, Reach } from '../sharing/index.js';
import type {
  Commit,
  CounterName,
  Expectation,
  Guard,
  Key,
  Kind,
  ListKind,
  ListName,
  Loaded,
  OrderedListName,
  ResourceRecord,
  Tables,
  WorkspaceEvent,
} from '../workspace/index.js';

/**
 * An opaque token for a state of a workspace. Given back as `atLeast`, it keeps a read from showing anything older.
 */
export type Revision = string;

/** How anything is read. */
export interface ReadOptions {
  /** Nothing older than this revision may be shown. */
  readonly atLeast?: Revision | null;
  /**
   * Whether a copy that lags behind will do, where the store has one: for what people look at. Without it the newest is read, since
   * decisions rest on it.
   */
  readonly mayLag?: boolean;
  /** The host's own transaction, of a type the store names; a store that knows none refuses any with a TypeError. */
  readonly tx?: unknown;
}

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

/** How a write is made. */
export interface CommitOptions {
  /** The key is kept until `expiresAt`; from then on the store may forget it, and what has been forgotten is done again. */
  readonly idempotency?: Idempotency & { readonly expiresAt: Instant };
  /** The host's own transaction, as in {@link ReadOptions}. */
  readonly tx?: unknown;
}

/** What is known of a write under its key, where it was made before. */
export type Recalled =
  /** The key was used for the same thing before; these are the events of then. Nothing was written. */
  | { readonly outcome: 'replayed'; readonly revision: Revision; readonly events: readonly WorkspaceEvent[] }
  /** The key was used for something else. Nothing was written. */
  | { readonly outcome: 'key_reused' };

/** What became of a commit. */
export type CommitAnswer =
  | { readonly outcome: 'committed'; readonly revision: Revision }
  /** Something moved meanwhile: these guards, or these counters would cross a bound. Nothing was written. */
  | { readonly outcome: 'conflict'; readonly guards: readonly Guard[]; readonly counters: readonly CounterName[] }
  | Recalled;

/** A place in a listing. */
export interface Position {
  readonly sortKey: string;
  readonly id: string;
}

/** The kinds that can be listed under visibility: `contact`, `snippet`, or one that the host declared. */
export type ListableKind = string;

/** One visible resource in a list. */
export interface VisibleItem<K extends ListableKind> {
  readonly id: string;
  readonly record: ResourceRecord<K>;
  readonly level: Level;
}

/**
 * A page of a list, in order of sort key and id, complete between its ends. On the side from which it was asked, where something may
 * have come or gone meanwhile, an end is named whenever the request named a position: the outermost item's or, on an empty page, that.
 */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** After which position the list goes on; null where it ends. */
  readonly next: Position | null;
  /** Before which position the list goes on backwards; null where it begins. */
  readonly previous: Position | null;
}

/** A page of ordered lists. */
export interface OrderedPage<L extends OrderedListName> {
  readonly items: readonly { readonly id: string; readonly record: Tables[ListKind<L>] }[];
  /** After which position the lists go on; null where they end. */
  readonly next: Position | null;
}

/** How what a reach sees is read. */
export interface VisibleOptions extends ReadOptions {
  readonly at: Instant;
  /**
   * The guards of what the reach was worked out from. Where one of them is at another version in the picture that is read, nothing is
   * shown, and `GuardMoved` is thrown: else somebody might see, by a reach they have lost, what came afterwards.
   */
  readonly check?: readonly Expectation[];
}

/** Which page of a visible list. */
export interface PageRequest extends VisibleOptions {
  /** Where to start, itself left out; null for an end of the list. */
  readonly after?: Position | null;
  /** `back` for the page that ends just before `after`; its items are in ascending order all the same. */
  readonly direction?: 'forward' | 'back';
  readonly limit: number;
}

/** A search as the service folds it: every word is the beginning of some term, and the digits begin or end some phone. */
export interface SearchQuery {
  readonly words: readonly string[];
  readonly digits: string | null;
}

/** A piece of SQL with its parameters. */
export interface SqlPiece {
  /** With `$1`, `$2` … from `firstParam` on. */
  readonly sql: string;
  readonly params: readonly string[];
  /** The text between the parameters: with {@link SqlPiece.params} what tagged templates take, such as those of Drizzle, Kysely and Prisma. */
  readonly parts: readonly string[];
}

/**
 * What a host supplies for persistence: consistent reads, and one atomic write. The library decides; the store makes it true or
 * refuses.
 */
export interface WorkspaceStore {
  /** How many records one commit may put and delete. */
  readonly maxWrites: number;

  /** All keys in one consistent picture. A list brings its records, and the versions of their guards. */
  read(workspaceId: string, keys: readonly Key[], options?: ReadOptions): Promise<ReadAnswer>;

  /** All of a commit or nothing: every expectation holds, every bound is kept, and the events are appended in the same write. */
  commit(workspaceId: string, commit: Commit, options?: CommitOptions): Promise<CommitAnswer>;

  /** Whether a write was made under a key: asked before deciding, so that a write that is sent again is not judged anew. */
  recall(workspaceId: string, idempotency: Idempotency, options?: { readonly tx?: unknown }): Promise<Recalled | null>;

  /** What a reach sees, ordered by sort key and id in code-point order. Never silently truncated: `next` and `previous` say what is left. */
  listVisible<K extends ListableKind>(
    workspaceId: string,
    kind: K,
    reach: Reach,
    page: PageRequest,
  ): Promise<Page<VisibleItem<K>>>;

  /** How much a reach sees: counted as far as `cap`, and `capped` where there is more. */
  countVisible(
    workspaceId: string,
    kind: ListableKind,
    reach: Reach,
    options: VisibleOptions & { readonly cap: number },
  ): Promise<{ readonly count: number; readonly capped: boolean }>;

  /**
   * What of a visible list matches, by the terms of `searchTermsOf`, in the order of the list. A store that looks at a bounded number of
   * candidates says `incomplete` wherever there may be more than it found; a page that does not say so is exact.
   */
  search<K extends ListableKind>(
    workspaceId: string,
    kind: K,
    reach: Reach,
    query: SearchQuery,
    page: Omit<PageRequest, 'direction'>,
  ): Promise<Page<VisibleItem<K>> & { readonly incomplete: boolean }>;

  /** Ids of the records in a list, in order; see the table `lists`. */
  listOf(
    workspaceId: string,
    list: ListName,
    of: string,
    page: ReadOptions & { readonly after?: string | null; readonly limit: number },
  ): Promise<{ readonly ids: readonly string[]; readonly next: string | null }>;

  /**
   * The records of ordered lists of one name, merged: by what the list orders them by, and then by id, in code-point order. A record that
   * stands in several of them comes once. Costs a page of each, however long they are.
   */
  listOrdered<L extends OrderedListName>(
    workspaceId: string,
    list: L,
    of: readonly string[],
    page: ReadOptions & { readonly after?: Position | null; readonly limit: number },
  ): Promise<OrderedPage<L>>;

  /** Records of a kind in order of id. */
  list<K extends Kind>(
    workspaceId: string,
    kind: K,
    page: ReadOptions & { readonly after?: string | null; readonly limit: number },
  ): Promise<{ readonly items: readonly (readonly [id: string, record: Tables[K]])[]; readonly next: string | null }>;

  /** Ids of grants whose end has passed at an instant, in any order: what a sweep takes away. */
  listEnded(workspaceId: string, options: { readonly at: Instant; readonly limit: number }): Promise<readonly string[]>;

  /**
   * The events of a workspace in the order of its commits, after a cursor; null for the beginning. `next` is always a cursor, so that
   * who has read everything waits from there.
   */
  readEvents(
    workspaceId: string,
    after: string | null,
    limit: number,
  ): Promise<{ readonly events: readonly WorkspaceEvent[]; readonly next: string; readonly more: boolean }>;

  /**
   * The cursor behind everything there is now, as reading to the end would give it. A store without it is read to the end, once for each
   * workspace that somebody begins to follow.
   */
  endOfEvents?(workspaceId: string): Promise<string>;

  /** The events of all workspaces of the store, likewise: for relays. Those of one workspace come in the order of its commits. */
  readFeed(
    after: string | null,
    limit: number,
  ): Promise<{
    readonly events: readonly { readonly workspaceId: string; readonly event: WorkspaceEvent }[];
    readonly next: string;
    readonly more: boolean;
  }>;

  /**
   * Tells of workspaces in which something was committed, soon after it was; several commits may be told as one, and one may be missed,
   * so who listens reads the events now and then all the same. Stops when what it answers is called.
   */
  wake?(listener: (workspaceId: string) => void): () => void;

  /**
   * What a reach sees of a kind, as a subquery with the columns `id` and `level` to join a host's own tables to. For stores that keep their
   * data where the host keeps its own.
   */
  visibleTo?(
    workspaceId: string,
    reach: Reach,
    options: { readonly kind: ListableKind; readonly at: Instant; readonly firstParam: number },
  ): SqlPiece;
}
