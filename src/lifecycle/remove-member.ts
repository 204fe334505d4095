import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { memberReducers, removableMember } from '../members/internal.js';
import { actingMember } from '../workspace/authorise.js';
import { verb } from '../workspace/verb.js';
import { departure, departureKeys, type Successors } from './departure.js';

const removeMemberInput = /* @__PURE__ */ z.strictObject({
  memberId: idSchema,
  /** Who inherits contacts and snippets; only an owner names somebody other than the primary owner. */
  successorId: z.exactOptional(idSchema),
  /** Who inherits phone numbers; likewise. */
  numbersSuccessorId: z.exactOptional(idSchema),
});

/**
 * Removes a member. Their access ends at once, in a write whose size does not depend on what they owned and which nothing they do
 * meanwhile can hold up; successors inherit by pointer, and {@link settleDeparture} rewrites ownership afterwards.
 *
 * Errors: `permission_denied`, `client_not_supported` (not on mobile), `workspace_not_found`, `workspace_not_active`, `member_not_found`,
 * `is_oneself` (leave instead), `above_own_authority`, `primary_owner`, `last_owner`, `member_suspended` (a successor),
 * `successor_is_leaving`, `owner_names_successor`, `invalid_input`.
 *
 * @returns who inherits, and a `member_removed` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { removeMember } from 'partyline/lifecycle';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, ben, cleo } = office();
 * const removed = unwrap(removeMember(workspace, { memberId: cleo }, as(ben)));
 *
 * reachOf(removed.workspace, cleo).caps.size; // => 0
 * removed.output.successorId === ana; // => true
 * ```
 * @see decisions 4, 5 and 17 in docs/decisions.md
 */
export const removeMember = /* @__PURE__ */ verb({
  input: removeMemberInput,
  reads: ({ memberId, ...successors }, known) => departureKeys(known, memberId, successors as Successors),
  reducers: memberReducers,
  decide(read, { memberId, ...successors }, context) {
    const removable = removableMember(read, context, memberId);
    if (!removable.ok) return removable;
    const { workspace, member } = removable.value;
    if (actingMember(context) === memberId) return fail('is_oneself', { memberId }, ['memberId']);
    return departure(read, context, workspace, memberId, member, 'removed', successors);
  },
});
