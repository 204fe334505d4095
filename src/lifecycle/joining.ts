import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import type { InvitationEvents, MemberEvents } from '../members/index.js';
import { addressKeys, holderOf, invitationReducers, memberReducers, rolesHeld, seatFree } from '../members/internal.js';
import type { NumberEvents } from '../numbers/index.js';
import { mayAssign, numberReducers } from '../numbers/internal.js';
import { explain, grantable, roleOf } from '../roles/index.js';
import {
  type Context,
  type Happening,
  type Invitation,
  type Key,
  listKey,
  type Reducers,
  recordKey,
  type Workspace,
  type WorkspaceRecord,
} from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** What happens when somebody joins. */
export type JoinEvents = MemberEvents & InvitationEvents & NumberEvents;

export const joinReducers: Reducers<JoinEvents> = { ...memberReducers, ...invitationReducers, ...numberReducers };

/** What must be read to let somebody in by an invitation: whoever vouches for it, and the numbers it gives. */
export const vouchingKeys = (known: Workspace, invitation: Invitation | null | undefined): readonly Key[] => {
  const primary = known.state.workspace.get('self')?.primaryOwnerId;
  return [
    ...(primary === undefined ? [] : [recordKey('member', primary)]),
    ...(invitation?.invitedBy == null ? [] : [recordKey('member', invitation.invitedBy)]),
    ...(invitation?.numbers ?? []).flatMap(({ id }) => [recordKey('number', id), listKey('numberUsers', id)]),
    ...(invitation == null ? [] : addressKeys(known, invitation.address)),
  ];
};

/**
 * Who stands behind an invitation today: whoever sent it, or, once they have left, the primary owner. Null for one of the host's own.
 */
const voucherOf = (read: Reader, workspace: WorkspaceRecord, invitation: Invitation): string | null => {
  if (invitation.invitedBy === null) return null;
  const inviter = read.get('member', invitation.invitedBy);
  return inviter === null || inviter.status === 'removed' ? workspace.primaryOwnerId : invitation.invitedBy;
};

/**
 * What an invitation still gives, judged by the present authority of whoever stands behind it: all its roles or nothing, and those of its
 * numbers that can be assigned today.
 */
export const presentOffer = (read: Reader, workspace: WorkspaceRecord, invitation: Invitation) => {
  const { roles, numbers, newNumber } = invitation;
  const known = roles.every((role) => roleOf(read.policy.roles, role) !== null);
  const voucher = voucherOf(read, workspace, invitation);
  const mayInvite =
    voucher === null ||
    explain(read, { type: 'member', memberId: voucher }, 'members.invite').allowed ||
    (read.policy.memberInvites === 'asMember' &&
      rolesHeld(read, voucher).length > 0 &&
      roles.every((role) => role === 'member'));
  if (
    !known ||
    !mayInvite ||
    (voucher !== null && grantable(rolesHeld(read, voucher), roles, read.policy.roles) !== null)
  ) {
    return fail('inviter_lacks_authority', {}, ['invitationId']);
  }
  const given = numbers.filter(({ id, access }) => {
    if (!mayAssign(read, id).ok) return false;
    if (voucher === null) return true;
    if (explain(read, { type: 'member', memberId: voucher }, 'numbers.manageAccess', { numberId: id }).allowed)
      return true;
    const held = read.get('member', voucher)?.numbers.find((number) => number.id === id)?.access;
    return read.policy.memberInvites === 'asMember' && (held === 'use' || (held === 'read' && access === 'read'));
  });
  const leftOut = numbers.filter((number) => !given.includes(number)).map(({ id }) => id);
  return ok({ roles, numbers: given, leftOut, numberDue: newNumber });
};

/** The events of somebody joining; the address must be free and a seat too. */
export const join = (
  read: Reader,
  context: Context,
  who: { readonly name: string; readonly address: string },
  as: {
    readonly via: 'invitation' | 'domain';
    readonly roles: readonly string[];
    readonly numbers: readonly { readonly id: string; readonly access: 'use' | 'read' }[];
    readonly numberDue: boolean;
  },
) => {
  if (holderOf(read, read.get('address', who.address)) !== null) return fail('already_member', {}, ['address']);
  const seat = seatFree(read);
  if (!seat.ok) return seat;
  const memberId = context.newId();
  const { via, roles, numbers, numberDue } = as;
  const events: Happening<JoinEvents>[] = [
    {
      type: 'member_added',
      data: { memberId, roles, via, numberDue },
      personal: { name: who.name, address: who.address },
    },
    ...numbers.map(
      ({ id, access }) =>
        ({ type: 'number_assigned', data: { numberId: id, memberId, access }, personal: {} }) as const,
    ),
  ];
  return ok({ memberId, events });
};
