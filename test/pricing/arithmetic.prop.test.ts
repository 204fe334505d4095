import * as fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import {
  allocate,
  boundary,
  currencies,
  formatMoney,
  type Interval,
  parseMoney,
  periodAt,
  periodOf,
  prorate,
} from 'partyline/pricing';
import { describe, expect, it } from 'vitest';
import { fraction, nearest } from '../../src/testing/oracles/fraction.js';
import { addMonths } from '../../src/testing/oracles/money.js';
import { fcOptions } from '../support/runs.js';
import { startInstant } from './support/histories.js';

const MAX = Number.MAX_SAFE_INTEGER;
const anyAmount = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }),
  fc.maxSafeInteger(),
  fc.integer({ min: 0, max: 1000 }).map((below) => MAX - below),
  fc.integer({ min: -4, max: 4 }).map((off) => 2 ** 51 + off),
  fc.integer({ min: -4, max: 4 }).map((off) => -(2 ** 52) + off),
);
const quantity = fc.oneof(fc.nat(500), fc.maxSafeNat(), fc.constant(1));
const span = fc
  .tuple(
    startInstant,
    fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 40_000_000 })),
    fc.nat(1_000_000),
  )
  .map(([start, length, part]) => ({
    period: { start, end: start + length * 1000 },
    at: start + Math.floor((length * part) / 1_000_000) * 1000,
  }));

describe('prorate', () => {
  it('is the exact rational, rounded once, half away from zero; or says that it is out of range', () => {
    fc.assert(
      fc.property(anyAmount, quantity, span, (unitPrice, quantity, { period, at }) => {
        const exact = fraction(
          BigInt(unitPrice) * BigInt(quantity) * BigInt(period.end - at),
          BigInt(period.end - period.start),
        );
        const right = nearest(exact);
        const result = prorate({ unitPrice, quantity, period, at });
        if (right > BigInt(MAX) || right < -BigInt(MAX)) {
          expect(result).toMatchObject({ ok: false, error: { code: 'amount_out_of_range', params: { maximum: MAX } } });
        } else expect(result).toEqual({ ok: true, value: Number(right) });
      }),
      fcOptions(1000),
    );
  });

  it('tells just below a half from just above it, at every size', () => {
    const odd = fc.integer({ min: 1, max: 20_000_000 }).map((half) => 2 * half + 1);
    fc.assert(
      fc.property(odd, fc.maxSafeNat(), startInstant, (length, size, start) => {
        const period = { start, end: start + length * 1000 };
        const at = period.end - 1000;
        const whole = Math.floor((size - length) / length);
        if (whole < 0) return;
        const below = whole * length + (length - 1) / 2;
        expect(prorate({ unitPrice: below, quantity: 1, period, at })).toEqual({ ok: true, value: whole });
        expect(prorate({ unitPrice: below + 1, quantity: 1, period, at })).toEqual({ ok: true, value: whole + 1 });
        expect(prorate({ unitPrice: -below - 1, quantity: 1, period, at })).toEqual({ ok: true, value: -whole - 1 });
      }),
      fcOptions(1000),
    );
  });

  it('rounds halves away from zero on both sides', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(), fc.maxSafeNat()), startInstant, (half, start) => {
        const period = { start, end: start + 2000 };
        const at = start + 1000;
        const up = Math.floor(half / 2) + (half % 2);
        expect(prorate({ unitPrice: half, quantity: 1, period, at })).toEqual({ ok: true, value: up });
        expect(prorate({ unitPrice: 0 - half, quantity: 1, period, at })).toEqual({ ok: true, value: 0 - up });
      }),
      fcOptions(1000),
    );
  });
});

describe('allocate', () => {
  it('sums to the amount, each share the floor or the ceiling of its quota, larger remainders first', () => {
    const some = (weight: fc.Arbitrary<number>) =>
      fc
        .array(weight, { minLength: 1, maxLength: 12, size: 'max' })
        .filter((list) => list.some((weight) => weight > 0));
    // Small amounts over small weights tie often.
    const shared = fc.oneof(
      fc.tuple(anyAmount, some(fc.oneof(fc.nat(20), fc.maxSafeNat()))),
      fc.tuple(fc.integer({ min: -40, max: 40 }), some(fc.nat(6))),
    );
    fc.assert(
      fc.property(shared, ([amount, weights]) => {
        const shares = unwrap(allocate({ amount, currency: 'USD' }, weights)).map((share) => BigInt(share.amount));
        const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(BigInt(amount));
        const size = BigInt(Math.abs(amount));
        const extra = shares.map((share, index) => {
          const over = (share < 0n ? -share : share) - (size * BigInt(weights[index]!)) / total;
          expect(over === 0n || over === 1n).toBe(true);
          return over === 1n;
        });
        const rank = (index: number) =>
          [(size * BigInt(weights[index]!)) % total, BigInt(weights[index]!), BigInt(-index)] as const;
        for (let a = 0; a < weights.length; a++) {
          for (let b = 0; b < weights.length; b++) {
            // Whoever got a cent more comes before whoever did not: by remainder, then weight, then position.
            if (!extra[a] || extra[b]) continue;
            const [x, y] = [rank(a), rank(b)];
            const first = x.findIndex((value, index) => value !== y[index]);
            expect(x[first]! > y[first]!).toBe(true);
          }
        }
      }),
      fcOptions(1000),
    );
  });
});

describe('periods', () => {
  const interval = fc.constantFrom<Interval>('month', 'year');
  const monthEnd = fc
    .tuple(
      fc.integer({ min: 1972, max: 2090 }),
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 28, max: 31 }),
      fc.nat(86_399_999),
    )
    .map(([year, month, day, time]) => Date.UTC(year, month, day) + time);
  const anchor = fc.oneof(startInstant, monthEnd);

  it('strictly increase, and the day of the anchor returns whenever the month allows', () => {
    fc.assert(
      fc.property(anchor, interval, fc.integer({ min: -60, max: 300 }), (anchor, interval, index) => {
        const here = unwrap(boundary(anchor, interval, index));
        expect(unwrap(boundary(anchor, interval, index + 1))).toBeGreaterThan(here);
        const [day, then] = [new Date(anchor).getUTCDate(), new Date(here)];
        const longest = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
        expect(then.getUTCDate()).toBe(Math.min(day, longest));
        expect(here - Math.floor(here / 86_400_000) * 86_400_000).toBe(
          anchor - Math.floor(anchor / 86_400_000) * 86_400_000,
        );
      }),
      fcOptions(1000),
    );
  });

  it('fall where a calendar walked day by day puts them', () => {
    fc.assert(
      fc.property(anchor, interval, fc.integer({ min: -40, max: 400 }), (anchor, interval, index) => {
        const whole = Math.floor(anchor / 1000) * 1000;
        const months = index * (interval === 'year' ? 12 : 1);
        expect(unwrap(boundary(whole, interval, index))).toBe(addMonths(whole / 1000, months) * 1000);
      }),
      fcOptions(1000),
    );
  });

  it('are half-open: each instant lies in exactly one', () => {
    fc.assert(
      fc.property(
        anchor,
        interval,
        fc.integer({ min: -30, max: 100 }),
        fc.nat(1000),
        (anchor, interval, index, part) => {
          const period = unwrap(periodOf(anchor, interval, index));
          const inside = period.start + Math.floor(((period.end - period.start - 1) * part) / 1000);
          expect(unwrap(periodAt(anchor, interval, inside))).toEqual(period);
          expect(unwrap(periodAt(anchor, interval, period.start))).toEqual(period);
          expect(unwrap(periodAt(anchor, interval, period.end)).index).toBe(index + 1);
        },
      ),
      fcOptions(1000),
    );
  });
});

describe('money as text', () => {
  it('comes back as it was, in every currency and many locales, to the last cent', () => {
    const locales = [
      'en',
      'fr',
      'es',
      'de-CH',
      'fr-CA',
      'en-IN',
      'ar-EG',
      'fa',
      'he',
      'ja',
      'pt-BR',
      'sv',
      'bn',
      'de-AT',
      'pl',
    ];
    fc.assert(
      fc.property(
        anyAmount,
        fc.constantFrom(...currencies()),
        fc.constantFrom(...locales),
        (amount, currency, locale) => {
          const text = unwrap(formatMoney({ amount, currency }, locale));
          expect(unwrap(parseMoney(text, currency, locale))).toEqual({ amount, currency });
        },
      ),
      fcOptions(1000),
    );
  });

  it('never throws on a text somebody types', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.string(),
        fc.string({ maxLength: 12 }),
        (text, currency, locale) => {
          parseMoney(text, 'USD', 'en');
          parseMoney(text, 'KWD', locale);
          parseMoney(text, currency, 'fr');
          formatMoney({ amount: 1, currency }, locale);
        },
      ),
      fcOptions(1000),
    );
  });
});
