import fc from 'fast-check';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { createPartyline } from 'partyline/service';
import type { Change, Commit, Expectation, Key, Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { scheduled } from '../support/scheduled.js';
import { endOf, type MoveName, planned, stories, type Turn } from './history.js';
import { pictureIn, pictureOf, recount } from './pictures.js';
import { serviceCall } from './service-calls.js';
import { storeOf } from './stores.js';

/** What people do at the same time: verbs that get in each other's way. */
const contested: readonly MoveName[] = [
  'addMember',
  'addMember',
  'changeRole',
  'changeRole',
  'changeRole',
  'transferOwnership',
  'transferOwnership',
  'leaveWorkspace',
  'removeMember',
  'removeMember',
  'suspendMember',
  'revokeInvitation',
  'addNumber',
  'assignNumber',
  'assignNumber',
  'unassignNumber',
  'createGroup',
  'createGroup',
  'updateGroup',
  'deleteGroup',
  'addGroupMembers',
  'removeGroupMembers',
  'createContact',
  'createContact',
  'manageAccess',
  'manageAccess',
  'manageAccess',
  'importDirectory',
];

interface Todo {
  readonly verb: MoveName;
  readonly seed: number;
}

/**
 * Two to four people at once, each with one to four operations, one after another. Few verbs and few seeds a crowd, so that they
 * want the same things.
 */
const crowds: fc.Arbitrary<readonly (readonly Todo[])[]> = fc
  .record({
    verbs: fc.array(fc.constantFrom(...contested), { minLength: 2, maxLength: 3, size: 'max' }),
    seeds: fc.array(fc.nat(), { minLength: 2, maxLength: 3, size: 'max' }),
  })
  .chain(({ verbs, seeds }) => {
    const todo = fc.record({ verb: fc.constantFrom(...verbs), seed: fc.constantFrom(...seeds) });
    const person = fc.array(todo, { minLength: 1, maxLength: 4, size: 'max' });
    return fc.array(person, { minLength: 2, maxLength: 4, size: 'max' });
  });

/** A commit that was accepted, and which operation made it. */
interface Written {
  readonly turn: Turn;
  readonly commit: Commit;
}

/** Lets a crowd loose on a store, and answers what was committed in which order, and how often somebody had to try again. */
const letLoose = async (
  memory: WorkspaceStore,
  start: Workspace,
  crowd: readonly (readonly Todo[])[],
  scheduler: fc.Scheduler,
) => {
  const written: Written[] = [];
  let retries = 0;
  const people = crowd.map(async (todo, person) => {
    for (const [index, { verb, seed }] of todo.entries()) {
      const turn = planned(start, verb, seed, 900);
      let made = 0;
      const partyline = createPartyline({
        store: scheduled(memory, scheduler, (commit) => written.push({ turn, commit })),
        policy: start.policy,
        clock: () => turn.at,
        newId: () => `p${person}o${index}-${made++}`,
        wait: async () => {
          retries++;
          await scheduler.schedule(Promise.resolve(), 'wait');
        },
        random: () => 0.5,
      });
      await serviceCall(partyline, turn);
    }
  });
  await scheduler.waitFor(Promise.all(people));
  return { written, retries };
};

describe('whatever is interleaved', () => {
  it('running the committed verbs one after another gives the same events and the same workspace', async () => {
    let commits = 0;
    let collisions = 0;
    await fc.assert(
      fc.asyncProperty(stories(6, 24), crowds, fc.scheduler(), async (story, crowd, scheduler) => {
        const start = endOf(story);
        const memory = await storeOf(start, memoryStore());
        const { written, retries } = await letLoose(memory, start, crowd, scheduler);
        commits += written.length;
        collisions += retries;
        const replayed = replay(start, written);
        expect(await pictureIn(memory, replayed)).toEqual(pictureOf(replayed));
        sound(replayed);
      }),
      lawOptions(1_000, 61),
    );
    // Where nobody collides nothing is proved.
    expect(collisions).toBeGreaterThan(10);
    expect(commits).toBeGreaterThan(20);
  });

  it('a store that forgets to compare versions is found out', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(stories(6, 24), crowds, fc.scheduler(), async (story, crowd, scheduler) => {
        const start = endOf(story);
        const memory = forgetful(await storeOf(start, memoryStore()));
        const { written } = await letLoose(memory, start, crowd, scheduler);
        try {
          const replayed = replay(start, written);
          expect(await pictureIn(memory, replayed)).toEqual(pictureOf(replayed));
        } catch {
          found++;
        }
      }),
      lawOptions(500, 62),
    );
    expect(found).toBeGreaterThan(0);
  });
});

/** A store that takes every expectation for fulfilled. */
const forgetful = (store: WorkspaceStore): WorkspaceStore => ({
  ...store,
  commit: async (workspaceId, commit) => {
    const guards = [...commit.check, ...commit.bump].map(({ guard }) => guard as Key);
    const { versions } = await store.read(workspaceId, guards);
    const asItIs = ({ guard }: Expectation): Expectation => ({ guard, version: versions.get(guard) ?? null });
    return store.commit(workspaceId, { ...commit, check: commit.check.map(asItIs), bump: commit.bump.map(asItIs) });
  },
});

/** Runs the verbs that were committed on one snapshot, in the order of their commits, each with the ids it had. */
const replay = (start: Workspace, written: readonly Written[]): Workspace => {
  let workspace = start;
  for (const { turn, commit } of written) {
    // Every attempt begins with the id of its commit and goes on counting from there.
    const dash = commit.id.lastIndexOf('-');
    let made = Number(commit.id.slice(dash + 1));
    const { actor, client, at } = turn;
    const context = { actor, client, at, newId: () => `${commit.id.slice(0, dash)}-${made++}` };
    const result = turn.operation(workspace, turn.input as never, context);
    expect(result, `${turn.name} in its turn`).toMatchObject({ ok: true });
    const change = (result as { readonly value: Change<unknown> }).value;
    expect(change.commit?.events).toEqual(commit.events);
    workspace = change.workspace;
  }
  return workspace;
};

/** What must hold whoever was faster. */
const sound = (workspace: Workspace): void => {
  const { lists, counters } = pictureOf(workspace);
  expect({ lists, counters }).toEqual(recount(workspace));
  expect(workspace.counters.get('owners')).toBeGreaterThan(0);
  const { seatLimit, usersPerNumber } = workspace.policy;
  if (seatLimit !== null) expect(workspace.counters.get('seats')).toBeLessThanOrEqual(seatLimit);
  for (const [key, users] of workspace.lists) {
    if (!key.startsWith('numberUsers:')) continue;
    const present = users.filter((id) => workspace.state.member.get(id)?.status !== 'removed');
    expect(present.length, key).toBeLessThanOrEqual(usersPerNumber);
  }
};
