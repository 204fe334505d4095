import fc from 'fast-check';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { NotLoaded } from 'partyline/kernel';
import { load } from 'partyline/service';
import { type Change, type Key, partialWorkspace, splitKey, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { contextOf, play, stories, type Turn } from './history.js';
import { deepFreeze } from './pictures.js';

/** A store that remembers for what it was last asked. */
const listening = (store: WorkspaceStore) => {
  const asked: { keys: readonly Key[] } = { keys: [] };
  const listener: WorkspaceStore = {
    ...store,
    read: (workspaceId, keys, options) => {
      asked.keys = keys;
      return store.read(workspaceId, keys, options);
    },
  };
  return { asked, listener };
};

/** What an operation answers, without the snapshot: that one is as partial as what it started from. */
const answerOf = (turn: Turn, result: Turn['result']): unknown => {
  if (!result.ok || turn.operation.isQuery) return result;
  const { output, commit } = result.value as Change<unknown>;
  return { output, commit };
};

const placeOf = (store: WorkspaceStore, { before }: Turn) => ({ store, policy: before.policy, workspaceId: 'acme' });

const playedOn = (turn: Turn, known: Workspace): Turn['result'] =>
  turn.operation(known, turn.input as never, contextOf(turn));

describe('a verb on a snapshot that holds only what its plan named', () => {
  it('answers exactly as on the full one, and leaves what a store would then read', async () => {
    await fc.assert(
      fc.asyncProperty(stories(40, 70), async (story) => {
        const store = memoryStore();
        const { asked, listener } = listening(store);
        for (const turn of play(story)) {
          const { operation, input } = turn;
          asked.keys = [];
          const known = await load(placeOf(listener, turn), operation, input as never, contextOf(turn));
          const result = playedOn(turn, deepFreeze(known));
          expect(answerOf(turn, result)).toEqual(answerOf(turn, turn.result));
          const commit = turn.change?.commit ?? null;
          if (commit === null) continue;
          await store.commit('acme', commit);
          await agrees((result as { value: Change<unknown> }).value.workspace, store, asked.keys);
        }
      }),
      lawOptions(300, 41),
    );
  });

  it('throws NotLoaded or answers the same when any one key of the plan is missing', async () => {
    let thrown = 0;
    let same = 0;
    await fc.assert(
      fc.asyncProperty(stories(40, 70), fc.nat(), async (story, offset) => {
        const store = memoryStore();
        const { asked, listener } = listening(store);
        for (const turn of play(story)) {
          // Every third step: a dropped key costs a read, and every verb still meets many.
          if ((turn.index + offset) % 3 === 0) {
            asked.keys = [];
            await load(placeOf(listener, turn), turn.operation, turn.input as never, contextOf(turn));
            for (const dropped of asked.keys) {
              const rest = asked.keys.filter((key) => key !== dropped);
              const known = partialWorkspace('acme', turn.before.policy, await store.read('acme', rest));
              try {
                expect(answerOf(turn, playedOn(turn, known)), `${turn.name} without ${dropped}`).toEqual(
                  answerOf(turn, turn.result),
                );
                same++;
              } catch (error) {
                if (!(error instanceof NotLoaded)) throw error;
                thrown++;
              }
            }
          }
          if (turn.change?.commit) await store.commit('acme', turn.change.commit);
        }
      }),
      lawOptions(300, 42),
    );
    // Failures need less than the whole plan, so many answers are the same; most successes need every key.
    expect(thrown).toBeGreaterThan(same / 4);
  });
});

/** What a partial snapshot says after a change is what the store says of the same keys after the commit. */
const agrees = async (workspace: Workspace, store: WorkspaceStore, keys: readonly Key[]): Promise<void> => {
  const stored = await store.read('acme', keys);
  for (const key of keys) {
    const [name, rest] = splitKey(key);
    if (name === 'counter') expect(workspace.counters.get(rest as never), key).toBe(stored.counters.get(rest as never));
    else if (stored.lists.has(key as never))
      expect(workspace.lists.get(key as never), key).toEqual(stored.lists.get(key as never));
    else
      expect(workspace.state[name as 'member'].get(rest), key).toEqual(stored.records.get(name as 'member')?.get(rest));
  }
  for (const [guard, version] of stored.versions) {
    // What entered a list just now was made by this very commit, or is new to the snapshot.
    if (workspace.versions.has(guard)) expect(workspace.versions.get(guard), guard).toBe(version);
  }
};
