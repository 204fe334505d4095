import { NotLoaded } from '../kernel/lookup.js';
import { compareCodePoints } from '../kernel/text.js';
import type { ResourceName } from '../sharing/index.js';
import { Footprint } from './footprint.js';
import { type Guard, personalKeys, type Version } from './guards.js';
import { type CounterName, counterKey, listKey, recordKey, splitKey } from './keys.js';
import { guardOfList, type ListName, lists, standsIn } from './lists.js';
import type { Kind, Tables } from './records/index.js';
import { resourceKey, resourceOfGrant } from './resource-key.js';
import type { Table, Workspace } from './snapshot.js';

/**
 * A workspace as one operation looks at it: three answers for every question, ids the operation made itself known to be free, and the
 * marks it leaves.
 */
export class View {
  readonly workspace: Workspace;
  /** What the operation looked at and what it changed. */
  readonly footprint = new Footprint();
  readonly #minted = new Set<string>();

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** Notes an id as made by this operation: nothing can exist under it yet. */
  mint(id: string): string {
    this.#minted.add(id);
    return id;
  }

  /** A record that something rests on: it leaves a mark, and is mostly looked at again. */
  look<K extends Kind>(kind: K, id: string): Tables[K] | null {
    const mark = this.footprint.at(kind, id);
    if (kind === 'grant' || personalKeys.has(kind)) return this.record(kind, id);
    if (mark.record === undefined) mark.record = this.record(kind, id);
    return mark.record as Tables[K] | null;
  }

  /** A record, without leaving a mark. */
  record<K extends Kind>(kind: K, id: string): Tables[K] | null {
    const record = (this.workspace.state[kind] as Table<K>).get(id) as Tables[K] | null | undefined;
    if (record !== undefined) return record;
    if (this.workspace.complete || this.#mints(kind, id) || (kind === 'grant' && this.#knowsGrants(id))) return null;
    throw new NotLoaded(recordKey(kind, id));
  }

  /** The ids in a list, or undefined where it was not loaded. */
  knownList(list: ListName, of: string): readonly string[] | undefined {
    const key = listKey(list, of);
    const ids = this.workspace.lists.get(key);
    if (ids !== undefined) return ids;
    const guard = guardOfList(list, of);
    if (guard === null) return this.workspace.complete ? this.#scan(list, of) : undefined;
    return this.workspace.complete || this.#isMinted(guard) ? [] : undefined;
  }

  /** The ids of the grants on a resource, or undefined where they were not loaded. They are looked up once. */
  grantsOn(resource: ResourceName): readonly string[] | undefined {
    const mark = this.footprint.on(resource);
    if (mark.grants === undefined) mark.grants = this.knownList('grants', resourceKey(resource)) ?? null;
    return mark.grants ?? undefined;
  }

  /** Lists without a guard are not kept in a snapshot, only brought by a store or, where everything is here, looked up. */
  #scan(list: ListName, of: string): readonly string[] {
    const { kind } = lists[list];
    const ids: string[] = [];
    for (const [id, record] of this.workspace.state[kind] as Table<Kind>) {
      if (record !== null && standsIn(kind, record as never, list, of)) ids.push(id);
    }
    return ids.sort(compareCodePoints);
  }

  list(list: ListName, of: string): readonly string[] {
    const ids = this.knownList(list, of);
    if (ids === undefined) throw new NotLoaded(listKey(list, of));
    return ids;
  }

  /** The value of a counter, or undefined where it was not loaded. */
  knownCounter(name: CounterName): number | undefined {
    return this.workspace.counters.get(name) ?? (this.workspace.complete ? 0 : undefined);
  }

  counter(name: CounterName): number {
    const value = this.knownCounter(name);
    if (value === undefined) throw new NotLoaded(counterKey(name));
    return value;
  }

  version(guard: Guard): Version | null {
    const version = this.workspace.versions.get(guard);
    if (version !== undefined) return version;
    if (this.workspace.complete || this.#isMinted(guard)) return null;
    throw new NotLoaded(`guard ${guard}`);
  }

  /** Where the grants of a resource were loaded, a grant that is not among them is absent. */
  #knowsGrants(grantId: string): boolean {
    return this.knownList('grants', resourceOfGrant(grantId)) !== undefined;
  }

  #isMinted(guard: Guard): boolean {
    return this.#mints(...splitKey(guard));
  }

  /** Whether a record's id is one that was made; of a host's resource, whether its own part of it is. */
  #mints(kind: string, id: string): boolean {
    return this.#minted.has(kind === 'resource' ? id.slice(id.indexOf(' ') + 1) : id);
  }
}
