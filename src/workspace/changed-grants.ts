import { compareCodePoints } from '../kernel/text.js';
import type { ResourceName } from '../sharing/index.js';
import type { Mark } from './footprint.js';
import type { GrantRecord } from './records/index.js';
import { resourceKey } from './resource-key.js';
import type { View } from './view.js';

/** The grants on one resource, to give and to take. Each goes by what its id ends with, see `grantTail`. */
export interface GrantsOn {
  /** Writes a grant, and answers whether there was none like it. */
  readonly give: (tail: string, record: GrantRecord) => boolean;
  /** Takes a grant away, and answers whether it was there. */
  readonly take: (tail: string) => boolean;
}

/** A grant that was written. */
interface Entry {
  readonly tail: string;
  readonly id: string;
  /** Whether the view has it. */
  readonly stored: boolean;
  /** The record by now; null once it was taken. */
  record: GrantRecord | null;
  /** The one that was written next. */
  next: Entry | null;
}

/**
 * The grants on one resource as a transaction has them by now. Their ids begin alike, so they are told apart by what comes after. Only what
 * is written is kept, in a chain, since there are thousands of these in a large change and mostly two or three entries in each.
 */
export class ChangedGrants implements GrantsOn {
  /** The resource in its key form, and a blank: what the ids begin with. */
  readonly start: string;
  readonly #view: View;
  readonly #mark: Mark;
  #first: Entry | null = null;
  #last: Entry | null = null;

  constructor(view: View, resource: ResourceName, mark: Mark) {
    view.grantsOn(resource); // which notes them on the mark
    this.start = `${resourceKey(resource)} `;
    this.#view = view;
    this.#mark = mark;
  }

  give(tail: string, record: GrantRecord): boolean {
    const written = this.#written(tail);
    if (written !== null) {
      const isNew = written.record === null;
      written.record = record;
      return isNew;
    }
    const stored = this.#stored(tail);
    this.#write({ tail, id: stored ?? this.start + tail, stored: stored !== null, record, next: null });
    return stored === null;
  }

  take(tail: string): boolean {
    const written = this.#written(tail);
    if (written !== null) {
      const was = written.record !== null;
      written.record = null;
      return was;
    }
    const stored = this.#stored(tail);
    if (stored === null) return false;
    this.#write({ tail, id: stored, stored: true, record: null, next: null });
    return true;
  }

  #write(entry: Entry): void {
    if (this.#last === null) this.#first = entry;
    else this.#last.next = entry;
    this.#last = entry;
    this.#mark.moved = true;
  }

  #written(tail: string): Entry | null {
    for (let entry = this.#first; entry !== null; entry = entry.next) if (entry.tail === tail) return entry;
    return null;
  }

  /** The id of a grant that the view has; null where it has none. Where the grants were not listed, it is asked for this one. */
  #stored(tail: string): string | null {
    const { grants } = this.#mark;
    if (grants == null) {
      const id = this.start + tail;
      return this.#view.record('grant', id) === null ? null : id;
    }
    const from = this.start.length;
    let low = 0;
    let high = grants.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const id = grants[middle] as string;
      const order = compareCodePoints(id.slice(from), tail);
      if (order === 0) return id;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return null;
  }

  /** The record of a grant; undefined for one that is as the view has it. */
  get(id: string): GrantRecord | null | undefined {
    return this.#written(id.slice(this.start.length))?.record;
  }

  /** The ids of all grants, in order; undefined where they were not listed. */
  ids(): readonly string[] | undefined {
    const { grants } = this.#mark;
    if (grants == null) return undefined;
    const ids = new Set(grants);
    for (let entry = this.#first; entry !== null; entry = entry.next) {
      if (entry.record === null) ids.delete(entry.id);
      else ids.add(entry.id);
    }
    return [...ids].sort(compareCodePoints);
  }

  /** Everything that changed. What was made and unmade within one change never was. */
  forEachChange(changed: (id: string, record: GrantRecord | null) => void): void {
    for (let entry = this.#first; entry !== null; entry = entry.next) {
      if (entry.record !== null || entry.stored) changed(entry.id, entry.record);
    }
  }
}
