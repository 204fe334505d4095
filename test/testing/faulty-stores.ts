import type { WorkspaceStore } from 'partyline/adapters';
import type { Commit, Key } from 'partyline/workspace';

/** Replaces methods of a good store by worse ones. */
export type Replaces = (good: WorkspaceStore) => Partial<WorkspaceStore>;

/** A store that does one thing wrong, and what a simulation says of it. */
export interface StoreThatFails {
  readonly does: string;
  readonly replaces: Replaces;
  /** In so many seeds it is found. */
  readonly within: number;
  readonly fault: RegExp;
  /** So few deeds are enough to show it, the founding of the workspace among them. */
  readonly most: number;
  /** How long to wait for an answer that never comes, in milliseconds. All others are waited for, however slow the machine. */
  readonly patience?: number;
}

/** Expectations as they are: whoever takes them for fulfilled compares nothing. */
export const asItIs = async (good: WorkspaceStore, workspaceId: string, expectations: Commit['bump']) => {
  const { versions } = await good.read(
    workspaceId,
    expectations.map(({ guard }) => guard as Key),
  );
  return expectations.map(({ guard }) => ({ guard, version: versions.get(guard) ?? null }));
};

/** A store that is given other commits than those that were sent. */
const sending =
  (change: (commit: Commit, good: WorkspaceStore, workspaceId: string) => Commit | Promise<Commit>): Replaces =>
  (good) => ({
    commit: async (workspaceId, commit, options) =>
      good.commit(workspaceId, await change(commit, good, workspaceId), options),
  });

/** Compares, pauses, writes. */
const comparingBefore = (pause: () => Promise<void>): Replaces =>
  sending(async (commit, good, workspaceId) => {
    const expected = [...commit.check, ...commit.bump];
    const found = await asItIs(good, workspaceId, expected);
    if (found.some(({ version }, index) => version !== expected[index]?.version)) return commit;
    await pause();
    return {
      ...commit,
      check: await asItIs(good, workspaceId, commit.check),
      bump: await asItIs(good, workspaceId, commit.bump),
    };
  });

/** One commit, counted from the first, is not what it should be. */
const theCommit =
  (number: number, instead: (commit: Commit) => ReturnType<WorkspaceStore['commit']>): Replaces =>
  (good) => {
    let count = 0;
    return {
      commit: (...request) => (++count === number ? instead(request[1]) : good.commit(...request)),
    };
  };

export const storesThatFail: readonly StoreThatFails[] = [
  {
    does: 'compares no versions',
    replaces: sending(async (commit, good, workspaceId) => ({
      ...commit,
      check: await asItIs(good, workspaceId, commit.check),
      bump: await asItIs(good, workspaceId, commit.bump),
    })),
    within: 20,
    fault: /in its turn/,
    most: 6,
  },
  {
    does: 'does not compare what is only checked',
    replaces: sending((commit) => ({ ...commit, check: [] })),
    within: 20,
    fault: /in its turn/,
    most: 6,
  },
  {
    does: 'forgets the last record of a commit',
    replaces: sending((commit) => ({ ...commit, put: commit.put.slice(0, -1) })),
    within: 1,
    fault: /stored nothing, expected/,
    most: 1,
  },
  {
    does: 'compares, pauses for a microtask, and writes',
    replaces: comparingBefore(async () => {
      await null;
    }),
    within: 10,
    fault: /in its turn/,
    most: 6,
  },
  {
    does: 'compares, waits for a timer, and writes',
    replaces: comparingBefore(() => new Promise((resolve) => setTimeout(resolve, 0))),
    within: 10,
    fault: /in its turn/,
    most: 6,
  },
  {
    does: 'keeps to no bound of a counter',
    replaces: sending((commit) => ({ ...commit, add: commit.add.map((one) => ({ ...one, min: null, max: null })) })),
    within: 100,
    fault: /it would have been refused: (too_many_contact_fields|seat_limit_reached)/,
    most: 6,
  },
  {
    does: 'acknowledges its fifth commit and forgets it',
    replaces: theCommit(5, async ({ id }) => ({ outcome: 'committed', revision: id })),
    within: 1,
    fault: /stored nothing, expected/,
    most: 5,
  },
  {
    does: 'forgets idempotency keys',
    replaces: (good) => ({ commit: (workspaceId, commit) => good.commit(workspaceId, commit) }),
    within: 100,
    fault: /times under one key|sent again under its key answered/,
    most: 6,
  },
  {
    does: 'lists nothing that somebody sees',
    replaces: () => ({ listVisible: async () => ({ items: [], next: null, previous: null }) }),
    within: 1,
    fault: /the list of every contact that .* sees, at \[0\]: stored nothing, expected/,
    most: 4,
  },
  {
    does: 'tells nothing in the feed of all workspaces',
    replaces: () => ({ readFeed: async () => ({ events: [], next: '0', more: false }) }),
    within: 1,
    fault: /how many events readFeed gives out: stored 0, expected 2/,
    most: 1,
  },
  {
    does: 'passes over the first event of every page but the first',
    replaces: (good) => ({
      readEvents: async (workspaceId, after, limit) => {
        const page = await good.readEvents(workspaceId, after, limit);
        return after === null ? page : { ...page, events: page.events.slice(1) };
      },
    }),
    within: 1,
    fault: /how many events readEvents gives out/,
    most: 26,
  },
  {
    does: 'never answers to a commit of the past',
    replaces: theCommit(5, () => new Promise(() => {})),
    within: 1,
    fault: /^nobody can go on: the past commits \S+, and is not answered within \d+ ms$/,
    most: 5,
    patience: 50,
  },
  {
    does: 'never answers to a commit of the crowd',
    replaces: (good) => ({
      commit: (...request) => (request[1].id.startsWith('s1.') ? new Promise(() => {}) : good.commit(...request)),
    }),
    within: 10,
    fault: /^nobody can go on: person 1 commits s1\.\S+, and is not answered within \d+ ms$/,
    most: 6,
    patience: 50,
  },
];
