import { unwrap } from 'partyline/kernel';
import { ringPlan, updateNumberSettings } from 'partyline/numbers';
import { describe, expect, it } from 'vitest';
import { done, lineOf } from './support.js';

type Days = Record<string, { from: string; to: string }[]>;

/** Whether a number with these hours is open at each of some instants. */
const openAt = (zone: string, days: Days, instants: readonly string[]) => {
  const { workspace, context, numberId } = lineOf('shared');
  const closed = done(updateNumberSettings, workspace, { numberId, hours: { zone, days } }, context).workspace;
  return instants.map((at) => unwrap(ringPlan(closed, { numberId, seed: 's', at }, context)).open);
};

describe('hours that pass midnight', () => {
  const nights = { friday: [{ from: '22:00', to: '06:00' }], sunday: [{ from: '23:00', to: '01:00' }] };

  it('belong to the day they begin on', () => {
    const saturday = ['2026-11-20T21:59Z', '2026-11-20T22:00Z', '2026-11-21T05:59Z', '2026-11-21T06:00Z'];
    expect(openAt('UTC', nights, saturday)).toEqual([false, true, true, false]);
    expect(openAt('UTC', nights, ['2026-11-20T03:00Z', '2026-11-21T23:00Z'])).toEqual([false, false]);
  });

  it('from Sunday into Monday', () => {
    expect(openAt('UTC', nights, ['2026-11-22T23:30Z', '2026-11-23T00:59Z', '2026-11-23T01:00Z'])).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('24:00 ends the day itself', () => {
    const all = { sunday: [{ from: '00:00', to: '24:00' }] };
    const edges = ['2026-11-21T23:59:59.999Z', '2026-11-22T00:00Z', '2026-11-22T23:59:59.999Z', '2026-11-23T00:00Z'];
    expect(openAt('UTC', all, edges)).toEqual([false, true, true, false]);
  });
});

describe('the days on which clocks change', () => {
  it('Berlin, 29 March 2026: 02:00 to 03:00 is skipped; nine o’clock is nine o’clock', () => {
    const hours = {
      sunday: [
        { from: '02:15', to: '02:45' },
        { from: '09:00', to: '17:00' },
      ],
    };
    // 00:59:59Z is 01:59:59, 01:00Z is 03:00.
    const gap = ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-03-29T01:30:00Z'];
    expect(openAt('Europe/Berlin', hours, gap)).toEqual([false, false, false]);
    const morning = ['2026-03-29T06:59:59Z', '2026-03-29T07:00:00Z', '2026-03-29T14:59:59Z', '2026-03-29T15:00:00Z'];
    expect(openAt('Europe/Berlin', hours, morning)).toEqual([false, true, true, false]);
    // A week before, nine o'clock was an hour later by UTC.
    expect(openAt('Europe/Berlin', hours, ['2026-03-22T07:30:00Z', '2026-03-22T08:00:00Z'])).toEqual([false, true]);
  });

  it('Berlin: a night shift across the gap is an hour shorter, without a hole', () => {
    const night = { saturday: [{ from: '22:00', to: '06:00' }] };
    // 22:00 is 21:00Z on the 28th; 06:00 is 04:00Z on the 29th: seven hours.
    const edges = [
      '2026-03-28T20:59Z',
      '2026-03-28T21:00Z',
      '2026-03-29T00:59Z',
      '2026-03-29T01:00Z',
      '2026-03-29T03:59Z',
      '2026-03-29T04:00Z',
    ];
    expect(openAt('Europe/Berlin', night, edges)).toEqual([false, true, true, true, true, false]);
  });

  it('Berlin, 25 October 2026: 02:00 to 03:00 comes twice, and counts twice', () => {
    const hours = { sunday: [{ from: '02:15', to: '02:45' }] };
    const twice = ['00:14', '00:15', '00:44', '00:45', '01:14', '01:15', '01:44', '01:45'].map(
      (time) => `2026-10-25T${time}Z`,
    );
    expect(openAt('Europe/Berlin', hours, twice)).toEqual([false, true, true, false, false, true, true, false]);
  });

  it('New York: 8 March and 1 November 2026', () => {
    const hours = { sunday: [{ from: '01:30', to: '03:30' }] };
    // Spring: 01:30 EST is 06:30Z, 02:00 becomes 03:00 at 07:00Z, 03:30 EDT is 07:30Z.
    const spring = [
      '2026-03-08T06:29Z',
      '2026-03-08T06:30Z',
      '2026-03-08T07:00Z',
      '2026-03-08T07:29Z',
      '2026-03-08T07:30Z',
    ];
    expect(openAt('America/New_York', hours, spring)).toEqual([false, true, true, true, false]);
    // Autumn: 01:30 EDT is 05:30Z, at 06:00Z it is 01:00 again, 01:30 EST is 06:30Z, 03:30 EST is 08:30Z.
    const autumn = [
      '2026-11-01T05:29Z',
      '2026-11-01T05:30Z',
      '2026-11-01T06:00Z',
      '2026-11-01T06:29Z',
      '2026-11-01T06:30Z',
      '2026-11-01T08:29Z',
      '2026-11-01T08:30Z',
    ];
    expect(openAt('America/New_York', hours, autumn)).toEqual([false, true, false, false, true, true, false]);
  });

  it('Lord Howe Island moves its clocks by half an hour', () => {
    const hours = { sunday: [{ from: '01:45', to: '02:15' }] };
    // 5 April 2026: 02:00 (+11) becomes 01:30 (+10:30) at 15:00Z on the 4th.
    const autumn = ['14:44', '14:45', '14:59', '15:00', '15:14', '15:15', '15:44', '15:45'].map(
      (time) => `2026-04-04T${time}Z`,
    );
    expect(openAt('Australia/Lord_Howe', hours, autumn)).toEqual([false, true, true, false, false, true, true, false]);
    // 4 October 2026: 02:00 (+10:30) becomes 02:30 (+11) at 15:30Z on the 3rd.
    const spring = ['15:14', '15:15', '15:29', '15:30', '15:45'].map((time) => `2026-10-03T${time}Z`);
    expect(openAt('Australia/Lord_Howe', hours, spring)).toEqual([false, true, true, false, false]);
  });
});
