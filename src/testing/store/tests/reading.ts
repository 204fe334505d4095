import type { Key, RecordKey } from '../../../workspace/index.js';
import { demand, demandSame } from '../faults.js';
import { group, keyOf, member, numbered } from '../things.js';
import type { StoreTest } from '../trial.js';

export const readingTests: readonly StoreTest[] = [
  {
    name: 'what is not there reads as null, whatever it is called, and so does the version of its guard',
    run: async (trial) => {
      await trial.save({ put: [group('g')] });
      const ids = ['nothing', '__proto__', 'constructor', 'toString', 'a:b:c', "it's", '%', '_', 'G', 'g ', '😀'];
      const { records, versions } = await trial.read(ids.map((id) => `group:${id}` as RecordKey));
      for (const id of ids) {
        demandSame(records.get('group')?.get(id), null, 'wrong answer for what is absent', `group:${id}`);
        demandSame(versions.get(`group:${id}`), null, 'wrong answer for what is absent', `the guard group:${id}`);
      }
      const empty = await trial.read([]);
      demandSame([empty.records.size, empty.lists.size], [0, 0], 'wrong answer for what is absent', 'reading no keys');
    },
  },
  {
    name: 'every key that was asked for is answered, a thousand of them and one of them twice',
    run: async (trial) => {
      const ids = numbered('g', 500);
      await trial.save({ put: ids.map((id) => group(id)) });
      const keys = ids.flatMap((id) => [`group:${id}`, `group:not-${id}`] as RecordKey[]);
      const { records } = await trial.read([...keys, 'group:g0007']);
      demandSame(records.get('group')?.size, 1_000, 'truncating list', 'how many of 1,000 keys were answered');
      const there = ids.filter((id) => (records.get('group')?.get(id) ?? null) !== null);
      demandSame(there.length, 500, 'lost write', 'how many of 500 records were found');
    },
  },
  {
    name: 'a list brings its records in full, their guards and its own; an empty list brings its own',
    run: async (trial) => {
      await trial.save({
        put: [group('g'), member('b', { groups: ['g'] }), member('a', { groups: ['g', 'h'] }), member('c')],
      });
      const moved = await trial.save({ put: [group('g', 'renamed')] });
      const { lists, records, versions } = await trial.read(['groupMembers:g', 'groupMembers:none']);
      demandSame(lists.get('groupMembers:g'), ['a', 'b'], 'wrong list', 'the members of the group g');
      demandSame(lists.get('groupMembers:none'), [], 'wrong list', 'the members of a group that nobody is in');
      demandSame([...(records.get('member')?.keys() ?? [])].sort(), ['a', 'b'], 'wrong list', 'the records with it');
      demand(typeof versions.get('member:a') === 'string', 'wrong version', 'the guard of a record in a list');
      demandSame(versions.get('group:g'), moved, 'wrong version', 'the guard of a list');
      demandSame(versions.get('group:none'), null, 'wrong version', 'the guard of an empty list');
    },
  },
  {
    name: 'a read shows one moment, while others write',
    run: async (trial) => {
      const ids = ['left', 'middle', 'right'];
      const stamp = (n: number) => ids.map((id) => group(id, `stamp ${n}`));
      const seat = [{ counter: 'seats', by: 1, min: null, max: null }] as const;
      await trial.save({ put: stamp(0) });
      const keys: readonly Key[] = [...stamp(0).map(keyOf), 'counter:seats'];
      let writing = true;
      const write = async () => {
        try {
          for (let n = 1; n <= 12 * trial.rounds; n++) await trial.save({ put: stamp(n), add: seat });
        } finally {
          writing = false;
        }
      };
      const look = async () => {
        while (writing) {
          // Lets timers pass: a store that waits for one would wait for ever behind reads that never do.
          await new Promise<void>((resolve) => setTimeout(resolve, 0));
          const { records, counters, versions } = await trial.read(keys);
          const names = ids.map((id) => (records.get('group')?.get(id) as { readonly name: string } | undefined)?.name);
          demandSame(
            names,
            names.map(() => `stamp ${counters.get('seats')}`),
            'torn read',
            'three records and a counter that are always written together',
          );
          const moved = ids.map((id) => versions.get(`group:${id}`));
          demand(
            new Set(moved).size === 1,
            'torn read',
            `the versions of what is written together: ${moved.join(', ')}`,
          );
        }
      };
      await trial.atOnce('reading while others write', write(), look(), look());
    },
  },
  {
    name: 'a read that may not lag shows every write that was answered',
    run: async (trial) => {
      for (let n = 0; n < 10; n++) {
        await trial.save({ put: [group('g', `name ${n}`)] });
        const { records } = await trial.store.read(trial.home, ['group:g']);
        const shown = records.get('group')?.get('g') as { readonly name: string } | null | undefined;
        demandSame(shown?.name, `name ${n}`, 'stale read', `reading after the write number ${n}`);
        const { items } = await trial.store.list(trial.home, 'group', { limit: 5 });
        const names = items.map(([, record]) => record.name);
        demandSame(names, [`name ${n}`], 'stale read', `listing after the write number ${n}`);
      }
    },
  },
  {
    name: 'a read that names the revision of a write shows it',
    run: async (trial) => {
      for (let n = 0; n < 10; n++) {
        const commit = await trial.prepared({ put: [group('g', `name ${n}`)] });
        const answer = await trial.store.commit(trial.home, commit);
        demandSame(answer.outcome, 'committed', 'refused write', 'a write that nothing stands in the way of');
        if (answer.outcome !== 'committed') return;
        const options = { atLeast: answer.revision, mayLag: true };
        const { records, revision } = await trial.store.read(trial.home, ['group:g'], options);
        const shown = records.get('group')?.get('g') as { readonly name: string } | null | undefined;
        demandSame(shown?.name, `name ${n}`, 'stale read', `reading at least as of the write number ${n}`);
        demand(revision !== null, 'stale read', 'a read of a workspace that has something names no revision');
        const { items } = await trial.store.list(trial.home, 'group', { limit: 5, ...options });
        demandSame(
          items.map(([, record]) => record.name),
          [`name ${n}`],
          'stale read',
          'listing at least as of a write',
        );
      }
    },
  },
];
