import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { isOwner } from '../roles/index.js';
import { actingMember, activeMember, activeWorkspace } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';

const transferOwnershipInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/**
 * Makes another owner the primary one. Only the primary owner can, and only to somebody who is an owner already; they themselves stay an
 * owner, and may leave from then on.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `primary_owner_required`, `member_not_found`, `member_suspended`,
 * `owner_role_required`, `invalid_input`.
 *
 * @returns an `ownership_transferred` event; none where it is theirs already
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { changeRole, transferOwnership } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, ben } = office();
 * const promoted = unwrap(changeRole(workspace, { memberId: ben, roles: ['owner'] }, as(ana)));
 *
 * transferOwnership(promoted.workspace, { memberId: ben }, as(ana)).ok; // => true
 * transferOwnership(promoted.workspace, { memberId: ben }, as(ben)).ok; // => false
 * ```
 * @see decision 5 in docs/decisions.md
 */
export const transferOwnership = /* @__PURE__ */ verb({
  input: transferOwnershipInput,
  reads: ({ memberId }) => [recordKey('member', memberId)],
  reducers: memberReducers,
  decide(read, { memberId }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const { primaryOwnerId: from } = workspace.value;
    const actor = actingMember(context);
    const entitled =
      actor === null
        ? context.actor.type === 'system'
        : actor === from && read.get('member', actor)?.status === 'active';
    if (!entitled) return fail('primary_owner_required');
    const member = activeMember(read, memberId);
    if (!member.ok) return member;
    if (!isOwner(member.value.roles)) return fail('owner_role_required', { memberId }, ['memberId']);
    if (from === memberId) return ok({ output: { memberId }, events: [] });
    return ok({
      output: { memberId },
      events: [{ type: 'ownership_transferred', data: { from, to: memberId }, personal: {} }],
    });
  },
});
