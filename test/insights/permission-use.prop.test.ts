import fc from 'fast-check';
import { permissionUseOf } from 'partyline/insights';
import { type Permission, permissions } from 'partyline/roles';
import type { Workspace } from 'partyline/workspace';
import { afterAll, describe, expect, it } from 'vitest';
import { contextOf, deskStories, play, stories, type Turn } from '../laws/history.js';
import { lawOptions } from '../support/law-options.js';

/** What leaves no event, or not always: what a review takes everybody to need who holds it. */
const unobserved: ReadonlySet<Permission> = new Set([
  'billing.manage',
  'integrations.configure',
  'contacts.import',
  'groups.use',
  'insights.viewAll',
  'owners.manage',
]);

/** The workspace with a permission taken from every role. */
const without = (workspace: Workspace, permission: Permission): Workspace => {
  const roles = Object.fromEntries(
    Object.entries(workspace.policy.roles).map(([name, role]) => [
      name,
      { ...role, cells: { ...role.cells, [permission]: 'no' } },
    ]),
  );
  return { ...workspace, policy: { ...workspace.policy, roles: roles as never } };
};

/** The permissions that it took: those without which it is denied. */
const tookFor = (turn: Turn): readonly Permission[] =>
  permissions.filter((permission) => {
    const result = turn.operation(without(turn.before, permission), turn.input as never, contextOf(turn));
    return (
      !result.ok &&
      result.error.code === 'permission_denied' &&
      Object.is((result.error.params as { permission?: unknown }).permission, permission)
    );
  });

const seen = new Set<Permission>();
/** What cannot be told by the event alone, and is counted rather than missed. */
const known: ReadonlySet<string> = new Set([
  'resendInvitation numbers.add',
  'changeRole owners.manage',
  // Whether a policy let members invite, and whether it was the primary owner who handed over.
  'inviteMembers members.invite',
  'transferOwnership owners.manage',
]);

const more = new Map<string, number>();

describe('which permissions people used', () => {
  it.each([
    ['of everything', stories(40, 80), 92],
    ['of a desk', deskStories(40, 80), 93],
  ])('is told by the events of whatever they did: histories %s', (_, histories, seed) => {
    fc.assert(
      fc.property(histories, (story) => {
        for (const turn of play(story)) {
          const events = turn.change?.commit?.events ?? [];
          if (turn.actor.type !== 'member' || events.length === 0) continue;
          const took = tookFor(turn);
          const { shareables } = turn.before.policy;
          const isDirectoryEntry = (id: string) => {
            const source = turn.before.state.contact.get(id)?.source;
            return source === undefined ? null : source === 'directory';
          };
          for (const facts of [{ shareables, isDirectoryEntry }, { shareables }]) {
            const used = permissionUseOf(events, facts)[turn.actor.memberId] ?? [];
            const missed = took.filter((permission) => !used.includes(permission) && !unobserved.has(permission));
            expect(missed, turn.name).toEqual([]);
            if (facts.isDirectoryEntry === undefined) continue;
            for (const one of used.filter((u) => !took.includes(u)))
              more.set(`${turn.name} ${one}`, (more.get(`${turn.name} ${one}`) ?? 0) + 1);
          }
          for (const permission of took) seen.add(permission);
        }
      }),
      lawOptions(30, seed),
    );
  });

  afterAll(() => {
    // What follows from something else is not taken for a use of its own.
    expect([...more].map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
    expect(
      permissions.filter((permission) => !seen.has(permission) && !unobserved.has(permission)).length,
    ).toBeLessThan(3);
  });
});
