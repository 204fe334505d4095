import { getOrInsert } from '../kernel/get-or-insert.js';
import type { Instant } from '../kernel/instant.js';
import { compareCodePoints } from '../kernel/text.js';
import type { Reach, Resource } from '../sharing/index.js';
import { levelOf } from '../visibility/index.js';
import {
  type Commit,
  type Key,
  placeOf,
  type ResourceRecord,
  resourceAt,
  type Tables,
  type WorkspaceEvent,
} from '../workspace/index.js';
import { MemoryWorkspace } from './memory-workspace.js';
import type { CommitAnswer, Idempotency, ListableKind, Page, Position, VisibleItem, WorkspaceStore } from './store.js';

interface Held {
  readonly workspace: MemoryWorkspace;
  readonly events: WorkspaceEvent[];
  readonly replies: Map<
    string,
    { readonly fingerprint: string; readonly revision: string; readonly from: number; readonly to: number }
  >;
}

/**
 * A store in memory: for tests, demos and as the model of what a store must do. Each commit is atomic because nothing in it waits.
 *
 * A visible list looks at every contact, so its cost grows with them.
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
 */
export const memoryStore = ({ maxWrites = 50_000 } = {}): WorkspaceStore => {
  const held = new Map<string, Held>();
  const open = (workspaceId: string): Held =>
    getOrInsert(held, workspaceId, () => ({ workspace: new MemoryWorkspace(), events: [], replies: new Map() }));
  return {
    maxWrites,
    read: async (workspaceId, keys) => open(workspaceId).workspace.read(keys as readonly Key[]),
    commit: async (workspaceId, commit, options) => write(open(workspaceId), commit, options?.idempotency),
    listVisible: async (workspaceId, kind, reach, page) =>
      visiblePage(open(workspaceId).workspace, kind, reach, page.at, page.after ?? null, page.limit),
    listOf: async (workspaceId, list, of, { after = null, limit }) => {
      const ids = open(workspaceId).workspace.idsIn(list, of);
      const from = after === null ? ids : ids.filter((id) => id > after);
      const page = from.slice(0, limit);
      return { ids: page, next: from.length > limit ? (page.at(-1) ?? null) : null };
    },
    list: async (workspaceId, kind, { after, limit }) => {
      const ids = [...open(workspaceId).workspace.table(kind).keys()].sort();
      const from = after === undefined || after === null ? ids : ids.filter((id) => id > after);
      const page = from.slice(0, limit);
      const items = page.map(
        (id) => [id, open(workspaceId).workspace.table(kind).get(id) as Tables[typeof kind]] as const,
      );
      return { items, next: from.length > limit ? (page.at(-1) ?? null) : null };
    },
    readEvents: async (workspaceId, after, limit) => {
      const { events } = open(workspaceId);
      const from = after === null ? 0 : Number(after);
      const page = events.slice(from, from + limit);
      return { events: page, next: String(from + page.length), more: from + page.length < events.length };
    },
  };
};

const write = (held: Held, commit: Commit, idempotency: Idempotency | undefined): CommitAnswer => {
  const earlier = idempotency && held.replies.get(idempotency.key);
  if (earlier !== undefined) {
    if (earlier.fingerprint !== idempotency?.fingerprint) return { outcome: 'key_reused' };
    return { outcome: 'replayed', revision: earlier.revision, events: held.events.slice(earlier.from, earlier.to) };
  }
  const conflict = held.workspace.conflictOf(commit);
  if (conflict !== null) return { outcome: 'conflict', ...conflict };
  held.workspace.apply(commit);
  const from = held.events.length;
  held.events.push(...commit.events);
  eraseFrom(held.events, commit.erase);
  if (idempotency !== undefined) {
    const { key, fingerprint } = idempotency;
    held.replies.set(key, { fingerprint, revision: commit.id, from, to: held.events.length });
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

const visiblePage = <K extends ListableKind>(
  workspace: MemoryWorkspace,
  kind: K,
  reach: Reach,
  at: Instant,
  after: Position | null,
  limit: number,
): Page<VisibleItem<K>> => {
  const visible: VisibleItem<K>[] = [];
  const place = placeOf({ kind, id: '' });
  for (const [stored, record] of workspace.table(place.kind)) {
    const { kind: found, id } = resourceAt({ kind: place.kind, id: stored });
    if (found !== kind) continue;
    if (after !== null && comparePositions({ sortKey: record.sortKey, id }, after) <= 0) continue;
    const resource: Resource = {
      kind,
      id,
      ownerId: record.ownerId,
      deletedAt: record.deletedAt,
      grants: workspace.grantsOn(kind, id),
    };
    const level = levelOf(reach, resource, at);
    if (level !== null) visible.push({ id, record: record as ResourceRecord<K>, level });
  }
  visible.sort((a, b) => comparePositions(position(a), position(b)));
  const items = visible.slice(0, limit);
  const last = items.at(-1);
  return { items, next: visible.length > limit && last !== undefined ? position(last) : null };
};

const position = ({ id, record }: VisibleItem<ListableKind>): Position => ({ sortKey: record.sortKey, id });

const comparePositions = (a: Position, b: Position): number =>
  compareCodePoints(a.sortKey, b.sortKey) || compareCodePoints(a.id, b.id);
