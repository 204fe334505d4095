import type { CommitAnswer } from '../../../adapters/index.js';
import { demand, demandSame } from '../faults.js';
import { group } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';
import { keyFor } from './keys.js';

const attempt = (sent: Promise<CommitAnswer>): Promise<CommitAnswer | null> => sent.catch(() => null);

/** A write with something of everything. */
const writing = (trial: Trial, name: string) => {
  const id = trial.id();
  return {
    id,
    bump: [{ guard: `group:${name}`, version: null }],
    put: [group(name), group(`${name}-too`)],
    add: [{ counter: 'seats', by: 1, min: null, max: null } as const],
    events: [trial.event(id, { name })],
  };
};

const leftOf = async (trial: Trial, name: string) => {
  const { records, versions } = await trial.read([`group:${name}`, `group:${name}-too`]);
  const events = (await trial.events()).filter(({ data }) => (data as { readonly name: string }).name === name);
  return [
    (records.get('group')?.get(name) ?? null) !== null,
    (records.get('group')?.get(`${name}-too`) ?? null) !== null,
    versions.get(`group:${name}`) !== null,
    events.length === 1,
  ];
};

export const crashTests: readonly StoreTest[] = [
  {
    name: 'a connection that breaks at any step of a commit leaves all of it or nothing, and the key tells which',
    needs: 'breaking',
    run: async (trial) => {
      const { breaking } = trial.kit;
      if (breaking === undefined) return;
      for (let step = 1; step < 40; step++) {
        const broken = await breaking(trial.store, step);
        const name = `g${step}`;
        const idempotency = keyFor(trial);
        const before = await trial.counter('seats');
        const commit = trial.commit(writing(trial, name));
        const answer = await attempt(broken.commit(trial.home, commit, { idempotency }));
        const left = await leftOf(trial, name);
        demand(
          new Set(left).size === 1,
          'partial commit',
          `broken at step ${step}: record, record, version, event: ${left.join(', ')}`,
        );
        const made = left[0] === true;
        demandSame(
          await trial.counter('seats'),
          before + (made ? 1 : 0),
          'partial commit',
          `broken at step ${step}: the counter`,
        );
        if (answer !== null) demandSame(made, true, 'lost acknowledgement', `acknowledged, broken at step ${step}`);
        // Whoever did not hear sends it again, and learns what became of it.
        const again = await trial.store.commit(trial.home, { ...commit, id: trial.id() }, { idempotency });
        demandSame(
          again.outcome,
          made ? 'replayed' : 'committed',
          made ? 'forgotten key' : 'key used up in vain',
          `sent again after breaking at step ${step}`,
        );
        demandSame(
          await trial.counter('seats'),
          before + 1,
          'replay that runs twice',
          `the counter after sending again, step ${step}`,
        );
        if (answer !== null) return;
      }
    },
  },
  {
    name: 'what was acknowledged is there after a restart: records, counters, versions, events, keys and cursors',
    needs: 'reopen',
    run: async (trial) => {
      const { reopen } = trial.kit;
      if (reopen === undefined) return;
      const idempotency = keyFor(trial);
      const first = trial.commit(writing(trial, 'g'));
      await trial.store.commit(trial.home, first, { idempotency });
      const cursor = (await trial.store.readEvents(trial.home, null, 10)).next;
      await trial.save({ put: [group('h')], events: [trial.event('later', { name: 'h' })] });
      const store = await reopen(trial.store);
      const { records, versions, counters } = await store.read(trial.home, ['group:g', 'group:h', 'counter:seats']);
      demand(
        records.get('group')?.get('g') != null && records.get('group')?.get('h') != null,
        'lost acknowledgement',
        'records after a restart',
      );
      demandSame(versions.get('group:g'), first.id, 'lost acknowledgement', 'a version after a restart');
      demandSame(counters.get('seats'), 1, 'lost acknowledgement', 'a counter after a restart');
      const again = await store.commit(trial.home, { ...first, id: trial.id() }, { idempotency });
      demandSame(again.outcome, 'replayed', 'forgotten key', 'a write that is sent again after a restart');
      const { events } = await store.readEvents(trial.home, cursor, 10);
      demandSame(
        events.map(({ data }) => data),
        [{ name: 'h' }],
        'lost event',
        'what a cursor from before a restart leads to',
      );
    },
  },
];
