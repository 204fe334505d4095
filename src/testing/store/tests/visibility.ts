import {
  GuardMoved,
  matchesSearch,
  type Page,
  type Position,
  searchQueryOf,
  searchTermsOf,
  type VisibleItem,
} from '../../../adapters/index.js';
import { compareCodePoints, sortKey } from '../../../kernel/text.js';
import type { Level, Principal, Reach } from '../../../sharing/index.js';
import { levelOf } from '../../../visibility/index.js';
import type { Contact, Expectation, GrantRecord, Put } from '../../../workspace/index.js';
import { Picks } from '../../picks.js';
import { demand, demandSame } from '../faults.js';
import { contact, grant, NOON, numbered, snippet, thing } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';

interface Seen {
  readonly id: string;
  readonly sortKey: string;
  readonly level: Level;
}

const reach = (
  memberId: string,
  caps: readonly (readonly [Principal, Level])[] = [],
  owns: readonly string[] = [memberId],
): Reach => ({
  memberId,
  caps: new Map<Principal, Level>([
    ...(memberId === ''
      ? []
      : ([
          [`member:${memberId}`, 'edit'],
          ['workspace', 'edit'],
        ] as const)),
    ...owns.map((id) => [`owner:${id}`, 'edit'] as const),
    ...caps,
  ]),
  owns: new Set(owns),
});

const names = [
  'Ana',
  'ana',
  'ANA',
  'Émile',
  'emile',
  'Zoë',
  'Ærø',
  'Ång',
  'ß',
  'ss',
  'Ω',
  '李',
  '\u{1f600}',
  '\uffe6',
  '10',
  '9',
  '-',
  '_',
  ' a',
  'a b',
  'ab',
  'a-b',
  'Aa',
  'Ab',
];
const principals: readonly Principal[] = [
  'workspace',
  'stewards',
  'member:m',
  'member:x',
  'group:g',
  'group:h',
  'number:n',
  'owner:gone',
];

/** Contacts with every sort of grant, from one number. */
const world = (seed: number, size: number): readonly Put[] => {
  const picks = new Picks(seed);
  return numbered('c', size).flatMap((id) => {
    const name = picks.of(...(names as [string, ...string[]]));
    const owner = picks.of('m', 'x', 'y', 'gone', null);
    const deletedAt = picks.chance(0.1) ? picks.of(NOON - 1, NOON, NOON + 1) : null;
    // Ids whose order is not that of their names, some of them for tricky comparisons.
    const named = picks.chance(0.2) ? `${picks.of('😀', '\uffe6', 'Z', 'z', 'é')}${id}` : `${picks.below(9)}${id}`;
    const grants = new Map(
      Array.from({ length: picks.below(5) }, () => {
        const until = picks.of(null, null, NOON - 1, NOON, NOON + 1);
        const cause = picks.of('manual', 'number');
        return grant(named, picks.of(...(principals as [Principal, ...Principal[]])), picks.of('view', 'edit'), {
          until,
          cause,
        });
      }).map((put) => [put.id, put]),
    );
    return [contact(named, name, owner, { deletedAt }), ...grants.values()];
  });
};

/** So many groups that a store may do well to look at a little of each before it reads on. */
const GROUPS = 40;

const inGroups = (memberId: string, count: number): Reach =>
  reach(
    memberId,
    Array.from({ length: count }, (_, index) => [`group:g${index}`, index % 7 === 0 ? 'view' : 'edit'] as const),
  );

/** Contacts of many groups: first those of one, then some that are each another's, then some that all of them share; all ends are met. */
const scattered = (): readonly Put[] => {
  const within = (from: number, count: number, groups: (index: number) => readonly number[]) =>
    numbered('c', count).flatMap((_, index) => {
      const id = `c${String(from + index).padStart(3, '0')}`;
      const until = index % 5 === 4 ? NOON - 1 : null;
      const grants = groups(index).map((of) => grant(id, `group:g${of}`, of % 3 === 0 ? 'edit' : 'view', { until }));
      // Some names are the same, and some contacts are somebody's whom nobody here knows.
      return [contact(id, `N${String((from + index) >> 1).padStart(3, '0')}`, index % 4 === 0 ? 'm' : 'x'), ...grants];
    });
  const all = Array.from({ length: GROUPS }, (_, index) => index);
  return [
    ...within(0, 30, () => [1]),
    ...within(30, 60, (index) =>
      [index % GROUPS, (index * 7) % GROUPS].filter((of, at, both) => both.indexOf(of) === at),
    ),
    ...within(90, 8, () => all),
    ...within(98, 30, (index) => [index % 2, 2 + (index % 3)]),
  ];
};

const viewers: readonly Reach[] = [
  reach('m', [['group:g', 'edit']]),
  reach('x', [
    ['number:n', 'view'],
    ['stewards', 'edit'],
    ['group:h', 'edit'],
    ['group:g', 'edit'],
  ]),
  reach('heir', [], ['heir', 'gone', 'y']),
  reach('newcomer'),
  { memberId: 'reader', caps: new Map([['number:n', 'view']]), owns: new Set(['reader']) },
  { memberId: 'nobody', caps: new Map(), owns: new Set() },
];

/** What a reach sees, by asking of every contact: the model of every list. */
const naively = (
  puts: readonly Put[],
  viewer: Reach,
  at: number,
  matches: (record: Contact) => boolean = () => true,
): readonly Seen[] => {
  const seen: Seen[] = [];
  for (const put of puts) {
    if (put.kind !== 'contact' || !matches(put.record)) continue;
    const { id, record } = put;
    const grants = puts.flatMap((other) =>
      other.kind === 'grant' && other.record.resource.id === id ? [other.record] : [],
    );
    const level = levelOf(viewer, { kind: 'contact', id, ...record, grants: grants as readonly GrantRecord[] }, at);
    if (level !== null) seen.push({ id, sortKey: record.sortKey, level });
  }
  return seen.sort((a, b) => compareCodePoints(a.sortKey, b.sortKey) || compareCodePoints(a.id, b.id));
};

type ContactPage = Page<VisibleItem<'contact'>>;

const seenIn = ({ items }: Pick<ContactPage, 'items'>): readonly Seen[] =>
  items.map(({ id, record, level }) => ({ id, sortKey: record.sortKey, level }));

/** Compares what is shown with what should be, and says in which way they differ. */
const demandSeen = (
  puts: readonly Put[],
  shown: readonly Seen[],
  expected: readonly Seen[],
  at: number,
  told: string,
): void => {
  const ids = shown.map(({ id }) => id);
  demandSame(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
    'wrong page',
    `${told}: shown twice`,
  );
  for (const { id } of shown) {
    if (expected.some((one) => one.id === id)) continue;
    const record = puts.find((put) => put.kind === 'contact' && put.id === id)?.record as Contact | undefined;
    demand(
      (record?.deletedAt ?? null) === null || (record?.deletedAt ?? 0) > at,
      'deleted resource listed',
      `${told}: ${id}, deleted at ${record?.deletedAt}, at ${at}`,
    );
    const ended = puts.some(
      (put) =>
        put.kind === 'grant' && put.record.resource.id === id && put.record.until !== null && put.record.until <= at,
    );
    demand(!ended, 'expired grant listed', `${told}: ${id} at ${at}`);
    demand(false, 'hidden resource listed', `${told}: ${id}`);
  }
  const missing = expected.filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
  demandSame(
    missing,
    [],
    missing.length > 0 && missing.length === expected.length - shown.length && isTail(expected, missing)
      ? 'truncating list'
      : 'missing resource',
    `${told}: not shown`,
  );
  demandSame(
    ids,
    expected.map(({ id }) => id),
    'unordered list',
    `${told}: by sort key, then id, in code points`,
  );
  demandSame(shown, expected, 'wrong level', told);
};

const isTail = (expected: readonly Seen[], missing: readonly string[]): boolean =>
  missing.every((id, index) => expected[expected.length - missing.length + index]?.id === id);

const FORWARD_END = 10_000;

/** All a reach sees, by pages in one direction. */
const walk = async (
  trial: Trial,
  viewer: Reach,
  at: number,
  limit: number,
  direction: 'forward' | 'back',
): Promise<readonly Seen[]> => {
  const seen: Seen[] = [];
  let after: Position | null = null;
  for (let pages = 0; pages < FORWARD_END; pages++) {
    const page: ContactPage = await trial.store.listVisible(trial.home, 'contact', viewer, {
      at,
      after,
      limit,
      direction,
    });
    demand(page.items.length <= limit, 'wrong page', `${page.items.length} items on a page of ${limit}`);
    if (direction === 'forward') seen.push(...seenIn(page));
    else seen.unshift(...seenIn(page));
    after = direction === 'forward' ? page.next : page.previous;
    if (after === null) break;
    demand(page.items.length > 0, 'wrong page', `an empty page (${direction}) says that there is more`);
  }
  return seen;
};

const save = async (trial: Trial, puts: readonly Put[]): Promise<void> => {
  const limit = Math.min(trial.store.maxWrites, 1_000);
  for (let from = 0; from < puts.length; from += limit) await trial.save({ put: puts.slice(from, from + limit) });
};

export const visibilityTests: readonly StoreTest[] = [
  {
    name: 'everybody is shown what the one evaluator lets them see, at its level, at every instant',
    run: async (trial) => {
      const puts = world(1, 60);
      await save(trial, puts);
      for (const viewer of viewers) {
        for (const at of [NOON - 1, NOON, NOON + 1]) {
          const page = await trial.store.listVisible(trial.home, 'contact', viewer, { at, limit: 200 });
          const expected = naively(puts, viewer, at);
          demandSeen(puts, seenIn(page), expected, at, `what ${viewer.memberId} sees`);
          demandSame([page.next, page.previous], [null, null], 'wrong page', 'a page with everything is the only one');
        }
      }
    },
  },
  {
    name: 'each record of a list is the record as it is stored',
    run: async (trial) => {
      const puts = world(2, 20);
      await save(trial, puts);
      const { items } = await trial.store.listVisible(trial.home, 'contact', viewers[1] as Reach, {
        at: NOON,
        limit: 200,
      });
      for (const { id, record } of items) {
        demandSame(
          record,
          puts.find((put) => put.kind === 'contact' && put.id === id)?.record,
          'altered data',
          `the contact ${id}`,
        );
      }
    },
  },
  {
    name: 'pages of any size meet, forward and back, and the last one says that it is the last',
    run: async (trial) => {
      const puts = world(3, 40);
      await save(trial, puts);
      for (const viewer of viewers) {
        const expected = naively(puts, viewer, NOON);
        for (const limit of [1, 2, 3, 7, expected.length || 1, expected.length + 1]) {
          for (const direction of ['forward', 'back'] as const) {
            const told = `what ${viewer.memberId} sees, ${direction} by pages of ${limit}`;
            demandSeen(puts, await walk(trial, viewer, NOON, limit, direction), expected, NOON, told);
          }
        }
      }
    },
  },
  {
    name: 'somebody of many groups is shown every page whole, whether one group fills it, all of them do, or all share the same',
    run: async (trial) => {
      const puts = scattered();
      await save(trial, puts);
      const viewer = inGroups('m', GROUPS);
      const expected = naively(puts, viewer, NOON);
      for (const limit of [8, 13, 40, expected.length]) {
        for (const direction of ['forward', 'back'] as const) {
          const told = `what somebody in ${GROUPS} groups sees, ${direction} by pages of ${limit}`;
          demandSeen(puts, await walk(trial, viewer, NOON, limit, direction), expected, NOON, told);
        }
      }
    },
  },
  {
    name: 'a page starts from a position that nothing has, and the page back from there ends before it',
    run: async (trial) => {
      const puts = ['b', 'd', 'f', 'h'].map((letter) => contact(letter, letter, 'm'));
      await save(trial, puts);
      const viewer = viewers[0] as Reach;
      const ask = async (key: string, id: string, direction: 'forward' | 'back', limit = 2) => {
        const after = { sortKey: key, id };
        const page = await trial.store.listVisible(trial.home, 'contact', viewer, {
          at: NOON,
          after,
          limit,
          direction,
        });
        return page.items.map((item) => item.id).join('');
      };
      demandSame(await ask('c', 'x', 'forward'), 'df', 'wrong page', 'two after c');
      demandSame(await ask('d', 'd', 'forward'), 'fh', 'wrong page', 'two after d, which is there and left out');
      demandSame(await ask('d', 'c', 'forward'), 'df', 'wrong page', 'two after d, of a smaller id');
      demandSame(await ask('g', 'x', 'back'), 'df', 'wrong page', 'two before g');
      demandSame(await ask('f', 'f', 'back'), 'bd', 'wrong page', 'two before f, which is there and left out');
      demandSame(await ask('a', 'a', 'back'), '', 'wrong page', 'two before everything');
      demandSame(await ask('z', 'z', 'forward'), '', 'wrong page', 'two after everything');
    },
  },
  {
    name: 'paging shows everything that was there all the time once, while others write',
    run: async (trial) => {
      const ids = numbered('c', 30);
      await save(
        trial,
        ids.map((id) => contact(id, id, 'm')),
      );
      const viewer = viewers[0] as Reach;
      for (const direction of ['forward', 'back'] as const) {
        const seen: string[] = [];
        let after: Position | null = null;
        for (let step = 0; step < 60; step++) {
          const page: ContactPage = await trial.store.listVisible(trial.home, 'contact', viewer, {
            at: NOON,
            after,
            limit: 4,
            direction,
          });
          seen.push(...page.items.map(({ id }) => id));
          after = direction === 'forward' ? page.next : page.previous;
          if (after === null) break;
          await trial.save({ put: [contact(`new${direction}${step}`, step % 2 === 0 ? 'a' : 'zz', 'm')] });
        }
        demandSame(
          seen.filter((id, index) => seen.indexOf(id) !== index),
          [],
          'wrong page',
          `${direction}: shown twice`,
        );
        demandSame(
          ids.filter((id) => !seen.includes(id)),
          [],
          'missing resource',
          `${direction}: never shown`,
        );
      }
    },
  },
  {
    name: 'a list follows every write: renamed, handed on, shared, taken back, deleted, restored',
    run: async (trial) => {
      const [mine, other] = [viewers[0] as Reach, viewers[1] as Reach];
      const put = new Map<string, Put>();
      const key = (one: Put) => `${one.kind}:${one.id}` as const;
      const step = async (told: string, puts: readonly Put[], gone: readonly Put[] = []) => {
        for (const one of puts) put.set(key(one), one);
        for (const one of gone) put.delete(key(one));
        await trial.save({ put: puts, delete: gone.map(key) });
        for (const viewer of [mine, other]) {
          const page = await trial.store.listVisible(trial.home, 'contact', viewer, { at: NOON, limit: 9 });
          demandSeen(
            [...put.values()],
            seenIn(page),
            naively([...put.values()], viewer, NOON),
            NOON,
            `${viewer.memberId}, after: ${told}`,
          );
        }
      };
      const shared = grant('c', 'group:g', 'view');
      await step('made', [contact('c', 'Mia', 'm'), contact('d', 'Nora', 'm'), contact('e', 'Olga', 'm')]);
      await step('shared with a group', [shared, grant('d', 'workspace')]);
      await step('renamed behind the others', [contact('c', 'Zed', 'm')]);
      await step('shared for a while', [grant('e', 'workspace', 'edit', { until: NOON + 1 })]);
      await step('the share has ended', [grant('e', 'workspace', 'edit', { until: NOON })]);
      await step('deleted', [contact('d', 'Nora', 'm', { deletedAt: NOON })]);
      await step('restored', [contact('d', 'Nora', 'm')]);
      await step('handed on', [contact('c', 'Zed', 'x')]);
      await step('given back to the workspace', [contact('c', 'Zed', null)]);
      await step('taken back', [], [shared]);
      await step('gone for good', [], [contact('c', 'Zed', null)]);
    },
  },
  {
    name: 'nothing is shown once a guard has moved on which the reach rests',
    run: async (trial) => {
      const viewer = viewers[0] as Reach;
      const query = searchQueryOf('mia');
      if (query === null) throw new TypeError('a name is no search');
      const looks = (check: readonly Expectation[]) => ({
        listVisible: () => trial.store.listVisible(trial.home, 'contact', viewer, { at: NOON, limit: 5, check }),
        countVisible: () => trial.store.countVisible(trial.home, 'contact', viewer, { at: NOON, cap: 5, check }),
        search: () => trial.store.search(trial.home, 'contact', viewer, query, { at: NOON, limit: 5, check }),
      });
      const isShown = async (look: () => Promise<unknown>): Promise<boolean> => {
        try {
          await look();
          return true;
        } catch (error) {
          if (!(error instanceof GuardMoved)) throw error;
          return false;
        }
      };
      const version = await trial.save({ put: [contact('c', 'Mia', 'm')] });
      const still = { guard: 'contact:c', version };
      const never = { guard: 'contact:d', version: null };
      for (const [method, look] of Object.entries(looks([still, never]))) {
        demand(await isShown(look), 'refused read', `${method}, where no guard has moved`);
      }
      await trial.save({ put: [contact('c', 'Zed', 'm')] });
      for (const check of [[never, still], [{ ...still, version: null }], [{ ...never, version }]]) {
        for (const [method, look] of Object.entries(looks(check))) {
          demand(!(await isShown(look)), 'ignored expectation', `${method}, where a guard has moved`);
        }
      }
    },
  },
  {
    name: 'a list of more than a thousand is complete, also for somebody who sees three of them',
    run: async (trial) => {
      const many = Math.min(1_300, trial.kit.largest ?? 1_300);
      const puts = numbered('c', many).flatMap((id, index) => [
        contact(id, `name ${id}`, 'x'),
        ...(index % Math.floor(many / 3) === 0 ? [grant(id, 'workspace')] : [grant(id, 'stewards')]),
      ]);
      await save(trial, puts);
      for (const viewer of [viewers[1], viewers[3]] as Reach[]) {
        for (const limit of [200, 5_000]) {
          demandSeen(
            puts,
            await walk(trial, viewer, NOON, limit, 'forward'),
            naively(puts, viewer, NOON),
            NOON,
            `${viewer.memberId}, by pages of ${limit}`,
          );
        }
      }
    },
  },
  {
    name: 'a count is the number of what is seen, as far as its cap',
    run: async (trial) => {
      const puts = world(4, 40);
      await save(trial, puts);
      for (const viewer of viewers) {
        const total = naively(puts, viewer, NOON).length;
        for (const cap of [1, Math.max(1, total - 1), Math.max(1, total), total + 1, 1_000]) {
          const counted = await trial.store.countVisible(trial.home, 'contact', viewer, { at: NOON, cap });
          const expected = { count: Math.min(cap, total), capped: total > cap };
          demandSame(
            { count: counted.count, capped: counted.capped },
            expected,
            'wrong count',
            `${viewer.memberId} sees ${total}, counted as far as ${cap}`,
          );
        }
      }
    },
  },
  {
    name: 'a search finds what a look at every resource finds, or says that it is incomplete',
    run: async (trial) => {
      const fields: readonly Partial<Contact>[] = [
        { lastName: 'Müller-Øre', company: 'Acme GmbH', phones: [{ label: 'work', value: '+49 151 2345678' }] },
        {
          lastName: "O'Brien",
          role: 'Head of 50 % _ Sales',
          emails: [{ label: 'work', value: 'Bob.OBrien@Mail.Example' }],
        },
        { company: '李 & Söhne', phones: [{ label: 'home', value: '(555) 000-1234' }] },
        {
          lastName: 'Ng',
          emails: [{ label: '', value: 'x@acme.example' }],
          phones: [{ label: '', value: '0151 2345678' }],
        },
      ];
      const puts = world(5, 60).map((put, index): Put => {
        if (put.kind !== 'contact') return put;
        const record: Contact = { ...put.record, ...fields[index % fields.length] };
        return { ...put, record: { ...record, sortKey: sortKey(`${record.firstName} ${record.lastName}`) } };
      });
      await save(trial, puts);
      const asked = [
        'ana',
        'müll',
        'ore',
        'brien',
        "o'b",
        'acme',
        'acme.example',
        'bob.obrien@mail.example',
        '50',
        '%',
        '_',
        'head sales',
        'ng acme',
        '李',
        '0151 23456',
        '5678',
        '1234',
        '555',
        '49151',
        'zzz',
        '\\',
        "';--",
      ];
      for (const text of asked) {
        const query = searchQueryOf(text);
        if (query === null) continue;
        for (const viewer of viewers) {
          const expected = naively(puts, viewer, NOON, (record) =>
            matchesSearch(searchTermsOf('contact', record), query),
          );
          const found: Seen[] = [];
          let incomplete = false;
          for (let after: Position | null = null; ; ) {
            const page: ContactPage & { readonly incomplete: boolean } = await trial.store.search(
              trial.home,
              'contact',
              viewer,
              query,
              { at: NOON, after, limit: 4 },
            );
            found.push(...seenIn(page));
            incomplete ||= page.incomplete;
            if (page.next === null) break;
            demand(page.items.length > 0, 'wrong page', 'an empty page of a search says that there is more');
            after = page.next;
          }
          const told = `${viewer.memberId} searches for ${JSON.stringify(text)}`;
          const among = incomplete ? expected.filter(({ id }) => found.some((one) => one.id === id)) : expected;
          demandSame(found, among, 'wrong search', told);
        }
      }
    },
  },
  {
    name: 'the grants that have ended are named, and no others',
    run: async (trial) => {
      const puts = world(6, 40);
      await save(trial, puts);
      for (const at of [NOON - 2, NOON - 1, NOON, NOON + 1]) {
        const ended = puts.flatMap((put) =>
          put.kind === 'grant' && put.record.until !== null && put.record.until <= at ? [put.id] : [],
        );
        const named = await trial.store.listEnded(trial.home, { at, limit: 1_000 });
        demandSame(
          named.toSorted(compareCodePoints),
          ended.toSorted(compareCodePoints),
          'wrong sweep',
          `grants that have ended at ${at}`,
        );
        const some = await trial.store.listEnded(trial.home, { at, limit: 3 });
        demandSame(some.length, Math.min(3, ended.length), 'wrong sweep', 'at most three of them');
        demand(
          some.every((id) => ended.includes(id)),
          'wrong sweep',
          `some of them: ${some.join(', ')}`,
        );
      }
    },
  },
  {
    name: 'each kind of resource has lists of its own, whatever ids they share',
    run: async (trial) => {
      const on = (kind: string) => grant('same', 'workspace', 'view', { resource: { kind, id: 'same' } });
      await trial.save({
        put: [
          contact('same', 'A contact', 'm'),
          snippet('same', 'A snippet', 'm'),
          thing('deal', 'same', 'A deal', 'm'),
          thing('deal', 'other', 'Another deal', 'x'),
          thing('offer', 'same', 'An offer', 'm'),
          ...['contact', 'snippet', 'deal', 'offer'].map(on),
        ],
      });
      const seen = async (kind: string, viewer: Reach) => {
        const page = await trial.store.listVisible(trial.home, kind, viewer, { at: NOON, limit: 9 });
        demand(
          page.items.length <= 1,
          'hidden resource listed',
          `of the kind ${kind}: ${page.items.map(({ id }) => id)}`,
        );
        const { count } = await trial.store.countVisible(trial.home, kind, viewer, { at: NOON, cap: 9 });
        const query = { words: ['a'], digits: null };
        const found = await trial.store.search(trial.home, kind, viewer, query, { at: NOON, limit: 9 });
        demandSame(count, page.items.length, 'wrong count', `how many of the kind ${kind}`);
        const ids = page.items.map(({ id, level }) => `${id} ${level}`);
        const searched = found.items.map(({ id, level }) => `${id} ${level}`);
        demandSame(searched, ids, 'wrong search', `a search among the kind ${kind}`);
        return ids;
      };
      const [owner, newcomer] = [viewers[0] as Reach, viewers[3] as Reach];
      for (const kind of ['contact', 'snippet', 'deal', 'offer']) {
        const told = `the list of the kind ${kind}`;
        const [mine, theirs] = [await seen(kind, owner), await seen(kind, newcomer)];
        demandSame(mine, ['same edit'], 'missing resource', told);
        demandSame(theirs, ['same view'], 'missing resource', told);
      }
      demandSame(await seen('nothing', owner), [], 'hidden resource listed', 'a kind of which there is nothing');
    },
  },
];
