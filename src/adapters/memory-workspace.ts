import { getOrInsert } from '../kernel/get-or-insert.js';
import type { Instant } from '../kernel/instant.js';
import { compareCodePoints } from '../kernel/text.js';
import type { Reach, Resource, ResourceName } from '../sharing/index.js';
import { levelOf } from '../visibility/index.js';
import type { GrantRecord } from '../workspace/index.js';
import {
  type Commit,
  type CounterName,
  type Expectation,
  type Guard,
  guardOf,
  guardOfList,
  type Key,
  type Kind,
  type ListKey,
  type ListKind,
  type ListName,
  listKey,
  lists,
  listsOf,
  type OrderedListName,
  placeOf,
  type ResourceRecord,
  resourceAt,
  resourceKey,
  type SharedKind,
  sortIn,
  splitKey,
  type Tables,
  type Version,
} from '../workspace/index.js';
import { comparePositions, MemoryListing } from './memory-listing.js';
import type { ListableKind, Position, ReadAnswer, VisibleItem } from './store.js';

const isShared = (kind: Kind): kind is SharedKind => kind === 'contact' || kind === 'snippet' || kind === 'resource';

/** A record in an ordered list, with its place there. */
interface Ordered<L extends OrderedListName> {
  readonly id: string;
  readonly record: Tables[ListKind<L>];
  readonly position: Position;
}

/** The records of one workspace in memory, with their lists, counters and guards. */
export class MemoryWorkspace {
  readonly #tables = new Map<Kind, Map<string, unknown>>();
  readonly #lists = new Map<ListKey, Set<string>>();
  readonly #counters = new Map<CounterName, number>();
  readonly #versions = new Map<Guard, Version>();
  readonly #listings = new Map<ListableKind, MemoryListing>();
  /** Resources whose access or place has changed since they were last listed. */
  readonly #unlisted = new Map<string, ResourceName>();
  #revision: string | null = null;

  table<K extends Kind>(kind: K): ReadonlyMap<string, Tables[K]> {
    return this.#open(kind) as ReadonlyMap<string, Tables[K]>;
  }

  grantsOn(kind: string, id: string): readonly GrantRecord[] {
    const grants = this.#lists.get(listKey('grants', `${kind} ${id}`)) ?? [];
    return Array.from(grants, (grant) => this.table('grant').get(grant) as GrantRecord);
  }

  idsIn(list: ListName, of: string): readonly string[] {
    return [...(this.#lists.get(listKey(list, of)) ?? [])].sort(compareCodePoints);
  }

  /** What stands in ordered lists behind a position, in order. Looks at all of it: a store of rows walks an index. */
  ordered<L extends OrderedListName>(list: L, of: readonly string[], after: Position | null): readonly Ordered<L>[] {
    const table = this.table<ListKind<L>>(lists[list].kind);
    const ids = new Set(of.flatMap((name) => [...(this.#lists.get(listKey(list, name)) ?? [])]));
    const all = Array.from(ids, (id): Ordered<L> => {
      const record = table.get(id) as Tables[ListKind<L>];
      return { id, record, position: { sortKey: sortIn(list, record) ?? '', id } };
    });
    return all
      .filter(({ position }) => after === null || comparePositions(position, after) > 0)
      .sort((a, b) => comparePositions(a.position, b.position));
  }

  /** What a reach sees of a kind, from a position on, in list order or backwards. */
  *visible<K extends ListableKind>(
    kind: K,
    reach: Reach,
    at: Instant,
    after: Position | null,
    direction: 'forward' | 'back',
  ): Generator<VisibleItem<K>> {
    this.#listAll();
    const listing = this.#listings.get(kind);
    if (listing === undefined) return;
    for (const { id } of listing.candidates(reach, after, direction)) {
      const found = this.#resource({ kind, id });
      const level = found === null ? null : levelOf(reach, found.resource, at);
      if (found !== null && level !== null) yield { id, record: found.record as ResourceRecord<K>, level };
    }
  }

  #resource({
    kind,
    id,
  }: ResourceName): { readonly resource: Resource; readonly record: ResourceRecord<string> } | null {
    const place = placeOf({ kind, id });
    const record = this.#open(place.kind).get(place.id) as ResourceRecord<string> | undefined;
    if (record === undefined) return null;
    const { ownerId, deletedAt } = record;
    return { record, resource: { kind, id, ownerId, deletedAt, grants: this.grantsOn(kind, id) } };
  }

  #listAll(): void {
    for (const name of this.#unlisted.values()) {
      const found = this.#resource(name);
      const listing = getOrInsert(this.#listings, name.kind, () => new MemoryListing());
      listing.put(name.id, found && { ...found.resource, sortKey: found.record.sortKey });
    }
    this.#unlisted.clear();
  }

  read(keys: readonly Key[]): ReadAnswer {
    const records = new Map<Kind, Map<string, unknown>>();
    const answer = {
      records,
      lists: new Map<ListKey, readonly string[]>(),
      counters: new Map<CounterName, number>(),
      versions: new Map(),
    };
    const see = (guard: Guard) => answer.versions.set(guard, this.#versions.get(guard) ?? null);
    const take = (kind: Kind, id: string) => {
      getOrInsert(records, kind, () => new Map()).set(id, this.#open(kind).get(id) ?? null);
      see(guardOf(kind, id));
    };
    for (const key of keys) {
      const [name, rest] = splitKey(key);
      if (name === 'counter') {
        answer.counters.set(rest as CounterName, this.#counters.get(rest as CounterName) ?? 0);
      } else if (Object.hasOwn(lists, name)) {
        const ids = this.idsIn(name as ListName, rest);
        answer.lists.set(key as ListKey, ids);
        for (const id of ids) take(lists[name as ListName].kind, id);
        const guard = guardOfList(name as ListName, rest);
        if (guard !== null) see(guard);
      } else {
        take(name as Kind, rest);
      }
    }
    return { ...answer, revision: this.#revision };
  }

  /** The guards that are not as they are expected to be. */
  moved(expectations: readonly Expectation[]): readonly Guard[] {
    return expectations
      .filter(({ guard, version }) => (this.#versions.get(guard) ?? null) !== version)
      .map(({ guard }) => guard);
  }

  /** What stands in the way of a commit, or null. */
  conflictOf(commit: Commit): { readonly guards: readonly Guard[]; readonly counters: readonly CounterName[] } | null {
    const guards = this.moved([...commit.check, ...commit.bump]);
    const counters = commit.add
      .filter(({ counter, by, min, max }) => {
        const value = (this.#counters.get(counter) ?? 0) + by;
        return (min !== null && value < min) || (max !== null && value > max);
      })
      .map(({ counter }) => counter);
    return guards.length === 0 && counters.length === 0 ? null : { guards, counters };
  }

  apply(commit: Commit): void {
    for (const { kind, id, record } of commit.put) this.#write(kind, id, record);
    for (const key of commit.delete) {
      const [kind, id] = splitKey(key);
      this.#write(kind as Kind, id, null);
    }
    for (const { counter, by } of commit.add) this.#counters.set(counter, (this.#counters.get(counter) ?? 0) + by);
    for (const { guard } of commit.bump) this.#versions.set(guard, commit.id);
    this.#revision = commit.id;
  }

  #open(kind: Kind): Map<string, unknown> {
    return getOrInsert(this.#tables, kind, () => new Map());
  }

  #write(kind: Kind, id: string, record: unknown): void {
    const table = this.#open(kind);
    const before = (table.get(id) ?? null) as Tables[Kind] | null;
    for (const [list, of] of listsOf(kind, before)) this.#lists.get(listKey(list, of))?.delete(id);
    for (const [list, of] of listsOf(kind, record as Tables[Kind] | null)) {
      getOrInsert(this.#lists, listKey(list, of), () => new Set()).add(id);
    }
    if (record === null) table.delete(id);
    else table.set(id, record);
    const resource =
      kind === 'grant'
        ? (((record ?? before) as GrantRecord | null)?.resource ?? null)
        : isShared(kind)
          ? resourceAt({ kind, id })
          : null;
    if (resource !== null) this.#unlisted.set(resourceKey(resource), resource);
  }
}
