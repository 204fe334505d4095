import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { textSchema } from '../kernel/input.js';
import { phoneSchema } from '../kernel/phone.js';
import { ok } from '../kernel/result.js';
import type { MemberEvents } from '../members/index.js';
import { memberReducers } from '../members/internal.js';
import type { NumberEvents } from '../numbers/index.js';
import { numberReducers } from '../numbers/internal.js';
import { actingMember, activeMember, activeWorkspace } from '../workspace/authorise.js';
import { type Reducers, recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';

const chooseNumberInput = /* @__PURE__ */ z.strictObject({ phone: phoneSchema, name: textSchema(NAME_LENGTH) });

const reducers: Reducers<MemberEvents & NumberEvents> = { ...memberReducers, ...numberReducers };

/**
 * Picks the number that an invitation promised: the new member owns it, exclusively, without the permission to add numbers. Once.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `member_required`, `member_not_found`, `member_suspended`, `no_number_due`,
 * `phone_taken`, `invalid_input`.
 *
 * @returns the number's id, and the events `number_added`, `number_assigned`, `onboarding_number_chosen`
 * @example
 * ```ts
 * import { chooseNumber } from 'partyline/lifecycle';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const refused = chooseNumber(workspace, { phone: '+15551234567', name: 'Cleo' }, as(cleo));
 *
 * refused.ok ? null : refused.error.code; // => 'no_number_due'
 * ```
 * @see decision 20 in docs/decisions.md
 */
export const chooseNumber = /* @__PURE__ */ verb({
  input: chooseNumberInput,
  reads: ({ phone }, _known, { actor }) => [
    recordKey('phone', phone),
    ...(actor.type === 'member' ? [recordKey('onboarding', actor.memberId)] : []),
  ],
  reducers,
  decide(read, { phone, name }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const memberId = actingMember(context);
    if (memberId === null) return fail('member_required');
    const member = activeMember(read, memberId, []);
    if (!member.ok) return member;
    if (read.get('onboarding', memberId)?.number !== 'due') return fail('no_number_due', { memberId });
    if (read.get('phone', phone) !== null) return fail('phone_taken', { phone }, ['phone']);
    const numberId = context.newId();
    const data = { numberId, phone, name, ownerId: memberId, mode: 'exclusive' } as const;
    return ok({
      output: { numberId },
      events: [
        { type: 'number_added', data, personal: {} },
        { type: 'number_assigned', data: { numberId, memberId, access: 'use' }, personal: {} },
        { type: 'onboarding_number_chosen', data: { memberId }, personal: {} },
      ],
    });
  },
});
