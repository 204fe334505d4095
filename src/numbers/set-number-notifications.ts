import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { verb } from '../workspace/verb.js';
import { ALWAYS_AVAILABLE, availabilityReducers } from './availability-events.js';
import { availabilityKeys } from './availability-keys.js';
import { accessTo, oneself } from './rules.js';

const setNumberNotificationsInput = /* @__PURE__ */ z.strictObject({
  numberId: idSchema,
  /** Whose; whoever acts, unless the host names somebody. */
  memberId: z.exactOptional(idSchema),
  /** Whether calls to the number ring. What is left out stays. */
  calls: z.exactOptional(z.boolean()),
  /** Whether messages to the number are announced. */
  messages: z.exactOptional(z.boolean()),
});

/**
 * Says what a number tells one person of: its calls, its messages. Everything is on until they say otherwise. A member does this for
 * themselves; the host for anybody.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required`, `not_oneself`,
 * `member_not_found`, `member_suspended`, `number_not_assigned`, `client_not_supported`, `invalid_input`.
 *
 * @returns the settings that hold now, and a `number_notifications_set` event; none where they are the same
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, setNumberNotifications } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana } = office();
 * const added = unwrap(addNumber(workspace, { phone: '+15551234567', name: 'Desk', mode: 'shared' }, as(ana)));
 * const { numberId } = added.output;
 * const muted = unwrap(setNumberNotifications(added.workspace, { numberId, calls: false }, as(ana)));
 *
 * muted.output; // => { memberId: ana, numberId, calls: false, messages: true }
 * ```
 * @see docs/numbers.md
 */
export const setNumberNotifications = /* @__PURE__ */ verb({
  input: setNumberNotificationsInput,
  reads: ({ memberId }, _, context) => availabilityKeys(context, memberId),
  reducers: availabilityReducers,
  decide(read, { numberId, ...input }, context) {
    const whose = oneself(read, context, input.memberId);
    if (!whose.ok) return whose;
    const { memberId, member } = whose.value;
    // A number that is not there reads the same.
    if (accessTo(member, numberId) === undefined) {
      return fail('number_not_assigned', { numberId, memberId }, ['numberId']);
    }
    const { notifications } = read.get('availability', memberId) ?? ALWAYS_AVAILABLE;
    const before = notifications.find((entry) => entry.numberId === numberId) ?? { calls: true, messages: true };
    const { calls = before.calls, messages = before.messages } = input;
    const output = { memberId, numberId, calls, messages };
    if (calls === before.calls && messages === before.messages) return ok({ output, events: [] });
    // So the record never outgrows the numbers somebody has.
    const forgotten = notifications
      .map((entry) => entry.numberId)
      .filter((id) => id !== numberId && accessTo(member, id) === undefined);
    const data = { ...output, forgotten };
    return ok({ output, events: [{ type: 'number_notifications_set', data, personal: {} }] });
  },
});
