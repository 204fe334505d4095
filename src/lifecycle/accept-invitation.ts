import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { sameText } from '../kernel/same-text.js';
import { hashSchema } from '../members/internal.js';
import { activeWorkspace, verifiedAddress } from '../workspace/authorise.js';
import { counterKey, recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { join, joinReducers, presentOffer, vouchingKeys } from './joining.js';

const acceptInvitationInput = /* @__PURE__ */ z.strictObject({
  invitationId: idSchema,
  /** SHA-256 of the token's secret. */
  tokenHash: hashSchema,
  name: textSchema(NAME_LENGTH),
});

/**
 * Accepts an invitation: the person whose verified address it was sent to becomes a member with its roles and numbers.
 *
 * What it gives is judged afresh, by what whoever sent it may give today; once they have left, by the primary owner's authority. An
 * unknown invitation, a wrong token and another person's address read alike.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `invitation_not_found`, `invitation_settled`, `invitation_expired`,
 * `inviter_lacks_authority`, `already_member`, `seat_limit_reached`, `invalid_input`.
 *
 * @returns the new member's id and the numbers that could not be given, and the events `member_added`, `number_assigned`, `invitation_accepted`
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { acceptInvitation } from 'partyline/lifecycle';
 * import { inviteMembers } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ben } = office();
 * const tokenHash = 'ab'.repeat(32);
 * const invited = unwrap(inviteMembers(workspace, { addresses: 'dora@acme.example', tokenHashes: [tokenHash] }, as(ben)));
 * const invitationId = invited.output.verdicts[0]?.invitationId ?? '';
 * const dora = { ...context, actor: { type: 'person', address: 'dora@acme.example' } } as const;
 * const joined = unwrap(acceptInvitation(invited.workspace, { invitationId, tokenHash, name: 'Dora' }, dora));
 *
 * joined.workspace.state.member.get(joined.output.memberId)?.roles; // => ['member']
 * ```
 * @see decisions 4 and 20 in docs/decisions.md
 */
export const acceptInvitation = /* @__PURE__ */ verb({
  input: acceptInvitationInput,
  reads: ({ invitationId }, known) => [
    recordKey('invitation', invitationId),
    counterKey('seats'),
    counterKey('owners'),
    ...vouchingKeys(known, known.state.invitation.get(invitationId)),
  ],
  reducers: joinReducers,
  decide(read, { invitationId, tokenHash, name }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const invitation = read.get('invitation', invitationId);
    const address = context.actor.type === 'system' ? invitation?.address : verifiedAddress(context);
    if (invitation === null || !sameText(invitation.tokenHash, tokenHash) || address !== invitation.address) {
      return fail('invitation_not_found', { invitationId }, ['invitationId']);
    }
    if (invitation.status !== 'pending')
      return fail('invitation_settled', { invitationId, status: invitation.status }, ['invitationId']);
    const { expiresAt } = invitation;
    if (context.at >= expiresAt) return fail('invitation_expired', { invitationId, expiresAt }, ['invitationId']);
    const offer = presentOffer(read, context, workspace.value, invitation);
    if (!offer.ok) return offer;
    const as = { via: 'invitation', invitationId, ...offer.value } as const;
    const joined = join(read, context, { name, address: invitation.address }, as);
    if (!joined.ok) return joined;
    const { memberId, events } = joined.value;
    return ok({ output: { memberId, numbersLeftOut: offer.value.leftOut }, events });
  },
});
