import * as z from 'zod/mini';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { listKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { isOpen } from './invitation-rules.js';

/**
 * The invitations nobody has accepted or revoked, newest first, expired ones marked. No token is among the answer: nobody has it.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { inviteMembers, listInvitations } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const input = { addresses: 'dora@acme.example', tokenHashes: ['ab'.repeat(32)] };
 * const invited = unwrap(inviteMembers(workspace, input, as(ben)));
 *
 * unwrap(listInvitations(invited.workspace, {}, as(ben))).map(({ address }) => address); // => ['dora@acme.example']
 * ```
 * @see docs/people.md
 */
export const listInvitations = /* @__PURE__ */ query({
  input: z.strictObject({}),
  reads: () => [listKey('openInvitations', 'all')],
  answer(read, _input, context) {
    const allowed = authorise(read, context, 'members.invite');
    if (!allowed.ok) return allowed;
    const open = read.list('openInvitations', 'all').map(([invitationId, invitation]) => {
      const { address, roles, numbers, newNumber, invitedBy, invitedAt, expiresAt } = invitation;
      const expired = !isOpen(invitation, context.at);
      return { invitationId, address, roles, numbers, newNumber, invitedBy, invitedAt, expiresAt, expired };
    });
    // Those of one moment stay in the order of the list, which is that of their ids.
    return ok(open.sort((a, b) => b.invitedAt - a.invitedAt));
  },
});
