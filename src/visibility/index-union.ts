import type { Pages } from './index-pages.js';
import type { Posting } from './index-posting.js';
import { grown } from './index-slots.js';

/** What a question is about: sets that are seen whole, and sets of which each resource has to be checked. */
export interface Seen {
  readonly surely: readonly Posting[];
  readonly perhaps: readonly Posting[];
  readonly check: (ordinal: number) => boolean;
}

/** A list shorter than this share of the words is put together by itself: nobody reads a million bits to find three. */
const FEW = 4;

/** Everything in some sets, once each, in no particular order. */
export class Union {
  /** One bit an ordinal. All zero between questions. */
  #words = new Uint32Array(0);
  #found = new Uint32Array(0);
  readonly #pages: Pages;

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  count(seen: Seen): number {
    const few = this.#gather(seen);
    if (few !== null) return few;
    const count = onesIn(this.#words);
    this.#words.fill(0);
    return count;
  }

  ids(seen: Seen): string[] {
    const few = this.#gather(seen);
    const { ids } = this.#pages;
    const words = this.#words;
    // As long as it will be: growing it would copy it several times.
    const found = new Array<string>(few ?? onesIn(words));
    if (few !== null) {
      for (let at = 0; at < few; at++) found[at] = ids[this.#found[at] as number] as string;
      return found;
    }
    let next = 0;
    for (let at = 0; at < words.length; at++) {
      const last = at * 32 + 31;
      for (let word = words[at] as number; word !== 0; word &= word - 1) {
        found[next++] = ids[last - Math.clz32(word & -word)] as string;
      }
    }
    words.fill(0);
    return found;
  }

  /** Leaves what it finds as bits, or, where it is little, in `#found`, and then says how much. */
  #gather({ surely, perhaps, check }: Seen): number | null {
    const words = this.#room();
    const listed = lengthOf(surely) + lengthOf(perhaps);
    if (listed * FEW < words.length) return this.#few(surely, perhaps, check, listed);
    orAll(words, surely);
    for (const { bits, list, size } of surely) {
      for (let at = 0; bits === null && at < size; at++) set(words, list[at] as number);
    }
    for (const posting of perhaps) {
      for (const ordinal of ordinalsOf(posting)) if (!has(words, ordinal) && check(ordinal)) set(words, ordinal);
    }
    return null;
  }

  #few(surely: Seen['surely'], perhaps: Seen['perhaps'], check: Seen['check'], listed: number): number {
    const words = this.#words;
    const found = grown(this.#found, listed);
    let count = 0;
    for (const { list, size } of surely) {
      for (let at = 0; at < size; at++) {
        const ordinal = list[at] as number;
        if (has(words, ordinal)) continue;
        set(words, ordinal);
        found[count++] = ordinal;
      }
    }
    for (const { list, size } of perhaps) {
      for (let at = 0; at < size; at++) {
        const ordinal = list[at] as number;
        if (has(words, ordinal) || !check(ordinal)) continue;
        set(words, ordinal);
        found[count++] = ordinal;
      }
    }
    for (let at = 0; at < count; at++) words[(found[at] as number) >>> 5] = 0;
    this.#found = found;
    return count;
  }

  #room(): Uint32Array {
    const length = this.#pages.slots.capacity >>> 5;
    if (this.#words.length < length) this.#words = new Uint32Array(length);
    return this.#words;
  }
}

/** How long the lists are together; without end where some are bits. */
const lengthOf = (postings: readonly Posting[]): number => {
  let length = 0;
  for (const { bits, size } of postings) length += bits === null ? size : Number.POSITIVE_INFINITY;
  return length;
};

/** Sets the bits of all sets that are bits, four sets at a time: half the time goes into reading and writing the words. */
const orAll = (words: Uint32Array, postings: readonly Posting[]): void => {
  const sets: Uint32Array[] = [];
  for (const { bits } of postings) if (bits !== null) sets.push(bits);
  for (let from = 0; from < sets.length; from += 4) {
    const a = sets[from] as Uint32Array;
    const [b = a, c = a, d = a] = sets.slice(from + 1, from + 4);
    const together = Math.min(words.length, a.length, b.length, c.length, d.length);
    for (let at = 0; at < together; at++) {
      words[at] = (words[at] as number) | (a[at] as number) | (b[at] as number) | (c[at] as number) | (d[at] as number);
    }
    for (const rest of sets.slice(from, from + 4)) {
      const end = Math.min(words.length, rest.length);
      for (let at = together; at < end; at++) words[at] = (words[at] as number) | (rest[at] as number);
    }
  }
};

function* ordinalsOf({ bits, list, size }: Posting): Generator<number> {
  if (bits === null) for (let at = 0; at < size; at++) yield list[at] as number;
  else for (let ordinal = 0; ordinal < bits.length * 32; ordinal++) if (has(bits, ordinal)) yield ordinal;
}

const has = (words: Uint32Array, ordinal: number): boolean =>
  (((words[ordinal >>> 5] as number) >>> (ordinal & 31)) & 1) === 1;

const set = (words: Uint32Array, ordinal: number): void => {
  words[ordinal >>> 5] = (words[ordinal >>> 5] as number) | (1 << (ordinal & 31));
};

/** How many bits are set. */
const onesIn = (words: Uint32Array): number => {
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    const pairs = word - ((word >>> 1) & 0x5555_5555);
    const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
    count += Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
};
