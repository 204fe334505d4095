import { demandSame } from '../faults.js';
import { group, numbered } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';

const add = (trial: Trial, by: number, min: number | null = null, max: number | null = null) => {
  const id = trial.id('g');
  return trial.send({
    bump: [{ guard: `group:${id}`, version: null }],
    add: [{ counter: 'seats', by, min, max }],
    put: [group(id)],
  });
};

export const counterTests: readonly StoreTest[] = [
  {
    name: 'a counter that nobody wrote is zero',
    run: async (trial) => {
      demandSame(await trial.counter('seats'), 0, 'lost addition', 'seats in an empty workspace');
      demandSame(await trial.counter('contacts a:b'), 0, 'lost addition', 'a counter with an id in its name');
    },
  },
  {
    name: 'additions that know nothing of each other add up, at once too',
    run: async (trial) => {
      const answers = await trial.atOnce('additions', ...numbered('n', 16).map(() => add(trial, 2)));
      for (const { outcome } of answers)
        demandSame(outcome, 'committed', 'refused write', 'an addition without a bound');
      demandSame(await trial.counter('seats'), 32, 'lost addition', '16 additions of 2');
      await add(trial, -5);
      demandSame(await trial.counter('seats'), 27, 'lost addition', 'and 5 taken away');
    },
  },
  {
    name: 'a counter goes to its bound and not beyond, and a conflict names it',
    run: async (trial) => {
      demandSame((await add(trial, 3, null, 3)).outcome, 'committed', 'refused write', 'to the upper bound');
      const above = await add(trial, 1, null, 3);
      demandSame(above.outcome, 'conflict', 'ignored bound', 'one above the upper bound');
      if (above.outcome === 'conflict') {
        demandSame([above.counters, above.guards], [['seats'], []], 'unnamed conflict', 'the counter that was full');
      }
      demandSame(await trial.counter('seats'), 3, 'partial commit', 'seats after an addition that was refused');
      demandSame((await add(trial, -2, 1, null)).outcome, 'committed', 'refused write', 'to the lower bound');
      demandSame((await add(trial, -1, 1, null)).outcome, 'conflict', 'ignored bound', 'one below the lower bound');
      demandSame(await trial.counter('seats'), 1, 'partial commit', 'seats after additions that were refused');
    },
  },
  {
    name: 'an addition of nothing with a bound is an assertion',
    run: async (trial) => {
      await add(trial, 2);
      demandSame((await add(trial, 0, 0, 0)).outcome, 'conflict', 'ignored bound', 'exactly 0 asserted of 2');
      demandSame((await add(trial, 0, 2, 2)).outcome, 'committed', 'refused write', 'exactly 2 asserted of 2');
      const absent = await trial.send({
        bump: [{ guard: 'group:z', version: null }],
        add: [{ counter: 'owners', by: 0, min: 1, max: null }],
      });
      demandSame(absent.outcome, 'conflict', 'ignored bound', 'at least 1 asserted of a counter that nobody wrote');
    },
  },
  {
    name: 'of many who want the last place at once, one gets it',
    run: async (trial) => {
      for (let round = 0; round < trial.rounds; round++) {
        const before = await trial.counter('seats');
        const answers = await trial.atOnce('additions', ...numbered('n', 6).map(() => add(trial, 1, null, before + 1)));
        const won = answers.filter(({ outcome }) => outcome === 'committed').length;
        demandSame(won, 1, 'ignored bound', 'how many of 6 got the last place');
        demandSame(await trial.counter('seats'), before + 1, 'lost addition', 'seats after the race');
      }
    },
  },
  {
    name: 'of all who would leave at once, one has to stay',
    run: async (trial) => {
      for (let round = 0; round < trial.rounds; round++) {
        await add(trial, 4 - (await trial.counter('seats')));
        const answers = await trial.atOnce('departures', ...numbered('n', 4).map(() => add(trial, -1, 1, null)));
        const gone = answers.filter(({ outcome }) => outcome === 'committed').length;
        demandSame(gone, 3, 'ignored bound', 'how many of 4 left where 1 has to stay');
        demandSame(await trial.counter('seats'), 1, 'lost addition', 'who is left');
      }
    },
  },
  {
    name: 'a counter is large, exact, and may go below zero where no bound says otherwise',
    run: async (trial) => {
      await add(trial, 2_147_483_647);
      await add(trial, 5_000_000_001);
      demandSame(await trial.counter('seats'), 7_147_483_648, 'lost addition', 'beyond 32 bits');
      await add(trial, -7_147_483_650);
      demandSame(await trial.counter('seats'), -2, 'lost addition', 'below zero');
    },
  },
];
