import type { Pages } from './index-pages.js';
import { grown, PAGE, pageOf } from './index-slots.js';

/** A list shorter than this stays a list, in however small an index. */
const SHORT = 64;
/** Bits to a word. */
const WORD = 32;

/**
 * What is granted to one principal: a set of ordinals. A list sorted by the rank of their pages (and by nothing within a page) while
 * there are few; bits once these take no more memory. The list never grows so long that making room in it takes more than microseconds.
 */
export class Posting {
  size = 0;
  /** The list, `size` of it in use; of no meaning where there are bits. */
  list: Uint32Array = new Uint32Array(2);
  /** By ordinal, 32 to a word; shorter than the ordinals where the rest is empty. */
  bits: Uint32Array | null = null;
  readonly #pages: Pages;

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  has(ordinal: number): boolean {
    if (this.bits === null) return this.#indexOf(ordinal) !== -1;
    return (((this.bits[ordinal >>> 5] ?? 0) >>> (ordinal & 31)) & 1) === 1;
  }

  add(ordinal: number): void {
    if (this.bits !== null) {
      if (this.has(ordinal)) return;
      this.size++;
      this.#set(ordinal);
      return;
    }
    const rank = this.#rank(ordinal);
    let at = this.size;
    if (at > 0 && this.#rank(this.list[at - 1] as number) >= rank) {
      if (this.has(ordinal)) return;
      at = this.from(rank + 1);
    }
    this.list = grown(this.list, this.size + 1);
    this.list.copyWithin(at + 1, at, this.size);
    this.list[at] = ordinal;
    this.size++;
    if (this.size > SHORT && this.size * WORD > this.#pages.slots.capacity) this.#toBits();
  }

  remove(ordinal: number): void {
    if (this.bits !== null) {
      if (!this.has(ordinal)) return;
      this.#clear(ordinal);
      // Far below where bits begin, so that no set goes to and fro.
      if (--this.size * WORD * 4 < this.#pages.slots.capacity) this.#toList(this.bits);
      return;
    }
    const at = this.#indexOf(ordinal);
    if (at === -1) return;
    this.list.copyWithin(at, at + 1, this.size--);
  }

  /** Follows a resource to another ordinal, on a page that is next to its own in order. */
  move(from: number, to: number): void {
    if (this.bits !== null) {
      if (!this.has(from)) return;
      this.#clear(from);
      this.#set(to);
      return;
    }
    const at = this.#indexOf(from);
    if (at === -1) return;
    const rank = this.#rank(from);
    let end = at + 1;
    while (end < this.size && this.#rank(this.list[end] as number) === rank) end++;
    this.list.copyWithin(at, at + 1, end);
    this.list[end - 1] = to;
  }

  /** The index in the list of the first ordinal whose page has a rank or a later one. */
  from(rank: number): number {
    const { list } = this;
    const { ranks } = this.#pages;
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ranks[(list[middle] as number) >>> 8] as number) < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #rank(ordinal: number): number {
    return this.#pages.ranks[pageOf(ordinal)] as number;
  }

  #indexOf(ordinal: number): number {
    const rank = this.#rank(ordinal);
    for (let at = this.from(rank); at < this.size; at++) {
      const other = this.list[at] as number;
      if (other === ordinal) return at;
      if (this.#rank(other) !== rank) break;
    }
    return -1;
  }

  #set(ordinal: number): void {
    const bits = grown(this.bits as Uint32Array, (ordinal >>> 5) + 1);
    bits[ordinal >>> 5] = (bits[ordinal >>> 5] as number) | (1 << (ordinal & 31));
    this.bits = bits;
  }

  #clear(ordinal: number): void {
    const bits = this.bits as Uint32Array;
    bits[ordinal >>> 5] = (bits[ordinal >>> 5] as number) & ~(1 << (ordinal & 31));
  }

  #toBits(): void {
    this.bits = new Uint32Array(this.#pages.slots.capacity / WORD);
    for (let at = 0; at < this.size; at++) this.#set(this.list[at] as number);
    this.list = new Uint32Array(0);
  }

  #toList(bits: Uint32Array): void {
    const list = new Uint32Array(this.size);
    let size = 0;
    for (const page of this.#pages.inOrder) {
      for (let ordinal = page * PAGE; ordinal < (page + 1) * PAGE; ordinal++) {
        if ((((bits[ordinal >>> 5] ?? 0) >>> (ordinal & 31)) & 1) === 1) list[size++] = ordinal;
      }
    }
    this.bits = null;
    this.list = list;
  }
}
