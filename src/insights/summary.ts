import { getOrInsert } from '../kernel/get-or-insert.js';
import type { Instant } from '../kernel/instant.js';
import type { ActivitySummary, ActivityTally } from '../workspace/index.js';
import { clockOf } from './clock.js';
import { binOf } from './sketch.js';
import { BinCounts, TallyBuilder } from './tally.js';

/** One call or message on a number. */
export interface Activity {
  readonly numberId: string;
  /** The conversation it belongs to, where the host knows one. */
  readonly conversationId?: string | null;
  /** Who answered, called or wrote; null where nobody did. */
  readonly memberId?: string | null;
  readonly kind: 'call' | 'message';
  readonly direction: 'inbound' | 'outbound';
  /** Whether somebody took an inbound call. */
  readonly answered?: boolean;
  /** How long a call lasted, in whole seconds. */
  readonly durationSeconds?: number;
  /** Where this is the first response to somebody who called or wrote: how long they waited, in whole seconds. */
  readonly responseSeconds?: number | null;
  readonly at: Instant;
}

/** The summary of nothing: merged with another, it leaves that as it is. */
export const emptySummary: ActivitySummary = /* @__PURE__ */ Object.freeze({ numbers: {}, members: {}, hours: [] });

/** A summary that is being made. */
export class SummaryBuilder {
  readonly #numbers = new Map<string, TallyBuilder>();
  readonly #members = new Map<string, TallyBuilder>();
  readonly #hours = new BinCounts();

  /** Counts an activity that happened in an hour of the week. */
  add(activity: Activity, hour: number): void {
    const { numberId, memberId, responseSeconds } = activity;
    const number = this.#tally(this.#numbers, numberId);
    const member = memberId == null ? null : this.#tally(this.#members, memberId);
    count(number, activity);
    if (member !== null) count(member, activity);
    this.#hours.add(hour, 1);
    if (responseSeconds == null) return;
    const bin = binOf(responseSeconds);
    respond(number, responseSeconds, bin);
    if (member !== null) respond(member, responseSeconds, bin);
  }

  merge({ numbers, members, hours }: ActivitySummary): void {
    this.#mergeTable(this.#numbers, numbers);
    this.#mergeTable(this.#members, members);
    this.#hours.addPairs(hours);
  }

  toSummary(): ActivitySummary {
    return { numbers: talliesOf(this.#numbers), members: talliesOf(this.#members), hours: this.#hours.toPairs() };
  }

  /** Both lists are in one order, and are read in half the time that looking each name up would take. */
  #mergeTable(table: Map<string, TallyBuilder>, tallies: Readonly<Record<string, ActivityTally>>): void {
    const ids = Object.keys(tallies);
    const values = Object.values(tallies);
    for (let at = 0; at < ids.length; at++) this.#tally(table, ids[at] as string).addTally(values[at] as ActivityTally);
  }

  #tally(table: Map<string, TallyBuilder>, id: string): TallyBuilder {
    return getOrInsert(table, id, newTally);
  }
}

const newTally = () => new TallyBuilder();

const count = (tally: TallyBuilder, { kind, direction, answered, durationSeconds = 0 }: Activity): void => {
  if (kind === 'message') {
    if (direction === 'inbound') tally.inboundMessages++;
    else tally.outboundMessages++;
    return;
  }
  tally.talkSeconds += durationSeconds;
  if (direction === 'outbound') tally.outboundCalls++;
  else {
    tally.inboundCalls++;
    if (answered) tally.answered++;
    else tally.missed++;
  }
};

const respond = (tally: TallyBuilder, seconds: number, bin: number): void => {
  tally.responses++;
  tally.responseSeconds += seconds;
  tally.bins.add(bin, 1);
};

/** Ids are never the names of an object's prototype, so a plain object is a safe table of them. */
const talliesOf = (table: ReadonlyMap<string, TallyBuilder>): Readonly<Record<string, ActivityTally>> =>
  Object.fromEntries([...table].map(([id, tally]) => [id, tally.toTally()]));

/**
 * Counts calls and messages by number, by member, and by the hour of the week. The order does not matter, and summaries of the parts
 * merge to the summary of the whole, so it can be made by day, by shard or from a stream.
 *
 * @param zone the IANA time zone by whose clock the hours are counted; UTC by default
 * @example
 * ```ts
 * import { summarise } from 'partyline/insights';
 *
 * const call = { numberId: 'desk', kind: 'call', direction: 'inbound', at: Date.UTC(2026, 10, 23, 8) } as const;
 * const summary = summarise([{ ...call, memberId: 'cleo', answered: true, responseSeconds: 12 }, call], 'Europe/Berlin');
 *
 * summary.numbers.desk?.missed; // => 1
 * summary.members.cleo?.responses; // => 1
 * summary.hours; // => [[9, 2]]
 * ```
 * @see docs/insights.md
 */
export const summarise = (activities: Iterable<Activity>, zone: string | null = null): ActivitySummary => {
  const clock = clockOf(zone);
  const builder = new SummaryBuilder();
  for (const activity of activities) builder.add(activity, clock(activity.at).hour);
  return builder.toSummary();
};

/**
 * Merges summaries into one, in any order and by any grouping.
 *
 * @example
 * ```ts
 * import { emptySummary, mergeSummaries, summarise } from 'partyline/insights';
 *
 * const call = { numberId: 'desk', kind: 'call', direction: 'outbound', at: 0 } as const;
 * const day = summarise([call]);
 *
 * mergeSummaries([day, emptySummary, day]).numbers.desk?.outboundCalls; // => 2
 * ```
 * @see docs/insights.md
 */
export const mergeSummaries = (summaries: Iterable<ActivitySummary>): ActivitySummary => {
  const builder = new SummaryBuilder();
  for (const summary of summaries) builder.merge(summary);
  return builder.toSummary();
};
