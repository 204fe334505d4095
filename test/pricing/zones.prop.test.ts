import * as fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import { type Interval, periodAt, periodOf, prorate } from 'partyline/pricing';
import { afterEach, describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';
import { history, play, startInstant } from './support/histories.js';

const zones = [
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Europe/London',
];

describe('under every TZ', () => {
  const own = process.env.TZ;
  const offsets = new Set<number>();
  const inZone = <T>(zone: string, say: () => T): T => {
    process.env.TZ = zone;
    offsets.add(new Date(0).getTimezoneOffset());
    return say();
  };

  afterEach(() => {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
    // Where the zone cannot be set, as in a thread, the properties would prove nothing.
    expect(offsets.size).toBeGreaterThan(3);
  });

  it('periods and parts of them are the same', () => {
    const interval = fc.constantFrom<Interval>('month', 'year');
    fc.assert(
      fc.property(startInstant, interval, fc.integer({ min: -20, max: 60 }), (anchor, interval, index) => {
        const say = () => {
          const period = unwrap(periodOf(anchor, interval, index));
          const at = Math.floor((period.start + period.end) / 2);
          return [period, periodAt(anchor, interval, at), prorate({ unitPrice: 1500, quantity: 7, period, at })];
        };
        const here = inZone('UTC', say);
        for (const zone of zones) expect(inZone(zone, say)).toEqual(here);
      }),
      fcOptions(1000),
    );
  });

  it('whole histories of billing are the same', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...zones), (past, zone) => {
        const say = () => JSON.stringify(play(past));
        expect(inZone(zone, say)).toBe(inZone('UTC', say));
      }),
      fcOptions(1000),
    );
  });
});
