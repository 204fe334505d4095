import { type Draft, produce } from 'immer';
import { DeferredMap } from '../kernel/deferred-map.js';
import { getOrInsert } from '../kernel/get-or-insert.js';
import { compareCodePoints } from '../kernel/text.js';
import type { ResourceName } from '../sharing/index.js';
import { ChangedGrants, type GrantsOn } from './changed-grants.js';
import { inOrder } from './footprint.js';
import { type CounterName, type ListKey, listKey, type RecordKey, recordKey } from './keys.js';
import { guardedListsOf, guardOfList, type ListName, standings } from './lists.js';
import type { GrantRecord, Kind, Tables } from './records/index.js';
import { grantTail } from './resource-key.js';
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
  /** The grants on a resource, to give and to take several. */
  grantsOn(resource: ResourceName): GrantsOn;
  /** Adds to a counter. */
  add(counter: CounterName, by: number): void;
}

/** A record to store. */
export type Put = { [K in Kind]: { readonly kind: K; readonly id: string; readonly record: Tables[K] } }[Kind];

/** What a transaction amounts to; what it looked at and moved is in the footprint of the view. */
export interface Changes {
  readonly put: readonly Put[];
  readonly delete: readonly RecordKey[];
  readonly added: ReadonlyMap<CounterName, number>;
  /** The same as entries to lay over the snapshot. */
  readonly entries: Omit<Loaded, 'versions'>;
}

/** An overlay of changed records over a view. */
export class Overlay implements Transaction {
  readonly #view: View;
  /** Those of every kind save grants, which are kept by their resources. */
  readonly #records = new Map<Kind, Map<string, unknown>>();
  readonly #grants: ChangedGrants[] = [];
  readonly #lists = new Map<ListKey, readonly string[]>();
  readonly #added = new Map<CounterName, number>();
  #lastKind: Kind | null = null;
  #lastId = '';
  #lastRecord: unknown = null;

  constructor(view: View) {
    this.#view = view;
  }

  get<K extends Kind>(kind: K, id: string): Tables[K] | null {
    // Mostly a record is looked at and then written: it is found once.
    if (kind === this.#lastKind && id === this.#lastId) return this.#lastRecord as Tables[K] | null;
    const { changed: grants } = this.#view.footprint.at(kind, id);
    const changed = (kind === 'grant' ? grants?.get(id) : this.#records.get(kind)?.get(id)) as
      | Tables[K]
      | null
      | undefined;
    const record = changed === undefined ? this.#view.look(kind, id) : changed;
    // A grant may be written past this, on its resource.
    if (kind !== 'grant') this.#keep(kind, id, record);
    return record;
  }

  #keep(kind: Kind, id: string, record: unknown): void {
    this.#lastKind = kind;
    this.#lastId = id;
    this.#lastRecord = record;
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
    const { changed } = this.#view.footprint.under(guard);
    const ids = list === 'grants' ? changed?.ids() : this.#lists.get(listKey(list, of));
    return ids ?? this.#view.list(list, of);
  }

  grantsOn(resource: ResourceName): ChangedGrants {
    const mark = this.#view.footprint.on(resource);
    if (mark.changed === null) {
      mark.changed = new ChangedGrants(this.#view, resource, mark);
      this.#grants.push(mark.changed);
    }
    return mark.changed;
  }

  add(counter: CounterName, by: number): void {
    this.#added.set(counter, (this.#added.get(counter) ?? 0) + by);
  }

  #write<K extends Kind>(kind: K, id: string, before: Tables[K] | null, after: Tables[K] | null): void {
    if (kind === 'grant') {
      const grant = (after ?? before) as GrantRecord;
      const grants = this.grantsOn(grant.resource);
      if (after === null) grants.take(grantTail(grant));
      else grants.give(grantTail(grant), grant);
      return;
    }
    getOrInsert(this.#records, kind, () => new Map<string, unknown>()).set(id, after);
    this.#keep(kind, id, after);
    this.#view.footprint.at(kind, id).moved = true;
    for (const list of guardedListsOf(kind)) {
      const left = standings(list, before);
      const entered = standings(list, after);
      for (const of of left) if (!entered.includes(of)) this.#enlist(list, of, without, id);
      for (const of of entered) if (!left.includes(of)) this.#enlist(list, of, withId, id);
    }
  }

  /** A list that was not loaded stays so; its guard moves all the same. */
  #enlist(list: ListName, of: string, change: typeof withId, id: string): void {
    const key = listKey(list, of);
    const guard = guardOfList(list, of);
    if (guard !== null) this.#view.footprint.under(guard).moved = true;
    const ids = this.#lists.get(key) ?? this.#view.knownList(list, of);
    if (ids !== undefined) this.#lists.set(key, change(ids, id));
  }

  changes(): Changes {
    const put: Put[] = [];
    const gone = new Map<Kind, string[]>();
    const goes = (kind: Kind, id: string) => getOrInsert(gone, kind, (): string[] => []).push(id);
    for (const [kind, records] of this.#records) {
      for (const [id, record] of records) {
        if (record !== null) put.push({ kind, id, record } as Put);
        // What was made and unmade within one change never was.
        else if (this.#view.record(kind, id) !== null) goes(kind, id);
      }
    }
    const grantChanges = (id: string, record: GrantRecord | null): void => {
      if (record === null) goes('grant', id);
      else put.push({ kind: 'grant', id, record });
    };
    for (const grants of this.#grants) grants.forEachChange(grantChanges);
    const counters = new Map<CounterName, number>();
    for (const [name, by] of this.#added) {
      const value = this.#view.knownCounter(name);
      if (value !== undefined) counters.set(name, value + by);
    }
    return {
      put,
      delete: inOrder(gone).flatMap(([kind, ids]) => ids.sort().map((id) => recordKey(kind as Kind, id))),
      added: this.#added,
      entries: { ...this.#entries(), counters },
    };
  }

  /** The next snapshot mostly goes unread, so what it knows of many grants is put together when somebody looks. */
  #entries(): Pick<Loaded, 'records' | 'lists'> {
    const changed = this.#grants;
    if (changed.length === 0) return { records: this.#records, lists: this.#lists };
    const grants = new DeferredMap<unknown>(() => {
      const records = new Map<string, unknown>();
      const keep = (id: string, record: GrantRecord | null) => records.set(id, record);
      for (const grants of changed) grants.forEachChange(keep);
      return records;
    });
    const lists = new DeferredMap<readonly string[]>(() => {
      const all = new Map<string, readonly string[]>(this.#lists);
      for (const grants of changed) {
        const ids = grants.ids();
        if (ids !== undefined) all.set(listKey('grants', grants.start.trimEnd()), ids);
      }
      return all;
    });
    const records = new Map<Kind, ReadonlyMap<string, unknown>>(this.#records).set('grant', grants);
    return { records, lists: lists as Loaded['lists'] };
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
