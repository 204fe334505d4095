// 1,000,000 calls and messages summarised, against a loop written by hand that keeps the same counters; and 1,000 summaries merged.
//
//   npx tsx --tsconfig test/tsconfig.json test/bench/insights.ts     (PARTYLINE_QUICK=1: fewer rounds)
//
// CPU time, one process, rounds in turn. Both loops have to agree to the last count before anything is timed.
import { isDeepStrictEqual } from 'node:util';
import { type Activity, type ActivitySummary, type ActivityTally, mergeSummaries, summarise } from 'partyline/insights';
import { cpuTime, median, quick, report } from './support/figure.js';

const COUNT = 1_000_000;
const ROUNDS = quick ? 3 : 7;
const ZONE = 'Europe/Berlin';

/** A small generator with a fixed seed (mulberry32): the same calls on every machine. */
const random = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Thirty days of a busy workspace: 50 numbers, 200 people. */
const activities = (count: number): readonly Activity[] => {
  const next = random(20_261_122);
  const start = Date.UTC(2026, 9, 10);
  return Array.from({ length: count }, () => {
    const kind = next() < 0.4 ? 'call' : 'message';
    const direction = next() < 0.6 ? 'inbound' : 'outbound';
    const answered = next() < 0.8;
    return {
      numberId: `number-${Math.floor(next() * 50)}`,
      memberId: answered ? `member-${Math.floor(next() * 200)}` : null,
      kind,
      direction,
      answered,
      durationSeconds: kind === 'call' && answered ? Math.floor(next() * 900) : 0,
      responseSeconds: next() < 0.3 ? Math.floor(next() ** 4 * 20_000) : null,
      at: start + Math.floor(next() * 30 * 86_400_000),
    };
  });
};

interface Plain {
  inboundCalls: number;
  outboundCalls: number;
  answered: number;
  missed: number;
  talkSeconds: number;
  inboundMessages: number;
  outboundMessages: number;
  responses: number;
  responseSeconds: number;
  bins: Map<number, number>;
}

const newPlain = (): Plain => ({
  inboundCalls: 0,
  outboundCalls: 0,
  answered: 0,
  missed: 0,
  talkSeconds: 0,
  inboundMessages: 0,
  outboundMessages: 0,
  responses: 0,
  responseSeconds: 0,
  bins: new Map(),
});

const sorted = (bins: Map<number, number>): [number, number][] => [...bins].sort((a, b) => a[0] - b[0]);

const talliesOf = (table: Map<string, Plain>): Record<string, ActivityTally> =>
  Object.fromEntries([...table].map(([id, { bins, ...rest }]) => [id, { ...rest, responseBins: sorted(bins).flat() }]));

/** What somebody writes who needs these counters once: the same numbers, one loop, nothing to reuse. */
function byHand(list: readonly Activity[]): ActivitySummary {
  const numbers = new Map<string, Plain>();
  const members = new Map<string, Plain>();
  const hours = new Map<number, number>();
  const perLog2 = Math.LN2 / Math.log1p(0.02 / 0.99);
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: ZONE,
    hourCycle: 'h23',
    weekday: 'short',
    hour: '2-digit',
  });
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const shown = new Map<number, number>();
  for (const one of list) {
    const quarter = Math.floor(one.at / 900_000);
    let hour = shown.get(quarter);
    if (hour === undefined) {
      const parts = format.formatToParts(one.at);
      const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
      hour = days.indexOf(part('weekday')) * 24 + Number(part('hour'));
      shown.set(quarter, hour);
    }
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
    let number = numbers.get(one.numberId);
    if (number === undefined) {
      number = newPlain();
      numbers.set(one.numberId, number);
    }
    let member: Plain | null = null;
    if (one.memberId != null) {
      member = members.get(one.memberId) ?? null;
      if (member === null) {
        member = newPlain();
        members.set(one.memberId, member);
      }
    }
    const wait = one.responseSeconds ?? null;
    const bin = wait === null ? 0 : wait === 0 ? -1 : Math.ceil(Math.log2(wait) * perLog2);
    for (const tally of member === null ? [number] : [number, member]) {
      if (one.kind === 'message') {
        if (one.direction === 'inbound') tally.inboundMessages++;
        else tally.outboundMessages++;
      } else {
        tally.talkSeconds += one.durationSeconds ?? 0;
        if (one.direction === 'outbound') tally.outboundCalls++;
        else {
          tally.inboundCalls++;
          if (one.answered) tally.answered++;
          else tally.missed++;
        }
      }
      if (wait !== null) {
        tally.responses++;
        tally.responseSeconds += wait;
        tally.bins.set(bin, (tally.bins.get(bin) ?? 0) + 1);
      }
    }
  }
  return { numbers: talliesOf(numbers), members: talliesOf(members), hours: sorted(hours) };
}

const list = activities(COUNT);
const ours = () => summarise(list, ZONE);
if (!isDeepStrictEqual(ours(), byHand(list))) throw new Error('the two loops do not agree');

const times = { ours: [] as number[], byHand: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  // In turn and in both orders, so that neither always meets the warmer cache.
  const order = round % 2 === 0 ? (['ours', 'byHand'] as const) : (['byHand', 'ours'] as const);
  for (const name of order) times[name].push(cpuTime(name === 'ours' ? ours : () => byHand(list)));
}
report({
  figure: `${COUNT.toLocaleString('en')} calls and messages summarised, against a loop by hand`,
  measured: median(times.ours.map((time, round) => time / (times.byHand[round] ?? Number.NaN))),
  bound: 2,
  unit: '×',
});

// A thousand parts of the same, such as a thousand shards or days, each with everybody in it.
const parts = Array.from({ length: 1_000 }, (_, part) => summarise(list.slice(part * 1_000, (part + 1) * 1_000), ZONE));
const whole = mergeSummaries(parts);
if (!isDeepStrictEqual(whole, ours())) throw new Error('the merged parts are not the whole');
const merging = Array.from({ length: ROUNDS }, () => cpuTime(() => mergeSummaries(parts)));
report({
  figure: '1,000 summaries of 50 numbers and 200 people merged',
  measured: median(merging),
  bound: 50,
  unit: 'ms',
});
