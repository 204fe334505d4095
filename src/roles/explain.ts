import { lookup } from '../kernel/lookup.js';
import { type Permission, permissions } from './permissions.js';
import { type Actor, ownsThrough, type Staff, type StaffMember, type Target } from './staff.js';
import { isOwner, roleOf } from './table.js';

/** The rule that decided. */
export type Rule =
  | 'system_actor'
  | 'role_allows'
  | 'number_owner'
  | 'not_a_member'
  | 'member_suspended'
  | 'member_removed'
  | 'client_not_supported'
  | 'role_lacks_permission'
  | 'number_owner_only'
  | 'target_is_owner';

/** Whether something is allowed, and by which rule: frozen constants, so that asking allocates nothing. */
export interface Decision {
  readonly allowed: boolean;
  readonly rule: Rule;
  readonly permission: Permission;
}

type Decisions = Readonly<Record<Permission, Decision>>;

const decisions = (allowed: boolean, rule: Rule): Decisions => {
  const byPermission = {} as Record<Permission, Decision>;
  for (const permission of permissions) byPermission[permission] = Object.freeze({ allowed, rule, permission });
  return Object.freeze(byPermission);
};

const allow = {
  system: /* @__PURE__ */ decisions(true, 'system_actor'),
  role: /* @__PURE__ */ decisions(true, 'role_allows'),
  numberOwner: /* @__PURE__ */ decisions(true, 'number_owner'),
};

const deny = {
  notAMember: /* @__PURE__ */ decisions(false, 'not_a_member'),
  suspended: /* @__PURE__ */ decisions(false, 'member_suspended'),
  removed: /* @__PURE__ */ decisions(false, 'member_removed'),
  client: /* @__PURE__ */ decisions(false, 'client_not_supported'),
  role: /* @__PURE__ */ decisions(false, 'role_lacks_permission'),
  numberOwnerOnly: /* @__PURE__ */ decisions(false, 'number_owner_only'),
  targetIsOwner: /* @__PURE__ */ decisions(false, 'target_is_owner'),
};

/** What is done on the web or desktop only: members are removed, and groups made, there. */
const notOnMobile = (permission: Permission, target: Target): boolean =>
  permission === 'members.remove' || (permission === 'groups.manage' && target.creates === true);

/** Permissions that act on a person, and need `owners.manage` where that person is an owner. */
const actsOnMember: ReadonlySet<Permission> = new Set(['members.remove', 'members.changeRole']);

/**
 * Whether an actor may do something, and the rule that decided, for allow and deny alike.
 *
 * @param target the number, person or client it is asked for; a permission that depends on a number is denied without one
 * @example
 * ```ts
 * import { explain } from 'partyline/roles';
 * import { emptyWorkspace } from 'partyline/workspace';
 *
 * explain(emptyWorkspace('w1'), { type: 'system' }, 'groups.manage').rule; // => 'system_actor'
 * explain(emptyWorkspace('w1'), { type: 'member', memberId: 'm1' }, 'groups.manage').rule; // => 'not_a_member'
 * ```
 * @throws NotLoaded when the snapshot is partial and does not hold the member or number
 * @see decisions 1, 4 and 19 in docs/decisions.md
 */
export const explain = (staff: Staff, actor: Actor, permission: Permission, target?: Target): Decision => {
  if (actor.type === 'system') return allow.system[permission];
  if (actor.type === 'person') return deny.notAMember[permission];
  const member = lookup(staff.state.member, actor.memberId, staff.complete, 'member');
  if (member === null) return deny.notAMember[permission];
  if (member.status !== 'active') return deny[member.status][permission];
  if (target?.client === 'mobile' && notOnMobile(permission, target)) return deny.client[permission];
  if (target?.memberId !== undefined && actsOnMember.has(permission) && ownerIsTarget(staff, target.memberId)) {
    if (!holds(staff, member, 'owners.manage')) return deny.targetIsOwner[permission];
  }
  if (holds(staff, member, permission)) return allow.role[permission];
  if (!holds(staff, member, permission, 'ownNumber')) return deny.role[permission];
  return ownsNumber(staff, actor.memberId, member, target?.numberId)
    ? allow.numberOwner[permission]
    : deny.numberOwnerOnly[permission];
};

const holds = (
  staff: Staff,
  member: StaffMember,
  permission: Permission,
  cell: 'yes' | 'ownNumber' = 'yes',
): boolean => {
  for (const name of member.roles) {
    if (roleOf(staff.policy.roles, name)?.cells[permission] === cell) return true;
  }
  return false;
};

const ownerIsTarget = (staff: Staff, memberId: string): boolean =>
  isOwner(lookup(staff.state.member, memberId, staff.complete, 'member')?.roles ?? []);

const ownsNumber = (staff: Staff, memberId: string, member: StaffMember, numberId: string | undefined): boolean => {
  if (numberId === undefined) return false;
  const number = lookup(staff.state.number, numberId, staff.complete, 'number');
  return number !== null && ownsThrough(memberId, member, number.ownerId);
};
