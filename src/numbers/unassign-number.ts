import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { coreReducers } from './core-events.js';
import { accessTo, liveNumber, ownsNumber } from './rules.js';

const unassignNumberInput = /* @__PURE__ */ z.strictObject({ numberId: idSchema, memberId: idSchema });

/**
 * Takes a number away from a member. Everything they saw through it alone ends at once; contacts they own stay theirs. Where
 * the ring order names them, it goes on without them.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `number_not_found`, `number_released`,
 * `member_not_found`, `number_owner_keeps_access`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `number_unassigned` event; none where the member did not have it
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, assignNumber, unassignNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana, ben } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const assigned = unwrap(assignNumber(added.workspace, { numberId, memberId: ben, access: 'use' }, context));
 * const taken = unwrap(unassignNumber(assigned.workspace, { numberId, memberId: ben }, context));
 *
 * taken.workspace.state.member.get(ben)?.numbers; // => []
 * ```
 * @see decision 10 in docs/decisions.md
 */
export const unassignNumber = /* @__PURE__ */ verb({
  input: unassignNumberInput,
  reads: ({ numberId, memberId }) => [recordKey('number', numberId), recordKey('member', memberId)],
  reducers: coreReducers,
  decide(read, { numberId, memberId }, context) {
    const allowed = authorise(read, context, 'numbers.manageAccess', { numberId });
    if (!allowed.ok) return allowed;
    const number = liveNumber(read, numberId);
    if (!number.ok) return number;
    const member = read.get('member', memberId);
    if (member === null) return fail('member_not_found', { memberId }, ['memberId']);
    if (ownsNumber(memberId, member, number.value))
      return fail('number_owner_keeps_access', { numberId }, ['memberId']);
    if (accessTo(member, numberId) === undefined) return ok({ output: { numberId, memberId }, events: [] });
    return ok({
      output: { numberId, memberId },
      events: [{ type: 'number_unassigned', data: { numberId, memberId }, personal: {} }],
    });
  },
});
