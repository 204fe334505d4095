import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { actingMember } from '../workspace/authorise.js';
import { counterKey, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';
import { leavesAnOwner, notPrimaryOwner, removableMember } from './rules.js';

const suspendMemberInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/**
 * Suspends a member: they reach nothing until they are reinstated, and keep their seat, roles, groups and numbers.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `is_oneself`, `above_own_authority`,
 * `last_owner`, `primary_owner`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `member_suspended` event; none where the member was suspended already
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { suspendMember } from 'partyline/members';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben, cleo } = office();
 * const suspended = unwrap(suspendMember(workspace, { memberId: cleo }, as(ben)));
 *
 * reachOf(suspended.workspace, cleo).caps.size; // => 0
 * ```
 * @see decisions 4 and 5 in docs/decisions.md
 */
export const suspendMember = /* @__PURE__ */ verb({
  input: suspendMemberInput,
  reads: ({ memberId }) => [recordKey('member', memberId), counterKey('owners')],
  reducers: memberReducers,
  decide(read, { memberId }, context) {
    const removable = removableMember(read, context, memberId);
    if (!removable.ok) return removable;
    const { workspace, member } = removable.value;
    if (actingMember(context) === memberId) return fail('is_oneself', { memberId }, ['memberId']);
    const primary = notPrimaryOwner(workspace, memberId);
    if (!primary.ok) return primary;
    if (member.status === 'suspended') return ok({ output: { memberId }, events: [] });
    const owned = leavesAnOwner(read, member, member.roles, false);
    if (!owned.ok) return owned;
    return ok({ output: { memberId }, events: [{ type: 'member_suspended', data: { memberId }, personal: {} }] });
  },
});
