import { memoryStore } from 'partyline/adapters';
import { simulateMany } from 'partyline/testing';
import { expect, it } from 'vitest';
import { policies } from '../laws/history.js';
import { record } from './record.js';

const SEEDS = Number(process.env.PARTYLINE_DEEP_SEEDS ?? 10_000);
/** The first run takes the first seeds, the second the next ones. */
const FIRST = (Number(process.env.PARTYLINE_DEEP_SEED ?? 1) - 1) * SEEDS;

it(`people who act at once come to what the same deeds come to one after another, for ${SEEDS} seeds`, async () => {
  let [commits, conflicts] = [0, 0];
  for (const [index, policy] of policies.entries()) {
    const seeds = Array.from({ length: SEEDS }, (_, seed) => FIRST + seed).filter(
      (seed) => seed % policies.length === index,
    );
    // A store of its own for each hundred, or the runs before weigh on those that come.
    for (let from = 0; from < seeds.length; from += 100) {
      const some = await simulateMany({ store: memoryStore(), seeds: seeds.slice(from, from + 100), policy });
      commits += some.commits;
      conflicts += some.conflicts;
    }
  }
  const how = `seeds ${FIRST} to ${FIRST + SEEDS - 1}, ${policies.length} policies in turn: ${commits} commits, ${conflicts} conflicts`;
  record({ what: 'simulated races on the memory store', count: SEEDS, how });
  expect(commits).toBeGreaterThan(2 * SEEDS);
  expect(conflicts).toBeGreaterThan(SEEDS / 5);
}, 3_600_000);
