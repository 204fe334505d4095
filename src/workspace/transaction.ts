import { type Draft, produce } from 'immer';
import { compareCodePoints } from '../kernel/text.js';
import type { Guard } from './guards.js';
import { type CounterName, type ListKey, listKey, type RecordKey, recordKey } from './keys.js';
import { guardedListsOf, guardOfList, type ListName, standings } from './lists.js';
import type { Kind, Tables } from './records/index.js';
import type { Loaded } from './snapshot.js';
import type { View } from './view.js';

/** What reducers write to: records one at a time, so that a change costs what it touches and never a table. */
export interface Transaction {
  /** The record as this transaction has it by now; null if it is absent. Throws {@link kernel.NotLoaded} if nobody looked. */
  get<K extends Kind>(kind: K, id: string): Tables[K] | null;
  /** Writes a record whole, new or not. */
  set<K extends Kind>(kind: K, id: string, record: Tables[K]): void;
  /** Changes a record with an immer recipe. A record that is absent stays absent. */
  edit<K extends Kind>(kind: K, id: string, recipe: (draft: Draft<Tables[K]>) => void): void;
  /** Takes a record away. One that is absent stays absent. */
  delete(kind: Kind, id: string): void;
  /** The ids in a list, in order. */
  list(list: ListName, of: string): readonly string[];
  /** Adds to a counter. */
  add(counter: CounterName, by: number): void;
}

/** A record to store. */
export type Put = { [K in Kind]: { readonly kind: K; readonly id: string; readonly record: Tables[K] } }[Kind];

/** What a transaction amounts to. */
export interface Changes {
  readonly put: readonly Put[];
  readonly delete: readonly RecordKey[];
  /** The guards of all that was looked at. */
  readonly seen: ReadonlySet<Guard>;
  /** The guards of all that changed. */
  readonly moved: ReadonlySet<Guard>;
  readonly added: ReadonlyMap<CounterName, number>;
  /** The same as entries to lay over the snapshot. */
  readonly entries: Omit<Loaded, 'versions'>;
}

/** An overlay of changed records over a view. */
export class Overlay implements Transaction {
  readonly #view: View;
  readonly #records = new Map<Kind, Map<string, unknown>>();
  readonly #lists = new Map<ListKey, readonly string[]>();
  readonly #seen = new Set<Guard>();
  readonly #moved = new Set<Guard>();
  readonly #added = new Map<CounterName, number>();
  #lastKind: Kind | null = null;
  #lastId = '';
  #lastRecord: unknown = null;
  #lastSeen: Guard = '';
  #lastMoved: Guard = '';
  /** The list that was changed last. */
  #open: { readonly list: ListName; readonly of: string; readonly key: ListKey; readonly guard: Guard | null } | null =
    null;

  constructor(view: View) {
    this.#view = view;
  }

  get<K extends Kind>(kind: K, id: string): Tables[K] | null {
    // Mostly a record is looked at, looked at again and written: it is found once.
    if (kind === this.#lastKind && id === this.#lastId) return this.#lastRecord as Tables[K] | null;
    this.#see(this.#view.guardOf(kind, id));
    const changed = this.#records.get(kind)?.get(id) as Tables[K] | null | undefined;
    const record = changed === undefined ? this.#view.record(kind, id) : changed;
    this.#keep(kind, id, record);
    return record;
  }

  #keep(kind: Kind, id: string, record: unknown): void {
    this.#lastKind = kind;
    this.#lastId = id;
    this.#lastRecord = record;
  }

  #see(guard: Guard): void {
    if (guard === this.#lastSeen) return;
    this.#lastSeen = guard;
    this.#seen.add(guard);
  }

  #move(guard: Guard): void {
    if (guard === this.#lastMoved) return;
    this.#lastMoved = guard;
    this.#moved.add(guard);
  }

  set<K extends Kind>(kind: K, id: string, record: Tables[K]): void {
    this.#write(kind, id, this.get(kind, id), record);
  }

  edit<K extends Kind>(kind: K, id: string, recipe: (draft: Draft<Tables[K]>) => void): void {
    const before = this.get(kind, id);
    if (before === null) return;
    const after = produce(before, (draft) => recipe(draft as Draft<Tables[K]>)) as Tables[K];
    if (after !== before) this.#write(kind, id, before, after);
  }

  delete(kind: Kind, id: string): void {
    const before = this.get(kind, id);
    if (before !== null) this.#write(kind, id, before, null);
  }

  list(list: ListName, of: string): readonly string[] {
    const guard = guardOfList(list, of);
    if (guard === null) throw new Error(`no change can rest on the list ${list}`);
    this.#see(guard);
    return this.#lists.get(listKey(list, of)) ?? this.#view.list(list, of);
  }

  add(counter: CounterName, by: number): void {
    this.#added.set(counter, (this.#added.get(counter) ?? 0) + by);
  }

  #write<K extends Kind>(kind: K, id: string, before: Tables[K] | null, after: Tables[K] | null): void {
    let records = this.#records.get(kind);
    if (records === undefined) {
      records = new Map();
      this.#records.set(kind, records);
    }
    records.set(id, after);
    this.#keep(kind, id, after);
    this.#move(this.#view.guardOf(kind, id));
    for (const list of guardedListsOf(kind)) {
      const left = standings(list, before);
      const entered = standings(list, after);
      for (const of of left) if (!entered.includes(of)) this.#enlist(list, of, without, id);
      for (const of of entered) if (!left.includes(of)) this.#enlist(list, of, withId, id);
    }
  }

  /** A list that was not loaded stays so; its guard moves all the same. */
  #enlist(list: ListName, of: string, change: typeof withId, id: string): void {
    if (this.#open === null || this.#open.list !== list || this.#open.of !== of) {
      this.#open = { list, of, key: listKey(list, of), guard: guardOfList(list, of) };
    }
    const { key, guard } = this.#open;
    if (guard !== null) this.#move(guard);
    const ids = this.#lists.get(key) ?? this.#view.knownList(list, of);
    if (ids !== undefined) this.#lists.set(key, change(ids, id));
  }

  changes(): Changes {
    const put: Put[] = [];
    const deleted: RecordKey[] = [];
    for (const [kind, records] of this.#records) {
      for (const [id, record] of records) {
        if (record !== null) put.push({ kind, id, record } as Put);
        // What was made and unmade within one change never was.
        else if (this.#view.record(kind, id) !== null) deleted.push(recordKey(kind, id));
      }
    }
    const counters = new Map<CounterName, number>();
    for (const [name, by] of this.#added) {
      const value = this.#view.knownCounter(name);
      if (value !== undefined) counters.set(name, value + by);
    }
    return {
      put,
      delete: deleted.sort(),
      seen: this.#seen,
      moved: this.#moved,
      added: this.#added,
      entries: { records: this.#records, lists: this.#lists, counters },
    };
  }
}

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((other) => other !== id);

const withId = (ids: readonly string[], id: string): readonly string[] => {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCodePoints(ids[middle] as string, id) < 0) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? ids : ids.toSpliced(low, 0, id);
};
