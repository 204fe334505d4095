import { compareCodePoints } from '../kernel/text.js';

/** A place in the order of a list: a page of a list continues after it. */
export interface ListPosition {
  readonly sortKey: string;
  readonly id: string;
}

/** Anything that UTF-16 and Unicode may order differently. */
const BEYOND = /[\ud800-\uffff]/;

/**
 * Sorts resources into list order. Where no name or id goes beyond U+D7FF, which is nearly always, comparing is left to the engine, which is
 * faster at it.
 */
export const sortForList = <T extends ListPosition>(resources: T[]): readonly T[] => {
  const plain = !resources.some(({ sortKey, id }) => BEYOND.test(sortKey) || BEYOND.test(id));
  const compare = plain ? (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0) : compareCodePoints;
  return resources.sort((a, b) => compare(a.sortKey, b.sortKey) || compare(a.id, b.id));
};

/** The first index for which something holds that holds for all after it; the length when there is none. */
export const firstWhere = (length: number, holds: (index: number) => boolean): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
