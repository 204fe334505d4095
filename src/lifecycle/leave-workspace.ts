import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { memberReducers } from '../members/internal.js';
import { actingMember, activeMember, activeWorkspace } from '../workspace/authorise.js';
import { verb } from '../workspace/verb.js';
import { departure, departureKeys } from './departure.js';

/**
 * Leaves a workspace. What one owned goes to the primary owner; the primary owner leaves only after `transferOwnership`.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `member_required`, `member_not_found`, `member_suspended`, `primary_owner`,
 * `last_owner`, `successor_is_leaving`, `owner_names_successor`, `invalid_input`.
 *
 * @returns who inherits, and a `member_removed` event
 * @example
 * ```ts
 * import { leaveWorkspace } from 'partyline/lifecycle';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 *
 * leaveWorkspace(workspace, {}, as(cleo)).ok; // => true
 * leaveWorkspace(workspace, {}, as(ana)).ok; // => false
 * ```
 * @see decisions 5 and 17 in docs/decisions.md
 */
export const leaveWorkspace = /* @__PURE__ */ verb({
  input: z.strictObject({}),
  reads: (_input, known, { actor }) => (actor.type === 'member' ? departureKeys(known, actor.memberId, {}) : []),
  reducers: memberReducers,
  decide(read, _input, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const memberId = actingMember(context);
    if (memberId === null) return fail('member_required');
    const member = activeMember(read, memberId, []);
    if (!member.ok) return member;
    return departure(read, context, workspace.value, memberId, member.value, 'left', {});
  },
});
