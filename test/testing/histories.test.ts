import { unwrap } from 'partyline/kernel';
import { removeMember } from 'partyline/lifecycle';
import { changeRole, erasePerson } from 'partyline/members';
import {
  type AnyOperation,
  BrokenInvariant,
  everyOperation,
  expectSound,
  historyFrom,
  type Operations,
  office,
  play,
  wrongWith,
} from 'partyline/testing';
import type { Change, Context, Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { runs } from '../support/runs.js';

const seeds = Array.from({ length: runs(250) }, (_, seed) => seed);

describe('a history', () => {
  it('is the same whenever it is played', () => {
    const tell = () =>
      [...play(historyFrom(7))].map(({ operation, input, result }) => JSON.stringify([operation, input, result.ok]));
    expect(tell()).toEqual(tell());
  });

  it('tries every operation of the library, and most of them succeed somewhere', () => {
    const tried = new Set<string>();
    const succeeded = new Set<string>();
    let [good, all] = [0, 0];
    for (const seed of seeds) {
      for (const { operation, result } of play(historyFrom(seed, 140))) {
        tried.add(operation);
        if (result.ok) succeeded.add(operation);
        all += 1;
        good += result.ok ? 1 : 0;
      }
    }
    const names = Object.keys(everyOperation);
    expect(names.filter((one) => !tried.has(one))).toEqual([]);
    // Rare ones need many histories: the more are played, the more is asked for.
    expect(succeeded.size / names.length).toBeGreaterThan(seeds.length < 250 ? 0.6 : 0.75);
    expect(good / all).toBeGreaterThan(0.35);
  });

  it('gives plain JSON to operations, so that a deed can be kept', () => {
    for (const { input } of play(historyFrom(3, 60))) expect(JSON.parse(JSON.stringify(input))).toEqual(input);
  });
});

describe('every state and step of a history', () => {
  it('keeps what the library promises', () => {
    for (const seed of seeds) expectSound(historyFrom(seed, 40));
  });
});

it('whoever left and was erased is sound: nothing says any more what they had still to do', () => {
  const { workspace, as, ana, ben, context } = office();
  const left = unwrap(removeMember(workspace, { memberId: ben }, as(ana))).workspace;
  const { workspace: erased } = unwrap(erasePerson(left, { memberId: ben }, as(ana)));
  expect(erased.state.onboarding.get(ben) ?? null).toBeNull();
  expect(wrongWith({ workspace: erased, at: context.at })).toEqual([]);
});

/** A verb of a host's own that lends its callers the authority of the host. */
const ownVerb = (
  run: (workspace: Workspace, input: never, context: Context) => ReturnType<AnyOperation>,
  like: AnyOperation,
): AnyOperation =>
  Object.assign((workspace: Workspace, input: unknown, context: Context) => run(workspace, input as never, context), {
    input: like.input,
    isQuery: false,
  });

const planted: readonly (readonly [what: string, invariant: string, operations: Operations])[] = [
  [
    'a verb that changes roles with the authority of the host',
    'nobody gives what they lack',
    {
      ...everyOperation,
      'team.promote': ownVerb(
        (workspace, input, context) => changeRole(workspace, input, { ...context, actor: { type: 'system' } }),
        changeRole,
      ),
    },
  ],
  [
    'a verb that demotes and forgets to count',
    'counters count',
    {
      ...everyOperation,
      'team.shuffle': ownVerb((workspace, { memberId }: { memberId: string }) => {
        const member = workspace.state.member.get(memberId);
        if (member == null) return { ok: false, error: { code: 'member_not_found', path: [], params: {} } };
        const state = {
          ...workspace.state,
          member: new Map([...workspace.state.member, [memberId, { ...member, roles: ['member'] }]]),
        };
        const change: Change<null> = {
          output: null,
          workspace: { ...workspace, state } as Workspace,
          commit: { id: 'x' } as never,
        };
        return { ok: true, value: change };
      }, changeRole),
    },
  ],
];

describe('a planted fault', () => {
  it.each(planted)('%s is found: %s', (_, invariant, operations) => {
    let found: BrokenInvariant | null = null;
    for (let seed = 0; seed < 200 && found === null; seed++) {
      try {
        expectSound(historyFrom(seed, 60, { operations }));
      } catch (error) {
        if (!(error instanceof BrokenInvariant)) throw error;
        found = error;
      }
    }
    expect(found?.complaints.join('\n')).toContain(invariant);
    expect(found?.trace.at(-1)).toMatch(/team\./);
  });
});
