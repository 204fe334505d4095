import type { Revision } from '../../../adapters/index.js';
import { demand, demandSame } from '../faults.js';
import { group } from '../things.js';
import type { StoreTest } from '../trial.js';

/** What the host throws to take its own transaction back. */
class TakenBack extends Error {}

export const transactionTests: readonly StoreTest[] = [
  {
    name: 'what is committed in a transaction of the host is saved with it, and not seen before',
    needs: 'transaction',
    run: async (trial) => {
      const { transaction } = trial.kit;
      if (transaction === undefined) return;
      const commit = trial.commit({
        bump: [{ guard: 'group:g', version: null }],
        put: [group('g')],
        events: [trial.event('e', { n: 1 })],
      });
      await transaction(trial.store, async (tx) => {
        const answer = await trial.store.commit(trial.home, commit, { tx });
        demandSame(answer.outcome, 'committed', 'broken transaction', 'a commit in a transaction');
        const within = await trial.store.read(trial.home, ['group:g'], { tx });
        demand(
          within.records.get('group')?.get('g') != null,
          'broken transaction',
          'the transaction does not see its own write',
        );
      });
      demand(
        (await trial.record('group', 'g')) !== null,
        'broken transaction',
        'the transaction ended, and its commit is not there',
      );
      demandSame((await trial.events()).length, 1, 'broken transaction', 'the events of the transaction');
    },
  },
  {
    name: 'a transaction reads what it committed by the revision of the commit, and others do once it has ended',
    needs: 'transaction',
    run: async (trial) => {
      const { transaction } = trial.kit;
      if (transaction === undefined) return;
      const guard = 'group:g';
      const revisions: (Revision | null)[] = [];
      const last = await transaction(trial.store, async (tx) => {
        const first = trial.commit({ bump: [{ guard, version: null }], put: [group('g')] });
        const second = trial.commit({ bump: [{ guard, version: first.id }], put: [group('g')] });
        for (const commit of [first, second]) {
          const answer = await trial.store.commit(trial.home, commit, { tx });
          demandSame(answer.outcome, 'committed', 'broken transaction', 'a commit in a transaction');
          if (answer.outcome !== 'committed') continue;
          revisions.push(answer.revision);
          for (const atLeast of [...revisions]) {
            const { versions, revision } = await trial.store.read(trial.home, [guard], { tx, atLeast });
            demandSame(versions.get(guard), commit.id, 'broken transaction', 'the version that the transaction sees');
            revisions.push(revision);
          }
        }
        return second.id;
      });
      for (const atLeast of revisions) {
        const { versions } = await trial.store.read(trial.home, [guard], { atLeast });
        demandSame(versions.get(guard), last, 'stale read', 'the version after the transaction');
      }
    },
  },
  {
    name: 'what is committed in a transaction that is taken back never was',
    needs: 'transaction',
    run: async (trial) => {
      const { transaction } = trial.kit;
      if (transaction === undefined) return;
      const commit = trial.commit({
        bump: [{ guard: 'group:g', version: null }],
        put: [group('g')],
        add: [{ counter: 'seats', by: 1, min: null, max: null }],
        events: [trial.event('e')],
      });
      const ended = await transaction(trial.store, async (tx) => {
        await trial.store.commit(trial.home, commit, { tx });
        throw new TakenBack('taken back');
      }).catch((error: unknown) => error);
      demand(ended instanceof TakenBack, 'broken transaction', `a transaction that was taken back ended with ${ended}`);
      const { records, versions, counters } = await trial.read(['group:g', 'counter:seats']);
      const left = [
        records.get('group')?.get('g'),
        versions.get('group:g'),
        counters.get('seats'),
        (await trial.events()).length,
      ];
      demandSame(left, [null, null, 0, 0], 'broken transaction', 'the record, its version, a counter and the events');
    },
  },
  {
    name: 'a transaction that ends late is delivered to those who have read on',
    needs: 'transaction',
    run: async (trial) => {
      const { transaction } = trial.kit;
      if (transaction === undefined) return;
      let cursor: string | null = null;
      const seen: unknown[] = [];
      const read = async () => {
        for (let more = true; more; ) {
          const page = await trial.store.readEvents(trial.home, cursor, 10);
          seen.push(...page.events.map(({ data }) => (data as { readonly n: string }).n));
          ({ next: cursor, more } = page);
        }
      };
      let finish = () => {};
      const mayEnd = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let begun = () => {};
      const isBegun = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const late = transaction(trial.store, async (tx) => {
        const commit = trial.commit({
          bump: [{ guard: 'group:late', version: null }],
          put: [group('late')],
          events: [trial.event('l', { n: 'late' })],
        });
        await trial.store.commit(trial.home, commit, { tx });
        begun();
        // Where there is one connection, the others wait for this transaction and nothing can be late.
        await Promise.race([mayEnd, new Promise((resolve) => setTimeout(resolve, 500))]);
      });
      await isBegun;
      const other = trial
        .save({ put: [group('early')], events: [trial.event('e', { n: 'early' })] })
        .then(read)
        .then(finish);
      await trial.atOnce('a transaction that ends late', late, other);
      await read();
      demandSame(
        seen.toSorted(),
        ['early', 'late'],
        'cursor that skips late commits',
        'what a reader got who read on before the transaction ended',
      );
    },
  },
  {
    name: 'a store that knows no transactions refuses one at once, and writes nothing',
    run: async (trial) => {
      if (trial.kit.transaction !== undefined) return;
      const commit = trial.commit({ bump: [{ guard: 'group:g', version: null }], put: [group('g')] });
      const refused = await trial.store.commit(trial.home, commit, { tx: {} }).then(
        () => null,
        (error: unknown) => error,
      );
      demand(
        refused instanceof TypeError,
        'broken transaction',
        `a commit in an unknown transaction ended with ${refused}`,
      );
      demandSame(await trial.record('group', 'g'), null, 'broken transaction', 'what it would have written');
    },
  },
];
