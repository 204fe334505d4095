import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { DAY, isDay } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { actingMember, activeMember, activeWorkspace, authorise } from '../workspace/authorise.js';
import { type Key, listKey, recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import type { Reader } from '../workspace/reader.js';
import { activityDayId } from './events.js';
import { reportOf } from './report.js';
import { mergeSummaries } from './summary.js';

/** A day of the calendar that exists. */
const daySchema = /* @__PURE__ */ z
  .string()
  .check(z.maxLength(10, { abort: true }), z.refine(isDay, { params: { code: 'invalid_day' } }));

const dayOf = (at: number): string => (Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10));

/** At most so many days. */
const MOST_DAYS = 366;

const activityReportInput = /* @__PURE__ */ z.strictObject({
  /** The first day, such as `2026-11-01`, by the workspace's calendar. */
  from: daySchema,
  /** The first day that is not part of it. */
  to: daySchema,
  /** Which numbers; all that the actor may ask about, unless named. */
  numberIds: z.exactOptional(z.array(idSchema).check(z.minLength(1), z.maxLength(100))),
  /** Groups whose members' work is to be added up. */
  groupIds: z._default(z.array(idSchema).check(z.maxLength(50)), []),
});

/**
 * What happened on the numbers in some days: volume, answered and missed, first-response times, by number, member and group; the busiest
 * hours by the workspace's clock; and how the work is spread among those who have the numbers (among the team, where all numbers are asked about). Members may ask about the numbers they
 * have, those who may view all insights about all.
 *
 * A group counts what those who are in it now did, on the numbers that are asked about.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `member_suspended`, `number_not_found`,
 * `period_out_of_range`, `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { activityReport, recordActivity } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Desk', mode: 'shared', ownerId: ana } as const;
 * const { output, workspace: after } = unwrap(addNumber(workspace, desk, context));
 * const call = { numberId: output.numberId, kind: 'call', direction: 'inbound', at: context.at } as const;
 * const recorded = unwrap(recordActivity(after, { activities: [call] }, context));
 * const report = unwrap(activityReport(recorded.workspace, { from: '2026-11-01', to: '2026-12-01' }, as(ana)));
 *
 * report.total.calls.missed; // => 1
 * report.busiestHours; // => [{ weekday: 6, hour: 9, count: 1 }]
 * ```
 * @see docs/insights.md
 */
export const activityReport = /* @__PURE__ */ query({
  input: activityReportInput,
  reads: ({ from, to, numberIds, groupIds }, known, context) => {
    const actor = actingMember(context);
    const days = daysBetween(from, to);
    const own = actor === null ? [] : (known.state.member.get(actor)?.numbers ?? []).map(({ id }) => id);
    return [
      ...(numberIds === undefined ? [listKey('team', 'all'), ...days.map((day) => listKey('activityOn', day))] : []),
      ...(numberIds ?? own).flatMap((id): Key[] => [
        recordKey('number', id),
        listKey('numberUsers', id),
        ...(numberIds === undefined ? [] : days.map((day) => recordKey('activityDay', activityDayId(id, day)))),
      ]),
      ...groupIds.map((id) => listKey('groupMembers', id)),
    ];
  },
  answer(read, { from, to, numberIds, groupIds }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const actor = actingMember(context);
    const all = authorise(read, context, 'insights.viewAll');
    if (!all.ok && all.error.code !== 'permission_denied') return all;
    if (!all.ok && actor === null) return all;
    const member = actor === null ? null : activeMember(read, actor, []);
    if (member !== null && !member.ok) return member;
    const own = all.ok || member === null ? null : member.value.numbers.map(({ id }) => id);
    const days = daysBetween(from, to);
    if (days.length === 0) return fail('period_out_of_range', { limit: MOST_DAYS }, ['to']);
    for (const [index, numberId] of (numberIds ?? []).entries()) {
      if (read.get('number', numberId) === null || own?.includes(numberId) === false) {
        return fail('number_not_found', { numberId }, ['numberIds', index]);
      }
    }
    const summary = mergeSummaries(
      numberIds === undefined
        ? days.flatMap((day) => summariesOn(read, day, own))
        : [...new Set(numberIds)].flatMap((numberId) =>
            days.flatMap((day) => read.get('activityDay', activityDayId(numberId, day))?.summary ?? []),
          ),
    );
    const asked = numberIds ?? own;
    const people = asked?.flatMap((id) => read.list('numberUsers', id)) ?? read.list('team', 'all');
    const team = people.filter(([, { status }]) => status === 'active');
    const groups = groupIds.map((id) => [id, read.list('groupMembers', id).map(([memberId]) => memberId)] as const);
    return ok({
      from,
      to,
      timeZone: workspace.value.timeZone ?? 'UTC',
      ...reportOf(summary, { team: team.map(([id]) => id), groups: Object.fromEntries(groups) }),
    });
  },
});

/** The days of a period; none where it is empty or too long. */
const daysBetween = (from: string, to: string): readonly string[] => {
  const start = Date.parse(`${from}T00:00:00Z`);
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - start) / DAY);
  return count > MOST_DAYS ? [] : Array.from({ length: Math.max(0, count) }, (_, day) => dayOf(start + day * DAY));
};

const summariesOn = (read: Reader, day: string, own: readonly string[] | null) =>
  read
    .list('activityOn', day)
    .filter(([, { numberId }]) => own === null || own.includes(numberId))
    .map(([, { summary }]) => summary);
