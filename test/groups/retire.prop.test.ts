import fc from 'fast-check';
import { clearRevokedGrants, deleteGroup, revokeGroupAccess } from 'partyline/groups';
import { unwrap } from 'partyline/kernel';
import { reachOf } from 'partyline/sharing';
import { canSee, levelOf } from 'partyline/visibility';
import { accessOf, type Change, type Context, recordsOf, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { endOf, type Story, stories } from '../laws/history.js';
import { pictureOf, recount } from '../laws/pictures.js';
import { fcOptions } from '../support/runs.js';

const AT = Date.UTC(2026, 10, 22, 12);

const host = (): Context => {
  let made = 0;
  return { actor: { type: 'system' }, at: AT, newId: () => `new-${made++}` };
};

/** A workspace that some random history left, opened again if it was closed. */
const worldOf = (story: Story): Workspace => {
  const end = endOf(story);
  const self = end.state.workspace.get('self');
  const state = {
    ...end.state,
    workspace: new Map([['self', { ...self, status: 'active' }]]) as Workspace['state']['workspace'],
  };
  return { ...end, state };
};

const groupsIn = (workspace: Workspace, status: 'live' | 'retired') =>
  [...recordsOf(workspace, 'group')].filter(([, group]) => group.status === status).map(([id]) => id);

/** How far everybody gets to everything. */
const sight = (workspace: Workspace): ReadonlyMap<string, string | null> => {
  const seen = new Map<string, string | null>();
  const contacts = [...recordsOf(workspace, 'contact')].map(([id]) => accessOf(workspace, { kind: 'contact', id }));
  for (const [memberId] of recordsOf(workspace, 'member')) {
    const reach = reachOf(workspace, memberId);
    for (const contact of contacts) {
      if (contact !== null) seen.set(`${memberId} ${contact.id}`, levelOf(reach, contact, AT));
    }
  }
  return seen;
};

const inStep = (workspace: Workspace): void => {
  const { lists, counters } = pictureOf(workspace);
  expect({ lists, counters }).toEqual(recount(workspace));
};

const sizeOf = ({ commit }: Change<unknown>) =>
  commit &&
  [commit.check, commit.bump, commit.put, commit.delete, commit.add, commit.events].map((part) => part.length);

describe('in any workspace', () => {
  it('deleting a group changes nobody’s sight, and costs the same whatever was shared with it', () => {
    fc.assert(
      fc.property(stories(30, 70), (story) => {
        const world = worldOf(story);
        for (const groupId of groupsIn(world, 'live')) {
          const deleted = unwrap(deleteGroup(world, { groupId }, host()));
          expect(sight(deleted.workspace)).toEqual(sight(world));
          expect(sizeOf(deleted)?.slice(1)).toEqual([2, 1, 1, 0, 1]);
          inStep(deleted.workspace);
        }
      }),
      fcOptions(300),
    );
  });

  it('revoking takes exactly the paths through the group, and clearing takes nothing more', () => {
    let told = 0;
    fc.assert(
      fc.property(stories(30, 70), fc.integer({ min: 1, max: 5 }), (story, step) => {
        let world = worldOf(story);
        for (const groupId of groupsIn(world, 'live')) {
          world = unwrap(deleteGroup(world, { groupId }, host())).workspace;
        }
        for (const groupId of groupsIn(world, 'retired')) {
          const principal = `group:${groupId}` as const;
          const revoked = unwrap(revokeGroupAccess(world, { groupId }, host())).workspace;
          for (const [memberId] of recordsOf(world, 'member')) {
            const [before, after] = [reachOf(world, memberId), reachOf(revoked, memberId)];
            for (const [id] of recordsOf(world, 'contact')) {
              const contact = accessOf(world, { kind: 'contact', id });
              if (contact === null) continue;
              const others = contact.grants.filter((grant) => grant.principal !== principal);
              expect(levelOf(after, contact, AT)).toBe(levelOf(before, { ...contact, grants: others }, AT));
              if (canSee(before, contact, AT) && !canSee(after, contact, AT)) told++;
            }
          }
          let cleared = revoked;
          const listed = () => cleared.state.workspace.get('self')?.revoked.includes(principal);
          while (listed()) {
            const grantIds = [...recordsOf(cleared, 'grant')]
              .filter(([, grant]) => grant.principal === principal)
              .map(([id]) => id);
            const next = unwrap(clearRevokedGrants(cleared, { groupId, grantIds: grantIds.slice(0, step) }, host()));
            expect(next.output.grantsLeft).toBe(Math.max(0, grantIds.length - step));
            cleared = next.workspace;
            expect(sight(cleared)).toEqual(sight(revoked));
          }
          inStep(cleared);
          expect([...recordsOf(cleared, 'grant')].some(([, grant]) => grant.principal === principal)).toBe(false);
          world = cleared;
        }
      }),
      fcOptions(300, 150),
    );
    expect(told).toBeGreaterThan(0);
  });
});
