import fc from 'fast-check';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { createPartyline, load } from 'partyline/service';
import {
  type Change,
  type Commit,
  definePolicy,
  guardOf,
  type Operation,
  type Put,
  recordKey,
  recordSchemas,
  type Workspace,
} from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { anyThrow, contextOf, endOf, moveOf, played, stories, type Turn, turnOf } from './history.js';
import { isPlain, serviceCall } from './service-calls.js';
import { storeOf } from './stores.js';

/** A store in which somebody else commits right after each read, as long as they have something to commit. */
const interrupted = (store: WorkspaceStore, intruders: Commit[]) => ({
  ...store,
  read: async (...[workspaceId, keys, options]: Parameters<WorkspaceStore['read']>) => {
    const answer = await store.read(workspaceId, keys, options);
    const intruder = intruders.shift();
    if (intruder !== undefined) await store.commit(workspaceId, intruder);
    return answer;
  },
});

// A pointer and the two things it may point to. Every commit stamps all three alike, so a picture in which the stamps differ never was.
const pointer = 'pointer@acme.example';
const stampOf = (workspace: Workspace): readonly unknown[] => {
  const { address, profile, group } = workspace.state;
  const target = address.get(pointer)?.memberId ?? '';
  return [address.get(pointer)?.invitationId, profile.get(target)?.name, group.get(target)?.name];
};

const stamped = (stamp: number, target: string, version: string | null): Commit => {
  const name = `stamp-${stamp}`;
  const put: Put[] = [
    {
      kind: 'address',
      id: pointer,
      record: { memberId: target, current: true, barred: false, earlier: [], invitationId: name },
    },
    ...['left', 'right'].flatMap((id): Put[] => [
      { kind: 'profile', id, record: { name, address: pointer, language: null, timeZone: null } },
      {
        kind: 'group',
        id,
        record: { name, emoji: '👥', description: '', status: 'live', shared: false, createdAt: 0 } as never,
      },
    ]),
  ];
  return {
    id: name,
    check: [],
    bump: put.map(({ kind, id }) => ({ guard: guardOf(kind, id), version })),
    add: [],
    put,
    delete: [],
    events: [],
    erase: [],
  };
};

/** Three rounds: the pointer, then the profile it names, then the group of that profile. */
const threeRounds: Operation<never> = {
  input: recordSchemas.groupName,
  reads: (_input, known) => {
    const target = known.state.address.get(pointer)?.memberId ?? null;
    const profile = target === null ? undefined : known.state.profile.get(target);
    return [
      recordKey('address', pointer),
      ...(target === null ? [] : [recordKey('profile', target)]),
      ...(target === null || profile === undefined ? [] : [recordKey('group', target)]),
    ];
  },
};

const nobody = { actor: { type: 'system' }, at: 0, newId: () => 'unused' } as const;

/** The guards that a turn expects to be as they were. */
const touches = ({ change }: Turn): readonly string[] =>
  [...(change?.commit?.check ?? []), ...(change?.commit?.bump ?? [])].map(({ guard }) => guard);

/** The guards that a turn moves. */
const moves = ({ change }: Turn): readonly string[] => (change?.commit?.bump ?? []).map(({ guard }) => guard);

/** Who would be in the way of somebody, whatever they do: somebody who does the same first, and who takes away what it rests on. */
const inTheWayOf = (turn: Turn): readonly (readonly ['same' | 'actor' | 'workspace', Turn])[] => {
  const { before, actor } = turn;
  const memberId = actor.type === 'member' ? actor.memberId : '';
  const host = { index: 950, actor: { type: 'system' }, client: undefined, at: turn.at, before } as const;
  const deed = (name: 'suspendMember' | 'setWorkspaceStatus', input: object): Turn =>
    played({ ...host, name, operation: moveOf(name).operation, input });
  const all = [
    ['same', played({ ...turn, index: 960 })],
    ['actor', deed('suspendMember', { memberId })],
    ['workspace', deed('setWorkspaceStatus', { status: 'suspended' })],
  ] as const;
  return all.filter(([, { change }]) => change?.commit != null);
};

/**
 * Asks the service for a turn, while others commit right after its readings or right before its commits: the answer is that of the verb
 * on the whole workspace as it was at the last reading.
 */
const meet = async (turn: Turn, intruders: readonly Turn[], when: 'after a read' | 'before the commit') => {
  const { before: end } = turn;
  const states = [end, ...intruders.map(({ after }) => after)];
  const store = await storeOf(end, memoryStore());
  const left = intruders.map(({ change }) => change?.commit as Commit);
  let conflicts = 0;
  let made = 0;
  let last = { workspace: end, firstId: 0 };
  const intrude = async (workspaceId: string) => {
    const intruder = left.shift();
    if (intruder !== undefined) await store.commit(workspaceId, intruder);
  };
  const torn: WorkspaceStore = {
    ...store,
    read: async (...asked) => {
      last = { workspace: states[intruders.length - left.length] as Workspace, firstId: made };
      const answer = await store.read(...asked);
      if (when === 'after a read') await intrude(asked[0]);
      return answer;
    },
    commit: async (...asked) => {
      if (when === 'before the commit') await intrude(asked[0]);
      const answer = await store.commit(...asked);
      if (answer.outcome === 'conflict') conflicts++;
      return answer;
    },
  };
  const newId = () => `id-${made++}`;
  const wait = async () => {};
  const partyline = createPartyline({ store: torn, policy: end.policy, clock: () => turn.at, newId, wait });
  const result = await serviceCall(partyline, turn);
  // Decided once more, on the whole workspace as it was at the last read.
  made = last.firstId;
  const whole = turn.operation(last.workspace, turn.input as never, { ...contextOf(turn), newId });
  const { revision: _, ...answer } = result as typeof result & { readonly revision?: unknown };
  const expected =
    whole.ok && !turn.operation.isQuery ? { ok: true, value: (whole.value as Change<unknown>).output } : whole;
  expect(answer).toEqual(expected);
  return { intrusions: intruders.length - left.length, conflicts, ok: result.ok };
};

describe('a commit that lands between two rounds of a read plan', () => {
  it('never shows: what was loaded is one moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 5 }), async (targets) => {
        const store = memoryStore();
        const commits = targets.map((left, index) =>
          stamped(index, left ? 'left' : 'right', index === 0 ? null : `stamp-${index - 1}`),
        );
        await store.commit('acme', commits[0] as Commit);
        const torn = interrupted(store, commits.slice(1));
        const known = await load(
          { store: torn, policy: definePolicy(), workspaceId: 'acme' },
          threeRounds,
          {} as never,
          nobody,
        );
        const stamps = stampOf(known);
        expect(new Set(stamps).size, stamps.join()).toBe(1);
        expect(stamps[0]).toMatch(/^stamp-/);
      }),
      lawOptions(300, 71),
    );
  });

  it('is seen whole by the verb, through the service: the answer is that of a workspace that was', async () => {
    let intrusions = 0;
    await fc.assert(
      fc.asyncProperty(
        stories(10, 30),
        anyThrow,
        fc.array(anyThrow, { minLength: 1, maxLength: 4 }),
        async (story, one, others) => {
          const end = endOf(story);
          const turn = turnOf(end, one, 900);
          fc.pre(isPlain(turn));
          // Each intruder decides on what the one before left.
          const intruders: Turn[] = [];
          for (const [index, other] of others.entries()) {
            const intruder = turnOf(intruders.at(-1)?.after ?? end, other, 910 + index);
            if (intruder.change?.commit != null) intruders.push(intruder);
          }
          intrusions += (await meet(turn, intruders, 'after a read')).intrusions;
        },
      ),
      lawOptions(300, 72),
    );
    // Without these the test would prove nothing.
    expect(intrusions).toBeGreaterThan(5);
  });

  it('is met by every story: the same done first, the actor suspended, the workspace closed; each time it is decided anew', async () => {
    const met = { same: 0, actor: 0, workspace: 0, reading: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(stories(20, 40), fc.array(anyThrow, { minLength: 20, maxLength: 20 }), async (story, throws) => {
        const end = endOf(story);
        const turns = throws
          .map((one) => turnOf(end, one, 900))
          .filter((one) => isPlain(one) && one.change?.commit != null && one.actor.type === 'member')
          .slice(0, 4);
        for (const turn of turns) {
          for (const [kind, intruder] of inTheWayOf(turn)) {
            const reading = await meet(turn, [intruder], 'after a read');
            const committing = await meet(turn, [intruder], 'before the commit');
            expect([reading.intrusions, committing.intrusions]).toEqual([1, 1]);
            met.reading += 1;
            if (!touches(turn).some((guard) => moves(intruder).includes(guard))) continue;
            expect(committing.conflicts, `${turn.name} against ${intruder.name}`).toBeGreaterThan(0);
            met[kind] += 1;
            if (!committing.ok) met.refused += 1;
          }
        }
      }),
      lawOptions(100, 73),
    );
    for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(10);
  });
});
