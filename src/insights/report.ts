import { compareCodePoints } from '../kernel/text.js';
import type { ActivitySummary, ActivityTally } from '../workspace/index.js';
import { evennessOf } from './evenness.js';
import { quantileOf } from './sketch.js';
import { TallyBuilder } from './tally.js';

/** What the counters of somebody or something come to. */
export interface ActivityFigures {
  readonly calls: {
    readonly inbound: number;
    readonly outbound: number;
    readonly answered: number;
    readonly missed: number;
    /** Answered among inbound, from 0 to 1; null where nobody called. */
    readonly answerRate: number | null;
    readonly talkSeconds: number;
  };
  readonly messages: { readonly inbound: number; readonly outbound: number };
  /** How long people waited for a first response: the count and the mean are exact, the quantiles within a hundredth. */
  readonly firstResponse: {
    readonly count: number;
    readonly meanSeconds: number | null;
    readonly p50: number | null;
    readonly p90: number | null;
    readonly p95: number | null;
  };
  /** Calls and messages of both directions. */
  readonly volume: number;
}

/** An hour of the week in which something happened. */
export interface BusyHour {
  /** 0 for Monday. */
  readonly weekday: number;
  /** 0 to 23, by the workspace's clock. */
  readonly hour: number;
  readonly count: number;
}

/** What a summary says, for people to read. */
export interface ActivityReport {
  readonly total: ActivityFigures;
  /** By id. */
  readonly numbers: readonly (ActivityFigures & { readonly numberId: string })[];
  readonly members: readonly (ActivityFigures & { readonly memberId: string })[];
  /** What the members of each group did, all of them together. */
  readonly groups: readonly (ActivityFigures & { readonly groupId: string })[];
  /** The busiest first. */
  readonly busiestHours: readonly BusyHour[];
  readonly workload: {
    /** The most first; whoever did nothing is among them. */
    readonly shares: readonly { readonly memberId: string; readonly volume: number; readonly share: number }[];
    /** See {@link evennessOf}. */
    readonly evenness: number | null;
  };
}

/**
 * Reads a summary: figures for each number, member and group, the busiest hours, and how the work is spread.
 *
 * @param people.team among whom the work is spread; whoever did something, unless named
 * @param people.groups who is in each group
 * @example
 * ```ts
 * import { reportOf, summarise } from 'partyline/insights';
 *
 * const call = { numberId: 'desk', kind: 'call', direction: 'inbound', at: 0 } as const;
 * const summary = summarise([{ ...call, memberId: 'cleo', answered: true }, { ...call, memberId: 'ben', answered: true }, call]);
 * const report = reportOf(summary, { team: ['ana', 'ben', 'cleo'] });
 *
 * report.total.calls.missed; // => 1
 * report.workload.shares.map(({ memberId, share }) => [memberId, share]); // => [['ben', 0.5], ['cleo', 0.5], ['ana', 0]]
 * report.busiestHours; // => [{ weekday: 3, hour: 0, count: 3 }]
 * ```
 * @see docs/insights.md
 */
export const reportOf = (
  summary: ActivitySummary,
  people: {
    readonly team?: readonly string[];
    readonly groups?: Readonly<Record<string, readonly string[]>>;
  } = {},
): ActivityReport => {
  const { numbers, members, hours } = summary;
  const tallyOf = (id: string): readonly ActivityTally[] =>
    Object.hasOwn(members, id) ? [members[id] as ActivityTally] : [];
  const team = [...new Set([...(people.team ?? []), ...Object.keys(members)])];
  const volumes = team.map((memberId) => ({ memberId, volume: figuresOf(tallyOf(memberId)).volume }));
  const done = volumes.reduce((sum, { volume }) => sum + volume, 0);
  return {
    total: figuresOf(Object.values(numbers)),
    numbers: sortedIds(numbers).map((numberId) => ({ numberId, ...figuresOf([numbers[numberId] as ActivityTally]) })),
    members: sortedIds(members).map((memberId) => ({ memberId, ...figuresOf(tallyOf(memberId)) })),
    groups: sortedIds(people.groups ?? {}).map((groupId) => ({
      groupId,
      ...figuresOf([...new Set(people.groups?.[groupId])].flatMap(tallyOf)),
    })),
    busiestHours: hours
      .map(([at, count]) => ({ weekday: Math.floor(at / 24), hour: at % 24, count }))
      .sort((a, b) => b.count - a.count || a.weekday - b.weekday || a.hour - b.hour),
    workload: {
      shares: volumes
        .map(({ memberId, volume }) => ({ memberId, volume, share: done === 0 ? 0 : volume / done }))
        .sort((a, b) => b.volume - a.volume || compareCodePoints(a.memberId, b.memberId)),
      evenness: evennessOf(volumes.map(({ volume }) => volume)),
    },
  };
};

const sortedIds = (table: object): readonly string[] => Object.keys(table).sort();

const figuresOf = (tallies: readonly ActivityTally[]): ActivityFigures => {
  const sum = new TallyBuilder();
  for (const tally of tallies) sum.addTally(tally);
  const { inboundCalls, outboundCalls, answered, missed, talkSeconds, responseBins, ...rest } = sum.toTally();
  const { inboundMessages, outboundMessages, responses, responseSeconds } = rest;
  return {
    calls: {
      inbound: inboundCalls,
      outbound: outboundCalls,
      answered,
      missed,
      answerRate: inboundCalls === 0 ? null : answered / inboundCalls,
      talkSeconds,
    },
    messages: { inbound: inboundMessages, outbound: outboundMessages },
    firstResponse: {
      count: responses,
      meanSeconds: responses === 0 ? null : responseSeconds / responses,
      p50: quantileOf(responseBins, 0.5),
      p90: quantileOf(responseBins, 0.9),
      p95: quantileOf(responseBins, 0.95),
    },
    volume: inboundCalls + outboundCalls + inboundMessages + outboundMessages,
  };
};
