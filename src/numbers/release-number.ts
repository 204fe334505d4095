import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { type Happening, listKey, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { type CoreEvents, coreReducers } from './core-events.js';
import { liveNumber, usersOf } from './rules.js';

const releaseNumberInput = /* @__PURE__ */ z.strictObject({ numberId: idSchema });

/**
 * Gives a number up for good. Its phone is free to be added again, as another number with another id; nobody has this one any more, its
 * owner included, and what was shared with its users is theirs no longer. It remains on record, so that history keeps its meaning.
 *
 * Done by those who may add numbers.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `number_not_found`, `number_released`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns who had it; a `number_unassigned` event per person, and `number_released`
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, releaseNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const released = unwrap(releaseNumber(added.workspace, { numberId: added.output.numberId }, context));
 *
 * released.output.memberIds; // => [ana]
 * addNumber(released.workspace, desk, context).ok; // => true
 * ```
 * @see docs/numbers.md
 */
export const releaseNumber = /* @__PURE__ */ verb({
  input: releaseNumberInput,
  reads: ({ numberId }, known) => {
    const phone = known.state.number.get(numberId)?.phone;
    return [
      recordKey('number', numberId),
      listKey('numberUsers', numberId),
      ...(phone === undefined ? [] : [recordKey('phone', phone)]),
    ];
  },
  reducers: coreReducers,
  decide(read, { numberId }, context) {
    const allowed = authorise(read, context, 'numbers.add', { numberId });
    if (!allowed.ok) return allowed;
    const number = liveNumber(read, numberId);
    if (!number.ok) return number;
    const events: readonly Happening<CoreEvents>[] = [
      ...read
        .list('numberUsers', numberId)
        .map(([memberId]) => ({ type: 'number_unassigned', data: { numberId, memberId }, personal: {} }) as const),
      { type: 'number_released', data: { numberId, phone: number.value.phone }, personal: {} },
    ];
    return ok({ output: { numberId, memberIds: usersOf(read, numberId).map(([memberId]) => memberId) }, events });
  },
});
