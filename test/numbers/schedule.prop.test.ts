import fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import { ringPlan, updateNumberSettings } from 'partyline/numbers';
import { expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';
import { lineOf } from './support.js';

const HOUR = 60;
const MINUTE = 60_000;
const DAY_MINUTES = 24 * HOUR;

/** Minutes east of UTC in 2026, written down from the published rules: from which instant on, which offset. */
const offsets = {
  'Europe/Berlin': [
    ['2026-01-01T00:00Z', HOUR],
    ['2026-03-29T01:00Z', 2 * HOUR],
    ['2026-10-25T01:00Z', HOUR],
  ],
  'America/New_York': [
    ['2026-01-01T00:00Z', -5 * HOUR],
    ['2026-03-08T07:00Z', -4 * HOUR],
    ['2026-11-01T06:00Z', -5 * HOUR],
  ],
  'Australia/Lord_Howe': [
    ['2026-01-01T00:00Z', 11 * HOUR],
    ['2026-04-04T15:00Z', 10.5 * HOUR],
    ['2026-10-03T15:30Z', 11 * HOUR],
  ],
  'Asia/Kathmandu': [['2026-01-01T00:00Z', 5 * HOUR + 45]],
} as const;
type Zone = keyof typeof offsets;

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Week = Record<(typeof weekdays)[number], { from: string; to: string }[]>;

const minutesOf = (time: string) => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3));
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`;

/** Every minute of the week painted one by one, Monday first. */
const painted = (week: Week): readonly boolean[] => {
  const open: boolean[] = new Array(7 * DAY_MINUTES).fill(false);
  weekdays.forEach((day, index) => {
    for (const { from, to } of week[day]) {
      const start = minutesOf(from);
      const end = minutesOf(to) > start ? minutesOf(to) : minutesOf(to) + DAY_MINUTES;
      for (let minute = start; minute < end; minute++) open[(index * DAY_MINUTES + minute) % open.length] = true;
    }
  });
  return open;
};

/** The minute of the week that a clock on the wall shows. */
const wallMinute = (zone: Zone, at: number): number => {
  let offset = 0;
  for (const [from, minutes] of offsets[zone]) if (at >= Date.parse(from)) offset = minutes;
  // 1970-01-01 was a Thursday, three days after a Monday.
  const minutes = Math.floor(at / MINUTE) + offset + 3 * DAY_MINUTES;
  return minutes % (7 * DAY_MINUTES);
};

const interval = fc
  .tuple(fc.integer({ min: 0, max: DAY_MINUTES - 1 }), fc.integer({ min: 0, max: DAY_MINUTES }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ from: timeOf(from), to: timeOf(to) }));
const day = fc.array(interval, { maxLength: 3 });
const week = fc.record(Object.fromEntries(weekdays.map((name) => [name, day]))) as unknown as fc.Arbitrary<Week>;

/** Instants around the days on which clocks change, to the millisecond, and any others. */
const instant = (zone: Zone) => {
  const changes = offsets[zone].map(([from]) => Date.parse(from));
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -1500, max: 1500 }), fc.constantFrom(0, -1, 1, 30_000))
    .map(([change, minutes, rest]) => change + minutes * MINUTE + rest);
  const any = fc.integer({ min: Date.UTC(2026, 0, 3), max: Date.UTC(2026, 11, 29) });
  return fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: any }).filter((at) => at >= changes[0]!);
};

const { workspace, context, numberId } = lineOf('shared');

it('hours are open exactly in the minutes that a wall clock in their zone shows', () => {
  const cases = fc
    .constantFrom(...(Object.keys(offsets) as Zone[]))
    .chain((zone) => fc.tuple(fc.constant(zone), week, fc.array(instant(zone), { minLength: 5, maxLength: 20 })));
  const seen = { open: 0, closed: 0 };
  fc.assert(
    fc.property(cases, ([zone, days, instants]) => {
      const hours = { zone, days };
      const set = unwrap(updateNumberSettings(workspace, { numberId, hours }, context)).workspace;
      const minutes = painted(days);
      for (const at of instants) {
        const { open } = unwrap(ringPlan(set, { numberId, seed: 's', at }, context));
        expect(open, `${zone} ${new Date(at).toISOString()}`).toBe(minutes[wallMinute(zone, at)]);
        seen[open ? 'open' : 'closed']++;
      }
    }),
    fcOptions(2000),
  );
  expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(100);
});

it('minute by minute through both changes of every zone', () => {
  const days = {
    monday: [{ from: '00:30', to: '02:10' }],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [{ from: '21:17', to: '02:20' }],
    sunday: [
      { from: '01:40', to: '01:50' },
      { from: '02:05', to: '02:35' },
      { from: '23:59', to: '00:01' },
    ],
  };
  const minutes = painted(days);
  for (const zone of Object.keys(offsets) as Zone[]) {
    const hours = { zone, days };
    const set = unwrap(updateNumberSettings(workspace, { numberId, hours }, context)).workspace;
    for (const [change] of offsets[zone].slice(1)) {
      const wrong: string[] = [];
      for (let minute = -6 * HOUR; minute < 30 * HOUR; minute++) {
        const at = Date.parse(change) + minute * MINUTE;
        const { open } = unwrap(ringPlan(set, { numberId, seed: 's', at }, context));
        if (open !== minutes[wallMinute(zone, at)]) wrong.push(`${zone} ${new Date(at).toISOString()}`);
      }
      expect(wrong).toEqual([]);
    }
  }
});
