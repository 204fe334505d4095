import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, textSchema } from '../kernel/input.js';
import { phoneSchema } from '../kernel/phone.js';
import { ok } from '../kernel/result.js';
import { actingMember, activeMember, authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { coreReducers } from './core-events.js';

const addNumberInput = /* @__PURE__ */ z.strictObject({
  phone: phoneSchema,
  name: textSchema(NAME_LENGTH),
  mode: z.enum(['exclusive', 'shared']),
  /** Whoever acts, unless named. */
  ownerId: z.exactOptional(idSchema),
});

/**
 * Adds a phone number with its inbox. Its owner uses it from the start; an exclusive number is used by nobody else.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `member_suspended`,
 * `owner_required`, `phone_taken`, `client_not_supported`, `invalid_input`.
 *
 * @returns the number's id, and the events `number_added` and `number_assigned`
 * @example
 * ```ts
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana } = office();
 * const input = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 *
 * addNumber(workspace, input, context).ok; // => true
 * ```
 * @see decision 12 in docs/decisions.md
 */
export const addNumber = /* @__PURE__ */ verb({
  input: addNumberInput,
  reads: ({ phone, ownerId }) => [
    recordKey('phone', phone),
    ...(ownerId === undefined ? [] : [recordKey('member', ownerId)]),
  ],
  reducers: coreReducers,
  decide(read, { phone, name, mode, ...input }, context) {
    const allowed = authorise(read, context, 'numbers.add');
    if (!allowed.ok) return allowed;
    const ownerId = input.ownerId ?? actingMember(context);
    if (ownerId === null) return fail('owner_required', {}, ['ownerId']);
    const owner = activeMember(read, ownerId, ['ownerId']);
    if (!owner.ok) return owner;
    if (read.get('phone', phone) !== null) return fail('phone_taken', { phone }, ['phone']);
    const numberId = context.newId();
    return ok({
      output: { numberId },
      events: [
        { type: 'number_added', data: { numberId, phone, name, ownerId, mode }, personal: {} },
        { type: 'number_assigned', data: { numberId, memberId: ownerId, access: 'use' }, personal: {} },
      ],
    });
  },
});
