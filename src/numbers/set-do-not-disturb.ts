import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, instantSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { sameData } from '../kernel/same-data.js';
import { verb } from '../workspace/verb.js';
import { ALWAYS_AVAILABLE, availabilityReducers } from './availability-events.js';
import { availabilityKeys } from './availability-keys.js';
import { oneself } from './rules.js';

/** Whose; whoever acts, unless the host names somebody. */
const memberId = /* @__PURE__ */ z.exactOptional(idSchema);

const setDoNotDisturbInput = /* @__PURE__ */ z.discriminatedUnion('on', [
  /** `until` is the first instant without it; for ever, where left out. */
  z.strictObject({ memberId, on: z.literal(true), until: z.exactOptional(instantSchema) }),
  z.strictObject({ memberId, on: z.literal(false) }),
]);

/**
 * Turns do-not-disturb on or off. While it is on, no call rings the person. A member does this for themselves; the host for anybody.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required`, `not_oneself`,
 * `member_not_found`, `member_suspended`, `until_not_after_now`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `do_not_disturb_set` event; none where it is so already
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { setDoNotDisturb } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const quiet = unwrap(setDoNotDisturb(workspace, { on: true, until: '2026-11-22T14:00:00Z' }, as(cleo)));
 *
 * quiet.workspace.state.availability.get(cleo)?.doNotDisturb; // => { until: Date.UTC(2026, 10, 22, 14) }
 * ```
 * @see docs/numbers.md
 */
export const setDoNotDisturb = /* @__PURE__ */ verb({
  input: setDoNotDisturbInput,
  reads: (input, _, context) => availabilityKeys(context, input.memberId),
  reducers: availabilityReducers,
  decide(read, input, context) {
    const whose = oneself(read, context, input.memberId);
    if (!whose.ok) return whose;
    const { memberId } = whose.value;
    const until = input.on ? (input.until ?? null) : null;
    if (until !== null && until <= context.at) return fail('until_not_after_now', { until }, ['until']);
    const doNotDisturb = input.on ? { until } : null;
    const before = read.get('availability', memberId) ?? ALWAYS_AVAILABLE;
    if (sameData(before.doNotDisturb, doNotDisturb)) return ok({ output: { memberId }, events: [] });
    return ok({
      output: { memberId },
      events: [{ type: 'do_not_disturb_set', data: { memberId, doNotDisturb }, personal: {} }],
    });
  },
});
