import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { verb } from '../workspace/verb.js';
import { portingReducers } from './porting-events.js';
import { existingPorting, mayMove, portingKeys } from './porting-states.js';

const cancelPortingInput = /* @__PURE__ */ z.strictObject({ portingId: idSchema });

/**
 * Withdraws a porting request that is not completed. Its phone can be asked for again.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `porting_not_found`, `porting_step_refused`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns a `porting_changed` event; none where it was cancelled already
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { cancelPorting, requestPorting } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const port = { phone: '+15551234567', carrier: 'Bell' };
 * const asked = unwrap(requestPorting(workspace, port, as(ben)));
 * const cancelled = unwrap(cancelPorting(asked.workspace, { portingId: asked.output.portingId }, as(ben)));
 *
 * requestPorting(cancelled.workspace, port, as(ben)).ok; // => true
 * ```
 * @see docs/numbers.md
 */
export const cancelPorting = /* @__PURE__ */ verb({
  input: cancelPortingInput,
  reads: ({ portingId }, known) => portingKeys(known, portingId),
  reducers: portingReducers,
  decide(read, { portingId }, context) {
    const allowed = authorise(read, context, 'porting.manage');
    if (!allowed.ok) return allowed;
    const porting = existingPorting(read, portingId);
    if (!porting.ok) return porting;
    const output = { portingId, status: 'cancelled' as const };
    if (porting.value.status === 'cancelled') return ok({ output, events: [] });
    const step = mayMove(porting.value.status, 'cancelled');
    if (!step.ok) return step;
    const changes = { status: output.status };
    return ok({ output, events: [{ type: 'porting_changed', data: { portingId, changes }, personal: {} }] });
  },
});
