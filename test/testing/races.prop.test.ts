import fc from 'fast-check';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { StoreFault, storeCases } from 'partyline/testing';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { scheduled } from '../support/scheduled.js';

/** The races of the contract, each in an office of its own. */
const racesOn = (factory: () => WorkspaceStore) =>
  storeCases({ factory, rounds: 1 }).filter(({ name }) => name.startsWith('races: '));

const names = racesOn(memoryStore).map(({ name }) => name);

/** Runs one race on a store in which the scheduler decides what happens when. */
const raceUnder = (scheduler: fc.Scheduler, name: string, make: () => WorkspaceStore = memoryStore): Promise<void> => {
  const raced = racesOn(() => scheduled(make(), scheduler)).find((one) => one.name === name);
  if (raced === undefined) throw new Error(`no race is called ${name}`);
  return scheduler.waitFor(raced.run());
};

describe('whoever is faster', () => {
  it.each(names.map((name, index) => [name, index] as const))('%s', async (name, index) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), (scheduler) => raceUnder(scheduler, name)),
      lawOptions(200, 400 + index),
    );
  });

  it.each(names.filter((name) => /owners (?:leave|step down)/.test(name)))(
    '%s, which a store that compares no versions of what is only checked does not keep',
    async (name) => {
      const forgetful = (): WorkspaceStore => {
        const memory = memoryStore();
        return { ...memory, commit: (id, commit, ...rest) => memory.commit(id, { ...commit, check: [] }, ...rest) };
      };
      let found = 0;
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const thrown = await raceUnder(scheduler, name, forgetful).catch((error: unknown) => error);
          if (thrown instanceof StoreFault && thrown.fault === 'lost race') found++;
        }),
        lawOptions(500, 430),
      );
      expect(found).toBeGreaterThan(0);
    },
  );
});
