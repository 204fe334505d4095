import type { WorkspaceEvent } from '../../../workspace/index.js';
import { trickyTexts } from '../../sample-record.js';
import { demand, demandSame } from '../faults.js';
import { group, numbered } from '../things.js';
import type { StoreTest, Trial } from '../trial.js';

/** The cursor at which everything there is has been read. */
const endOfFeed = async (trial: Trial): Promise<string | null> => {
  let cursor: string | null = null;
  for (;;) {
    const page: { readonly next: string; readonly more: boolean } = await trial.store.readFeed(cursor, 500);
    cursor = page.next;
    if (!page.more) return cursor;
  }
};

interface Delivered {
  readonly workspaceId: string;
  readonly event: WorkspaceEvent;
}

/** Reads a feed from a cursor on until it was told to stop and nothing is left. */
const follow = async (
  start: string | null,
  read: (
    after: string | null,
  ) => Promise<{ readonly events: readonly Delivered[]; readonly next: string; readonly more: boolean }>,
  isOver: () => boolean,
) => {
  const delivered: Delivered[] = [];
  let cursor = start;
  let quiet = 0;
  for (let reads = 0; quiet < 5; reads++) {
    demand(reads < 100_000, 'unsettled', 'a feed that never ends');
    const over = isOver();
    const page = await read(cursor);
    delivered.push(...page.events);
    cursor = page.next;
    // What was committed may become readable a moment later, so the end is looked at several times.
    if (over && page.events.length === 0 && !page.more) {
      quiet++;
      await pause(2);
    } else quiet = 0;
    if (page.events.length === 0) await pause(0);
  }
  return delivered;
};

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const demandDelivered = (delivered: readonly Delivered[], committed: ReadonlySet<string>, late: boolean) => {
  const ids = delivered.map(({ event }) => (event.data as { readonly n: string }).n);
  const missing = [...committed].filter((id) => !ids.includes(id));
  demandSame(
    missing,
    [],
    late ? 'cursor that skips late commits' : 'lost event',
    `never delivered, of ${committed.size} events`,
  );
  demandSame(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
    'repeated event',
    'delivered twice',
  );
  demandSame(
    ids.filter((id) => !committed.has(id)),
    [],
    'event of nothing',
    'delivered, of commits that were not made',
  );
};

/** Events of one guard in the order in which they were committed, told by a number that each write counts up. */
const demandOrder = (delivered: readonly Delivered[]) => {
  const last = new Map<string, number>();
  for (const { workspaceId, event } of delivered) {
    const { chain, turn } = event.data as { readonly chain: string; readonly turn: number };
    const key = `${workspaceId} ${chain}`;
    const before = last.get(key) ?? -1;
    demand(
      turn > before,
      'events out of order',
      `of ${key}: the change ${turn} was delivered behind the change ${before}`,
    );
    last.set(key, turn);
  }
};

/** Writers who count their own group up, some at the same guard, some in another workspace. */
const writers = (trial: Trial, workspaces: readonly string[], committed: Set<string>, turns: number) =>
  workspaces.flatMap((workspaceId, place) =>
    ['a', 'b', 'shared', 'shared'].map(async (chain, writer) => {
      for (let turn = 0; turn < turns; turn++) {
        const { records, versions } = await trial.read([`group:${chain}`], workspaceId);
        const current = records.get('group')?.get(chain) as { readonly name: string } | null;
        const next = current === null ? 0 : Number(current.name) + 1;
        const n = `${place}.${writer}.${turn}`;
        const id = trial.id();
        const guard = `group:${chain}`;
        const answer = await trial.send(
          {
            id,
            bump: [{ guard, version: versions.get(guard) ?? null }],
            put: [group(chain, String(next))],
            events: [trial.event(id, { n, chain, turn: next })],
          },
          { workspaceId },
        );
        if (answer.outcome === 'committed') committed.add(n);
      }
    }),
  );

export const eventTests: readonly StoreTest[] = [
  {
    name: 'events come in the order of their commits, by pages of any size, exactly as they were',
    run: async (trial) => {
      const expected: WorkspaceEvent[] = [];
      for (const [index, text] of trickyTexts.entries()) {
        const id = trial.id();
        const events = [
          trial.event(
            id,
            { index, text, list: [text, null, 1.5], [text || 'empty']: true },
            { actor: { type: 'member', memberId: 'm' } },
          ),
          trial.event(
            id,
            { index },
            { personal: index % 2 === 0 ? null : { name: text }, actor: { type: 'person' }, at: -1 },
          ),
        ];
        expected.push(...events);
        await trial.save({ id, put: [group('g', String(index))], events });
      }
      for (const limit of [1, 3, 1_000]) {
        const found = await trial.events(trial.home, null, limit);
        demandSame(found.length, expected.length, 'lost event', `how many events there are, by pages of ${limit}`);
        const order = (events: readonly WorkspaceEvent[]) =>
          events.map(({ data }) => (data as { readonly index: number }).index);
        demandSame(order(found), order(expected), 'events out of order', `by pages of ${limit}`);
        for (const [index, event] of found.entries())
          demandSame(event, expected[index], 'altered data', `the event number ${index}`);
      }
    },
  },
  {
    name: 'a cursor at the end waits there, and what comes later comes once',
    run: async (trial) => {
      const empty = await trial.store.readEvents(trial.home, null, 5);
      demandSame([empty.events, empty.more], [[], false], 'event of nothing', 'the events of an empty workspace');
      let cursor = empty.next;
      for (const name of ['one', 'two', 'three']) {
        const id = trial.id();
        await trial.save({
          id,
          put: [group('g', name)],
          events: [trial.event(id, { name }), trial.event(id, { name: `${name}, too` })],
        });
        const names: string[] = [];
        for (let more = true; more; ) {
          const page = await trial.store.readEvents(trial.home, cursor, 1);
          names.push(...page.events.map(({ data }) => (data as { readonly name: string }).name));
          ({ next: cursor, more } = page);
        }
        demandSame(
          names,
          [name, `${name}, too`],
          names.length > 2 ? 'repeated event' : 'lost event',
          'what came since the last look',
        );
        const again = await trial.store.readEvents(trial.home, cursor, 1);
        demandSame(again.events, [], 'repeated event', 'nothing happened since the last look');
        cursor = again.next;
      }
    },
  },
  {
    name: 'a store that knows the end of the events says where reading to the end leads: before it nothing is new, behind it all is',
    run: async (trial) => {
      const { store, home } = trial;
      if (store.endOfEvents === undefined) return;
      for (const name of ['one', 'two', 'three']) {
        const cursor = await store.endOfEvents(home);
        demandSame((await store.readEvents(home, cursor, 5)).events, [], 'repeated event', 'what comes after the end');
        const id = trial.id();
        await trial.save({ id, put: [group('g', name)], events: [trial.event(id, { name })] });
        const data = (await store.readEvents(home, cursor, 5)).events.map((event) => event.data);
        demandSame(data, [{ name }], 'lost event', 'what came since the end was asked for');
      }
    },
  },
  {
    name: 'events of a commit that was not made are never delivered',
    run: async (trial) => {
      const start = await endOfFeed(trial);
      await trial.save({ put: [group('g')], events: [trial.event('made', { n: 'made' })] });
      await trial.send({
        bump: [{ guard: 'group:g', version: 'stale' }],
        events: [trial.event('not', { n: 'not made' })],
      });
      const named = (await trial.events()).map(({ data }) => data);
      demandSame(named, [{ n: 'made' }], 'event of nothing', 'the events after a commit and a conflict');
      const feed = await follow(
        start,
        (after) => trial.store.readFeed(after, 5),
        () => true,
      );
      const mine = feed.filter(({ workspaceId }) => workspaceId === trial.home).map(({ event }) => event.data);
      demandSame(mine, [{ n: 'made' }], 'event of nothing', 'the feed after a commit and a conflict');
    },
  },
  {
    name: 'who reads on while others write misses nothing and gets nothing twice, in the order of each guard',
    run: async (trial) => {
      const workspaces = [trial.home, trial.workspace()];
      const start = await endOfFeed(trial);
      const committed = new Set<string>();
      let writing = true;
      const over = () => !writing;
      const write = async () => {
        try {
          await trial.atOnce('writers', ...writers(trial, workspaces, committed, 4 * trial.rounds));
        } finally {
          writing = false;
        }
      };
      const [, feed, one] = (await trial.atOnce<unknown>(
        'following the events while others write',
        write(),
        follow(start, (after) => trial.store.readFeed(after, 7), over),
        follow(
          null,
          async (after) => {
            const page = await trial.store.readEvents(trial.home, after, 3);
            return { ...page, events: page.events.map((event) => ({ workspaceId: trial.home, event })) };
          },
          over,
        ),
      )) as [unknown, readonly Delivered[], readonly Delivered[]];
      const mine = feed.filter(({ workspaceId }) => workspaces.includes(workspaceId));
      demandDelivered(mine, committed, true);
      demandOrder(mine);
      demandDelivered(one, new Set([...committed].filter((n) => n.startsWith('0.'))), true);
      demandOrder(one);
    },
  },
  {
    name: 'the feed of all workspaces says of each event whose it is, by pages of any size',
    run: async (trial) => {
      const start = await endOfFeed(trial);
      const workspaces = [trial.home, trial.workspace(), trial.workspace()];
      const committed = new Set<string>();
      for (const [index, workspaceId] of [...workspaces, ...workspaces].entries()) {
        const id = trial.id();
        committed.add(String(index));
        await trial.save(
          { id, put: [group(`g${index}`)], events: [trial.event(id, { n: String(index), workspaceId })] },
          { workspaceId },
        );
      }
      for (const limit of [1, 2, 100]) {
        const feed = await follow(
          start,
          (after) => trial.store.readFeed(after, limit),
          () => true,
        );
        const mine = feed.filter(({ workspaceId }) => workspaces.includes(workspaceId));
        for (const { workspaceId, event } of mine) {
          demandSame(
            workspaceId,
            (event.data as { readonly workspaceId: string }).workspaceId,
            'cross-tenant read',
            'whose an event in the feed is',
          );
        }
        demandDelivered(mine, committed, false);
      }
    },
  },
  {
    name: 'a store that wakes does so after a commit, and not any more once it was told to stop',
    run: async (trial) => {
      if (trial.store.wake === undefined) return;
      const woken: string[] = [];
      const stop = trial.store.wake((workspaceId) => woken.push(workspaceId));
      const isWoken = () => woken.includes(trial.home);
      // Whoever listens by a connection of their own hears from when that is there.
      for (let commits = 0; !isWoken() && commits < 40; commits++) {
        await trial.save({ put: [group('g', String(commits))], events: [trial.event('e')] });
        for (let looks = 0; !isWoken() && looks < 5; looks++) await pause(20);
      }
      demand(isWoken(), 'lost event', 'nobody was woken by forty commits in four seconds');
      woken.length = 0;
      await trial.save({ put: [group('g', 'once more')], events: [trial.event('e')] });
      for (let looks = 0; !isWoken() && looks < 250; looks++) await pause(20);
      demand(isWoken(), 'lost event', 'nobody was woken within five seconds of a commit');
      stop();
      woken.length = 0;
      await trial.save({ put: [group('h')] });
      await pause(200);
      demandSame(woken, [], 'event of nothing', 'woken after having stopped');
    },
  },
  {
    name: 'many events in one commit come together and in their order',
    run: async (trial) => {
      const id = trial.id();
      const names = numbered('n', 600);
      await trial.save({ id, put: [group('g')], events: names.map((n) => trial.event(id, { n })) });
      const found = (await trial.events(trial.home, null, 250)).map(({ data }) => (data as { readonly n: string }).n);
      demandSame(found.length, names.length, 'lost event', 'how many of 600 events of one commit there are');
      demandSame(found, names, 'events out of order', 'the events of one commit');
    },
  },
];
