import type { WorkspaceStore } from '../adapters/index.js';

/** Events read at once. */
export const FEED_PAGE = 500;

/** How many of the last readings that brought something are kept for those who come after. */
const KEPT = 100;

type Slice = Awaited<ReturnType<WorkspaceStore['readEvents']>>;

interface Reading {
  readonly now: Promise<Slice>;
  /** For those who ask while it is under way, and whom it may have begun too early for. */
  later: Promise<Slice> | null;
}

/**
 * The events of one workspace for all who follow them in this process: whoever stands at the same cursor shares one reading of the
 * store, and whoever comes a little later finds it here.
 */
class SharedFeed {
  readonly #store: WorkspaceStore;
  readonly #workspaceId: string;
  readonly #found = new Map<string, Slice>();
  readonly #readings = new Map<string, Reading>();
  #head: string | null = null;
  followers = 0;

  constructor(store: WorkspaceStore, workspaceId: string) {
    this.#store = store;
    this.#workspaceId = workspaceId;
  }

  /** What comes after a cursor, as it is at the time of asking or later. Where nothing does, the cursor stays. */
  read(cursor: string): Promise<Slice> {
    const found = this.#found.get(cursor);
    if (found !== undefined) return Promise.resolve(found);
    const reading = this.#readings.get(cursor);
    if (reading === undefined) return this.#begin(cursor);
    const again = () => this.read(cursor);
    reading.later ??= reading.now.then(again, again);
    return reading.later;
  }

  /** The cursor behind everything there is now: the one where the others stand, if there are any. */
  async latest(): Promise<string> {
    let cursor = this.#head ?? (await this.#end());
    this.#head ??= cursor;
    for (;;) {
      const { next, more } = await this.read(cursor);
      cursor = next;
      if (!more) return cursor;
    }
  }

  async #begin(cursor: string): Promise<Slice> {
    const reading: Reading = { now: this.#ask(cursor), later: null };
    this.#readings.set(cursor, reading);
    try {
      return await reading.now;
    } finally {
      this.#readings.delete(cursor);
    }
  }

  async #ask(cursor: string): Promise<Slice> {
    const slice = await this.#store.readEvents(this.#workspaceId, cursor, FEED_PAGE);
    // A cursor that everybody keeps is one that everybody shares.
    if (slice.events.length === 0 && !slice.more) return { ...slice, next: cursor };
    // To whoever finds it later there may be more.
    this.#found.set(cursor, { ...slice, more: true });
    for (const old of this.#found.keys()) {
      if (this.#found.size <= KEPT) break;
      this.#found.delete(old);
    }
    if (this.#head === cursor) this.#head = slice.next;
    return slice;
  }

  /** Reads to the end in a store that does not know it. */
  async #end(): Promise<string> {
    if (this.#store.endOfEvents !== undefined) return this.#store.endOfEvents(this.#workspaceId);
    for (let cursor: string | null = null; ; ) {
      const { next, more }: Slice = await this.#store.readEvents(this.#workspaceId, cursor, 10 * FEED_PAGE);
      if (!more) return next;
      cursor = next;
    }
  }
}

/** A follower's part of a shared feed. */
export type Feed = Pick<SharedFeed, 'read' | 'latest'> & {
  /** Leaves; what the last one leaves is forgotten. */
  readonly leave: () => void;
};

/** One feed for each workspace that somebody follows. */
export class Feeds {
  readonly #store: WorkspaceStore;
  readonly #feeds = new Map<string, SharedFeed>();

  constructor(store: WorkspaceStore) {
    this.#store = store;
  }

  join(workspaceId: string): Feed {
    const feed = this.#feeds.get(workspaceId) ?? new SharedFeed(this.#store, workspaceId);
    this.#feeds.set(workspaceId, feed);
    feed.followers += 1;
    return {
      read: (cursor) => feed.read(cursor),
      latest: () => feed.latest(),
      leave: () => {
        feed.followers -= 1;
        if (feed.followers === 0) this.#feeds.delete(workspaceId);
      },
    };
  }
}
