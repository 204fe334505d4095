import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { listKey, recordKey } from '../workspace/index.js';
import { access } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { accessReducers } from './access-events.js';
import { accessTo, liveNumber, mayLetIn, ownsNumber, roomFor } from './rules.js';

const assignNumberInput = /* @__PURE__ */ z.strictObject({ numberId: idSchema, memberId: idSchema, access });

/**
 * Lets a member use a shared number, or read along. Also changes the access of somebody who has it already.
 *
 * Reading along shows the number's contacts and history, and gives neither calls, texts nor edits. Who made
 * another's exclusive number shared cannot let themselves onto it, unless policy says otherwise.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `number_not_found`, `number_released`,
 * `member_not_found`, `member_suspended`, `number_is_exclusive`, `number_owner_keeps_access`, `number_user_limit`,
 * `self_access_denied`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `number_assigned` event; none where the member has that access already
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, assignNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana, ben } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const assigned = unwrap(assignNumber(added.workspace, { numberId, memberId: ben, access: 'read' }, context));
 *
 * assigned.workspace.state.member.get(ben)?.numbers; // => [{ id: numberId, access: 'read' }]
 * ```
 * @see decisions 10, 11, 12, 18 and 26 in docs/decisions.md
 */
export const assignNumber = /* @__PURE__ */ verb({
  input: assignNumberInput,
  reads: ({ numberId, memberId }) => [
    recordKey('number', numberId),
    recordKey('member', memberId),
    listKey('numberUsers', numberId),
  ],
  reducers: accessReducers,
  decide(read, { numberId, memberId, access }, context) {
    const allowed = authorise(read, context, 'numbers.manageAccess', { numberId });
    if (!allowed.ok) return allowed;
    const number = liveNumber(read, numberId);
    if (!number.ok) return number;
    const member = activeMember(read, memberId);
    if (!member.ok) return member;
    const held = accessTo(member.value, numberId);
    if (held === access) return ok({ output: { numberId, memberId, access }, events: [] });
    const owns = ownsNumber(memberId, member.value, number.value);
    if (owns && access === 'read') return fail('number_owner_keeps_access', { numberId }, ['memberId']);
    if (!owns && number.value.mode === 'exclusive') return fail('number_is_exclusive', { numberId }, ['numberId']);
    const room = roomFor(read, numberId, held === undefined ? 1 : 0);
    if (!room.ok) return room;
    // Going back to reading along lets nobody in.
    const letIn =
      held === 'use'
        ? ok([])
        : mayLetIn(read, context, [numberId, number.value], [memberId, member.value], ['memberId']);
    if (!letIn.ok) return letIn;
    return ok({
      output: { numberId, memberId, access },
      events: [{ type: 'number_assigned', data: { numberId, memberId, access }, personal: {} }, ...letIn.value],
    });
  },
});
