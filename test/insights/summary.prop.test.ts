import { DDSketch } from '@datadog/sketches-js';
import fc from 'fast-check';
import { type Activity, emptySummary, evennessOf, mergeSummaries, reportOf, summarise } from 'partyline/insights';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';

const zone = fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC');

const activity: fc.Arbitrary<Activity> = fc.record({
  numberId: fc.constantFrom('desk', 'sales', 'night'),
  memberId: fc.constantFrom('ana', 'ben', 'cleo', null),
  kind: fc.constantFrom('call', 'message'),
  direction: fc.constantFrom('inbound', 'outbound'),
  answered: fc.boolean(),
  durationSeconds: fc.nat({ max: 7_200 }),
  responseSeconds: fc.oneof(fc.constant(null), fc.nat({ max: 90 }), fc.nat({ max: 31_000_000 })),
  // Two years, with their changes of clocks.
  at: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2026, 11, 31) }),
});

const activities = fc.array(activity, { maxLength: 60, size: 'max' });

describe('summaries of activity', () => {
  it('of any split, merged in any order and grouping, equal the summary of the whole', () => {
    fc.assert(
      fc.property(activities, zone, fc.nat({ max: 7 }), fc.infiniteStream(fc.nat()), (all, where, parts, dice) => {
        const split = Array.from({ length: parts + 1 }, (): Activity[] => []);
        for (const one of all) split[dice.next().value % split.length]?.push(one);
        const summaries = split.map((part) => summarise(part, where));
        const whole = summarise(all, where);
        expect(mergeSummaries(summaries)).toEqual(whole);
        expect(mergeSummaries([...summaries].reverse())).toEqual(whole);
        const inTurn = summaries.reduce((sum, next) => mergeSummaries([next, sum]), emptySummary);
        expect(inTurn).toEqual(whole);
        expect(JSON.parse(JSON.stringify(inTurn))).toEqual(whole);
      }),
      lawOptions(2_000, 61),
    );
  });

  it('keep nothing that a plain count would not', () => {
    fc.assert(
      fc.property(activities, (all) => {
        const { total, members } = reportOf(summarise(all));
        const calls = all.filter(({ kind, direction }) => kind === 'call' && direction === 'inbound');
        expect(total.calls.answered).toBe(calls.filter(({ answered }) => answered).length);
        expect(total.calls.missed).toBe(calls.length - total.calls.answered);
        expect(total.volume).toBe(all.length);
        const waits = all.flatMap(({ responseSeconds }) => responseSeconds ?? []);
        expect(total.firstResponse.count).toBe(waits.length);
        expect((total.firstResponse.meanSeconds ?? 0) * waits.length).toBeCloseTo(
          waits.reduce((a, b) => a + b, 0),
          3,
        );
        for (const { memberId, volume } of members) {
          expect(volume).toBe(all.filter((one) => one.memberId === memberId).length);
        }
      }),
      lawOptions(1_000, 62),
    );
  });

  it('answer quantiles as the DDSketch library does, within a hundredth of the exact ones', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 31_000_000 }), { minLength: 1, size: 'max', maxLength: 200 }), (waits) => {
        const at = Date.UTC(2026, 10, 22);
        const said = reportOf(
          summarise(
            waits.map((responseSeconds) => ({
              numberId: 'desk',
              kind: 'message',
              direction: 'outbound',
              at,
              responseSeconds,
            })),
          ),
        ).total.firstResponse;
        const library = new DDSketch({ relativeAccuracy: 0.01 });
        for (const wait of waits) library.accept(wait);
        const sorted = [...waits].sort((a, b) => a - b);
        for (const [share, answer] of [
          [0.5, said.p50],
          [0.9, said.p90],
          [0.95, said.p95],
        ] as const) {
          expect(answer).toBeCloseTo(library.getValueAtQuantile(share), 6);
          const exact = sorted[Math.floor(share * (sorted.length - 1))] as number;
          expect(Math.abs((answer as number) - exact)).toBeLessThanOrEqual(exact * 0.0100001);
        }
      }),
      lawOptions(1_000, 63),
    );
  });

  it('count each hour as the clock on the wall showed it', () => {
    fc.assert(
      fc.property(activity, zone, (one, where) => {
        const [[hour] = []] = summarise([one], where).hours;
        const shown = new Date(one.at).toLocaleString('en-GB', { timeZone: where, weekday: 'long', hour: '2-digit' });
        const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
        expect(`${days[Math.floor((hour as number) / 24)]} at ${String((hour as number) % 24).padStart(2, '0')}`).toBe(
          shown.replace(/,? (\d\d)$/, ' at $1'),
        );
      }),
      lawOptions(2_000, 64),
    );
  });

  it('find work spread evenly at most when all do the same, and moving it towards that never makes it less even', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000 }), { minLength: 2, maxLength: 12 }), (counts) => {
        const evenness = evennessOf(counts);
        if (counts.every((count) => count === 0)) return expect(evenness).toBe(null);
        expect(evenness).toBeGreaterThanOrEqual(0);
        expect(evenness).toBeLessThanOrEqual(1);
        expect(evennessOf([...counts].reverse())).toBeCloseTo(evenness as number, 9);
        const most = counts.indexOf(Math.max(...counts));
        const least = counts.indexOf(Math.min(...counts));
        if ((counts[most] as number) - (counts[least] as number) < 2) return;
        const levelled = counts.map((count, index) => count - Number(index === most) + Number(index === least));
        expect(evennessOf(levelled) as number).toBeGreaterThan(evenness as number);
      }),
      lawOptions(1_000, 65),
    );
  });
});
