import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { shareable } from 'partyline/sharing';
import { type Simulation, SimulationFault, simulate, simulateMany } from 'partyline/testing';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { runs } from '../support/runs.js';
import { asItIs, type Replaces, storesThatFail } from './faulty-stores.js';

const upTo = (count: number) => Array.from({ length: count }, (_, seed) => seed);

const storeThat = (replaces: Replaces) => () => {
  const good = memoryStore();
  return { ...good, ...replaces(good) };
};

const failureOf = async (simulation: Parameters<typeof simulateMany>[0]): Promise<SimulationFault> => {
  const failure = await simulateMany(simulation).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SimulationFault);
  return failure as SimulationFault;
};

/** Runs the call that a failure prints, as whoever reads it would. */
const again = ({ message }: SimulationFault, store: Simulation['store']): ReturnType<typeof simulate> => {
  const call = /^Again: (.*)$/m.exec(message)?.[1];
  return new Function('simulate', 'store', 'definePolicy', 'shareable', `return ${call}`)(
    simulate,
    store,
    definePolicy,
    shareable,
  );
};

describe('a simulation', () => {
  it('of the memory store comes to what the same deeds come to one after another', async () => {
    const seeds = upTo(runs(400));
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

  it('follows from its seed where the store pauses, for however many microtasks', async () => {
    const good = memoryStore();
    const pausing: WorkspaceStore = {
      ...good,
      commit: async (...request) => {
        for (let ticks = request[1].put.length; ticks > 0; ticks--) await null;
        return good.commit(...request);
      },
    };
    for (const seed of upTo(10)) {
      const first = await simulate({ store: pausing, seed });
      expect(first.faults).toEqual([]);
      expect(await simulate({ store: pausing, seed })).toEqual(first);
    }
  });

  it('drives a store that is an object of a class', async () => {
    const good = memoryStore();
    class Store {}
    Object.assign(Store.prototype, good);
    expect((await simulate({ store: new Store() as WorkspaceStore, seed: 3 })).faults).toEqual([]);
  });

  it('of a store that keeps the keys of its records in another order comes to the same', async () => {
    const turned = (data: unknown): unknown =>
      Array.isArray(data)
        ? data.map(turned)
        : typeof data === 'object' && data !== null
          ? Object.fromEntries(
              Object.entries(data)
                .toReversed()
                .map(([key, value]) => [key, turned(value)]),
            )
          : data;
    const store = storeThat((good) => ({
      commit: (workspaceId, commit, options) => {
        const put = commit.put.map((one) => ({ ...one, record: turned(one.record) }) as typeof one);
        return good.commit(workspaceId, { ...commit, put }, options);
      },
    }));
    expect(await simulateMany({ store, seeds: upTo(runs(400)) })).toMatchObject({ runs: runs(400) });
  });

  it('lets calls overlap, unless it is asked not to', async () => {
    const overlapping = ({ trace }: Awaited<ReturnType<typeof simulate>>) =>
      trace.filter((line) => line.startsWith('meanwhile ')).length;
    expect(overlapping(await simulate({ store: memoryStore(), seed: 1 }))).toBeGreaterThan(0);
    expect(overlapping(await simulate({ store: memoryStore(), seed: 1, overlap: 0 }))).toBe(0);
  });

  it('lets the rest be as it was where a deed is left out', async () => {
    const store = memoryStore();
    const { kept, trace } = await simulate({ store, seed: 4, people: 2, overlap: 0, faults: 0 });
    const without = await simulate({ store, seed: 4, people: 2, overlap: 0, faults: 0, keep: kept.slice(0, -1) });
    // The last deed of the last person is gone, and what came before it stands in the same order.
    const last = trace.findLastIndex((line) => line.startsWith('person 1 begins'));
    expect(without.trace.slice(0, last)).toEqual(trace.slice(0, last));
  });

  it('sends commits that were cut off again under their keys, and they are done once', async () => {
    const traces = [];
    for (const seed of upTo(10)) traces.push(...(await simulate({ store: memoryStore(), seed, faults: 0.6 })).trace);
    expect(traces.some((line) => line.includes('has: ok, as it was done before'))).toBe(true);
  });
});

describe('a failure', () => {
  const blind = storeThat((good) => ({
    commit: async (workspaceId, commit, options) =>
      good.commit(workspaceId, { ...commit, bump: await asItIs(good, workspaceId, commit.bump) }, options),
  }));

  it.each<[told: string, options: Partial<Simulation>]>([
    ['five people', { people: 5, deeds: 3 }],
    ['a longer past', { before: 30 }],
    ['no connection cut', { faults: 0 }],
    ['many cut, and all calls overlapping', { faults: 0.4, overlap: 1 }],
    ['the default policy', { policy: definePolicy() }],
    [
      'a policy of the host',
      {
        people: 4,
        deeds: 6,
        before: 20,
        policy: definePolicy({
          seatLimit: 9,
          snippetVariables: new Set(['contact.firstName']),
          shareables: [shareable('deal', { permission: 'groups.manage' })],
        }),
      },
    ],
  ])('with %s prints the call that shows it again', async (_, options) => {
    const failure = await failureOf({ store: blind, seeds: upTo(100), ...options });
    const shownAgain = await again(failure, blind);
    expect(shownAgain.faults).toEqual(failure.simulated.faults);
    expect(shownAgain.trace).toEqual(failure.simulated.trace);
  });

  it('shows the past that its ids come from, and nothing that can be left out', async () => {
    const { simulated } = await failureOf({ store: blind, seeds: upTo(100) });
    const { seed, kept, trace } = simulated;
    expect(trace[0]).toMatch(/^before, the host: workspace.create .* → ok, q0.0: workspace:self, member:q0.1/);
    for (const place of kept) {
      const keep = kept.filter((other) => other !== place);
      expect((await simulate({ store: blind, seed, keep })).faults).toEqual([]);
    }
  });

  it('names the first field in which something differs, with both values', async () => {
    const misspelling = storeThat((good) => ({
      commit: (workspaceId, commit, options) => {
        const put = commit.put.map((one) =>
          one.kind === 'profile' ? { ...one, record: { ...one.record, name: `${one.record.name}!` } } : one,
        );
        return good.commit(workspaceId, { ...commit, put }, options);
      },
    }));
    const { simulated } = await failureOf({ store: misspelling, seeds: [0] });
    expect(simulated.faults).toContain('profile:q0.1, at name: stored "Ana!", expected "Ana"');
    expect(simulated.kept).toEqual([0]);
  });
});

describe('a store that', () => {
  it.each(storesThatFail)('$does is found', async ({ within, replaces, fault, most, patience }) => {
    const store = storeThat(replaces);
    const failure = await failureOf({ store, seeds: upTo(within), ...(patience === undefined ? {} : { patience }) });
    expect(failure.simulated.faults.join('\n')).toMatch(fault);
    expect(failure.simulated.kept.length).toBeLessThanOrEqual(most);
    expect((await again(failure, store)).faults).toEqual(failure.simulated.faults);
  });
});
