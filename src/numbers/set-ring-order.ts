import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { sameData } from '../kernel/same-data.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { coreReducers } from './core-events.js';
import { namedIn, ringOrderSchema } from './ring-order.js';
import { accessTo, liveNumber } from './rules.js';

const setRingOrderInput = /* @__PURE__ */ z.strictObject({ numberId: idSchema, ring: ringOrderSchema });

/**
 * Says who rings when a number is called: everybody at once, everybody in random order so many at a time, groups of people one after
 * the other, or one person. At most ten ring at once. Only people who have the number for use can be named.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `number_not_found`, `number_released`,
 * `member_not_found`, `member_suspended`, `number_not_assigned`, `number_read_only`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `ring_order_set` event; none where the order is the same
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, setRingOrder } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana, ben } = office();
 * const desk = { phone: '+15551234567', name: 'Desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const one = (memberId: string) => ({ numberId, ring: { type: 'one' as const, memberId } });
 *
 * setRingOrder(added.workspace, one(ana), context).ok; // => true
 * setRingOrder(added.workspace, one(ben), context).ok; // => false
 * ```
 * @see decision 11 in docs/decisions.md
 */
export const setRingOrder = /* @__PURE__ */ verb({
  input: setRingOrderInput,
  reads: ({ numberId, ring }) => [
    recordKey('number', numberId),
    ...namedIn(ring).map(({ memberId }) => recordKey('member', memberId)),
  ],
  reducers: coreReducers,
  decide(read, { numberId, ring }, context) {
    const allowed = authorise(read, context, 'numbers.updateSettings', { numberId });
    if (!allowed.ok) return allowed;
    const number = liveNumber(read, numberId);
    if (!number.ok) return number;
    for (const { memberId, path } of namedIn(ring)) {
      const member = activeMember(read, memberId, ['ring', ...path]);
      if (!member.ok) return member;
      const held = accessTo(member.value, numberId);
      if (held === undefined) return fail('number_not_assigned', { numberId, memberId }, ['ring', ...path]);
      if (held === 'read') return fail('number_read_only', { numberId, memberId }, ['ring', ...path]);
    }
    if (sameData(number.value.ring, ring)) return ok({ output: { numberId }, events: [] });
    return ok({
      output: { numberId },
      events: [{ type: 'ring_order_set', data: { numberId, ring }, personal: {} }],
    });
  },
});
