import { getOrInsert } from '../kernel/get-or-insert.js';
import type { Instant } from '../kernel/instant.js';
import { compareCodePoints } from '../kernel/text.js';
import { inForce } from '../sharing/index.js';
import type { Commit, Key, Tables, WorkspaceEvent } from '../workspace/index.js';
import { GuardMoved } from './guard-moved.js';
import { MemoryWorkspace } from './memory-workspace.js';
import { pageOf } from './page.js';
import { matchesSearch, searchTermsOf } from './search-terms.js';
import type {
  CommitAnswer,
  CommitOptions,
  Idempotency,
  Recalled,
  Revision,
  VisibleOptions,
  WorkspaceStore,
} from './store.js';
import { Wakers } from './wakers.js';

/** A write that was made under a key. */
interface Reply {
  readonly fingerprint: string;
  readonly revision: Revision;
  readonly from: number;
  readonly to: number;
  readonly expiresAt: Instant;
}

interface Held {
  readonly workspace: MemoryWorkspace;
  readonly events: WorkspaceEvent[];
  readonly replies: Map<string, Reply>;
}

/**
 * A store in memory: for tests, demos and as the model of what a store must do. Each commit is atomic because nothing in it waits.
 *
 * It knows no transactions: any `tx` is refused with a TypeError. A visible list is a merge of sorted lists, one for each principal, so a
 * page costs what is on it; a search looks at everything its actor sees, and so is never incomplete.
 *
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { createPartyline } from 'partyline/service';
 *
 * const partyline = createPartyline({ store: memoryStore() });
 * const host = partyline.workspace('acme').as({ type: 'system' });
 * const owner = { name: 'Ana', address: 'ana@acme.example' };
 * const created = await host.workspace.create({ name: 'Acme', owner });
 *
 * created.ok; // => true
 * ```
 * @see docs/write-your-own-store.md
 */
export const memoryStore = ({ maxWrites = 50_000 } = {}): WorkspaceStore => {
  const held = new Map<string, Held>();
  // By place, so that what is erased in a workspace is erased in the feed.
  const feed: { readonly workspaceId: string; readonly index: number }[] = [];
  const wakers = new Wakers();
  const open = (workspaceId: string): Held =>
    getOrInsert(held, workspaceId, () => ({ workspace: new MemoryWorkspace(), events: [], replies: new Map() }));
  const openFor = (workspaceId: string, options: { readonly tx?: unknown } | undefined): Held => {
    if (options?.tx !== undefined) throw new TypeError('the memory store takes part in no transaction');
    return open(workspaceId);
  };
  const unmoved = (workspaceId: string, options: VisibleOptions): MemoryWorkspace => {
    const { workspace } = openFor(workspaceId, options);
    if (workspace.moved(options.check ?? []).length > 0) throw new GuardMoved();
    return workspace;
  };
  return {
    maxWrites,
    read: async (workspaceId, keys, options) => openFor(workspaceId, options).workspace.read(keys as readonly Key[]),
    commit: async (workspaceId, commit, options) => {
      const here = openFor(workspaceId, options);
      const from = here.events.length;
      const answer = write(here, commit, options?.idempotency);
      for (let index = from; index < here.events.length; index++) feed.push({ workspaceId, index });
      if (answer.outcome === 'committed') wakers.wake(workspaceId);
      return answer;
    },
    recall: async (workspaceId, idempotency, options) => recalled(openFor(workspaceId, options), idempotency),
    listVisible: async (workspaceId, kind, reach, page) => {
      const { direction = 'forward', after = null, at } = page;
      const found = unmoved(workspaceId, page).visible(kind, reach, at, after, direction);
      return pageOf([...first(found, page.limit + 1)], page);
    },
    countVisible: async (workspaceId, kind, reach, options) => {
      const found = unmoved(workspaceId, options).visible(kind, reach, options.at, null, 'forward');
      let count = 0;
      for (const _ of first(found, options.cap + 1)) count++;
      return { count: Math.min(count, options.cap), capped: count > options.cap };
    },
    search: async (workspaceId, kind, reach, query, page) => {
      const found = unmoved(workspaceId, page).visible(kind, reach, page.at, page.after ?? null, 'forward');
      const matching = where(found, ({ record }) => matchesSearch(searchTermsOf(kind, record), query));
      return { ...pageOf([...first(matching, page.limit + 1)], page), incomplete: false };
    },
    listOf: async (workspaceId, list, of, { after = null, limit, tx }) => {
      const ids = openFor(workspaceId, { tx }).workspace.idsIn(list, of);
      const from = after === null ? ids : ids.filter((id) => compareCodePoints(id, after) > 0);
      const page = from.slice(0, limit);
      return { ids: page, next: from.length > limit ? (page.at(-1) ?? null) : null };
    },
    listOrdered: async (workspaceId, list, of, { after = null, limit, tx }) => {
      const found = openFor(workspaceId, { tx }).workspace.ordered(list, of, after);
      const items = found.slice(0, limit).map(({ id, record }) => ({ id, record }));
      return { items, next: found.length > limit ? (found[limit - 1]?.position ?? null) : null };
    },
    list: async (workspaceId, kind, { after, limit, tx }) => {
      const table = openFor(workspaceId, { tx }).workspace.table(kind);
      const ids = [...table.keys()].sort(compareCodePoints);
      const from = after === undefined || after === null ? ids : ids.filter((id) => compareCodePoints(id, after) > 0);
      const page = from.slice(0, limit);
      const items = page.map((id) => [id, table.get(id) as Tables[typeof kind]] as const);
      return { items, next: from.length > limit ? (page.at(-1) ?? null) : null };
    },
    listEnded: async (workspaceId, { at, limit }) => {
      const grants = where(open(workspaceId).workspace.table('grant'), ([, grant]) => !inForce(grant, at));
      return Array.from(first(grants, limit), ([id]) => id);
    },
    readEvents: async (workspaceId, after, limit) => sliceOf(open(workspaceId).events, after, limit),
    endOfEvents: async (workspaceId) => String(open(workspaceId).events.length),
    readFeed: async (after, limit) => {
      const { events, ...rest } = sliceOf(feed, after, limit);
      const told = events.map(({ workspaceId, index }) => ({
        workspaceId,
        event: open(workspaceId).events[index] as WorkspaceEvent,
      }));
      return { events: told, ...rest };
    },
    wake: (listener) => wakers.add(listener),
  };
};

const write = (held: Held, commit: Commit, idempotency: CommitOptions['idempotency']): CommitAnswer => {
  const earlier = idempotency === undefined ? null : recalled(held, idempotency);
  if (earlier !== null) return earlier;
  const conflict = held.workspace.conflictOf(commit);
  if (conflict !== null) return { outcome: 'conflict', ...conflict };
  held.workspace.apply(commit);
  const from = held.events.length;
  held.events.push(...commit.events);
  eraseFrom(held.events, commit.erase);
  if (idempotency !== undefined) {
    const { key, fingerprint, expiresAt } = idempotency;
    forgetExpired(held.replies, commit.events[0]?.at);
    held.replies.set(key, { fingerprint, expiresAt, revision: commit.id, from, to: held.events.length });
  }
  return { outcome: 'committed', revision: commit.id };
};

/** What was personal about these subjects is gone from the past. Looks at every event: a store of rows has an index for it. */
const eraseFrom = (events: WorkspaceEvent[], subjects: Commit['erase']): void => {
  if (subjects.length === 0) return;
  const gone = new Set<string>(subjects);
  events.forEach((event, index) => {
    if (event.subject !== null && gone.has(event.subject)) events[index] = { ...event, personal: null };
  });
};

const recalled = ({ replies, events }: Held, { key, fingerprint }: Idempotency): Recalled | null => {
  const reply = replies.get(key);
  if (reply === undefined) return null;
  if (reply.fingerprint !== fingerprint) return { outcome: 'key_reused' };
  return { outcome: 'replayed', revision: reply.revision, events: events.slice(reply.from, reply.to) };
};

/** Keys stand in the order in which they came, and so about in that in which they expire. The store has no clock; commits say when it is. */
const forgetExpired = (replies: Map<string, Reply>, at: Instant | undefined): void => {
  for (const [key, { expiresAt }] of replies) {
    if (at === undefined || expiresAt > at) return;
    replies.delete(key);
  }
};

const sliceOf = <Item>(all: readonly Item[], after: string | null, limit: number) => {
  const from = after === null ? 0 : Number(after);
  const events = all.slice(from, from + limit);
  return { events, next: String(from + events.length), more: from + events.length < all.length };
};

function* where<Item>(items: Iterable<Item>, matches: (item: Item) => boolean): Generator<Item> {
  for (const item of items) if (matches(item)) yield item;
}

function* first<Item>(items: Iterable<Item>, limit: number): Generator<Item> {
  let count = 0;
  if (limit <= 0) return;
  for (const item of items) {
    yield item;
    if (++count >= limit) return;
  }
}
