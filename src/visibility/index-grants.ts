import type { Instant } from '../kernel/instant.js';
import type { Cause, Level } from '../sharing/index.js';
import { Deletions } from './index-deletions.js';
import { grown } from './index-slots.js';

/** A grant as the index keeps it: the principal by number, and when it ends. */
export interface KeptGrant {
  readonly principal: number;
  readonly level: Level;
  readonly cause: Cause;
  readonly until: Instant | null;
}

const causeCodes: Readonly<Record<Cause, number>> = { manual: 0, number: 1, directory: 2, policy: 3 };
const causes = Object.keys(causeCodes) as readonly Cause[];

// One grant is a cell of two words: what it says (cause in bits 0–2, level in bit 3, whether it ends in bit 4, the principal above), and
// the next cell of the same resource. Cell 0 is none.
const EDIT = 8;
const ENDS = 16;
const PRINCIPAL = 5;

/**
 * The owner and the grants of each resource, by ordinal: 8 bytes a grant instead of an object. When a grant ends stands apart, for the few
 * that do.
 */
export class Grants {
  /** By ordinal: the principal that stands for the owner, plus one; 0 where nobody owns it. */
  #owners = new Uint32Array(0);
  #heads = new Uint32Array(0);
  #cells = new Uint32Array(2);
  #used = 1;
  #free = 0;
  readonly #ends = new Map<number, Instant>();
  readonly deletions = new Deletions();

  /** Makes room at once. */
  reserve(ordinals: number, grants: number): void {
    this.#owners = grown(this.#owners, ordinals);
    this.#heads = grown(this.#heads, ordinals);
    this.#cells = grown(this.#cells, 2 * (this.#used + grants));
  }

  /** The principal that stands for the owner; -1 where nobody owns it. */
  ownerOf(ordinal: number): number {
    return (this.#owners[ordinal] ?? 0) - 1;
  }

  setOwner(ordinal: number, principal: number): void {
    this.#owners = grown(this.#owners, ordinal + 1);
    this.#owners[ordinal] = principal + 1;
  }

  /** Adds a grant, before those there are. */
  add(ordinal: number, { principal, level, cause, until }: KeptGrant): void {
    this.#heads = grown(this.#heads, ordinal + 1);
    const cell = this.#free === 0 ? this.#used++ : this.#free;
    this.#cells = grown(this.#cells, 2 * this.#used);
    if (this.#free !== 0) this.#free = this.#next(cell);
    const ends = until === null ? 0 : ENDS;
    this.#cells[2 * cell] = (principal << PRINCIPAL) | ends | (level === 'edit' ? EDIT : 0) | causeCodes[cause];
    this.#cells[2 * cell + 1] = this.#heads[ordinal] as number;
    this.#heads[ordinal] = cell;
    if (until !== null) this.#ends.set(cell, until);
  }

  /** Takes every grant to a principal at a level and for a cause, however long it lasts. */
  take(ordinal: number, { principal, level, cause }: Omit<KeptGrant, 'until'>): boolean {
    return this.#drop(ordinal, (grant) => {
      return grant.principal === principal && grant.level === level && grant.cause === cause;
    });
  }

  /** Takes everything from a resource. */
  clear(ordinal: number): void {
    this.#drop(ordinal, () => true);
    this.setOwner(ordinal, -1);
    this.deletions.clear(ordinal);
  }

  /** Gives what one ordinal has to another that has nothing. */
  move(from: number, to: number): void {
    const last = Math.max(from, to) + 1;
    this.#owners = grown(this.#owners, last);
    this.#heads = grown(this.#heads, last);
    this.#owners[to] = this.#owners[from] as number;
    this.#heads[to] = this.#heads[from] as number;
    this.#owners[from] = 0;
    this.#heads[from] = 0;
    this.deletions.move(from, to);
  }

  /** The grants of a resource, the latest first. */
  *of(ordinal: number): Generator<KeptGrant> {
    for (let cell = this.#heads[ordinal] ?? 0; cell !== 0; cell = this.#next(cell)) yield this.#read(cell);
  }

  /** Whether an owner or a grant in force at an instant is among the marked principals. Deletion is not looked at. Allocates nothing. */
  meet(ordinal: number, marks: Uint16Array, mark: number, at: Instant): boolean {
    const owner = this.#owners[ordinal] ?? 0;
    if (owner !== 0 && marks[owner - 1] === mark) return true;
    const cells = this.#cells;
    for (let cell = this.#heads[ordinal] ?? 0; cell !== 0; cell = cells[2 * cell + 1] as number) {
      const word = cells[2 * cell] as number;
      if (marks[word >>> PRINCIPAL] !== mark) continue;
      if ((word & ENDS) === 0 || at < (this.#ends.get(cell) as Instant)) return true;
    }
    return false;
  }

  /** How a resource is granted to a principal or owned by it: without end, for a time, both (3) or not at all (0). */
  hold(ordinal: number, principal: number): number {
    let hold = this.ownerOf(ordinal) === principal ? FOREVER : 0;
    for (let cell = this.#heads[ordinal] ?? 0; cell !== 0; cell = this.#next(cell)) {
      const word = this.#cells[2 * cell] as number;
      if (word >>> PRINCIPAL === principal) hold |= (word & ENDS) === 0 ? FOREVER : FOR_A_TIME;
    }
    return hold;
  }

  #next(cell: number): number {
    return this.#cells[2 * cell + 1] as number;
  }

  #read(cell: number): KeptGrant {
    const word = this.#cells[2 * cell] as number;
    return {
      principal: word >>> PRINCIPAL,
      level: (word & EDIT) === 0 ? 'view' : 'edit',
      cause: causes[word & (EDIT - 1)] as Cause,
      until: this.#ends.get(cell) ?? null,
    };
  }

  #drop(ordinal: number, which: (grant: KeptGrant) => boolean): boolean {
    let before = 0;
    let dropped = false;
    for (let cell = this.#heads[ordinal] ?? 0; cell !== 0; ) {
      const next = this.#next(cell);
      if (which(this.#read(cell))) {
        dropped = true;
        if (before === 0) this.#heads[ordinal] = next;
        else this.#cells[2 * before + 1] = next;
        this.#ends.delete(cell);
        this.#cells[2 * cell + 1] = this.#free;
        this.#free = cell;
      } else before = cell;
      cell = next;
    }
    return dropped;
  }
}

/** Ways to hold on to a resource, as bits. */
export const FOREVER = 1;
export const FOR_A_TIME = 2;
