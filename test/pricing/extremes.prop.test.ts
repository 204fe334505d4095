import * as fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import { applyQuote, quoteChange, startSubscription, type Terms } from 'partyline/pricing';
import { describe, expect, it } from 'vitest';
import { fullPrices, oracleChange, oracleStart } from '../../src/testing/oracles/money.js';
import { fcOptions } from '../support/runs.js';
import { bookOf, type Plans, startInstant } from './support/histories.js';

const MAX = Number.MAX_SAFE_INTEGER;
/** Quantities and prices whose products fall on both sides of 2^53, often within a few units of it. */
const near = fc
  .tuple(fc.integer({ min: 1, max: 2 ** 20 }), fc.integer({ min: -3, max: 3 }))
  .map(([quantity, off]) => ({ quantity, price: Math.min(MAX, Math.floor(MAX / quantity) + off) }));

describe('amounts near 2^53', () => {
  it('are right to the cent, or a clear error', () => {
    let right = 0;
    let refused = 0;
    fc.assert(
      fc.property(near, near, startInstant, fc.nat(999), fc.boolean(), (one, two, start, wait, swap) => {
        const price = (seat: number) => ({ included: 0, month: { seat, number: 0 }, year: { seat, number: 0 } });
        const plans: Plans = { big: price(one.price), bigger: price(two.price) };
        const terms: Terms = { book: bookOf(plans) };
        const order = { plan: 'big', interval: 'month', seats: one.quantity, numbers: 0 } as const;
        const began = startSubscription({ id: 's1', currency: 'USD', ...order }, start, terms);
        const fits = BigInt(one.quantity) * BigInt(one.price) <= BigInt(MAX);
        if (!fits) {
          refused++;
          expect(began).toMatchObject({ ok: false, error: { code: 'amount_out_of_range', params: { maximum: MAX } } });
          return;
        }
        const { subscription } = unwrap(began);
        const oracle = oracleStart(plans, { ...order, coupon: null }, Math.floor(start / 1000)).next;
        const { period } = subscription;
        const at = start + Math.floor(((period.end - start) * wait) / 1000);
        const change = swap ? { plan: 'bigger' } : { removeSeats: Math.floor(one.quantity / 2) };
        const after = swap ? { plan: 'bigger' } : { seats: -Math.floor(one.quantity / 2) };
        const quote = quoteChange(subscription, { id: 'c', ...change }, at, terms);
        const expected = oracleChange(plans, oracle, after, Math.floor(at / 1000));
        if (fullPrices(expected.next)[0] > BigInt(MAX)) {
          refused++;
          expect(quote).toMatchObject({ ok: false, error: { code: 'amount_out_of_range' } });
        } else {
          right++;
          expect(unwrap(quote).lines.map(({ amount }) => BigInt(amount))).toEqual(expected.lines);
          expect(BigInt(unwrap(quote).total)).toBe(expected.total);
          expect(unwrap(applyQuote(subscription, unwrap(quote), at, terms)).invoice?.total ?? 0).toBe(
            Number(expected.total),
          );
        }
      }),
      fcOptions(1000),
    );
    expect(Math.min(right, refused)).toBeGreaterThan(10);
  });
});
