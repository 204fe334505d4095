import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { addressSchema, idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { erasableWorkspace } from '../workspace/authorise.js';
import { type Key, listKey, type RecordKey, recordKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { verb } from '../workspace/verb.js';
import { holdersOf } from './events.js';
import { peopleReducers } from './people-reducers.js';
import { barOf, mayManageRoles } from './rules.js';

const erasePersonInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/**
 * Forgets who somebody was that is no member any more: name, addresses, what they set about themselves, the invitations to them, and the
 * personal part of everything that happened to them. What they wrote or shared stays and shows no name.
 *
 * An address that others in the workspace had as well, before or since, remains theirs. One that stays barred does so by a digest, see
 * `barSecret` of the policy. The host may do this in a workspace that is suspended or closed too.
 *
 * Errors: `permission_denied`, `client_not_supported`, `workspace_not_found`, `workspace_not_active`, `member_not_found`,
 * `member_not_removed` (remove them first), `above_own_authority`, `invalid_input`.
 *
 * @returns which other members had one of the addresses, who may be the same person; and the events `person_erased` and, where there were any,
 * `invitations_erased`
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { removeMember } from 'partyline/lifecycle';
 * import { erasePerson } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const removed = unwrap(removeMember(workspace, { memberId: cleo }, as(ana)));
 * const erased = unwrap(erasePerson(removed.workspace, { memberId: cleo }, as(ana)));
 *
 * erased.workspace.state.profile.get(cleo)?.name; // => ''
 * erased.commit?.erase; // => [`member:${cleo}`]
 * ```
 * @see decision 17 in docs/decisions.md
 */
export const erasePerson = /* @__PURE__ */ verb({
  input: erasePersonInput,
  reads: ({ memberId }, known) => [
    ...(['member', 'profile', 'activity', 'onboarding', 'addressChange', 'availability'] as const).map((kind) =>
      recordKey(kind, memberId),
    ),
    listKey('addressesOf', memberId),
    ...(known.lists.get(listKey('addressesOf', memberId)) ?? []).flatMap((address): readonly Key[] => [
      recordKey('bar', barOf(known, address)),
      listKey('invitationsTo', address),
    ]),
  ],
  reducers: peopleReducers,
  decide(read, { memberId }, context) {
    const allowed = erasableWorkspace(read, context, 'members.remove');
    if (!allowed.ok) return allowed;
    const member = read.get('member', memberId);
    if (member === null) return fail('member_not_found', { memberId }, ['memberId']);
    const manageable = mayManageRoles(read, context, member.roles, ['memberId']);
    if (!manageable.ok) return manageable;
    if (member.status !== 'removed') return fail('member_not_removed', { memberId }, ['memberId']);
    // Everybody who joined has an address until they are erased.
    const addresses = read.list('addressesOf', memberId);
    if (addresses.length === 0) return ok({ output: { memberId, sharedWith: noIds }, events: [] });

    const holders = addresses.flatMap(([, key]) => holdersOf(key).map((holder) => holder.memberId));
    const sharedWith = [...new Set(holders)].filter((id) => id !== memberId);
    const bars = addresses.filter(([, key]) => key.memberId === memberId).map(([address]) => barOf(read, address));
    const nobodyElses = addresses.filter(([, key]) => holdersOf(key).every((holder) => holder.memberId === memberId));
    const invitationIds = nobodyElses.flatMap(([address]) => invitationsTo(read, address));
    return ok({
      output: { memberId, sharedWith: sharedWith.sort() },
      events: [
        { type: 'person_erased', data: { memberId, bars }, personal: {} } as const,
        ...invitationsErased(invitationIds),
      ],
      erase: [recordKey('member', memberId), ...subjectsOf(invitationIds)],
    });
  },
});

const eraseInviteeInput = /* @__PURE__ */ z.strictObject({ address: addressSchema });

/**
 * Forgets somebody who was invited and never came: their address on every invitation, and in the personal part of what happened. An
 * invitation that was still open is good for nothing from then on. Somebody who is or was a member is erased by {@link erasePerson}.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `belongs_to_member`, `client_not_supported`, `invalid_input`.
 *
 * @returns how many invitations that were, and an `invitations_erased` event; none where there were none
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { eraseInvitee, inviteMembers } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const input = { addresses: 'dora@acme.example', tokenHashes: ['ab'.repeat(32)] };
 * const invited = unwrap(inviteMembers(workspace, input, as(ben)));
 *
 * unwrap(eraseInvitee(invited.workspace, { address: 'dora@acme.example' }, as(ben))).output; // => { invitations: 1 }
 * ```
 */
export const eraseInvitee = /* @__PURE__ */ verb({
  input: eraseInviteeInput,
  reads: ({ address }) => [recordKey('address', address), listKey('invitationsTo', address)],
  reducers: peopleReducers,
  decide(read, { address }, context) {
    const allowed = erasableWorkspace(read, context, 'members.invite');
    if (!allowed.ok) return allowed;
    const memberId = read.get('address', address)?.memberId ?? null;
    if (memberId !== null) return fail('belongs_to_member', { memberId }, ['address']);
    const invitationIds = invitationsTo(read, address);
    return ok({
      output: { invitations: invitationIds.length },
      events: invitationsErased(invitationIds),
      erase: subjectsOf(invitationIds),
    });
  },
});

const noIds: readonly string[] = [];

const invitationsTo = (read: Reader, address: string): readonly string[] =>
  read.list('invitationsTo', address).map(([id]) => id);

const subjectsOf = (invitationIds: readonly string[]): readonly RecordKey[] =>
  invitationIds.map((id) => recordKey('invitation', id));

const invitationsErased = (invitationIds: readonly string[]) =>
  invitationIds.length === 0 ? [] : [{ type: 'invitations_erased', data: { invitationIds }, personal: {} } as const];
