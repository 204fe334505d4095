import type { CommitOptions } from '../../../adapters/index.js';
import { demandSame } from '../faults.js';
import { group, NOON, numbered } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';

/** A key that is remembered for longer than any test takes. */
export const keyFor = (trial: Trial, fingerprint = 'f', key = trial.id('k')): Key => ({
  key,
  fingerprint,
  expiresAt: NOON + 36_500 * 86_400_000,
});

type Key = NonNullable<CommitOptions['idempotency']>;

const writing = (trial: Trial, id: string, name: string) => ({
  id,
  bump: [{ guard: `group:${name}`, version: null }],
  put: [group(name)],
  add: [{ counter: 'seats', by: 1, min: null, max: null } as const],
  events: [trial.event(id, { name, n: 1 }), trial.event(id, { name, n: 2 })],
});

export const keyTests: readonly StoreTest[] = [
  {
    name: 'a write sent again under its key does nothing, and answers the revision and the events of the first time',
    run: async (trial) => {
      await trial.save({ put: [group('before')], events: [trial.event('before')] });
      const idempotency = keyFor(trial);
      const first = await trial.send(writing(trial, trial.id(), 'g'), { idempotency });
      demandSame(first.outcome, 'committed', 'refused write', 'a write with a key');
      const then = await trial.events();
      // Meanwhile the world moves on: what was answered stays what it was.
      await trial.save({ put: [group('g', 'renamed'), group('later')], events: [trial.event('later')] });
      const again = await trial.send(writing(trial, trial.id(), 'g'), { idempotency });
      demandSame(
        again.outcome,
        'replayed',
        again.outcome === 'committed' ? 'replay that runs twice' : 'forgotten key',
        'the same write once more',
      );
      if (again.outcome !== 'replayed' || first.outcome !== 'committed') return;
      demandSame(again.revision, first.revision, 'wrong replay', 'the revision of the first time');
      demandSame(again.events, then.slice(1), 'wrong replay', 'the events of the first time');
      demandSame(await trial.counter('seats'), 1, 'replay that runs twice', 'seats after a write and its replay');
      demandSame((await trial.events()).length, then.length + 1, 'replay that runs twice', 'how many events there are');
      demandSame(
        (await trial.record('group', 'g'))?.name,
        'renamed',
        'replay that runs twice',
        'what was written since',
      );
    },
  },
  {
    name: 'one write sent many times at once is made once',
    run: async (trial) => {
      for (let round = 0; round < trial.rounds; round++) {
        const before = await trial.counter('seats');
        const idempotency = keyFor(trial);
        // Each attempt claims a guard of its own, so that nothing but the key keeps them apart.
        const answers = await trial.atOnce(
          'the same key',
          ...numbered('n', 5).map((n) => trial.send(writing(trial, trial.id(), `g${round}${n}`), { idempotency })),
        );
        const outcomes = answers.map(({ outcome }) => outcome).sort();
        const once = ['committed', 'replayed', 'replayed', 'replayed', 'replayed'];
        demandSame(outcomes, once, 'replay that runs twice', 'what five at once under one key came to');
        demandSame(await trial.counter('seats'), before + 1, 'replay that runs twice', 'seats after five at once');
      }
    },
  },
  {
    name: 'a key that was used for something else is refused, and nothing is written',
    run: async (trial) => {
      const key = trial.id('k');
      await trial.send(writing(trial, trial.id(), 'g'), { idempotency: keyFor(trial, 'one', key) });
      const other = await trial.send(writing(trial, trial.id(), 'h'), { idempotency: keyFor(trial, 'two', key) });
      demandSame(other.outcome, 'key_reused', 'key reuse accepted', 'another fingerprint under the same key');
      demandSame(await trial.record('group', 'h'), null, 'key reuse accepted', 'what a reused key would have written');
      const again = await trial.send(writing(trial, trial.id(), 'g'), { idempotency: keyFor(trial, 'one', key) });
      demandSame(again.outcome, 'replayed', 'forgotten key', 'the first write, once more');
    },
  },
  {
    name: 'of two different writes under one key at once, one is made and the other refused',
    run: async (trial) => {
      for (let round = 0; round < trial.rounds; round++) {
        const key = trial.id('k');
        const answers = await trial.atOnce(
          'two writes under one key',
          trial.send(writing(trial, trial.id(), `g${round}`), { idempotency: keyFor(trial, 'one', key) }),
          trial.send(writing(trial, trial.id(), `h${round}`), { idempotency: keyFor(trial, 'two', key) }),
        );
        const outcomes = answers.map(({ outcome }) => outcome).sort();
        demandSame(
          outcomes,
          ['committed', 'key_reused'],
          'key reuse accepted',
          'two fingerprints under one key at once',
        );
      }
    },
  },
  {
    name: 'a key belongs to its workspace',
    run: async (trial) => {
      const idempotency = keyFor(trial);
      const elsewhere = trial.workspace();
      await trial.send(writing(trial, trial.id(), 'g'), { idempotency });
      const answer = await trial.send(writing(trial, trial.id(), 'g'), { idempotency, workspaceId: elsewhere });
      demandSame(answer.outcome, 'committed', 'cross-tenant read', 'the same key in another workspace');
    },
  },
  {
    name: 'a write without events can be replayed, too, and keys may be any text',
    run: async (trial) => {
      for (const key of ['', ' ', "it's", '😀', '__proto__', 'k'.repeat(200)]) {
        const idempotency = keyFor(trial, "f'\\", `${trial.id('k')}${key}`);
        const { events: _, ...silent } = writing(trial, trial.id(), trial.id('g'));
        demandSame((await trial.send(silent, { idempotency })).outcome, 'committed', 'refused write', `the key ${key}`);
        const again = await trial.send({ ...silent, id: trial.id() }, { idempotency });
        demandSame(again.outcome, 'replayed', 'forgotten key', `the key ${key}, once more`);
        if (again.outcome === 'replayed') demandSame(again.events, [], 'wrong replay', 'there were no events');
      }
    },
  },
  {
    name: 'whether a write was made can be asked by its key: unknown, made, or used for something else',
    run: async (trial) => {
      const { store, home } = trial;
      const { key, fingerprint, expiresAt } = keyFor(trial);
      demandSame(await store.recall(home, { key, fingerprint }), null, 'wrong replay', 'a key that nobody used');
      const stale = { bump: [{ guard: 'group:g', version: 'stale' }] };
      await trial.send(stale, { idempotency: { key, fingerprint, expiresAt } });
      demandSame(
        await store.recall(home, { key, fingerprint }),
        null,
        'key used up in vain',
        'the key of a refused write',
      );
      const id = trial.id();
      await trial.send(writing(trial, id, 'g'), { idempotency: { key, fingerprint, expiresAt } });
      const known = await store.recall(home, { key, fingerprint });
      demandSame(known?.outcome, 'replayed', 'forgotten key', 'the key of a write that was made');
      if (known?.outcome === 'replayed') {
        demandSame(known.events, await trial.events(), 'wrong replay', 'the events of the write');
        const { records } = await store.read(home, ['group:g'], { atLeast: known.revision });
        demandSame(records.get('group')?.size, 1, 'wrong replay', 'the revision of the write, to read at');
      }
      const other = await store.recall(home, { key, fingerprint: 'other' });
      demandSame(other?.outcome, 'key_reused', 'key reuse accepted', 'the key with another fingerprint');
      demandSame(
        await store.recall(trial.workspace(), { key, fingerprint }),
        null,
        'cross-tenant read',
        'the key in another workspace',
      );
      demandSame((await trial.events()).length, 2, 'replay that runs twice', 'events after asking');
    },
  },
];
