import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { portingReducers } from './porting-events.js';
import { answers, editable, existingPorting, mayMove, portingKeys } from './porting-states.js';

const updatePortingInput = /* @__PURE__ */ z
  .strictObject({
    portingId: idSchema,
    /** Who has the number now. */
    carrier: z.exactOptional(textSchema(NAME_LENGTH)),
    status: z.exactOptional(z.enum(['submitted', 'accepted', 'rejected', 'completed'])),
    /** Why the carrier said no. */
    reason: z.exactOptional(textSchema(500)),
  })
  .check(
    z.refine(({ status, reason }) => reason === undefined || status === 'rejected', {
      path: ['reason'],
      params: { code: 'reason_without_rejection' },
    }),
  );

/**
 * Changes a porting request, or moves it on: draft → submitted → accepted or rejected; accepted → completed; rejected → submitted again.
 * What the carrier answers (accepted, rejected, completed) is the host's to record. The details can be changed while it is a draft
 * or rejected.
 *
 * A completed request frees its phone: `addNumber` then makes the number.
 *
 * Errors: `permission_denied`, `system_actor_required`, `workspace_not_found`, `workspace_not_active`, `porting_not_found`,
 * `porting_not_editable`, `porting_step_refused`, `client_not_supported`, `invalid_input`.
 *
 * @returns where the request stands, and a `porting_changed` event; none where nothing changed
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { requestPorting, updatePorting } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ben } = office();
 * const asked = unwrap(requestPorting(workspace, { phone: '+15551234567', carrier: 'Bell', submit: true }, as(ben)));
 * const accept = { portingId: asked.output.portingId, status: 'accepted' } as const;
 *
 * updatePorting(asked.workspace, accept, as(ben)).ok; // => false
 * unwrap(updatePorting(asked.workspace, accept, context)).output.status; // => 'accepted'
 * ```
 * @see docs/numbers.md
 */
export const updatePorting = /* @__PURE__ */ verb({
  input: updatePortingInput,
  reads: ({ portingId }, known) => portingKeys(known, portingId),
  reducers: portingReducers,
  decide(read, { portingId, carrier, status, reason }, context) {
    const allowed = authorise(read, context, 'porting.manage');
    if (!allowed.ok) return allowed;
    if (status !== undefined && answers.has(status) && context.actor.type !== 'system') {
      return fail('system_actor_required', {}, ['status']);
    }
    const found = existingPorting(read, portingId);
    if (!found.ok) return found;
    const porting = found.value;
    const recarried = carrier !== undefined && carrier !== porting.carrier;
    if (recarried && !editable.has(porting.status)) {
      return fail('porting_not_editable', { status: porting.status }, ['carrier']);
    }
    const moved = status !== undefined && status !== porting.status;
    const step = moved ? mayMove(porting.status, status) : ok(porting.status);
    if (!step.ok) return step;
    const why = status === 'rejected' ? (reason ?? porting.reason) : moved ? '' : porting.reason;
    const changes = {
      ...(recarried ? { carrier } : {}),
      ...(moved ? { status } : {}),
      ...(why === porting.reason ? {} : { reason: why }),
    };
    const output = { portingId, status: step.value };
    if (Object.keys(changes).length === 0) return ok({ output, events: [] });
    return ok({ output, events: [{ type: 'porting_changed', data: { portingId, changes }, personal: {} }] });
  },
});
