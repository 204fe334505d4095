import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { later } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { invitationReducers } from './invitation-events.js';
import { hashSchema, mayOffer } from './invitation-rules.js';

const resendInvitationInput = /* @__PURE__ */ z.strictObject({ invitationId: idSchema, tokenHash: hashSchema });

/**
 * Sends an invitation again, expired or not: with a new token, from which moment the old one opens nothing, and a new term. Whoever
 * sends it again must be allowed to offer what it offers.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `invitation_not_found`, `invitation_settled`,
 * `above_own_authority`, `number_not_found`, `above_own_numbers`, `client_not_supported`, `invalid_input`.
 *
 * @returns the address to write to, and an `invitation_resent` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { inviteMembers, resendInvitation } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const input = { addresses: 'dora@acme.example', tokenHashes: ['ab'.repeat(32)] };
 * const invited = unwrap(inviteMembers(workspace, input, as(ben)));
 * const invitationId = invited.output.verdicts[0]?.invitationId ?? '';
 * const again = unwrap(resendInvitation(invited.workspace, { invitationId, tokenHash: 'cd'.repeat(32) }, as(ben)));
 *
 * again.output.address; // => 'dora@acme.example'
 * ```
 * @see decision 20 in docs/decisions.md
 */
export const resendInvitation = /* @__PURE__ */ verb({
  input: resendInvitationInput,
  reads: ({ invitationId }, known) => [
    recordKey('invitation', invitationId),
    ...(known.state.invitation.get(invitationId)?.numbers ?? []).map(({ id }) => recordKey('number', id)),
  ],
  reducers: invitationReducers,
  decide(read, { invitationId, tokenHash }, context) {
    const bare = mayOffer(read, context, { roles: [], numbers: [], newNumber: false });
    if (!bare.ok) return bare;
    const invitation = read.get('invitation', invitationId);
    if (invitation === null) return fail('invitation_not_found', { invitationId }, ['invitationId']);
    const allowed = mayOffer(read, context, invitation);
    if (!allowed.ok) return allowed;
    if (invitation.status !== 'pending') {
      return fail('invitation_settled', { invitationId, status: invitation.status }, ['invitationId']);
    }
    const expiresAt = later(context.at, read.policy.invitationLifetime);
    return ok({
      output: { invitationId, address: invitation.address, expiresAt },
      events: [{ type: 'invitation_resent', data: { invitationId, expiresAt, tokenHash }, personal: {} }],
    });
  },
});
