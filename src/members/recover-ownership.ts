import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { isOwner } from '../roles/index.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import { counterKey, type Happening, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { type MemberEvents, memberReducers } from './events.js';

const recoverOwnershipInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/**
 * Makes a member the primary owner without anybody's consent: for the host's support, when the only owner cannot be reached. Lifts
 * a suspension, adds the owner role where it is missing, and takes nothing from anybody.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `member_not_found`, `invalid_input`.
 *
 * @returns the events of whatever it took: `member_reinstated`, `member_role_changed`, `ownership_transferred`
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { recoverOwnership } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, cleo } = office();
 * const { commit } = unwrap(recoverOwnership(workspace, { memberId: cleo }, context));
 *
 * commit?.events.map(({ type }) => type); // => ['member_role_changed', 'ownership_transferred']
 * ```
 * @see decision 5 in docs/decisions.md
 */
export const recoverOwnership = /* @__PURE__ */ verb({
  input: recoverOwnershipInput,
  reads: ({ memberId }) => [recordKey('member', memberId), counterKey('owners')],
  reducers: memberReducers,
  decide(read, { memberId }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const workspace = read.get('workspace', WORKSPACE_RECORD);
    if (workspace === null) return fail('workspace_not_found', { workspaceId: read.id });
    const member = read.get('member', memberId);
    if (member === null || member.status === 'removed') return fail('member_not_found', { memberId }, ['memberId']);
    const events: Happening<MemberEvents>[] = [];
    if (member.status === 'suspended') events.push({ type: 'member_reinstated', data: { memberId }, personal: {} });
    if (!isOwner(member.roles)) {
      events.push({ type: 'member_role_changed', data: { memberId, roles: [...member.roles, 'owner'] }, personal: {} });
    }
    const { primaryOwnerId: from } = workspace;
    if (from !== memberId) events.push({ type: 'ownership_transferred', data: { from, to: memberId }, personal: {} });
    return ok({ output: { memberId }, events });
  },
});
