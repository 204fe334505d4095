import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { counterKey, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';
import { removableMember } from './rules.js';

const reinstateMemberInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/**
 * Ends a suspension: the member reaches what they reached before, as far as it still exists.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `above_own_authority`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns a `member_reinstated` event; none where the member was active
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { reinstateMember, suspendMember } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben, cleo } = office();
 * const suspended = unwrap(suspendMember(workspace, { memberId: cleo }, as(ben)));
 * const back = unwrap(reinstateMember(suspended.workspace, { memberId: cleo }, as(ben)));
 *
 * back.workspace.state.member.get(cleo)?.status; // => 'active'
 * ```
 * @see docs/people.md
 */
export const reinstateMember = /* @__PURE__ */ verb({
  input: reinstateMemberInput,
  reads: ({ memberId }) => [recordKey('member', memberId), counterKey('owners')],
  reducers: memberReducers,
  decide(read, { memberId }, context) {
    const removable = removableMember(read, context, memberId);
    if (!removable.ok) return removable;
    const { member } = removable.value;
    if (member.status === 'active') return ok({ output: { memberId }, events: [] });
    return ok({ output: { memberId }, events: [{ type: 'member_reinstated', data: { memberId }, personal: {} }] });
  },
});
