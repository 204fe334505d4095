import { fail, type Path } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { hmacSha256 } from '../kernel/sha256.js';
import { grantable, isOwner, roleOf } from '../roles/index.js';
import { authorise } from '../workspace/authorise.js';
import { type AddressKey, type Context, type Key, type Member, recordKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** All roles are defined. */
export const knownRoles = (read: Reader, roles: readonly string[], path: Path = ['roles']) => {
  const unknown = roles.find((role) => roleOf(read.policy.roles, role) === null);
  return unknown === undefined ? ok(roles) : fail('unknown_role', { role: unknown }, path);
};

/** The roles an actor holds; none for somebody who is no active member. */
export const rolesHeld = (read: Reader, memberId: string): readonly string[] => {
  const member = read.get('member', memberId);
  return member?.status === 'active' ? member.roles : [];
};

/** Nobody gives, takes or manages roles above their own. The host itself may, but gives only roles that exist. */
export const mayManageRoles = (read: Reader, { actor }: Context, roles: readonly string[], path: Path = ['roles']) => {
  if (actor.type === 'system') return ok(roles);
  const held = actor.type === 'member' ? rolesHeld(read, actor.memberId) : [];
  // A role that no table knows any more gives nothing, so it stands in nobody's way.
  const known = roles.filter((role) => roleOf(read.policy.roles, role) !== null);
  const barrier = grantable(held, known, read.policy.roles);
  if (barrier === null || barrier.reason === 'unknown_role') return ok(roles);
  return fail('above_own_authority', { role: barrier.role, permission: barrier.permission }, path);
};

/**
 * A member whom the actor may suspend, reinstate or remove: not above their own authority, and an owner only by owners. Comes with the
 * workspace record.
 */
export const removableMember = (read: Reader, context: Context, memberId: string) => {
  const allowed = authorise(read, context, 'members.remove', { memberId });
  if (!allowed.ok) return allowed;
  const member = read.get('member', memberId);
  if (member === null || member.status === 'removed') return fail('member_not_found', { memberId }, ['memberId']);
  const manageable = mayManageRoles(read, context, member.roles, ['memberId']);
  return manageable.ok ? ok({ workspace: allowed.value, member }) : manageable;
};

/** A change after which `member` has `roles` and, unless told otherwise, stays active, leaves an active owner. */
export const leavesAnOwner = (read: Reader, member: Member, roles: readonly string[], stays = true) => {
  const lost = Number(member.status === 'active' && isOwner(member.roles)) - Number(stays && isOwner(roles));
  if (lost <= 0) return ok(null);
  read.bound('owners', { min: 1 });
  return read.counter('owners') - lost < 1 ? fail('last_owner') : ok(null);
};

/** The primary owner stays an active owner until ownership is transferred. */
export const notPrimaryOwner = (workspace: { readonly primaryOwnerId: string }, memberId: string) =>
  workspace.primaryOwnerId === memberId ? fail('primary_owner', { memberId }, ['memberId']) : ok(null);

/** One more seat is free. */
export const seatFree = (read: Reader) => {
  const limit = read.policy.seatLimit;
  if (limit === null) return ok(null);
  read.bound('seats', { max: limit });
  return read.counter('seats') + 1 > limit ? fail('seat_limit_reached', { limit }) : ok(null);
};

/** The member, active or suspended, whose an address is now. */
export const holderOf = (read: Reader, key: AddressKey | null): Member | null => {
  const member = key?.memberId == null || !key.current ? null : read.get('member', key.memberId);
  return member === null || member.status === 'removed' ? null : member;
};

/**
 * Whether an address lets nobody in by domain: somebody who had it was removed, and nobody with it was invited since. Needs the keys of
 * {@link addressKeys} and {@link barKey}.
 */
export const isBarred = (read: Reader, address: string): boolean => {
  if (read.get('bar', barOf(read, address)) !== null) return true;
  const key = read.get('address', address);
  return (
    key !== null && (key.barred || (key.memberId !== null && read.get('member', key.memberId)?.status === 'removed'))
  );
};

/** Under what the address of somebody erased is barred: a digest, since the address itself is not kept. */
export const barOf = ({ id, policy }: Workspace, address: string): string =>
  hmacSha256(policy.barSecret, `${id} ${address}`);

/** What must be read to know whether an address is barred though whoever had it was erased. */
export const barKey = (known: Workspace, address: string): Key => recordKey('bar', barOf(known, address));

/** Whoever is let in with a barred address is welcome again. */
export const liftedBar = (read: Reader, address: string) => {
  const bar = barOf(read, address);
  return read.get('bar', bar) === null ? [] : [{ type: 'bar_lifted', data: { bar }, personal: {} } as const];
};

/** What must be read to know who has an address: its key and, in a second round, the member and the invitation it leads to. */
export const addressKeys = (known: Workspace, address: string): readonly Key[] => {
  const { memberId = null, invitationId = null } = known.state.address.get(address) ?? {};
  return [
    recordKey('address', address),
    ...(memberId === null ? [] : [recordKey('member', memberId)]),
    ...(invitationId === null ? [] : [recordKey('invitation', invitationId)]),
  ];
};

/** The id of the invitation to an address that nobody has accepted or revoked, expired or not; null where there is none. */
export const pendingInvitationOf = (read: Reader, key: AddressKey | null): string | null => {
  if (key?.invitationId == null) return null;
  return read.get('invitation', key.invitationId)?.status === 'pending' ? key.invitationId : null;
};

/** An address that becomes somebody's needs no invitation any more: one that is left open would let them back in after a removal. */
export const settledInvitation = (read: Reader, key: AddressKey | null) => {
  const invitationId = pendingInvitationOf(read, key);
  return invitationId === null ? [] : [{ type: 'invitation_revoked', data: { invitationId }, personal: {} } as const];
};
