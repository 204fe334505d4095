import { type Expectation, grantId, type Kind, kinds, type Put } from '../../../workspace/index.js';
import { Picks } from '../../picks.js';
import { sampleRecord } from '../../sample-record.js';
import { demand, demandSame } from '../faults.js';
import { group, keyOf, numbered } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';
import { keyFor } from './keys.js';

/** Everything a refused commit might have left behind. */
const traces = async (trial: Trial) => {
  const { records, counters, versions } = await trial.read([
    'group:there',
    'group:new',
    'group:other',
    'counter:seats',
    'counter:owners',
  ]);
  return { records, counters, versions, events: await trial.events() };
};

/** A sample of a kind under an id. What is named by what is in it has that name. */
const samplePut = (kind: Kind, id: string, picks: Picks): Put => {
  const put = { kind, id, record: sampleRecord(kind, picks) } as Put;
  if (put.kind === 'grant') return { ...put, id: grantId(put.record.resource, put.record) };
  return put.kind === 'resource' ? { ...put, id: `${put.record.kind} ${id}` } : put;
};

export const commitTests: readonly StoreTest[] = [
  {
    name: 'what a commit put is there once it is acknowledged, under its version',
    run: async (trial) => {
      const id = await trial.save({ put: [group('g', 'Sales'), group('h')] });
      demandSame((await trial.record('group', 'g'))?.name, 'Sales', 'lost write', 'reading group:g after its commit');
      demand((await trial.record('group', 'h')) !== null, 'lost write', 'the second of two records is null');
      demandSame(await trial.version('group:g'), id, 'wrong version', 'the version of group:g is the id of the commit');
    },
  },
  {
    name: 'a second write takes the place of the first, whole',
    run: async (trial) => {
      const ring = { type: 'groups', groups: [{ memberIds: ['a', 'b'], seconds: 20 }] } as const;
      const number = sampleRecord('number', new Picks(3));
      await trial.save({ put: [{ kind: 'number', id: 'n', record: { ...number, ring } }] });
      const next = { ...number, hours: null, ring: { type: 'all', seconds: 5 } } as const;
      await trial.save({ put: [{ kind: 'number', id: 'n', record: next }] });
      demandSame(await trial.record('number', 'n'), next, 'altered data', 'a number that was written twice');
    },
  },
  {
    name: 'every kind of record comes back as it was put, down to quotes, surrogates and names of prototypes',
    run: async (trial) => {
      for (let seed = 0; seed < 12; seed++) {
        const picks = new Picks(seed);
        const puts = kinds.map((kind) => samplePut(kind, `of-${seed}`, picks));
        await trial.save({ put: puts });
        const { records } = await trial.read(puts.map(keyOf));
        for (const { kind, id, record } of puts) {
          demandSame(records.get(kind)?.get(id), record, 'altered data', `the record ${kind}:${id}`);
        }
      }
    },
  },
  {
    name: 'a deleted record is gone, and the version of its guard is that of the deletion',
    run: async (trial) => {
      await trial.save({ put: [group('g'), group('stays')] });
      const id = await trial.save({ delete: ['group:g'] });
      demandSame(await trial.record('group', 'g'), null, 'lost delete', 'reading group:g after its deletion');
      demandSame(await trial.version('group:g'), id, 'wrong version', 'a deletion moves the guard');
      demand((await trial.record('group', 'stays')) !== null, 'lost write', 'what stands beside a deleted record');
    },
  },
  {
    name: 'a commit is refused where a guard that it moves or checks has another version, and the guard is named',
    run: async (trial) => {
      const first = await trial.save({ put: [group('g', 'first')] });
      const second = await trial.save({ put: [group('g', 'second')] });
      for (const field of ['bump', 'check'] as const) {
        for (const version of [first, null, 'never-was']) {
          const expectations = [
            { guard: 'group:g', version },
            ...(field === 'check' ? [] : [{ guard: 'group:z', version: null }]),
          ];
          const bump = field === 'check' ? [{ guard: 'group:z', version: null }] : [];
          const answer = await trial.send({ bump, [field]: expectations, put: [group('z')] });
          const told = `a ${field} of group:g at ${version}, which is at ${second}`;
          demandSame(answer.outcome, 'conflict', 'ignored expectation', told);
          if (answer.outcome !== 'conflict') continue;
          demandSame(answer.guards, ['group:g'], 'unnamed conflict', told);
          demandSame(answer.counters, [], 'unnamed conflict', `${told}: no counter stood in the way`);
        }
      }
      const absent = await trial.send({ bump: [{ guard: 'group:nobody', version: first }], put: [group('nobody')] });
      demandSame(absent.outcome, 'conflict', 'ignored expectation', 'a bump of a guard that was never moved');
      demandSame((await trial.record('group', 'g'))?.name, 'second', 'partial commit', 'group:g after refusals');
    },
  },
  {
    name: 'a refused commit leaves nothing: no record, no deletion, no counter, no version, no event, no key',
    run: async (trial) => {
      const version = await trial.save({ put: [group('there'), group('other')], events: [trial.event('before')] });
      const before = await traces(trial);
      const idempotency = keyFor(trial);
      const whole = {
        bump: [
          { guard: 'group:new', version: null },
          { guard: 'group:there', version },
        ],
        put: [group('new'), group('other', 'renamed')],
        delete: ['group:there'],
        add: [{ counter: 'seats', by: 3, min: null, max: null }],
        events: [trial.event('refused')],
      } as const;
      const stale = await trial.send(
        { ...whole, check: [{ guard: 'group:other', version: 'stale' }] },
        { idempotency },
      );
      demandSame(stale.outcome, 'conflict', 'ignored expectation', 'a stale check beside a good write');
      demandSame(await traces(trial), before, 'partial commit', 'after a commit with one stale guard');
      const crossing = { counter: 'owners', by: -1, min: 1, max: null } as const;
      const bound = await trial.send({ ...whole, add: [...whole.add, crossing] }, { idempotency });
      demandSame(bound.outcome, 'conflict', 'ignored bound', 'one owner less than one');
      demandSame(await traces(trial), before, 'partial commit', 'after a commit with one counter out of bounds');
      const check = [{ guard: 'group:other', version }];
      const good = await trial.send({ ...whole, check, put: [group('new')] }, { idempotency });
      demandSame(good.outcome, 'committed', 'key used up in vain', 'the same key once nothing stands in the way');
    },
  },
  {
    name: 'a check moves nothing, and any number may check the same guard at once',
    run: async (trial) => {
      const version = await trial.save({ put: [group('g')] });
      const check = [{ guard: 'group:g', version }];
      const answers = await trial.atOnce(
        'commits that check the same guard',
        ...numbered('n', 8).map((id) =>
          trial.send({ check, bump: [{ guard: `group:${id}`, version: null }], put: [group(id)] }),
        ),
      );
      for (const { outcome } of answers)
        demandSame(outcome, 'committed', 'refused write', 'a commit that checks group:g');
      demandSame(await trial.version('group:g'), version, 'wrong version', 'checking group:g moved it');
    },
  },
  {
    name: 'of many that move one guard at once, one is committed',
    run: async (trial) => {
      for (let round = 0; round < trial.rounds; round++) {
        const name = `g${round}`;
        const version = round % 2 === 0 ? null : await trial.save({ put: [group(name)] });
        const ids = numbered('n', 8);
        const answers = await trial.atOnce(
          'commits that move the same guard',
          ...ids.map((id) => trial.send({ bump: [{ guard: `group:${name}`, version }], put: [group(name, id)] })),
        );
        const winners = ids.filter((_, index) => answers[index]?.outcome === 'committed');
        demandSame(winners.length, 1, 'ignored expectation', `how many of ${ids.length} moved group:${name}`);
        const stored = (await trial.record('group', name))?.name;
        demandSame(stored, winners[0], 'lost write', 'what is stored is what the winner wrote');
      }
    },
  },
  {
    name: 'two that each check what the other moves: one is committed, neither waits for ever',
    run: async (trial) => {
      for (let round = 0; round < trial.rounds; round++) {
        const [a, b] = [`a${round}`, `b${round}`];
        const version = await trial.save({ put: [group(a), group(b)] });
        const move = (moved: string, checked: string) =>
          trial.send({
            bump: [{ guard: `group:${moved}`, version }],
            check: [{ guard: `group:${checked}`, version }],
            put: [group(moved, 'moved')],
          });
        const answers = await trial.atOnce('mutual checks', move(a, b), move(b, a));
        const won = answers.filter(({ outcome }) => outcome === 'committed').length;
        demandSame(won, 1, 'ignored expectation', 'how many of two that exclude each other were made');
      }
    },
  },
  {
    name: 'a version never comes round again, not even when a record is deleted and made anew',
    run: async (trial) => {
      const first = await trial.save({ put: [group('g')] });
      const second = await trial.save({ delete: ['group:g'] });
      for (const version of [null, first]) {
        const again = await trial.send({ bump: [{ guard: 'group:g', version }], put: [group('g')] });
        demandSame(
          again.outcome,
          'conflict',
          'version reuse',
          `what expects group:g at ${version}, before its deletion`,
        );
      }
      const third = await trial.send({ bump: [{ guard: 'group:g', version: second }], put: [group('g', 'anew')] });
      demandSame(third.outcome, 'committed', 'refused write', 'a record made anew upon its deletion');
      const [now, all] = [await trial.version('group:g'), [null, first, second]];
      demand(!all.includes(now), 'version reuse', `group:g is at ${now} again, as it was before`);
    },
  },
  {
    name: 'a guard without a record can be moved, and is known from then on',
    run: async (trial) => {
      const id = trial.id();
      const answer = await trial.send({
        id,
        bump: [{ guard: 'group:looked-for', version: null }],
        put: [group('made')],
      });
      demandSame(answer.outcome, 'committed', 'refused write', 'claiming a guard of nothing');
      demandSame(await trial.version('group:looked-for'), id, 'wrong version', 'the guard of an absent record');
      demandSame(await trial.record('group', 'looked-for'), null, 'altered data', 'claiming a guard makes no record');
    },
  },
  {
    name: 'a commit as large as the store takes is made whole, and refused whole',
    run: async (trial) => {
      const { maxWrites } = trial.store;
      demand(Number.isSafeInteger(maxWrites) && maxWrites > 0, 'refused write', `maxWrites is ${maxWrites}`);
      const ids = numbered('g', Math.min(maxWrites, trial.kit.largest ?? 2_000));
      const bump: Expectation[] = ids.map((id) => ({ guard: `group:${id}`, version: null }));
      const put = ids.map((id) => group(id));
      const stale = bump.with(-1, { guard: `group:${ids.at(-1)}`, version: 'stale' });
      const refused = await trial.send({ bump: stale, put });
      demandSame(refused.outcome, 'conflict', 'ignored expectation', 'one stale guard among many');
      const nothing = await trial.store.list(trial.home, 'group', { limit: 5 });
      demandSame(nothing.items.length, 0, 'partial commit', 'records left by a large commit that was refused');
      const made = await trial.send({ bump, put });
      demandSame(made.outcome, 'committed', 'refused write', `${ids.length} records in one commit`);
      const { records } = await trial.read(put.map(keyOf));
      const missing = ids.filter((id) => (records.get('group')?.get(id) ?? null) === null);
      demandSame(missing.slice(0, 5), [], 'lost write', `of ${ids.length} records in one commit are missing`);
    },
  },
  {
    name: 'an answer stays as it was given, whatever is written later',
    run: async (trial) => {
      await trial.save({ put: [group('g', 'old')], add: [{ counter: 'seats', by: 1, min: null, max: null }] });
      const answer = await trial.read(['group:g', 'group:h', 'counter:seats', 'groupMembers:g']);
      const then = JSON.stringify([...answer.records].map(([kind, table]) => [kind, [...table]]));
      const versions = JSON.stringify([...answer.versions]);
      await trial.save({
        put: [group('g', 'new'), group('h')],
        add: [{ counter: 'seats', by: 1, min: null, max: null }],
      });
      await trial.read(['group:g', 'group:h', 'counter:seats', 'groupMembers:g']);
      const now = JSON.stringify([...answer.records].map(([kind, table]) => [kind, [...table]]));
      demandSame(
        [now, JSON.stringify([...answer.versions])],
        [then, versions],
        'changing answer',
        'read before, looked at after',
      );
      demandSame(answer.counters.get('seats'), 1, 'changing answer', 'a counter read before, looked at after');
    },
  },
];
