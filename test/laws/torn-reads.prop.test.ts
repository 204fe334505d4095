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
import { anyThrow, contextOf, endOf, stories, turnOf } from './history.js';
import { isPlain, serviceCall } from './service-calls.js';
import { storeOf } from './stores.js';

/** A store in which somebody else commits right after each read, as long as they have something to commit. */
const interrupted = (store: WorkspaceStore, intruders: Commit[], onRead: () => void) => ({
  ...store,
  read: async (...[workspaceId, keys, options]: Parameters<WorkspaceStore['read']>) => {
    const answer = await store.read(workspaceId, keys, options);
    onRead();
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

describe('a commit that lands between two rounds of a read plan', () => {
  it('never shows: what was loaded is one moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 5 }), async (targets) => {
        const store = memoryStore();
        const commits = targets.map((left, index) =>
          stamped(index, left ? 'left' : 'right', index === 0 ? null : `stamp-${index - 1}`),
        );
        await store.commit('acme', commits[0] as Commit);
        const torn = interrupted(store, commits.slice(1), () => {});
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
          const states: Workspace[] = [end];
          const intruders: Commit[] = [];
          for (const [index, other] of others.entries()) {
            const change = turnOf(states.at(-1) as Workspace, other, 910 + index).change;
            if (change?.commit == null) continue;
            intruders.push(change.commit);
            states.push(change.workspace);
          }
          const store = await storeOf(end, memoryStore());
          const left = [...intruders];
          let reads = 0;
          let made = 0;
          let last = { workspace: end, firstId: 0 };
          const torn = interrupted(store, left, () => {
            last = { workspace: states[Math.min(reads++, states.length - 1)] as Workspace, firstId: made };
          });
          const newId = () => `id-${made++}`;
          const wait = async () => {};
          const partyline = createPartyline({ store: torn, policy: end.policy, clock: () => turn.at, newId, wait });
          const result = await serviceCall(partyline, turn);
          intrusions += intruders.length - left.length;
          // Decided once more, on the whole workspace as it was at the last read.
          made = last.firstId;
          const whole = turn.operation(last.workspace, turn.input as never, { ...contextOf(turn), newId });
          const { revision: _, ...answer } = result as typeof result & { readonly revision?: unknown };
          const expected =
            whole.ok && !turn.operation.isQuery ? { ok: true, value: (whole.value as Change<unknown>).output } : whole;
          expect(answer).toEqual(expected);
        },
      ),
      lawOptions(300, 72),
    );
    // Without these the test would prove nothing.
    expect(intrusions).toBeGreaterThan(5);
  });
});
