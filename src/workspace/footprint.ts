import type { ResourceName } from '../sharing/index.js';
import type { ChangedGrants } from './changed-grants.js';
import { type Guard, guardedAs, guardOf } from './guards.js';
import { splitKey } from './keys.js';
import type { Kind } from './records/index.js';
import { placeOf } from './resource-key.js';

/** What an operation did with what stands under one guard. It looked at it, or else there were no mark. */
export interface Mark {
  moved: boolean;
  /** The record that was looked at, where there is one to a guard. */
  record: unknown;
  /** Of a resource that was asked for its grants: their ids, or null where they were not loaded. */
  grants: readonly string[] | null | undefined;
  /** Of a resource whose grants are being changed. */
  changed: ChangedGrants | null;
}

const newMark = (): Mark => ({ moved: false, record: undefined, grants: undefined, changed: null });

/**
 * What an operation looked at and what it changed: what its commit expects and moves. Marks are kept by the two parts of a guard, so
 * that a guard is put together once, in the end, however often something under it is looked at.
 */
export class Footprint {
  readonly #marks = new Map<string, Map<string, Mark>>();
  #lastKind = '';
  #lastId = '';
  #last = newMark();

  /** The mark of a record. */
  at(kind: Kind, id: string): Mark {
    return kind === 'grant' ? this.under(guardOf(kind, id)) : this.#mark(kind, guardedAs(kind, id));
  }

  /** The mark of a resource, which is that of its grants too. */
  on(resource: ResourceName): Mark {
    const { kind, id } = placeOf(resource);
    return this.#mark(kind, id);
  }

  /** The mark that a guard names. */
  under(guard: Guard): Mark {
    return this.#mark(...splitKey(guard));
  }

  #mark(kind: string, id: string): Mark {
    // What concerns one resource comes one after another.
    if (id === this.#lastId && kind === this.#lastKind) return this.#last;
    let marks = this.#marks.get(kind);
    if (marks === undefined) {
      marks = new Map();
      this.#marks.set(kind, marks);
    }
    let mark = marks.get(id);
    if (mark === undefined) {
      mark = newMark();
      marks.set(id, mark);
    }
    this.#lastKind = kind;
    this.#lastId = id;
    this.#last = mark;
    return mark;
  }

  /** Every guard, sorted, with whether it moved. */
  forEach(step: (guard: Guard, moved: boolean) => void): void {
    for (const [kind, marks] of inOrder(this.#marks)) {
      const start = `${kind}:`;
      for (const id of [...marks.keys()].sort()) step(start + id, marks.get(id)?.moved === true);
    }
  }
}

/**
 * What is kept by kind, in the order of keys. No kind with its colon begins another kind with its own, so keys sort as their kinds do and
 * then as the ids do, which are shorter to compare.
 */
export const inOrder = <T>(byKind: ReadonlyMap<string, T>): readonly (readonly [kind: string, T])[] =>
  [...byKind].sort(([a], [b]) => (`${a}:` < `${b}:` ? -1 : 1));
