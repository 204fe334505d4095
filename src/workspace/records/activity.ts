import * as z from 'zod/mini';
import { id, type Stored } from './common.js';

const count = /* @__PURE__ */ z.int();

/** How often each key came, sorted by key; keys that never came are left out. */
const bins = /* @__PURE__ */ z.array(z.tuple([z.int(), count]));

/** The same in one row, each key before its count: there are many of them, and a thousand little pairs take longer to read than to add up. */
const row = /* @__PURE__ */ z.array(z.int());

/** The counters of one member, or of one number. */
const tally = /* @__PURE__ */ z.strictObject({
  inboundCalls: count,
  outboundCalls: count,
  /** Of the inbound calls. */
  answered: count,
  missed: count,
  /** Seconds of all calls. */
  talkSeconds: count,
  inboundMessages: count,
  outboundMessages: count,
  /** First responses: how many, how many seconds they took in all, and a sketch of how these are spread. */
  responses: count,
  responseSeconds: count,
  responseBins: row,
});
/**
 * The counters of one member, or of one number: calls, messages, seconds. Sums of two tallies are again a tally.
 *
 * @useDeclaredType
 */
export type ActivityTally = Stored<typeof tally>;

/** What happened on some numbers in some time, counted. Two of them can be merged into one. */
export const activitySummary = /* @__PURE__ */ z.strictObject({
  numbers: z.record(id, tally),
  members: z.record(id, tally),
  /** How much happened in each hour of the week, by the workspace's clock: 0 is Monday from midnight, 167 Sunday from 23:00. */
  hours: bins,
});
/**
 * What happened on some numbers in some time, counted; see {@link insights.mergeSummaries}.
 *
 * @useDeclaredType
 */
export type ActivitySummary = Stored<typeof activitySummary>;

/** What happened on one number in one day of the workspace's calendar. The id is the number's and the day, with a blank between. */
export const activityDay = /* @__PURE__ */ z.strictObject({
  numberId: id,
  /** `2026-11-22`. */
  day: z.string(),
  summary: activitySummary,
});
/**
 * What happened on one number in one day of the workspace's calendar.
 *
 * @useDeclaredType
 */
export type ActivityDay = Stored<typeof activityDay>;
