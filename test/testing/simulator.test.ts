import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { SimulationFault, simulate, simulateMany } from 'partyline/testing';
import type { Commit, Key } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { runs } from '../support/runs.js';

const seeds = Array.from({ length: runs(400) }, (_, seed) => seed);

describe('a simulation', () => {
  it('of the memory store comes to what the same deeds come to one after another', async () => {
    const { commits, conflicts } = await simulateMany({ store: memoryStore(), seeds });
    // Where nobody collides nothing is proved.
    expect(commits).toBeGreaterThan(2 * seeds.length);
    expect(conflicts).toBeGreaterThan(seeds.length / 5);
  });

  it('follows from its seed', async () => {
    const store = memoryStore();
    const [first, second] = [await simulate({ store, seed: 11 }), await simulate({ store, seed: 11 })];
    expect(second).toEqual(first);
    expect((await simulate({ store, seed: 12 })).trace).not.toEqual(first.trace);
  });
});

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

const asItIs = async (good: WorkspaceStore, workspaceId: string, expectations: Commit['bump']) => {
  const { versions } = await good.read(
    workspaceId,
    expectations.map(({ guard }) => guard as Key),
  );
  return expectations.map(({ guard }) => ({ guard, version: versions.get(guard) ?? null }));
};

const broken: readonly (readonly [does: string, (good: WorkspaceStore) => Partial<WorkspaceStore>])[] = [
  [
    'compares no versions',
    (good) => ({
      commit: async (workspaceId, commit, options) =>
        good.commit(
          workspaceId,
          {
            ...commit,
            check: await asItIs(good, workspaceId, commit.check),
            bump: await asItIs(good, workspaceId, commit.bump),
          },
          options,
        ),
    }),
  ],
  [
    'does not compare what is only checked',
    (good) => ({
      commit: async (workspaceId, commit, options) => good.commit(workspaceId, { ...commit, check: [] }, options),
    }),
  ],
  [
    'reads one key after the other and forgets what it deletes to version',
    (good) => ({
      commit: async (workspaceId, commit, options) => {
        await pause();
        return good.commit(workspaceId, { ...commit, put: commit.put.slice(0, -1) }, options);
      },
    }),
  ],
];

describe('a store that', () => {
  it.each(broken)('%s is found, and the shortest way there is told', async (_, change) => {
    const good = memoryStore();
    const store = { ...good, ...change(good) };
    const failure = await simulateMany({ store, seeds: Array.from({ length: 400 }, (__, seed) => seed) }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(SimulationFault);
    const { message, simulated } = failure as SimulationFault;
    expect(message).toMatch(/Again: simulate\(\{ store, seed: \d+, keep: \[[\d, ]*\] \}\)/);
    // No deed can be left out of it, and what is left shows it again.
    const { seed, kept } = simulated;
    expect((await simulate({ store, seed, keep: kept })).faults).not.toEqual([]);
    expect(kept.length).toBeLessThanOrEqual(6);
  });
});
