import { fcOptions } from './runs.js';

/**
 * Options for one law among several over the same arbitrary: the pinned seed moved by a number of the law's own, so that each law looks
 * at other histories than its neighbours.
 */
export const lawOptions = (count: number, law: number, least?: number): ReturnType<typeof fcOptions> => {
  const { numRuns, seed } = fcOptions(count, least);
  return { numRuns, seed: (seed + law * 7_919) % 2 ** 31 };
};
