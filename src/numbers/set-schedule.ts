import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { sameData } from '../kernel/same-data.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { ALWAYS_AVAILABLE, availabilityReducers } from './availability-events.js';
import { availabilityKeys } from './availability-keys.js';
import { oneself } from './rules.js';
import { weeklySchema } from './weekly-schema.js';

const setScheduleInput = /* @__PURE__ */ z.strictObject({
  /** Whose; whoever acts, unless the host names somebody. */
  memberId: z.exactOptional(idSchema),
  /** Null for always. */
  schedule: z.nullable(weeklySchema),
});

/**
 * Says when somebody works. Outside these hours calls do not ring them. A member does this for themselves; the host for anybody.
 *
 * Hours are read on the wall clock of the zone, whatever it does with summer time. An interval whose end is not after its start passes
 * midnight.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required`, `not_oneself`,
 * `member_not_found`, `member_suspended`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `schedule_set` event; none where the schedule is the same
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { setSchedule } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const nights = { zone: 'America/New_York', days: { friday: [{ from: '22:00', to: '06:00' }] } };
 * const set = unwrap(setSchedule(workspace, { schedule: nights }, as(cleo)));
 *
 * set.workspace.state.availability.get(cleo)?.schedule?.days.friday; // => [{ from: '22:00', to: '06:00' }]
 * ```
 * @see docs/numbers.md
 */
export const setSchedule = /* @__PURE__ */ verb({
  input: setScheduleInput,
  reads: ({ memberId }, _, context) => availabilityKeys(context, memberId),
  reducers: availabilityReducers,
  decide(read, { schedule, ...input }, context) {
    const whose = oneself(read, context, input.memberId);
    if (!whose.ok) return whose;
    const { memberId } = whose.value;
    const { schedule: before } = read.get('availability', memberId) ?? ALWAYS_AVAILABLE;
    if (sameData(before, schedule)) return ok({ output: { memberId }, events: [] });
    return ok({
      output: { memberId },
      events: [
        { type: 'schedule_set', subject: recordKey('member', memberId), data: { memberId }, personal: { schedule } },
      ],
    });
  },
});
