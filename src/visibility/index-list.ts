import type { Pages } from './index-pages.js';
import { PAGE, pageOf } from './index-slots.js';
import type { ListPosition } from './index-sorting.js';
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
  /** The rank of the page where its next resource stands; beyond all ranks at the end. */
  rank: number;
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
  const places = new Uint32Array(WORDS);
  const bits: { readonly words: Uint32Array; readonly into: Uint32Array }[] = [];
  const cursors: Cursor[] = [];
  take(surely, sure);
  take(perhaps, open);
  const found: ListPosition[] = [];
  const { inOrder, slots } = pages;
  let rank = bits.length > 0 ? start.rank : nearest(cursors);
  while (rank < inOrder.length) {
    const page = inOrder[rank] as number;
    for (const { words, into } of bits) {
      for (let at = 0; at < WORDS; at++) into[at] = (into[at] as number) | (words[page * WORDS + at] ?? 0);
    }
    for (const cursor of cursors) if (cursor.rank === rank) readPage(pages, cursor, page);
    // From slots to places, which are in list order.
    for (let at = 0; at < WORDS; at++) {
      for (let word = (sure[at] as number) | (open[at] as number); word !== 0; word &= word - 1) {
        const place = slots.places[page * PAGE + at * 32 + 31 - Math.clz32(word & -word)] as number;
        places[place >>> 5] = (places[place >>> 5] as number) | (1 << (place & 31));
      }
    }
    show(page, rank === start.rank ? start.place : 0);
    if (found.length === limit) break;
    for (let at = 0; at < WORDS; at++) {
      sure[at] = 0;
      open[at] = 0;
      places[at] = 0;
    }
    rank = bits.length > 0 ? rank + 1 : nearest(cursors);
  }
  return found;

  function take(sets: Seen['surely'], into: Uint32Array): void {
    for (const set of sets) {
      if (set.bits !== null) bits.push({ words: set.bits, into });
      else if (set.size > 0) {
        const { list, size } = set;
        const at = set.from(start.rank);
        cursors.push({ list, size, into, at, rank: rankAt(pages, list, size, at) });
      }
    }
  }

  function show(page: number, from: number): void {
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

const rankAt = ({ ranks }: Pages, list: Uint32Array, size: number, at: number): number =>
  at < size ? (ranks[pageOf(list[at] as number)] as number) : Number.POSITIVE_INFINITY;

/** The rank of the next page on which a list has something; beyond all ranks when none has. */
const nearest = (cursors: readonly Cursor[]): number => {
  let nearest = Number.POSITIVE_INFINITY;
  for (const { rank } of cursors) if (rank < nearest) nearest = rank;
  return nearest;
};

/** Notes what a list has on a page, and goes on to its next page. */
const readPage = (pages: Pages, cursor: Cursor, page: number): void => {
  const { list, size, into } = cursor;
  let { at } = cursor;
  for (; at < size && pageOf(list[at] as number) === page; at++) {
    const slot = (list[at] as number) & (PAGE - 1);
    into[slot >>> 5] = (into[slot >>> 5] as number) | (1 << (slot & 31));
  }
  cursor.at = at;
  cursor.rank = rankAt(pages, list, size, at);
};
