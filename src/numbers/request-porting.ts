import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { textSchema } from '../kernel/input.js';
import { phoneSchema } from '../kernel/phone.js';
import { ok } from '../kernel/result.js';
import { actingMember, authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { portingReducers } from './porting-events.js';

const requestPortingInput = /* @__PURE__ */ z.strictObject({
  phone: phoneSchema,
  /** Who has the number now. */
  carrier: textSchema(NAME_LENGTH),
  /** Whether it goes out at once; else it is a draft. */
  submit: z._default(z.boolean(), false),
});

/**
 * Asks for a phone number to be brought over from another carrier. There is one request under way for a phone.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `phone_taken`, `porting_under_way`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns the request's id, and a `porting_requested` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { requestPorting } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const asked = unwrap(requestPorting(workspace, { phone: '+15551234567', carrier: 'Bell' }, as(ben)));
 *
 * asked.output.status; // => 'draft'
 * ```
 * @see docs/numbers.md
 */
export const requestPorting = /* @__PURE__ */ verb({
  input: requestPortingInput,
  reads: ({ phone }) => [recordKey('phone', phone), recordKey('portingKey', phone)],
  reducers: portingReducers,
  decide(read, { phone, carrier, submit }, context) {
    const allowed = authorise(read, context, 'porting.manage');
    if (!allowed.ok) return allowed;
    if (read.get('phone', phone) !== null) return fail('phone_taken', { phone }, ['phone']);
    const underWay = read.get('portingKey', phone);
    if (underWay !== null) return fail('porting_under_way', { portingId: underWay.portingId }, ['phone']);
    const portingId = context.newId();
    const status = submit ? ('submitted' as const) : ('draft' as const);
    const data = { portingId, phone, carrier, status, requestedBy: actingMember(context) };
    return ok({ output: { portingId, status }, events: [{ type: 'porting_requested', data, personal: {} }] });
  },
});
