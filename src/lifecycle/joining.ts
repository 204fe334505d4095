import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import type { InvitationEvents, MemberEvents } from '../members/index.js';
import {
  addressKeys,
  barKey,
  holderOf,
  invitationReducers,
  liftedBar,
  mayOffer,
  memberReducers,
  type Offer,
  seatFree,
  settledInvitation,
} from '../members/internal.js';
import type { NumberEvents } from '../numbers/index.js';
import { mayAssign, numberReducers } from '../numbers/internal.js';
import { type Actor, roleOf } from '../roles/index.js';
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
    ...(invitation == null ? [] : [...addressKeys(known, invitation.address), barKey(known, invitation.address)]),
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
 * What an invitation still gives, judged by the present authority of whoever stands behind it: all its roles or nothing, and of its
 * numbers those that they may give and that can be assigned today.
 */
export const presentOffer = (read: Reader, context: Context, workspace: WorkspaceRecord, invitation: Invitation) => {
  const { roles, numbers, newNumber } = invitation;
  const voucher = voucherOf(read, workspace, invitation);
  const actor: Actor = voucher === null ? { type: 'system' } : { type: 'member', memberId: voucher };
  const mayGive = (offer: Partial<Offer>) =>
    mayOffer(read, { ...context, actor, client: undefined }, { roles: [], numbers: [], newNumber: false, ...offer }).ok;
  const known = roles.every((role) => roleOf(read.policy.roles, role) !== null);
  if (!known || !mayGive({ roles })) return fail('inviter_lacks_authority', {}, ['invitationId']);
  const given = numbers.filter((number) => mayAssign(read, number.id).ok && mayGive({ numbers: [number] }));
  const leftOut = numbers.filter((number) => !given.includes(number)).map(({ id }) => id);
  return ok({ roles, numbers: given, leftOut, numberDue: newNumber && mayGive({ newNumber }) });
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
    /** The invitation it rests on; whatever other one waits is settled. */
    readonly invitationId: string | null;
  },
) => {
  const key = read.get('address', who.address);
  if (holderOf(read, key) !== null) return fail('already_member', {}, ['address']);
  const seat = seatFree(read);
  if (!seat.ok) return seat;
  const memberId = context.newId();
  const { via, roles, numbers, numberDue, invitationId } = as;
  const events: Happening<JoinEvents>[] = [
    {
      type: 'member_added',
      subject: recordKey('member', memberId),
      data: { memberId, roles, via, numberDue },
      personal: { name: who.name, address: who.address },
    },
    ...numbers.map(
      ({ id, access }) =>
        ({ type: 'number_assigned', data: { numberId: id, memberId, access }, personal: {} }) as const,
    ),
    ...(invitationId === null
      ? settledInvitation(read, key)
      : [{ type: 'invitation_accepted', data: { invitationId, memberId }, personal: {} } as const]),
    ...liftedBar(read, who.address),
  ];
  return ok({ memberId, events });
};
