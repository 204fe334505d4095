import { type Actor, type Permission, permissions } from '../../roles/index.js';
import type { Workspace } from '../../workspace/index.js';
import { recordIn } from './sight.js';

/**
 * The permissions of a member, read cell by cell from the role table of the workspace: what holds everywhere, and, where a number is
 * named, what holds for its owner. Nobody who is not active has any.
 *
 * @example
 * ```ts
 * import { naivePermissions, office } from 'partyline/testing';
 *
 * const { workspace, ana, cleo } = office();
 *
 * naivePermissions(workspace, ana).has('billing.manage'); // => true
 * naivePermissions(workspace, cleo).has('members.invite'); // => false
 * ```
 * @see docs/testing-your-app.md
 */
export const naivePermissions = (
  workspace: Workspace,
  memberId: string,
  numberId?: string,
): ReadonlySet<Permission> => {
  const held = new Set<Permission>();
  const member = recordIn(workspace, 'member', memberId);
  if (member === null || member.status !== 'active') return held;
  const number = numberId === undefined ? null : recordIn(workspace, 'number', numberId);
  const isMine = number !== null && (number.ownerId === memberId || member.succeedsNumbers.includes(number.ownerId));
  for (const name of member.roles) {
    const role = Object.hasOwn(workspace.policy.roles, name) ? workspace.policy.roles[name] : undefined;
    for (const permission of permissions) {
      const cell = role?.cells[permission];
      if (cell === 'yes' || (cell === 'ownNumber' && isMine)) held.add(permission);
    }
  }
  return held;
};

/**
 * Whether an actor may do something, by the same reading. The host may, people from outside may not.
 *
 * @example
 * ```ts
 * import { can } from 'partyline/roles';
 * import { naivelyCan, office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const { actor } = as(cleo);
 *
 * naivelyCan(workspace, actor, 'members.invite'); // => can(workspace, actor, 'members.invite')
 * ```
 * @see docs/testing-your-app.md
 */
export const naivelyCan = (workspace: Workspace, actor: Actor, permission: Permission, numberId?: string): boolean =>
  actor.type === 'system' ||
  (actor.type === 'member' && naivePermissions(workspace, actor.memberId, numberId).has(permission));
