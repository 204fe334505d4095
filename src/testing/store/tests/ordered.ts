import type { Position } from '../../../adapters/index.js';
import { compareCodePoints } from '../../../kernel/text.js';
import {
  type Conversation,
  type Job,
  listsOf,
  type OrderedListName,
  type Put,
  recordKey,
  sortIn,
} from '../../../workspace/index.js';
import { Picks } from '../../picks.js';
import { sampleRecord } from '../../sample-record.js';
import { demand, demandSame } from '../faults.js';
import { NOON } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';

const conversation = (id: string, numberId: string, at: number, parts: Partial<Conversation> = {}): Put => ({
  kind: 'conversation',
  id,
  record: {
    ...sampleRecord('conversation', new Picks(1)),
    numberId,
    status: 'open',
    unread: false,
    assignment: null,
    last: { at, direction: 'inbound', kind: 'message', answered: null },
    ...parts,
  },
});

/** All of some ordered lists, by pages. */
const walk = async (trial: Trial, list: OrderedListName, of: readonly string[], limit: number) => {
  const found: { readonly id: string; readonly record: unknown }[] = [];
  for (let after: Position | null = null; ; ) {
    const page: { items: typeof found; next: Position | null } = (await trial.store.listOrdered(trial.home, list, of, {
      after,
      limit,
    })) as never;
    demand(page.items.length <= limit, 'wrong page', `${page.items.length} records on a page of ${limit}`);
    found.push(...page.items);
    if (page.next === null) return found;
    demand(page.items.length > 0, 'wrong page', `an empty page of ${list} says that there is more`);
    after = page.next;
  }
};

/** The lists as they have to be: whatever stands in one of them, once, by sort key and id. */
const expected = (puts: readonly Put[], list: OrderedListName, of: readonly string[]) =>
  puts
    .filter(({ kind, record }) =>
      listsOf(kind, record as never).some(([name, named]) => name === list && of.includes(named)),
    )
    .map(({ id, record }) => ({ id, record, sortKey: sortIn(list, record as never) ?? '' }))
    .sort((a, b) => compareCodePoints(a.sortKey, b.sortKey) || compareCodePoints(a.id, b.id))
    .map(({ id, record }) => ({ id, record }));

const demandOrder = async (
  trial: Trial,
  puts: readonly Put[],
  of: readonly string[],
  limits: readonly number[],
  list: OrderedListName = 'inbox',
) => {
  const wanted = expected(puts, list, of);
  for (const limit of limits) {
    const found = await walk(trial, list, of, limit);
    const told = `the list ${list} of ${of.join(', ')}, by pages of ${limit}`;
    const ids = found.map(({ id }) => id);
    demand(new Set(ids).size === ids.length, 'wrong page', `${told} names something twice: ${ids.join(' ')}`);
    demandSame(
      ids.toSorted(compareCodePoints),
      wanted.map(({ id }) => id).sort(compareCodePoints),
      found.length < wanted.length ? 'truncating list' : 'wrong list',
      told,
    );
    demandSame(
      ids,
      wanted.map(({ id }) => id),
      'unordered list',
      told,
    );
    demandSame(found, wanted, 'altered data', told);
  }
};

const job = (id: string, status: Job['status'], movedAt: number): Put => ({
  kind: 'job',
  id,
  record: { ...sampleRecord('job', new Picks(3)), status, movedAt },
});

/** Names that share letters, and ids whose order depends on who sorts; some at the same moment. */
const puts: readonly Put[] = [
  ...['b', 'B', '😀', '\uffe6', 'é'].map((id) => conversation(id, 'n', NOON)),
  conversation('first', 'n', NOON + 5, { unread: true }),
  conversation('before', 'n', -NOON, { status: 'done' }),
  conversation('shared', 'n1', NOON + 3, { unread: true }),
  conversation('other', 'N', NOON + 9),
];

export const orderedTests: readonly StoreTest[] = [
  {
    name: 'ordered lists are merged in their own order, by pages of any size, and those that share letters are not one',
    run: async (trial) => {
      await trial.save({ put: puts });
      for (const of of [['n'], ['n', 'n1'], ['n open', 'n unread', 'n done'], ['n1 unread', 'n unread'], ['%'], []]) {
        await demandOrder(trial, puts, of, [1, 2, 3, 100]);
      }
    },
  },
  {
    name: 'what is newer moves to the front of its lists with the same write, and what is done leaves some',
    run: async (trial) => {
      await trial.save({ put: puts });
      const later = [conversation('b', 'n', NOON + 60), conversation('first', 'n', NOON + 5, { status: 'done' })];
      await trial.save({ put: later });
      const now = [...puts.filter(({ id }) => !later.some((put) => put.id === id)), ...later];
      for (const of of [['n', 'N'], ['n open'], ['n unread'], ['n done']]) await demandOrder(trial, now, of, [2, 100]);
    },
  },
  {
    name: 'jobs that are over come in the order in which they ended, and those that are cleared come no more',
    run: async (trial) => {
      const jobs = [
        ...['b', 'B', '😀', '\uffe6'].map((id) => job(id, 'done', NOON)),
        job('long ago', 'failed', -NOON),
        job('first', 'cancelled', NOON - 1),
        job('open', 'ready', NOON - 2),
        job('begun', 'collecting', NOON - 3),
      ];
      await trial.save({ put: jobs });
      await demandOrder(trial, jobs, ['all'], [1, 3, 100], 'endedJobs');
      await trial.save({
        delete: [recordKey('job', 'first'), recordKey('job', 'B')],
        put: [job('open', 'done', NOON)],
      });
      const left = jobs
        .filter(({ id }) => id !== 'first' && id !== 'B')
        .map((put) => (put.id === 'open' ? job('open', 'done', NOON) : put));
      await demandOrder(trial, left, ['all'], [2, 100], 'endedJobs');
    },
  },
];
