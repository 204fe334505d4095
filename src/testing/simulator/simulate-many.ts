import { defaults, type Simulated, type Simulation, STUCK, simulate } from './simulate.js';

/** What a failed simulation throws: what is wrong, the call that shows it again, and the shortest trace that was found. */
export class SimulationFault extends Error {
  override readonly name = 'SimulationFault';
  readonly simulated: Simulated;

  constructor(simulated: Simulated) {
    const { again, faults, trace } = simulated;
    const lines = trace.map((line) => `  ${line}`);
    super([...faults.slice(0, 5), `Again: ${again}`, ...lines].join('\n'));
    this.simulated = simulated;
  }
}

/**
 * Runs simulations for many seeds. Where one fails, deeds are left out of it for as long as it still fails, of those that came before
 * as well.
 *
 * @returns how many were run, how much was committed, and how often somebody came too late
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { simulateMany } from 'partyline/testing';
 *
 * const { runs, commits } = await simulateMany({ store: memoryStore, seeds: [1, 2, 3] });
 *
 * runs; // => 3
 * commits > 0; // => true
 * ```
 * @throws {@link SimulationFault} with the shortest trace that was found
 * @see docs/write-your-own-store.md
 */
export const simulateMany = async ({
  seeds,
  ...simulation
}: Omit<Simulation, 'seed' | 'keep'> & { readonly seeds: readonly number[] }) => {
  let [commits, conflicts] = [0, 0];
  for (const seed of seeds) {
    const simulated = await simulate({ ...simulation, seed });
    if (simulated.faults.length > 0) throw new SimulationFault(await shortest({ ...simulation, seed }, simulated));
    commits += simulated.commits;
    conflicts += simulated.conflicts;
  }
  return { runs: seeds.length, commits, conflicts };
};

/** Leaves out deeds, half of them at first and one by one at last, as long as what is left still fails. */
const shortest = async (simulation: Simulation, failed: Simulated): Promise<Simulated> => {
  let best = failed;
  // A store that never answers would be waited for again and again.
  const { patience = defaults.patience } = simulation;
  const isStuck = failed.faults.some((fault) => fault.startsWith(STUCK));
  const shorter = isStuck ? { ...simulation, patience: Math.max(20, patience / 50) } : simulation;
  for (let size = Math.max(1, Math.ceil(best.kept.length / 2)); ; size = Math.ceil(size / 2)) {
    const before = best.kept.length;
    for (let from = best.kept.length; from > 0; from -= size) {
      const keep = best.kept.filter((_, index) => index < from - size || index >= from);
      const tried = await simulate({ ...shorter, keep });
      if (tried.faults.length > 0) best = tried;
    }
    if (size === 1 && best.kept.length === before) return best;
  }
};
