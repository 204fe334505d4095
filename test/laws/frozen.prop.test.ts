import fc from 'fast-check';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import { applyEvents } from 'partyline/lifecycle';
import { createPartyline, load } from 'partyline/service';
import { explainAccess, whoCanSee } from 'partyline/visibility';
import { accessOf, type Policy, reachesOf } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { contextOf, endOf, play, policies, stories } from './history.js';
import { deepFreeze, pictureOf } from './pictures.js';
import { isPlain, serviceCall } from './service-calls.js';

describe('nothing given is ever written to', () => {
  it('verbs, queries and folds take deep-frozen workspaces, inputs and contexts, and leave the workspace as it was', () => {
    fc.assert(
      fc.property(stories(25, 45), (story) => {
        for (const turn of play(story)) {
          const picture = () => (turn.index % 4 === 0 ? JSON.stringify(pictureOf(turn.before)) : '');
          const before = picture();
          const result = turn.operation(
            deepFreeze(turn.before),
            deepFreeze(turn.input) as never,
            deepFreeze(contextOf(turn)),
          );
          expect(result.ok).toBe(turn.result.ok);
          expect(picture() === before, `${turn.name} changed the workspace it was given`).toBe(true);
          const commit = turn.change?.commit;
          if (commit != null) applyEvents(deepFreeze(turn.before), deepFreeze(commit).events);
        }
      }),
      lawOptions(300, 21),
    );
  });

  it('questions about access take frozen reaches and resources', () => {
    fc.assert(
      fc.property(stories(20, 40), (story) => {
        const workspace = deepFreeze(endOf(story));
        const reaches = deepFreeze(reachesOf(workspace));
        for (const [id] of workspace.state.contact) {
          const resource = deepFreeze(accessOf(workspace, { kind: 'contact', id }));
          if (resource === null) continue;
          whoCanSee(reaches, resource, 0);
          for (const reach of reaches) explainAccess(reach, resource, 0);
        }
      }),
      lawOptions(300, 22),
    );
  });

  it('the service treats what a store answers and what it hands over as frozen', async () => {
    const freezing = (store: WorkspaceStore): WorkspaceStore => ({
      ...store,
      read: async (...request) => deepFreeze(await store.read(...request)),
      commit: async (workspaceId, commit, options) => store.commit(workspaceId, deepFreeze(commit), options),
      listVisible: async (...request) => deepFreeze(await store.listVisible(...request)),
    });
    await fc.assert(
      fc.asyncProperty(stories(15, 30), async (story) => {
        const store = freezing(memoryStore());
        const policy = policies[0] as Policy;
        for (const turn of play({ ...story, policy: 0 })) {
          if (!isPlain(turn)) {
            // As a host does it that runs verbs by itself.
            const known = await load(
              { store, policy, workspaceId: 'acme' },
              turn.operation,
              turn.input as never,
              contextOf(turn),
            );
            const done = turn.operation(known, turn.input as never, contextOf(turn));
            expect(done.ok, turn.name).toBe(turn.result.ok);
            if (turn.change?.commit) await store.commit('acme', turn.change.commit);
            continue;
          }
          const { newId } = contextOf(turn);
          const partyline = createPartyline({ store, policy, clock: () => turn.at, newId });
          const result = await serviceCall(partyline, { ...turn, input: deepFreeze(turn.input) });
          expect(result.ok, turn.name).toBe(turn.result.ok);
        }
      }),
      lawOptions(300, 23),
    );
  });
});
