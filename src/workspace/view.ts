import { lookup, NotLoaded } from '../kernel/lookup.js';
import { compareCodePoints } from '../kernel/text.js';
import { type Guard, guardOf, guardOfResource, type Version } from './guards.js';
import { type CounterName, counterKey, listKey, splitKey } from './keys.js';
import { guardOfList, type ListName, lists, standsIn } from './lists.js';
import type { Kind, Tables } from './records/index.js';
import { resourceOfGrant } from './resource-key.js';
import type { Table, Workspace } from './snapshot.js';

/**
 * A workspace as one operation looks at it: three answers for every question, and ids the operation made itself known to be free.
 */
export class View {
  readonly workspace: Workspace;
  readonly #minted = new Set<string>();
  /** The resource whose grants were last asked about, as their ids begin, and its guard. */
  #grantsOf = ' ';
  #guardOfGrants = '';

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** Notes an id as made by this operation: nothing can exist under it yet. */
  mint(id: string): string {
    this.#minted.add(id);
    return id;
  }

  /** The guard of a record. The grants of a resource are asked about one after another, and theirs is found once. */
  guardOf(kind: Kind, id: string): Guard {
    if (kind !== 'grant') return guardOf(kind, id);
    if (!id.startsWith(this.#grantsOf)) {
      const resource = resourceOfGrant(id);
      this.#grantsOf = `${resource} `;
      this.#guardOfGrants = guardOfResource(resource);
    }
    return this.#guardOfGrants;
  }

  record<K extends Kind>(kind: K, id: string): Tables[K] | null {
    const complete = this.workspace.complete || this.#mints(kind, id) || (kind === 'grant' && this.#knowsGrants(id));
    return lookup(this.workspace.state[kind] as ReadonlyMap<string, Tables[K] | null>, id, complete, kind);
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
