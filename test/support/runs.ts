import { record } from '../deep/record.js';

/** The seed every property starts from, so that a red run is red again. `PARTYLINE_SEED=random` explores. */
const PINNED_SEED = 20_261_122;

const full = process.env.PARTYLINE_FULL === '1';

/**
 * How often a property runs: `count` in `npm run test:full`, about a tenth of it in `npm test`, but at least 10, or as often as it takes to
 * meet what it is about from whichever seed.
 */
export function runs(count: number, least = 10): number {
  return full ? count : Math.min(count, Math.max(least, Math.round(count / 10)));
}

/** What `fc.assert` and `test.prop` take: the number of runs and the pinned seed. */
export function fcOptions(count: number, least?: number): { numRuns: number; seed: number } {
  const numRuns = runs(count, least);
  record({ what: 'cases', count: numRuns, how: '', property: true });
  return { numRuns, seed: seedOf(process.env.PARTYLINE_SEED) };
}

function seedOf(wish: string | undefined): number {
  if (wish === undefined || wish === '') return PINNED_SEED;
  if (wish === 'random') return Math.floor(Math.random() * 2 ** 31);
  const seed = Number(wish);
  if (!Number.isSafeInteger(seed)) throw new Error(`PARTYLINE_SEED is neither an integer nor "random": ${wish}`);
  return seed;
}
