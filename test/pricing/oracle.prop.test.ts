import * as fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import type { Change, Coupon, Figures, Line, Subscription } from 'partyline/pricing';
import { remainingValue } from 'partyline/pricing';
import { expect, it } from 'vitest';
import { abs, fraction, isLess, minus, plus } from '../../src/testing/oracles/fraction.js';
import {
  exactValues,
  type OracleChange,
  type OracleCoupon,
  type OracleQuote,
  type OracleState,
  oracleChange,
  oracleRenew,
  oracleStart,
} from '../../src/testing/oracles/money.js';
import { fcOptions, runs } from '../support/runs.js';
import { history, play, succeeded } from './support/histories.js';

const toCoupon = (coupon: Coupon | null): OracleCoupon | null =>
  coupon &&
  (coupon.off.kind === 'percent'
    ? { percent: coupon.off.basisPoints, periods: coupon.periods }
    : { amount: coupon.off.amount, periods: coupon.periods });

const toChange = ({
  addSeats = 0,
  removeSeats = 0,
  addNumbers = 0,
  removeNumbers = 0,
  plan,
  interval,
  coupon,
}: Change) =>
  ({
    seats: addSeats - removeSeats,
    numbers: addNumbers - removeNumbers,
    ...(plan === undefined ? {} : { plan }),
    ...(interval === undefined ? {} : { interval }),
    ...(coupon === undefined ? {} : { coupon: toCoupon(coupon) }),
  }) satisfies OracleChange;

const second = (at: number) => Math.floor(at / 1000);

const figures = (quote: OracleQuote) => ({
  lines: quote.lines.map(Number),
  total: Number(quote.total),
  creditUsed: Number(quote.used),
  creditGranted: Number(quote.granted),
  due: Number(quote.due),
});

const figuresOf = ({
  lines,
  total,
  creditUsed,
  creditGranted,
  due,
}: Figures & { readonly lines: readonly Line[] }) => ({
  lines: lines.map(({ amount }) => amount),
  total,
  creditUsed,
  creditGranted,
  due,
});

const stateOf = ({ plan, interval, seats, numbers, anchor, periodIndex, period }: Subscription) => ({
  plan,
  interval,
  seats,
  numbers,
  anchor: second(anchor),
  index: periodIndex,
  start: second(period.start),
  end: second(period.end),
});

const oracleStateOf = ({ plan, interval, seats, numbers, anchor, index, start, end }: OracleState) => ({
  plan,
  interval,
  seats,
  numbers,
  anchor,
  index,
  start,
  end,
});

const NOTHING = { lines: [], total: 0, creditUsed: 0, creditGranted: 0, due: 0 };

it('agrees with a second implementation over exact rationals in every quote and invoice', () => {
  // Other files count there too.
  const before = { ...succeeded };
  fc.assert(
    fc.property(history, (past) => {
      let oracle: OracleState | null = null;
      for (const event of play(past)) {
        let expected: OracleQuote;
        if (event.kind === 'start' || oracle === null) {
          const { coupon, ...order } = past.order;
          expected = oracleStart(past.plans, { ...order, coupon: toCoupon(coupon ?? null) }, second(event.at));
        } else if (event.kind === 'renew') {
          expected = oracleRenew(past.plans, oracle);
        } else {
          expected = oracleChange(past.plans, oracle, toChange(event.change), second(event.at));
          expect(figuresOf(event.quote)).toEqual(figures(expected));
        }
        const { invoice } = event.billing;
        expect(invoice === null ? NOTHING : figuresOf(invoice)).toEqual(
          expected.total === 0n ? NOTHING : figures(expected),
        );
        oracle = expected.next;
        expect(stateOf(event.after)).toEqual(oracleStateOf(oracle));
      }
    }),
    fcOptions(1000),
  );
  expect(succeeded.change - before.change).toBeGreaterThan(runs(1000) * 3);
  expect(succeeded.renew - before.renew).toBeGreaterThan(runs(1000));
});

it('deviates from the exact rational by at most one minor unit an item and change', () => {
  fc.assert(
    fc.property(history, (past) => {
      const events = play(past);
      const changes = events.filter((event) => event.kind === 'change');
      const deviation = { seats: fraction(0), numbers: fraction(0) };
      let oracle = oracleStart(
        past.plans,
        { ...past.order, coupon: toCoupon(past.order.coupon ?? null) },
        second(past.at),
      ).next;
      for (const event of events) {
        if (event.kind === 'start') continue;
        if (event.kind === 'renew') {
          oracle = oracleRenew(past.plans, oracle).next;
          continue;
        }
        const after = oracleChange(past.plans, oracle, toChange(event.change), second(event.at)).next;
        for (const [index, item] of (['seats', 'numbers'] as const).entries()) {
          const billed = event.quote.lines
            .filter((line) => line.item === item)
            .reduce((sum, { amount }) => sum + amount, 0);
          const exact = minus(
            exactValues(after, second(event.at))[index]!,
            exactValues(oracle, second(event.at))[index]!,
          );
          deviation[item] = plus(deviation[item], minus(fraction(billed), exact));
        }
        oracle = after;
      }
      for (const item of ['seats', 'numbers'] as const) {
        expect(isLess(fraction(changes.length), abs(deviation[item]))).toBe(false);
      }
    }),
    fcOptions(1000),
  );
});

it('gives every line the exact rational it was rounded from', () => {
  fc.assert(
    fc.property(history, (past) => {
      for (const event of play(past)) {
        for (const line of event.billing.invoice?.lines ?? []) {
          const net = line.quantity * line.unitPrice - line.discount;
          const sign = line.kind === 'credit' ? -1 : 1;
          expect(BigInt(line.exact.numerator)).toBe(BigInt(sign * net) * BigInt(line.seconds.numerator));
          expect(line.exact.denominator).toBe(String(line.seconds.denominator));
          const exact = fraction(BigInt(line.exact.numerator), BigInt(line.exact.denominator));
          expect(isLess(fraction(1, 2), abs(minus(exact, fraction(line.amount))))).toBe(false);
        }
      }
    }),
    fcOptions(300),
  );
});

it('is worth what exact rationals say at any instant', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 1000 }), (past, wait) => {
      for (const { after } of play(past)) {
        const at = after.period.start + Math.floor(((after.period.end - after.period.start) * wait) / 1000);
        const value = fraction(unwrap(remainingValue(after, at)));
        const months = after.interval === 'year' ? 12 : 1;
        const extra = Math.max(0, after.numbers - after.seats * after.prices.includedNumbersPerSeat);
        const gross = after.seats * after.prices.seat * months + extra * after.prices.number * months;
        const share = fraction(
          second(after.period.end) - second(at),
          second(after.period.end) - second(after.period.start),
        );
        if (after.coupon !== null) continue;
        const exact = fraction(BigInt(gross) * share.n, share.d);
        // Two items, each rounded once.
        expect(isLess(fraction(1), abs(minus(exact, value)))).toBe(false);
      }
    }),
    fcOptions(300),
  );
});
