import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { getOrInsert } from '../kernel/get-or-insert.js';
import { idSchema, instantSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import { actingMember, authorise } from '../workspace/authorise.js';
import { type Happening, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { clockOf } from './clock.js';
import { type ActivityEvents, activityDayId, activityReducers, type RecordedActivity } from './events.js';

/** A year, in seconds: longer than any call, and than anybody waits for an answer. */
const YEAR = 31_622_400;

/** What clocks may differ by, in milliseconds. */
const SKEW = 300_000;

const seconds = /* @__PURE__ */ z.int().check(z.minimum(0), z.maximum(YEAR));

const activitySchema = /* @__PURE__ */ z.strictObject({
  numberId: idSchema,
  conversationId: z._default(z.nullable(idSchema), null),
  /** Who answered, called or wrote; null where nobody did. */
  memberId: z._default(z.nullable(idSchema), null),
  kind: z.enum(['call', 'message']),
  direction: z.enum(['inbound', 'outbound']),
  /** Whether somebody took an inbound call. */
  answered: z._default(z.boolean(), false),
  durationSeconds: z._default(seconds, 0),
  /** Where this is the first response to somebody: how long they waited. */
  responseSeconds: z._default(z.nullable(seconds), null),
  at: instantSchema,
});

const recordActivityInput = /* @__PURE__ */ z.strictObject({
  activities: z.array(activitySchema).check(z.minLength(1), z.maxLength(500)),
});

/**
 * Records calls and messages, up to 500 at once: mostly the host does, as they come from its telephony; members may record what they
 * did themselves, on numbers they have for use.
 *
 * What is recorded is in the event feed, each call with all its parts; the workspace keeps a summary a number and day, so that reports
 * cost days and not calls. Everything that is recorded counts: whoever may send the same again names it by an idempotency key.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `number_not_found`, `number_read_only`, `member_not_found`,
 * `not_oneself`, `activity_in_future`, `client_not_supported`, `invalid_input`.
 *
 * @returns an `activity_recorded` event for each number and day of the workspace's calendar
 * @example
 * ```ts
 * import { recordActivity } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Desk', mode: 'shared', ownerId: ana } as const;
 * const { output, workspace: after } = unwrap(addNumber(workspace, desk, context));
 * const call = { numberId: output.numberId, kind: 'call', direction: 'inbound', at: context.at } as const;
 * const recorded = unwrap(recordActivity(after, { activities: [{ ...call, memberId: ana, answered: true }] }, context));
 *
 * recorded.output.days; // => ['2026-11-22']
 * ```
 * @see docs/insights.md
 */
export const recordActivity = /* @__PURE__ */ verb({
  input: recordActivityInput,
  reads: ({ activities }, known) => {
    const workspace = known.state.workspace.get(WORKSPACE_RECORD);
    const clock = workspace == null ? null : clockOf(workspace.timeZone);
    return activities.flatMap(({ numberId, memberId, at }) => [
      recordKey('number', numberId),
      ...(memberId === null ? [] : [recordKey('member', memberId)]),
      ...(clock === null ? [] : [recordKey('activityDay', activityDayId(numberId, clock(at).day))]),
    ]);
  },
  reducers: activityReducers,
  decide(read, { activities }, context) {
    const allowed = authorise(read, context, 'communication.use');
    if (!allowed.ok) return allowed;
    const actor = actingMember(context);
    const held = actor === null ? null : (read.get('member', actor)?.numbers ?? []);
    const clock = clockOf(allowed.value.timeZone);
    const batches = new Map<string, { numberId: string; day: string; activities: RecordedActivity[] }>();
    for (const [index, { numberId, ...activity }] of activities.entries()) {
      const path = (field: string) => ['activities', index, field];
      // What happened has happened: that the number or the person goes at this moment makes it no less true.
      const number = read.peek('number', numberId);
      const access = held?.find(({ id }) => id === numberId)?.access;
      if (number === null || (held !== null && access === undefined)) {
        return fail('number_not_found', { numberId }, path('numberId'));
      }
      if (access === 'read') return fail('number_read_only', { numberId }, path('numberId'));
      const { memberId, at } = activity;
      if (actor !== null && memberId !== actor)
        return fail('not_oneself', { memberId: memberId ?? '' }, path('memberId'));
      if (memberId !== null && read.peek('member', memberId) === null) {
        return fail('member_not_found', { memberId }, path('memberId'));
      }
      if (at > context.at + SKEW) return fail('activity_in_future', { at }, path('at'));
      const { day, hour } = clock(at);
      const id = activityDayId(numberId, day);
      getOrInsert(batches, id, () => ({ numberId, day, activities: [] })).activities.push({ ...activity, hour });
    }
    const events = [...batches.values()].map(
      (data): Happening<ActivityEvents> => ({ type: 'activity_recorded', data, personal: {} }),
    );
    const days = [...new Set(events.map(({ data }) => data.day))].sort();
    return ok({ output: { recorded: activities.length, days }, events });
  },
});
