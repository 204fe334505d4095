import fc from 'fast-check';
import { type CommitAnswer, memoryStore, type WorkspaceStore } from 'partyline/adapters';
import type { Commit, Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { anyThrow, contextOf, endOf, stories, type Turn, turnOf } from './history.js';
import { storeOf } from './stores.js';

/** The same throw as somebody else would make it at the same moment: other ids, the same snapshot. */
const decided = (workspace: Workspace, turn: Turn, prefix: string): Commit | null => {
  const result = turn.operation(workspace, turn.input as never, contextOf(turn, prefix));
  if (!result.ok || turn.operation.isQuery) return null;
  return (result.value as { readonly commit: Commit | null }).commit;
};

const guardsOf = (expectations: Commit['bump']): readonly string[] => expectations.map(({ guard }) => guard);

const both = async (
  store: WorkspaceStore,
  first: Commit,
  second: Commit,
): Promise<readonly CommitAnswer['outcome'][]> => [
  (await store.commit('acme', first)).outcome,
  (await store.commit('acme', second)).outcome,
];

/** Every two, both ways round. */
const pairsOf = <T>(list: readonly T[]): readonly (readonly [T, T])[] =>
  list.flatMap((one) => list.filter((other) => other !== one).map((other) => [one, other] as const));

describe('two commits decided on the same snapshot', () => {
  it('cannot both be accepted when the second rests on what the first moved', async () => {
    let collided = 0;
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(
        stories(8, 30),
        fc.array(anyThrow, { minLength: 8, maxLength: 10, size: 'max' }),
        async (story, tries) => {
          const end = endOf(story);
          const commits = tries.map((one, index) => decided(end, turnOf(end, one, 900 + index), `try${index}-`));
          for (const [first, second] of pairsOf(commits.filter((commit) => commit !== null))) {
            const moved = new Set(guardsOf(first.bump));
            const rests = [...guardsOf(second.check), ...guardsOf(second.bump)].filter((guard) => moved.has(guard));
            const [before, after] = await both(await storeOf(end, memoryStore()), first, second);
            expect(before).toBe('committed');
            if (rests.length > 0) {
              expect(after, rests.join()).toBe('conflict');
              collided++;
            } else if (after === 'committed') {
              passed++;
            } else {
              // Only a counter's bound stands between commits that share no moved guard.
              expect(second.add.some(({ min, max }) => min !== null || max !== null)).toBe(true);
            }
          }
        },
      ),
      lawOptions(300, 51),
    );
    expect(collided).toBeGreaterThan(10);
    expect(passed).toBeGreaterThan(10);
  });

  it('the same change twice is accepted once', async () => {
    await fc.assert(
      fc.asyncProperty(
        stories(8, 30),
        fc.array(anyThrow, { minLength: 12, maxLength: 20, size: 'max' }),
        async (story, tries) => {
          const end = endOf(story);
          for (const one of tries) {
            const turn = turnOf(end, one, 900);
            const first = decided(end, turn, 'first-');
            const second = decided(end, turn, 'second-');
            if (first === null || second === null) continue;
            // Two new things under two new ids may stand side by side, where no name or address is claimed.
            const makesNew = [
              'createContact',
              'importContacts',
              'importDirectory',
              'createSnippet',
              'registerResource',
              'postComment',
            ].includes(turn.name);
            const [, after] = await both(await storeOf(end, memoryStore()), first, second);
            if (!makesNew) expect(after, turn.name).toBe('conflict');
          }
        },
      ),
      lawOptions(300, 52),
    );
  });
});
