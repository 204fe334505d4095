// What somebody writes who knows the data by heart and never changes it: nothing here can add a grant.
import { compareCodePoints } from 'partyline/kernel';
import type { Reach } from 'partyline/sharing';
import type { IndexedResource } from 'partyline/visibility';

/** Contacts in list order: the place of one in it is its number here. */
export interface Sorted {
  readonly ids: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Sorted numbers by principal; what somebody owns stands under `owner:<id>`. */
  readonly lists: ReadonlyMap<string, Uint32Array>;
}

export function sorted(contacts: readonly IndexedResource[]): Sorted {
  const inOrder = contacts.toSorted((a, b) => compareCodePoints(a.sortKey, b.sortKey) || compareCodePoints(a.id, b.id));
  const lists = new Map<string, number[]>();
  inOrder.forEach(({ ownerId, grants }, number) => {
    const principals = new Set([`owner:${ownerId}`, ...grants.map(({ principal }) => principal)]);
    for (const principal of principals) {
      const list = lists.get(principal);
      if (list === undefined) lists.set(principal, [number]);
      else list.push(number);
    }
  });
  return {
    ids: inOrder.map(({ id }) => id),
    numbers: new Map(inOrder.map(({ id }, number) => [id, number])),
    lists: new Map([...lists].map(([principal, list]) => [principal, Uint32Array.from(list)])),
  };
}

/** The sorted lists of a reach. */
export const listsOf = ({ lists }: Sorted, reach: Reach): readonly Uint32Array[] =>
  [...reach.caps.keys()].map((principal) => lists.get(principal)).filter((list) => list !== undefined);

/** A list as one bit a contact. */
export const bitsOf = (list: Uint32Array, size: number): Uint32Array => {
  const bits = new Uint32Array(Math.ceil(size / 32));
  for (const number of list) bits[number >>> 5]! |= 1 << (number & 31);
  return bits;
};

const orAll = (union: Uint32Array, sets: readonly Uint32Array[]): void => {
  union.fill(0);
  for (const set of sets) for (let at = 0; at < union.length; at++) union[at]! |= set[at]!;
};

export function idsByBits(ids: readonly string[], union: Uint32Array, sets: readonly Uint32Array[]): string[] {
  orAll(union, sets);
  const found: string[] = [];
  for (let at = 0; at < union.length; at++) {
    for (let word = union[at]!; word !== 0; word &= word - 1) found.push(ids[at * 32 + 31 - Math.clz32(word & -word)]!);
  }
  return found;
}

let stamp = 0;

export function idsByStamps(ids: readonly string[], stamps: Uint32Array, lists: readonly Uint32Array[]): string[] {
  stamp++;
  const found: string[] = [];
  for (const list of lists) {
    for (let at = 0; at < list.length; at++) {
      const number = list[at]!;
      if (stamps[number] === stamp) continue;
      stamps[number] = stamp;
      found.push(ids[number]!);
    }
  }
  return found;
}

export function countBits(union: Uint32Array, sets: readonly Uint32Array[]): number {
  orAll(union, sets);
  let count = 0;
  for (let at = 0; at < union.length; at++) {
    let word = union[at]!;
    word -= (word >>> 1) & 0x5555_5555;
    word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
}

/** A page from a number on, of as many words as it takes. */
export function pageByBits(
  ids: readonly string[],
  sets: readonly Uint32Array[],
  from: number,
  limit: number,
): string[] {
  const found: string[] = [];
  const words = Math.ceil(ids.length / 32);
  for (let at = from >>> 5; at < words; at++) {
    let word = 0;
    for (let set = 0; set < sets.length; set++) word |= sets[set]![at]!;
    if (at === from >>> 5) word &= -1 << (from & 31);
    for (; word !== 0; word &= word - 1) {
      found.push(ids[at * 32 + 31 - Math.clz32(word & -word)]!);
      if (found.length === limit) return found;
    }
  }
  return found;
}

/** One test of a bit for each principal. */
export function hasBit(sets: readonly Uint32Array[], number: number): boolean {
  for (let at = 0; at < sets.length; at++) {
    if (((sets[at]![number >>> 5]! >>> (number & 31)) & 1) === 1) return true;
  }
  return false;
}

/** The check of one contact, written out. */
export function sees(reach: Reach, contact: IndexedResource, at: number): boolean {
  if (contact.deletedAt != null && contact.deletedAt <= at) return false;
  if (contact.ownerId !== null && reach.owns.has(contact.ownerId)) return true;
  for (let n = 0; n < contact.grants.length; n++) {
    const { principal, until } = contact.grants[n]!;
    if ((until === null || at < until) && reach.caps.has(principal)) return true;
  }
  return false;
}

const lowerBound = (list: Uint32Array, number: number): number => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A page of a list by merging sorted arrays with a binary heap. */
export function pageByHeap(
  { ids, numbers }: Sorted,
  lists: readonly Uint32Array[],
  after: string,
  limit: number,
): string[] {
  const from = numbers.get(after)! + 1;
  const at = new Uint32Array(lists.length);
  const heap: number[] = [];
  const value = (list: number) => lists[list]![at[list]!]!;
  const sink = (start: number) => {
    const moving = heap[start]!;
    let place = start;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && value(heap[child + 1]!) < value(heap[child]!)) child++;
      if (value(heap[child]!) >= value(moving)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = moving;
  };
  for (let list = 0; list < lists.length; list++) {
    at[list] = lowerBound(lists[list]!, from);
    if (at[list]! < lists[list]!.length) heap.push(list);
  }
  for (let start = (heap.length >> 1) - 1; start >= 0; start--) sink(start);
  const found: string[] = [];
  let last = -1;
  while (heap.length > 0 && found.length < limit) {
    const list = heap[0]!;
    const number = value(list);
    if (number !== last) found.push(ids[number]!);
    last = number;
    if (++at[list]! >= lists[list]!.length) {
      const end = heap.pop()!;
      if (heap.length > 0) heap[0] = end;
    }
    if (heap.length > 0) sink(0);
  }
  return found;
}
