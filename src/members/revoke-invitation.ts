import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { actingMember, activeWorkspace, authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { invitationReducers } from './invitation-events.js';
import { mayManageRoles } from './rules.js';

const revokeInvitationInput = /* @__PURE__ */ z.strictObject({ invitationId: idSchema });

/**
 * Takes an invitation back. Who may invite may revoke what they could have offered, and everybody their own invitations.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `invitation_not_found`, `invitation_settled`,
 * `above_own_authority`, `client_not_supported`, `invalid_input`.
 *
 * @returns an `invitation_revoked` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { inviteMembers, revokeInvitation } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const input = { addresses: 'dora@acme.example', tokenHashes: ['ab'.repeat(32)] };
 * const invited = unwrap(inviteMembers(workspace, input, as(ben)));
 * const invitationId = invited.output.verdicts[0]?.invitationId ?? '';
 * const revoked = unwrap(revokeInvitation(invited.workspace, { invitationId }, as(ben)));
 *
 * revoked.workspace.state.invitation.get(invitationId)?.status; // => 'revoked'
 * ```
 * @see decision 20 in docs/decisions.md
 */
export const revokeInvitation = /* @__PURE__ */ verb({
  input: revokeInvitationInput,
  reads: ({ invitationId }) => [recordKey('invitation', invitationId)],
  reducers: invitationReducers,
  decide(read, { invitationId }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const allowed = authorise(read, context, 'members.invite');
    const invitation = read.get('invitation', invitationId);
    const actor = actingMember(context);
    const own = actor !== null && invitation?.invitedBy === actor && read.get('member', actor)?.status === 'active';
    if (!allowed.ok && !own) return allowed;
    if (invitation === null) return fail('invitation_not_found', { invitationId }, ['invitationId']);
    const manageable = own ? ok(null) : mayManageRoles(read, context, invitation.roles, ['invitationId']);
    if (!manageable.ok) return manageable;
    if (invitation.status !== 'pending') {
      return fail('invitation_settled', { invitationId, status: invitation.status }, ['invitationId']);
    }
    return ok({
      output: { invitationId },
      events: [{ type: 'invitation_revoked', data: { invitationId }, personal: {} }],
    });
  },
});
