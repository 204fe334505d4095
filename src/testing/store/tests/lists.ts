import type { WorkspaceStore } from '../../../adapters/index.js';
import { compareCodePoints } from '../../../kernel/text.js';
import {
  type Invitation,
  type Kind,
  kinds,
  type ListName,
  listsOf,
  type PhoneNumber,
  type Put,
} from '../../../workspace/index.js';
import { Picks } from '../../picks.js';
import { sampleRecord } from '../../sample-record.js';
import { demand, demandSame } from '../faults.js';
import { contact, grant, group, member, numbered } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';
import { orderedTests } from './ordered.js';

/** All ids of a list, by pages. */
const walkList = async (trial: Trial, list: ListName, of: string, limit: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<WorkspaceStore['listOf']>> = await trial.store.listOf(trial.home, list, of, {
      after,
      limit,
    });
    demand(page.ids.length <= limit, 'wrong page', `${page.ids.length} ids on a page of ${limit}`);
    ids.push(...page.ids);
    if (page.next === null) return ids;
    demand(page.ids.length > 0, 'wrong page', `an empty page of ${list} ${of} says that there is more`);
    after = page.next;
  }
};

/** All records of a kind, by pages. */
const walkKind = async <K extends Kind>(trial: Trial, kind: K, limit: number) => {
  const items: (readonly [string, unknown])[] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof trial.store.list<K>>> = await trial.store.list(trial.home, kind, {
      after,
      limit,
    });
    demand(page.items.length <= limit, 'wrong page', `${page.items.length} records on a page of ${limit}`);
    items.push(...page.items);
    if (page.next === null) return items;
    demand(page.items.length > 0, 'wrong page', `an empty page of ${kind} says that there is more`);
    after = page.next;
  }
};

/** What stands in the lists of some records, by the one table that says so. */
const expectedLists = (puts: readonly Put[]): ReadonlyMap<string, readonly string[]> => {
  const expected = new Map<string, string[]>();
  for (const { kind, id, record } of puts) {
    for (const [list, of] of new Set(listsOf(kind, record as never))) {
      const key = JSON.stringify([list, of]);
      expected.set(key, [...(expected.get(key) ?? []).filter((other) => other !== id), id]);
    }
  }
  return new Map([...expected].map(([key, ids]) => [key, ids.sort(compareCodePoints)]));
};

const demandLists = async (trial: Trial, puts: readonly Put[], alsoEmpty: Iterable<string>, limit: number) => {
  const expected = expectedLists(puts);
  for (const key of new Set([...expected.keys(), ...alsoEmpty])) {
    const [list, of] = JSON.parse(key) as [ListName, string];
    const found = await walkList(trial, list, of, limit);
    const wanted = expected.get(key) ?? [];
    const told = `the list ${list} of ${of}, by pages of ${limit}`;
    demand(new Set(found).size === found.length, 'wrong page', `${told} names something twice: ${found.join(' ')}`);
    demandSame(
      found.toSorted(compareCodePoints),
      wanted,
      found.length < wanted.length ? 'truncating list' : 'wrong list',
      told,
    );
    demandSame(found, wanted, 'unordered list', told);
  }
};

const invitation = (id: string, status: Invitation['status']): Put => ({
  kind: 'invitation',
  id,
  record: { ...sampleRecord('invitation', new Picks(1)), status },
});
const number = (id: string, ownerId: string, status: PhoneNumber['status']): Put => ({
  kind: 'number',
  id,
  record: { ...sampleRecord('number', new Picks(2)), ownerId, status },
});

/** Something in every list, with ids whose order depends on who sorts. */
const puts: readonly Put[] = [
  ...['b', 'B', 'a:1', '😀', '\uffe6', 'é', 'z'].map((id) =>
    member(id, { groups: ['g', 'a:b'], numbers: [{ id: 'n', access: 'use' }] }),
  ),
  member('gone', { status: 'removed', groups: ['g'] }),
  invitation('i1', 'pending'),
  invitation('i2', 'pending'),
  invitation('i3', 'accepted'),
  number('n', 'b', 'live'),
  number('n2', 'b', 'released'),
  ...['c', 'C', 'd:d', '\u{1f600}x', '\ufffd'].map((id) => contact(id, id, 'b')),
  contact('deleted', 'Deleted', 'b', { deletedAt: 5 }),
  contact('entry', 'Entry', null),
  grant('c', 'group:g'),
  grant('c', 'group:g', 'edit'),
  grant('d:d', 'group:g'),
  grant('c', 'member:b'),
  grant('c', 'workspace'),
];

export const listTests: readonly StoreTest[] = [
  {
    name: 'every list holds what follows from the records, in the order of code points, by pages of any size',
    run: async (trial) => {
      await trial.save({ put: puts });
      for (const limit of [1, 2, 3, 100]) await demandLists(trial, puts, [], limit);
      const expected = [...expectedLists(puts)].map(
        ([key, ids]) => [JSON.parse(key) as [ListName, string], ids] as const,
      );
      const { lists } = await trial.read(expected.map(([[list, of]]) => `${list}:${of}` as const));
      for (const [[list, of], ids] of expected) {
        demandSame(lists.get(`${list}:${of}`), ids, 'unordered list', `the list ${list} of ${of}, in a read`);
      }
    },
  },
  {
    name: 'who changes enters and leaves the lists with the same write',
    run: async (trial) => {
      await trial.save({ put: puts });
      const later: readonly Put[] = [
        member('b', { groups: ['h'] }),
        member('z', { status: 'removed', groups: ['g'] }),
        invitation('i1', 'revoked'),
        number('n', 'z', 'live'),
        contact('c', 'Moved', 'z'),
      ];
      const gone = grant('c', 'group:g', 'edit');
      await trial.save({ put: later, delete: [`grant:${gone.id}`] });
      const changed = new Set([...later, gone].map(({ kind, id }) => `${kind}:${id}`));
      const now = [...puts.filter(({ kind, id }) => !changed.has(`${kind}:${id}`)), ...later];
      await demandLists(trial, now, expectedLists(puts).keys(), 2);
      const { lists } = await trial.read(['groupMembers:g', 'groupMembers:h', 'grants:contact c']);
      demandSame(lists.get('groupMembers:h'), ['b'], 'wrong list', 'a list that is read, after somebody entered it');
      demand(
        lists.get('groupMembers:g')?.includes('b') === false,
        'wrong list',
        'a list that is read, after somebody left it',
      );
    },
  },
  {
    name: 'a list of more than a thousand is complete, in a read and by pages',
    run: async (trial) => {
      const ids = numbered('m', Math.min(1_234, trial.store.maxWrites));
      await trial.save({ put: ids.map((id) => member(id, { groups: ['crowd'] })) });
      const { lists } = await trial.read(['groupMembers:crowd']);
      demandSame(lists.get('groupMembers:crowd')?.length, ids.length, 'truncating list', 'how many a read brings');
      demandSame(
        (await walkList(trial, 'groupMembers', 'crowd', 500)).length,
        ids.length,
        'truncating list',
        'how many the pages bring',
      );
      demandSame(
        (await walkList(trial, 'team', 'all', 5_000)).length,
        ids.length,
        'truncating list',
        'how many one page of 5,000 brings',
      );
      demandSame(
        (await walkKind(trial, 'member', 500)).length,
        ids.length,
        'truncating list',
        'how many records of a kind there are',
      );
    },
  },
  {
    name: 'a page that ends where the list ends says so',
    run: async (trial) => {
      await trial.save({ put: numbered('m', 6).map((id) => member(id, { groups: ['g'] })) });
      for (const limit of [3, 6, 7]) {
        let pages = 0;
        for (let after: string | null = null; pages < 9; pages++) {
          const page: Awaited<ReturnType<WorkspaceStore['listOf']>> = await trial.store.listOf(
            trial.home,
            'groupMembers',
            'g',
            { after, limit },
          );
          after = page.next;
          if (after === null) break;
        }
        demandSame(pages + 1, Math.ceil(6 / limit), 'wrong page', `pages of ${limit} in a list of 6`);
      }
    },
  },
  {
    name: 'the records of a kind come in the order of code points, by pages of any size, and no others',
    run: async (trial) => {
      await trial.save({ put: puts });
      for (const kind of kinds) {
        const wanted = puts.filter((put) => put.kind === kind).toSorted((a, b) => compareCodePoints(a.id, b.id));
        for (const limit of wanted.length === 0 ? [5] : [1, 4, 100]) {
          const found = await walkKind(trial, kind, limit);
          const ids = wanted.map(({ id }) => id);
          const told = `records of the kind ${kind}, by pages of ${limit}`;
          demandSame(
            found.map(([id]) => id).sort(compareCodePoints),
            ids,
            found.length < ids.length ? 'truncating list' : 'wrong list',
            told,
          );
          demandSame(
            found.map(([id]) => id),
            ids,
            'unordered list',
            told,
          );
          demandSame(
            found.map(([, record]) => record),
            wanted.map(({ record }) => record),
            'altered data',
            told,
          );
        }
      }
    },
  },
  {
    name: 'paging goes on where it was, whatever is written meanwhile',
    run: async (trial) => {
      const ids = numbered('m', 20);
      await trial.save({ put: ids.map((id) => member(id, { groups: ['g'] })) });
      const seen: string[] = [];
      let step = 0;
      for (let after: string | null = null; ; step++) {
        const page: Awaited<ReturnType<WorkspaceStore['listOf']>> = await trial.store.listOf(
          trial.home,
          'groupMembers',
          'g',
          { after, limit: 3 },
        );
        seen.push(...page.ids);
        // The last one that was shown goes, and others come in front of it and far behind.
        const front = step % 2 === 0 ? [`a${step}`, `a${step}too`, `a${step}three`] : [];
        const put = [...front, `z${step}`].map((id) => member(id, { groups: ['g'] }));
        await trial.save({ put: [...put, ...page.ids.slice(-1).map((id) => member(id))] });
        if (page.next === null || step > 30) break;
        after = page.next;
      }
      const twice = seen.filter((id, index) => seen.indexOf(id) !== index);
      demandSame(twice, [], 'wrong page', 'shown twice while others wrote');
      const missing = ids.filter((id) => !seen.includes(id));
      demandSame(missing, [], 'wrong page', 'never shown, though there all the time until shown');
      demandSame(
        seen.filter((id) => id.startsWith('a')),
        [],
        'wrong page',
        'shown behind its place',
      );
    },
  },
  {
    name: 'nobody is in a list twice, and groups that share letters are not one',
    run: async (trial) => {
      await trial.save({
        put: [
          group('g'),
          member('a', { groups: ['g', 'g1'] }),
          member('b', { groups: ['g1'] }),
          member('c', { groups: ['G'] }),
        ],
      });
      demandSame(
        await walkList(trial, 'groupMembers', 'g', 9),
        ['a'],
        'wrong list',
        'the members of g, beside g1 and G',
      );
      demandSame(await walkList(trial, 'groupMembers', '%', 9), [], 'wrong list', 'the members of a group called %');
    },
  },
  ...orderedTests,
];
