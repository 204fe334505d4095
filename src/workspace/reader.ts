import { NotLoaded } from '../kernel/lookup.js';
import type { ResourceName } from '../sharing/index.js';
import { type CounterName, listKey } from './keys.js';
import { guardOfList, type ListKind, type ListName, lists } from './lists.js';
import { type GrantRecord, type Kind, kinds, type Tables } from './records/index.js';
import { resourceKey } from './resource-key.js';
import type { Table, Workspace } from './snapshot.js';
import type { View } from './view.js';

/** The bounds a counter must keep when the commit is made. */
export interface Bound {
  readonly min?: number;
  readonly max?: number;
}

/**
 * What a verb decides upon. Every look through it becomes an expectation of the commit: whatever was seen must still be so. It is
 * shaped as a workspace, so that `explain`, `reachOf` and the like leave their traces too.
 */
export interface Reader extends Workspace {
  /** A record, or null. */
  get<K extends Kind>(kind: K, id: string): Tables[K] | null;
  /** A record without an expectation: for what may change meanwhile without making the decision wrong. */
  peek<K extends Kind>(kind: K, id: string): Tables[K] | null;
  /** The snapshot itself, without expectations: as {@link Reader.peek}, for functions that take a workspace. */
  readonly snapshot: Workspace;
  /** The records of a list with their ids, in order of id. */
  list<L extends ListName>(list: L, of: string): readonly (readonly [id: string, record: Tables[ListKind<L>]])[];
  /** The grants on a resource, in order of id. */
  grantsOn(resource: ResourceName): readonly GrantRecord[];
  /** The value of a counter. Expects nothing: state what must hold with {@link Reader.bound}. */
  counter(name: CounterName): number;
  /** States what a counter must still satisfy when this change is added to it. */
  bound(name: CounterName, bound: Bound): void;
}

/** What reading left behind. */
export interface Traces {
  /** Whether nothing will be committed, so that lists without a guard may be read too. */
  readonly query: boolean;
  readonly bounds: Map<CounterName, Bound>;
}

/** A table that notes what was looked up in it, and cannot be scanned: a verb must not depend on all there is. */
class WatchedTable<K extends Kind> implements ReadonlyMap<string, Tables[K] | null> {
  readonly #view: View;
  readonly #kind: K;

  constructor(view: View, kind: K) {
    this.#view = view;
    this.#kind = kind;
  }

  get(id: string): Tables[K] | null {
    return this.#view.look(this.#kind, id);
  }

  has(id: string): boolean {
    return this.get(id) !== null;
  }

  get size(): never {
    return this.#refuse();
  }
  entries(): never {
    return this.#refuse();
  }
  keys(): never {
    return this.#refuse();
  }
  values(): never {
    return this.#refuse();
  }
  forEach(): never {
    return this.#refuse();
  }
  [Symbol.iterator](): never {
    return this.#refuse();
  }

  #refuse(): never {
    throw new Error(`an operation cannot scan every ${this.#kind}`);
  }
}

/** A reader over a view that leaves its traces in `traces`. */
export const readerOf = (view: View, traces: Traces): Reader => {
  const state = Object.fromEntries(kinds.map((kind) => [kind, new WatchedTable(view, kind)]));
  const tables = state as unknown as Workspace['state'];
  return {
    ...view.workspace,
    state: tables,
    get: <K extends Kind>(kind: K, id: string) => (tables[kind] as Table<K>).get(id) as Tables[K] | null,
    peek: (kind, id) => view.record(kind, id),
    snapshot: view.workspace,
    list: (list, of) => {
      const guard = guardOfList(list, of);
      if (guard !== null) view.footprint.under(guard);
      else if (!traces.query) throw new Error(`no decision can rest on the list ${list}`);
      const { kind } = lists[list];
      return view.list(list, of).map((id) => [id, (tables[kind] as Table<typeof kind>).get(id)] as never);
    },
    grantsOn: (resource) => {
      const ids = view.grantsOn(resource);
      if (ids === undefined) throw new NotLoaded(listKey('grants', resourceKey(resource)));
      return ids.map((id) => view.record('grant', id) as GrantRecord);
    },
    counter: (name) => view.counter(name),
    bound: (name, bound) => {
      traces.bounds.set(name, bound);
    },
  };
};
