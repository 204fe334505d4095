/**
 * How evenly work is spread, from 0 (one person does it all) to 1 (everybody does the same): Pielou's evenness, the Shannon entropy of the
 * shares divided by the most it could be for so many people. Whoever did nothing counts as one of them. Null for fewer than two people, or
 * where nothing was done.
 *
 * @see E. C. Pielou: The measurement of diversity in different types of biological collections, J. Theor. Biol. 13, 1966
 * @example
 * ```ts
 * import { evennessOf } from 'partyline/insights';
 *
 * evennessOf([10, 10, 10]); // => 1
 * evennessOf([30, 0, 0]); // => 0
 * evennessOf([30]); // => null
 * ```
 */
export const evennessOf = (counts: readonly number[]): number | null => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < 2 || total === 0) return null;
  let entropy = 0;
  for (const count of counts) if (count > 0) entropy -= (count / total) * Math.log(count / total);
  // Sums of logarithms may be off by a last bit.
  return Math.min(1, Math.max(0, entropy / Math.log(counts.length)));
};
