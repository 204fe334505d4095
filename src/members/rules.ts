import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { grantable, isOwner, roleOf } from '../roles/index.js';
import type { Context, Member } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** All roles are defined. */
export const knownRoles = (read: Reader, roles: readonly string[]) => {
  const unknown = roles.find((role) => roleOf(read.policy.roles, role) === null);
  return unknown === undefined ? ok(roles) : fail('unknown_role', { role: unknown }, ['roles']);
};

/** Nobody gives, takes or manages roles above their own. The host itself may, but only roles that exist. */
export const mayManageRoles = (read: Reader, context: Context, roles: readonly string[]) => {
  const known = knownRoles(read, roles);
  if (!known.ok || context.actor.type === 'system') return known;
  const held = context.actor.type === 'member' ? (read.get('member', context.actor.memberId)?.roles ?? []) : [];
  const barrier = grantable(held, roles, read.policy.roles);
  if (barrier === null || barrier.reason === 'unknown_role') return known;
  return fail('above_own_authority', { role: barrier.role, permission: barrier.permission }, ['roles']);
};

/** A change after which `member` has `roles` and, unless told otherwise, stays active, leaves an active owner. */
export const leavesAnOwner = (read: Reader, member: Member, roles: readonly string[], stays = true) => {
  const lost = Number(member.status === 'active' && isOwner(member.roles)) - Number(stays && isOwner(roles));
  if (lost <= 0) return ok(null);
  read.bound('owners', { min: 1 });
  return read.counter('owners') - lost < 1 ? fail('last_owner') : ok(null);
};

/** One more seat is free. */
export const seatFree = (read: Reader) => {
  const limit = read.policy.seatLimit;
  if (limit === null) return ok(null);
  read.bound('seats', { max: limit });
  return read.counter('seats') + 1 > limit ? fail('seat_limit_reached', { limit }) : ok(null);
};
