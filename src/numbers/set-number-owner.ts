import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { listKey, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { accessReducers } from './access-events.js';
import { accessTo, liveNumber, mayLetIn, roomFor, usersOf } from './rules.js';

const setNumberOwnerInput = /* @__PURE__ */ z.strictObject({
  numberId: idSchema,
  /** The new owner. */
  memberId: idSchema,
});

/**
 * Gives a number to another owner, who uses it from then on. The old owner goes on using a shared number, and loses an exclusive one.
 *
 * Done by the number's owner, or whoever manages access to numbers. Nobody takes another's exclusive number for themselves, unless
 * they own the workspace or policy says otherwise.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `number_not_found`, `number_released`,
 * `member_not_found`, `member_suspended`, `self_access_denied`, `number_user_limit`, `client_not_supported`, `invalid_input`.
 *
 * @returns who owned it before, and whether they still use it; a `number_owner_changed` event, none where the owner is the same
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, setNumberOwner } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana, ben } = office();
 * const line = { phone: '+15551234567', name: 'Line', mode: 'exclusive', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, line, context));
 * const given = unwrap(setNumberOwner(added.workspace, { numberId: added.output.numberId, memberId: ben }, context));
 *
 * given.output.previous; // => { memberId: ana, keepsUse: false }
 * given.workspace.state.member.get(ana)?.numbers; // => []
 * ```
 * @see decisions 12 and 18 in docs/decisions.md
 */
export const setNumberOwner = /* @__PURE__ */ verb({
  input: setNumberOwnerInput,
  reads: ({ numberId, memberId }, known) => {
    const ownerId = known.state.number.get(numberId)?.ownerId;
    return [
      recordKey('number', numberId),
      recordKey('member', memberId),
      listKey('numberUsers', numberId),
      ...(ownerId === undefined ? [] : [recordKey('member', ownerId)]),
    ];
  },
  reducers: accessReducers,
  decide(read, { numberId, memberId }, context) {
    const allowed = authorise(read, context, 'numbers.manageAccess', { numberId });
    if (!allowed.ok) return allowed;
    const number = liveNumber(read, numberId);
    if (!number.ok) return number;
    const member = activeMember(read, memberId);
    if (!member.ok) return member;
    const { ownerId: from, mode } = number.value;
    const before = read.get('member', from);
    const present = before !== null && before.status !== 'removed';
    const fromKeepsUse = mode === 'shared' && present;
    const output = { numberId, ownerId: memberId, previous: { memberId: from, keepsUse: fromKeepsUse } };
    if (from === memberId) return ok({ output: { ...output, previous: null }, events: [] });
    const letIn = mayLetIn(read, context, [numberId, number.value], [memberId, member.value], ['memberId']);
    if (!letIn.ok) return letIn;
    // Whoever owned an exclusive number in somebody's place had it too.
    const others = mode === 'exclusive' ? usersOf(read, numberId).filter(([id]) => id !== memberId && id !== from) : [];
    const joins = Number(accessTo(member.value, numberId) === undefined);
    const leaves = Number(present && !fromKeepsUse) + others.length;
    const room = roomFor(read, numberId, joins - leaves);
    if (!room.ok) return room;
    const data = { numberId, from, to: memberId, fromKeepsUse };
    const drops = others.map(
      ([id]) => ({ type: 'number_unassigned', data: { numberId, memberId: id }, personal: {} }) as const,
    );
    return ok({ output, events: [{ type: 'number_owner_changed', data, personal: {} }, ...drops, ...letIn.value] });
  },
});
