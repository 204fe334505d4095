import type { ListPosition, Pages } from './index-pages.js';
import { PAGE, pageOf } from './index-slots.js';
import type { Seen } from './index-union.js';

/** Words of bits to a page. */
const WORDS = PAGE / 32;

/** A list that is read on from an index. */
interface Cursor {
  readonly list: Uint32Array;
  readonly size: number;
  /** Where what it finds is noted. */
  readonly into: Uint32Array;
  at: number;
}

/**
 * The first resources behind a place, in list order, `limit` at most. It goes from page to page where something is, puts the sets
 * together there, and checks only what it is about to show.
 */
export const listFrom = (
  pages: Pages,
  { surely, perhaps, check }: Seen,
  start: { readonly rank: number; readonly place: number },
  limit: number,
): readonly ListPosition[] => {
  const sure = new Uint32Array(WORDS);
  const open = new Uint32Array(WORDS);
  const bits: { readonly words: Uint32Array; readonly into: Uint32Array }[] = [];
  const cursors: Cursor[] = [];
  for (const [sets, into] of [
    [surely, sure],
    [perhaps, open],
  ] as const) {
    for (const set of sets) {
      if (set.bits !== null) bits.push({ words: set.bits, into });
      else if (set.size > 0) cursors.push({ list: set.list, size: set.size, into, at: set.from(start.rank) });
    }
  }

  const found: ListPosition[] = [];
  const places = new Uint32Array(WORDS);
  const { inOrder, slots } = pages;
  let rank = start.rank;
  while (found.length < limit) {
    if (bits.length === 0) rank = nearest(pages, cursors);
    if (rank >= inOrder.length) break;
    const page = inOrder[rank] as number;
    for (const { words, into } of bits) {
      for (let at = 0; at < WORDS; at++) into[at] = (into[at] as number) | (words[page * WORDS + at] ?? 0);
    }
    for (const cursor of cursors) readPage(cursor, page);
    for (let at = 0; at < WORDS; at++) {
      let word = ((sure[at] as number) | (open[at] as number)) >>> 0;
      while (word !== 0) {
        const lowest = word & -word;
        const place = slots.places[page * PAGE + at * 32 + 31 - Math.clz32(lowest)] as number;
        places[place >>> 5] = (places[place >>> 5] as number) | (1 << (place & 31));
        word ^= lowest;
      }
    }
    show(rank === start.rank ? start.place : 0, page);
    places.fill(0);
    sure.fill(0);
    open.fill(0);
    rank++;
  }
  return found;

  function show(from: number, page: number): void {
    for (let at = from >>> 5; at < WORDS; at++) {
      let word = places[at] as number;
      if (at === from >>> 5) word &= -1 << (from & 31);
      for (; word !== 0; word &= word - 1) {
        const ordinal = slots.at(page, at * 32 + 31 - Math.clz32(word & -word));
        const slot = ordinal & (PAGE - 1);
        if ((((sure[slot >>> 5] as number) >>> (slot & 31)) & 1) === 0 && !check(ordinal)) continue;
        found.push({ sortKey: pages.keys[ordinal] as string, id: pages.ids[ordinal] as string });
        if (found.length === limit) return;
      }
    }
  }
};

/** The rank of the next page on which a list has something; a rank beyond the last when none has. */
const nearest = ({ ranks }: Pages, cursors: readonly Cursor[]): number => {
  let rank = Number.POSITIVE_INFINITY;
  for (const { list, size, at } of cursors) {
    if (at < size) rank = Math.min(rank, ranks[pageOf(list[at] as number)] as number);
  }
  return rank;
};

const readPage = (cursor: Cursor, page: number): void => {
  const { list, size, into } = cursor;
  let { at } = cursor;
  for (; at < size; at++) {
    const ordinal = list[at] as number;
    if (pageOf(ordinal) !== page) break;
    const slot = ordinal & (PAGE - 1);
    into[slot >>> 5] = (into[slot >>> 5] as number) | (1 << (slot & 31));
  }
  cursor.at = at;
};
