import {
  memoryStore,
  type Position,
  type ReadOptions,
  type VisibleItem,
  type WorkspaceStore,
} from 'partyline/adapters';
import type { StoreFaultName, StoreKit } from 'partyline/testing';
import type { Commit, Key, Kind, Put, RecordKey, WorkspaceEvent } from 'partyline/workspace';

/** A store that does one thing wrong, where the kit looks for it, and under what name it must be refused. */
export interface BrokenStore {
  readonly does: string;
  readonly fault: StoreFaultName;
  readonly chapter: string;
  readonly make: () => WorkspaceStore;
  readonly kit?: Omit<StoreKit, 'factory'>;
}

type Commits = WorkspaceStore['commit'];

const pause = (milliseconds = 0) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A memory store with some methods replaced. */
const but = (replace: (good: WorkspaceStore) => Partial<WorkspaceStore>) => () => {
  const good = memoryStore();
  return { ...good, ...replace(good) };
};

/** A memory store that is given other commits than those that were sent. */
const sending = (change: (commit: Commit, good: WorkspaceStore, workspaceId: string) => Commit | Promise<Commit>) =>
  but((good) => ({
    commit: async (workspaceId, commit, options) =>
      good.commit(workspaceId, await change(commit, good, workspaceId), options),
  }));

/** Expectations as they are: whoever takes them for fulfilled compares nothing. */
const asItIs = async (good: WorkspaceStore, workspaceId: string, expectations: Commit['bump']) => {
  const { versions } = await good.read(
    workspaceId,
    expectations.map(({ guard }) => guard as Key),
  );
  return expectations.map(({ guard }) => ({ guard, version: versions.get(guard) ?? null }));
};

/** A store that reads from a copy, always one commit behind, wherever it takes that to be good enough. */
const lagging = (isEnough: (options: ReadOptions) => boolean) =>
  but((good) => {
    const replica = memoryStore();
    let late: (() => Promise<unknown>) | null = null;
    return {
      commit: async (...request) => {
        const answer = await good.commit(...request);
        if (answer.outcome !== 'committed') return answer;
        await late?.();
        late = () => replica.commit(...request);
        return answer;
      },
      read: async (...request) => (isEnough(request[2] ?? {}) ? replica : good).read(...request),
    };
  });

const withRecords = (commit: Commit, change: (put: Put) => Put): Commit => ({ ...commit, put: commit.put.map(change) });

/** Pages out of a whole list, in whichever order. */
const repaged =
  (good: WorkspaceStore, compare: (a: VisibleItem<string>, b: VisibleItem<string>) => number) =>
  async (
    ...[workspaceId, kind, reach, { limit, after = null, direction = 'forward', ...rest }]: Parameters<
      WorkspaceStore['listVisible']
    >
  ) => {
    const { items } = await good.listVisible(workspaceId, kind, reach, { ...rest, limit: 100_000 });
    const sorted = items.toSorted(compare);
    const placeOf = ({ id, record }: VisibleItem<string>): Position => ({ sortKey: record.sortKey, id });
    const from = after === null ? -1 : sorted.findIndex(({ id }) => id === after.id);
    const [start, end] =
      direction === 'forward'
        ? [from + 1, from + 1 + limit]
        : [Math.max(0, (from === -1 ? sorted.length : from) - limit), from === -1 ? sorted.length : from];
    const page = sorted.slice(start, end);
    const [first, last] = [page[0], page.at(-1)];
    return {
      items: page,
      next: end < sorted.length && last !== undefined ? placeOf(last) : null,
      previous: start > 0 && first !== undefined ? placeOf(first) : null,
    } as never;
  };

/** An event log that gives out numbers when a commit begins, and shows events when it ends: those that end late are passed by. */
const withSequence = (): WorkspaceStore => {
  const good = memoryStore();
  const shown: { readonly number: number; readonly workspaceId: string; readonly event: WorkspaceEvent }[] = [];
  let numbers = 0;
  let turn = 0;
  const read = async (after: string | null, limit: number, where: (workspaceId: string) => boolean) => {
    const from = after === null ? 0 : Number(after);
    const rest = shown.filter(({ number, workspaceId }) => number > from && where(workspaceId));
    const page = rest.toSorted((a, b) => a.number - b.number).slice(0, limit);
    return { events: page, next: String(page.at(-1)?.number ?? from), more: rest.length > limit };
  };
  return {
    ...good,
    commit: async (workspaceId, commit, options) => {
      const numbered = commit.events.map((event) => ({ number: ++numbers, workspaceId, event }));
      const answer = await good.commit(workspaceId, commit, options);
      await pause(turn++ % 3 === 0 ? 6 : 0);
      if (answer.outcome === 'committed') shown.push(...numbered);
      return answer;
    },
    readFeed: async (after, limit) => read(after, limit, () => true),
    readEvents: async (workspaceId, after, limit) => {
      const page = await read(after, limit, (other) => other === workspaceId);
      return { ...page, events: page.events.map(({ event }) => event) };
    },
  };
};

/** Asks whether a key was used, and writes, with a moment in between. */
const askingFirst = but((good) => {
  const used = new Map<string, Awaited<ReturnType<Commits>>>();
  return {
    commit: async (workspaceId, commit, options) => {
      const key = `${workspaceId} ${options?.idempotency?.key}`;
      const known = used.get(key);
      if (known !== undefined && options?.idempotency !== undefined) return good.commit(workspaceId, commit, options);
      await pause();
      const answer = await good.commit(workspaceId, commit, used.has(key) ? undefined : options);
      if (options?.idempotency !== undefined) used.set(key, answer);
      return answer;
    },
  };
});

/** Forgets the version of what was deleted. */
const forgettingVersions = but((good) => {
  const isGone = async (workspaceId: string, guard: string) => {
    const { records } = await good.read(workspaceId, [guard as RecordKey]);
    const [kind, id] = [guard.slice(0, guard.indexOf(':')), guard.slice(guard.indexOf(':') + 1)];
    return (records.get(kind as Kind)?.get(id) ?? null) === null;
  };
  return {
    commit: async (workspaceId, commit, options) => {
      const bump = [];
      for (const { guard, version } of commit.bump) {
        const here = (await good.read(workspaceId, [guard as Key])).versions.get(guard) ?? null;
        bump.push({ guard, version: version === null && (await isGone(workspaceId, guard)) ? here : version });
      }
      return good.commit(workspaceId, { ...commit, bump }, options);
    },
  };
});

/** What a commit does when the power fails in the middle of it. */
const halfWritten = (store: WorkspaceStore): WorkspaceStore => ({
  ...store,
  commit: async (workspaceId, commit) => {
    await store.commit(workspaceId, { ...commit, put: commit.put.slice(0, 1), add: [], events: [] });
    throw new Error('the power failed');
  },
});

export const brokenStores: readonly BrokenStore[] = [
  {
    does: 'forgets the last record of a commit',
    fault: 'lost write',
    chapter: 'commits',
    make: sending((commit) => ({ ...commit, put: commit.put.slice(0, -1) })),
  },
  {
    does: 'acknowledges everything and writes nothing',
    fault: 'lost write',
    chapter: 'commits',
    make: but(() => ({ commit: async (_, { id }) => ({ outcome: 'committed', revision: id }) })),
  },
  {
    does: 'never deletes',
    fault: 'lost delete',
    chapter: 'commits',
    make: sending((commit) => ({ ...commit, delete: [] })),
  },
  {
    does: 'writes its records before it looks at the guards',
    fault: 'partial commit',
    chapter: 'commits',
    make: but((good) => ({
      commit: async (workspaceId, commit, options) => {
        const answer = await good.commit(workspaceId, commit, options);
        if (answer.outcome === 'conflict')
          await good.commit(workspaceId, { ...commit, check: [], bump: [], add: [], events: [] });
        return answer;
      },
    })),
  },
  {
    does: 'adds to its counters before it looks at their bounds',
    fault: 'partial commit',
    chapter: 'counters',
    make: but((good) => ({
      commit: async (workspaceId, commit, options) => {
        const answer = await good.commit(workspaceId, commit, options);
        const add = commit.add.map((addition) => ({ ...addition, min: null, max: null }));
        if (answer.outcome === 'conflict')
          await good.commit(workspaceId, { ...commit, check: [], bump: [], put: [], events: [], add });
        return answer;
      },
    })),
  },
  {
    does: 'compares no versions of what is only checked',
    fault: 'ignored expectation',
    chapter: 'commits',
    make: sending((commit) => ({ ...commit, check: [] })),
  },
  {
    does: 'compares no versions of what is changed',
    fault: 'ignored expectation',
    chapter: 'commits',
    make: sending(async (commit, good, workspaceId) => ({
      ...commit,
      bump: await asItIs(good, workspaceId, commit.bump),
    })),
  },
  {
    does: 'compares versions first and writes a moment later',
    fault: 'ignored expectation',
    chapter: 'commits: of many',
    make: sending(async (commit, good, workspaceId) => {
      const now = await asItIs(good, workspaceId, commit.bump);
      if (now.some(({ version }, index) => version !== commit.bump[index]?.version)) return commit;
      await pause();
      return { ...commit, bump: await asItIs(good, workspaceId, commit.bump) };
    }),
  },
  {
    does: 'lets everybody through who comes at once',
    fault: 'lost race',
    chapter: 'races',
    make: sending(async (commit, good, workspaceId) => ({
      ...commit,
      check: [],
      bump: await asItIs(good, workspaceId, commit.bump),
    })),
  },
  {
    does: 'says that there was a conflict, and not where',
    fault: 'unnamed conflict',
    chapter: 'commits',
    make: but((good) => ({
      commit: async (...request) => {
        const answer = await good.commit(...request);
        return answer.outcome === 'conflict' ? { ...answer, guards: [], counters: [] } : answer;
      },
    })),
  },
  {
    does: 'moves what it only had to check',
    fault: 'wrong version',
    chapter: 'commits: a check',
    make: but((good) => ({
      commit: async (workspaceId, commit, options) => {
        const answer = await good.commit(workspaceId, commit, options);
        if (answer.outcome === 'committed' && commit.check.length > 0) {
          await good.commit(workspaceId, {
            ...commit,
            id: `${commit.id}!`,
            check: [],
            bump: commit.check,
            add: [],
            put: [],
            delete: [],
            events: [],
          });
          await good.commit(workspaceId, {
            ...commit,
            id: commit.id,
            check: [],
            bump: [],
            add: [],
            put: [],
            delete: [],
            events: [],
          });
        }
        return answer;
      },
    })),
  },
  {
    does: 'begins anew with the versions of what was deleted',
    fault: 'version reuse',
    chapter: 'commits: a version',
    make: forgettingVersions,
  },
  {
    does: 'merges what it is given into what it has',
    fault: 'altered data',
    chapter: 'commits',
    make: sending(async (commit, good, workspaceId) => {
      const { records } = await good.read(
        workspaceId,
        commit.put.map(({ kind, id }) => `${kind}:${id}` as RecordKey),
      );
      return withRecords(commit, (put) => {
        const before = records.get(put.kind)?.get(put.id) as { readonly ring?: object } | null;
        const ring = (put.record as { readonly ring?: object }).ring;
        return ring === undefined
          ? put
          : ({ ...put, record: { ...put.record, ring: { ...before?.ring, ...ring } } } as Put);
      });
    }),
  },
  {
    does: 'normalises the texts it is given',
    fault: 'altered data',
    chapter: 'commits: every kind',
    make: sending((commit) => JSON.parse(JSON.stringify(commit).normalize('NFC')) as Commit),
  },
  {
    does: 'keeps its counters in 32 bits',
    fault: 'lost addition',
    chapter: 'counters',
    make: but((good) => ({
      read: async (...request) => {
        const answer = await good.read(...request);
        return { ...answer, counters: new Map([...answer.counters].map(([name, value]) => [name, value | 0])) };
      },
    })),
  },
  {
    does: 'takes no notice of bounds',
    fault: 'ignored bound',
    chapter: 'counters',
    make: sending((commit) => ({
      ...commit,
      add: commit.add.map((addition) => ({ ...addition, min: null, max: null })),
    })),
  },
  {
    does: 'drops additions of nothing, and their bounds with them',
    fault: 'ignored bound',
    chapter: 'counters',
    make: sending((commit) => ({ ...commit, add: commit.add.filter(({ by }) => by !== 0) })),
  },
  {
    does: 'takes no notice of keys',
    fault: 'replay that runs twice',
    chapter: 'idempotency',
    make: but((good) => ({ commit: async (workspaceId, commit) => good.commit(workspaceId, commit) })),
  },
  {
    does: 'asks for a key first and writes a moment later',
    fault: 'replay that runs twice',
    chapter: 'idempotency',
    make: askingFirst,
  },
  {
    does: 'compares no fingerprints',
    fault: 'key reuse accepted',
    chapter: 'idempotency',
    make: but((good) => ({
      commit: async (workspaceId, commit, options) =>
        good.commit(
          workspaceId,
          commit,
          options?.idempotency === undefined
            ? options
            : { ...options, idempotency: { ...options.idempotency, fingerprint: '' } },
        ),
    })),
  },
  {
    does: 'keeps the keys of all workspaces together',
    fault: 'cross-tenant read',
    chapter: 'idempotency',
    make: but((good) => {
      const used = new Map<string, string>();
      return {
        commit: async (workspaceId, commit, options) => {
          const key = options?.idempotency?.key ?? '';
          const home = used.get(key) ?? workspaceId;
          if (key !== '') used.set(key, home);
          return good.commit(key !== '' && home !== workspaceId ? home : workspaceId, commit, options);
        },
      };
    }),
  },
  {
    does: 'answers a replay with what is newest',
    fault: 'wrong replay',
    chapter: 'idempotency',
    make: but((good) => ({
      commit: async (workspaceId, commit, options) => {
        const answer = await good.commit(workspaceId, commit, options);
        if (answer.outcome !== 'replayed') return answer;
        const { events } = await good.readEvents(workspaceId, null, 1_000);
        return { ...answer, events: events.slice(-answer.events.length) };
      },
    })),
  },
  {
    does: 'reads one key after the other',
    fault: 'torn read',
    chapter: 'reading: a read shows',
    make: but((good) => ({
      read: async (workspaceId, keys, options) => {
        const whole = await good.read(workspaceId, keys, options);
        const [records, versions] = [new Map<Kind, Map<string, unknown>>(), new Map(whole.versions)];
        for (const key of keys) {
          const one = await good.read(workspaceId, [key], options);
          for (const [kind, table] of one.records) records.set(kind, new Map([...(records.get(kind) ?? []), ...table]));
          for (const [guard, version] of one.versions) versions.set(guard, version);
          await pause();
        }
        return { ...whole, records, versions };
      },
    })),
  },
  {
    does: 'answers from a replica that lags, where that may be, whatever revision it was asked for',
    fault: 'stale read',
    chapter: 'reading: a read that names',
    make: lagging(({ mayLag }) => mayLag === true),
  },
  {
    does: 'answers from a replica that lags, where no revision is asked for',
    fault: 'stale read',
    chapter: 'reading: a read that may not lag',
    make: lagging(({ atLeast = null }) => atLeast === null),
  },
  {
    does: 'leaves out what is not there',
    fault: 'wrong answer for what is absent',
    chapter: 'reading',
    make: but((good) => ({
      read: async (...request) => {
        const answer = await good.read(...request);
        const records = new Map(
          [...answer.records].map(([kind, table]) => [
            kind,
            new Map([...table].filter(([, record]) => record !== null)),
          ]),
        );
        return { ...answer, records };
      },
    })),
  },
  {
    does: 'gives away the very maps it keeps',
    fault: 'changing answer',
    chapter: 'commits: an answer',
    make: but((good) => {
      const counters = new Map();
      return {
        read: async (...request) => {
          const answer = await good.read(...request);
          for (const [name, value] of answer.counters) counters.set(name, value);
          return { ...answer, counters };
        },
      };
    }),
  },
  {
    does: 'lists a thousand at most, and calls it all',
    fault: 'truncating list',
    chapter: 'lists',
    make: but((good) => ({
      listOf: async (workspaceId, list, of, page) => {
        const answer = await good.listOf(workspaceId, list, of, { ...page, limit: Math.min(page.limit, 1_000) });
        return page.limit > 1_000 ? { ...answer, next: null } : answer;
      },
    })),
  },
  {
    does: 'shows what is visible, whatever has moved since the reach was read',
    fault: 'ignored expectation',
    chapter: 'visibility: nothing is shown',
    make: but((good) => ({
      listVisible: (workspaceId, kind, reach, page) =>
        good.listVisible(workspaceId, kind, reach, { ...page, check: [] }),
    })),
  },
  {
    does: 'lists two hundred of what is visible, and calls it all',
    fault: 'truncating list',
    chapter: 'visibility: a list of more',
    make: but((good) => ({
      listVisible: async (workspaceId, kind, reach, page) => {
        const answer = await good.listVisible(workspaceId, kind, reach, { ...page, limit: Math.min(page.limit, 200) });
        return page.limit > 200 ? { ...answer, next: null } : answer;
      },
    })),
  },
  {
    does: 'sorts ids as JavaScript does',
    fault: 'unordered list',
    chapter: 'lists',
    make: but((good) => ({
      listOf: async (workspaceId, list, of, { after = null, limit }) => {
        const { ids } = await good.listOf(workspaceId, list, of, { limit: 100_000 });
        const rest = ids.toSorted().filter((id) => after === null || id > after);
        return { ids: rest.slice(0, limit), next: rest.length > limit ? (rest[limit - 1] ?? null) : null };
      },
    })),
  },
  {
    does: 'sorts by locale',
    fault: 'unordered list',
    chapter: 'visibility',
    make: but((good) => ({
      listVisible: repaged(
        good,
        (a, b) => a.record.sortKey.localeCompare(b.record.sortKey) || a.id.localeCompare(b.id),
      ),
    })),
  },
  {
    does: 'puts one inbox behind the other, in place of merging them',
    fault: 'unordered list',
    chapter: 'lists: ordered',
    make: but((good) => ({
      listOrdered: async (workspaceId, list, of, { after = null, limit }) => {
        const all: Awaited<ReturnType<typeof good.listOrdered>>['items'][number][] = [];
        for (const name of of) {
          const { items } = await good.listOrdered(workspaceId, list, [name], { limit: 100_000 });
          all.push(...items.filter(({ id }) => !all.some((other) => other.id === id)));
        }
        const from = after === null ? 0 : all.findIndex(({ id }) => id === after.id) + 1;
        const items = all.slice(from, from + limit) as never;
        const last = all[from + limit - 1];
        return { items, next: from + limit < all.length && last !== undefined ? { sortKey: '', id: last.id } : null };
      },
    })),
  },
  {
    does: 'pages by a number of rows to skip',
    fault: 'wrong page',
    chapter: 'lists: paging',
    make: but((good) => ({
      listOf: async (workspaceId, list, of, { after = null, limit }) => {
        const { ids } = await good.listOf(workspaceId, list, of, { limit: 100_000 });
        const from = Number(after ?? 0);
        return { ids: ids.slice(from, from + limit), next: from + limit < ids.length ? String(from + limit) : null };
      },
    })),
  },
  {
    does: 'shows the stewards’ things to everybody',
    fault: 'hidden resource listed',
    chapter: 'visibility',
    make: but((good) => ({
      listVisible: async (workspaceId, kind, reach, page) =>
        good.listVisible(workspaceId, kind, { ...reach, caps: new Map([...reach.caps, ['stewards', 'view']]) }, page),
    })),
  },
  {
    does: 'forgets what somebody inherited',
    fault: 'missing resource',
    chapter: 'visibility',
    make: but((good) => ({
      listVisible: async (workspaceId, kind, reach, page) =>
        good.listVisible(
          workspaceId,
          kind,
          {
            ...reach,
            owns: new Set([reach.memberId]),
            caps: new Map([...reach.caps].filter(([principal]) => !principal.startsWith('owner:'))),
          },
          page,
        ),
    })),
  },
  {
    does: 'lists what a grant that has ended was on',
    fault: 'expired grant listed',
    chapter: 'visibility',
    make: sending((commit) =>
      withRecords(commit, (put) => (put.kind === 'grant' ? { ...put, record: { ...put.record, until: null } } : put)),
    ),
  },
  {
    does: 'lets a grant last a millisecond too long',
    fault: 'expired grant listed',
    chapter: 'visibility',
    make: sending((commit) =>
      withRecords(commit, (put) =>
        put.kind === 'grant' && put.record.until !== null
          ? { ...put, record: { ...put.record, until: put.record.until + 1 } }
          : put,
      ),
    ),
  },
  {
    does: 'lists what was deleted',
    fault: 'deleted resource listed',
    chapter: 'visibility',
    make: sending((commit) =>
      withRecords(commit, (put) =>
        put.kind === 'contact' ? { ...put, record: { ...put.record, deletedAt: null } } : put,
      ),
    ),
  },
  {
    does: 'lets everybody edit what they see',
    fault: 'wrong level',
    chapter: 'visibility',
    make: but((good) => ({
      listVisible: async (...request) => {
        const page = await good.listVisible(...request);
        return { ...page, items: page.items.map((item) => ({ ...item, level: 'edit' as const })) };
      },
    })),
  },
  {
    does: 'lists things of another kind',
    fault: 'hidden resource listed',
    chapter: 'visibility: each kind',
    make: but((good) => ({
      listVisible: async (workspaceId, kind, reach, page) => {
        const asked = await good.listVisible(workspaceId, kind, reach, page);
        const others = await good.listVisible(workspaceId, kind === 'deal' ? 'offer' : 'deal', reach, page);
        return { ...asked, items: [...asked.items, ...others.items] as never };
      },
    })),
  },
  {
    does: 'counts beyond its cap',
    fault: 'wrong count',
    chapter: 'visibility',
    make: but((good) => ({
      countVisible: async (workspaceId, kind, reach, options) =>
        good.countVisible(workspaceId, kind, reach, { ...options, cap: options.cap + 1 }),
    })),
  },
  {
    does: 'finds no phone',
    fault: 'wrong search',
    chapter: 'visibility',
    make: but((good) => ({
      search: async (workspaceId, kind, reach, query, page) =>
        good.search(workspaceId, kind, reach, { ...query, digits: null }, page),
    })),
  },
  {
    does: 'sweeps grants that have a while to go',
    fault: 'wrong sweep',
    chapter: 'visibility',
    make: but((good) => ({
      listEnded: async (workspaceId, { at, limit }) => good.listEnded(workspaceId, { at: at + 1, limit }),
    })),
  },
  {
    does: 'folds the case of workspace ids',
    fault: 'cross-tenant read',
    chapter: 'tenants',
    make: () => {
      const good = memoryStore();
      const folded =
        <A extends readonly unknown[], R>(call: (workspaceId: string, ...rest: A) => R) =>
        (workspaceId: string, ...rest: A) =>
          call(workspaceId.toLowerCase(), ...rest);
      return {
        ...good,
        read: folded(good.read),
        commit: folded(good.commit),
        list: folded(good.list),
        listOf: folded(good.listOf),
        readEvents: folded(good.readEvents),
      };
    },
  },
  {
    does: 'lists without looking at the workspace',
    fault: 'cross-tenant read',
    chapter: 'tenants',
    make: but((good) => {
      const known = new Set<string>();
      return {
        commit: async (workspaceId, ...rest) => {
          known.add(workspaceId);
          return good.commit(workspaceId, ...rest);
        },
        list: async (_, kind, page) => {
          const pages = await Promise.all([...known].map((workspaceId) => good.list(workspaceId, kind, page)));
          return { items: pages.flatMap(({ items }) => items).slice(0, page.limit), next: null };
        },
      };
    }),
  },
  {
    does: 'numbers its events as commits begin',
    fault: 'cursor that skips late commits',
    chapter: 'events: who reads on',
    make: withSequence,
  },
  {
    does: 'gives the last event of a page again',
    fault: 'repeated event',
    chapter: 'events: a cursor',
    make: but((good) => ({
      readEvents: async (workspaceId, after, limit) => {
        const page = await good.readEvents(
          workspaceId,
          after === null ? null : String(Math.max(0, Number(after) - 1)),
          limit + 1,
        );
        return page;
      },
    })),
  },
  {
    does: 'orders events by what they are called',
    fault: 'events out of order',
    chapter: 'events',
    make: but((good) => ({
      readEvents: async (...request) => {
        const page = await good.readEvents(...request);
        return { ...page, events: page.events.toReversed() };
      },
    })),
  },
  {
    does: 'keeps the events of what it refused',
    fault: 'event of nothing',
    chapter: 'events',
    make: but((good) => ({
      commit: async (workspaceId, commit, options) => {
        const answer = await good.commit(workspaceId, commit, options);
        if (answer.outcome === 'conflict')
          await good.commit(workspaceId, { ...commit, check: [], bump: [], add: [], put: [], delete: [] });
        return answer;
      },
    })),
  },
  {
    does: 'loses events beyond five hundred of one commit',
    fault: 'lost event',
    chapter: 'events: many',
    make: sending((commit) => ({ ...commit, events: commit.events.slice(0, 500) })),
  },
  {
    does: 'erases nothing',
    fault: 'erasure that forgets',
    chapter: 'erasure',
    make: sending((commit) => ({ ...commit, erase: [] })),
  },
  {
    does: 'erases by id, of whichever kind',
    fault: 'erasure of too much',
    chapter: 'erasure',
    make: sending((commit) => ({
      ...commit,
      erase: commit.erase.flatMap((key) => [key, key.replace(/^[^:]*/, 'profile') as RecordKey]),
    })),
  },
  {
    does: 'takes any transaction and uses none',
    fault: 'broken transaction',
    chapter: 'transactions',
    make: but((good) => ({
      commit: async (workspaceId, commit, options) =>
        good.commit(
          workspaceId,
          commit,
          options?.idempotency === undefined ? {} : { idempotency: options.idempotency },
        ),
    })),
  },
  {
    does: 'saves at once what a transaction might take back',
    fault: 'broken transaction',
    chapter: 'transactions',
    make: but((good) => ({
      read: async (workspaceId, keys) => good.read(workspaceId, keys),
      commit: async (workspaceId, commit) => good.commit(workspaceId, commit),
    })),
    kit: { transaction: async (_, run) => run({}) },
  },
  {
    does: 'leaves half a commit when the power fails',
    fault: 'partial commit',
    chapter: 'crashes',
    make: () => memoryStore(),
    kit: { breaking: (store) => halfWritten(store) },
  },
  {
    does: 'forgets everything when it is started again',
    fault: 'lost acknowledgement',
    chapter: 'crashes',
    make: () => memoryStore(),
    kit: { reopen: () => memoryStore() },
  },
  {
    does: 'throws where two meet',
    fault: 'unsettled',
    chapter: 'commits: of many',
    make: but((good) => {
      let busy = false;
      return {
        commit: async (...request) => {
          if (busy) throw new Error('could not serialize access');
          busy = true;
          await pause();
          busy = false;
          return good.commit(...request);
        },
      };
    }),
  },
];
