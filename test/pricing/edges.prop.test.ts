import * as fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import {
  applyQuote,
  buyUsageCredit,
  cancelSubscription,
  type LedgerEntry,
  type Line,
  moveUsageCredit,
  type Order,
  parseSubscription,
  periodOf,
  publishedPrices,
  quoteChange,
  remainingValue,
  renew,
  type Subscription,
  settleChanges,
  simulate,
  startSubscription,
  type Terms,
  upcomingInvoice,
} from 'partyline/pricing';
import { describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';
import { bookOf } from './support/histories.js';

const MAX = Number.MAX_SAFE_INTEGER;
/** The last instant there is. */
const LAST = 8.64e15;

const amount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(MAX, MAX - 1, MAX - 1_500, 2 ** 52) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 40, 2 ** 44) },
);
const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 10, 2 ** 31, MAX) },
);
const anchor = fc.oneof(
  { weight: 3, arbitrary: fc.constant(Date.UTC(2026, 0, 31)) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 800 }).map((days) => LAST - days * 86_400_000) },
);
const prices = fc.record({ seat: amount, number: amount });
const plan = fc.record({ included: fc.integer({ min: 0, max: 2 }), month: prices, year: prices });

const taxes: Readonly<Record<string, Terms['tax']>> = {
  none: undefined,
  tenth: ({ amount: of }) => Math.round(of / 10),
  huge: ({ amount: of }) => Math.sign(of) * MAX,
  'huge for credits': ({ amount: of, kind }) => (kind === 'credit' ? Math.sign(of) * MAX : 0),
  unsound: () => 0.5,
  'unsound for credits': ({ kind }) => (kind === 'credit' ? Number.NaN : 0),
};

interface Edge {
  readonly plans: { readonly starter: unknown; readonly business: unknown };
  readonly tax: string;
  readonly seats: number;
  readonly numbers: number;
  readonly year: boolean;
  readonly anchor: number;
  readonly trial: boolean;
  readonly billed: readonly [number, number];
  readonly credit: number;
  readonly prepaid: number;
  readonly more: number;
  readonly waiting: readonly number[];
  readonly percent: boolean;
  readonly sold: boolean;
  readonly window: boolean;
  readonly cancelling: boolean;
}

const edge: fc.Arbitrary<Edge> = fc.record({
  plans: fc.record({ starter: plan, business: plan }),
  tax: fc.constantFrom('none', 'none', ...Object.keys(taxes)),
  seats: quantity,
  numbers: quantity,
  year: fc.boolean(),
  anchor,
  trial: fc.boolean(),
  billed: fc.tuple(amount, amount),
  credit: amount,
  prepaid: amount,
  more: amount,
  waiting: fc.array(amount, { maxLength: 3 }),
  percent: fc.boolean(),
  sold: fc.boolean(),
  window: fc.boolean(),
  cancelling: fc.boolean(),
});

const lineOf = (value: number): Line => ({
  kind: 'charge',
  code: 'seats_full_period',
  params: { quantity: 1, plan: 'starter', interval: 'month', from: 0, to: 1_000 },
  item: 'seats',
  quantity: 1,
  unitPrice: value,
  discount: 0,
  period: { start: 0, end: 1_000 },
  seconds: { numerator: 1, denominator: 1 },
  exact: { numerator: String(value), denominator: '1' },
  rounding: 'half_away_from_zero',
  amount: value,
  uncapped: null,
  tax: 0,
});

const entry = (balance: 'subscription' | 'usage', lot: number, of: number, at: number): readonly LedgerEntry[] =>
  of === 0 ? [] : [{ kind: 'grant', balance, lot, amount: of, at, cause: 'purchase', ref: `g${lot}` }];

/** A subscription at the edge of what numbers and dates can hold, and what its host decides; null where there can be none. */
const stateOf = (of: Edge): { readonly state: Subscription; readonly terms: Terms } | null => {
  const interval = of.year ? 'year' : 'month';
  const own = periodOf(of.anchor, interval, 0);
  const period = of.trial ? { start: of.anchor - 86_400_000, end: of.anchor } : own.ok ? own.value : null;
  if (period === null) return null;
  const { start, end } = period;
  const book = bookOf(of.plans as never);
  const terms: Terms = {
    book: of.sold ? book : { ...book, plans: {} },
    ...(taxes[of.tax] === undefined ? {} : { tax: taxes[of.tax] as NonNullable<Terms['tax']> }),
    ...(of.window ? { batchWindow: 86_400_000 } : {}),
  };
  const { starter } = of.plans as { starter: { included: number; month: { seat: number; number: number } } };
  const read = parseSubscription({
    id: 's1',
    version: 1,
    currency: 'USD',
    plan: 'starter',
    interval,
    prices: { book: 'v1', ...starter.month, includedNumbersPerSeat: starter.included, usersPerNumber: 5 },
    seats: of.seats,
    numbers: of.numbers,
    coupon: of.percent ? { id: 'half', off: { kind: 'percent', basisPoints: 5_000 }, periods: 2 } : null,
    anchor: of.anchor,
    periodIndex: of.trial ? -1 : 0,
    period: { start, end },
    cancelling: of.cancelling,
    endedAt: null,
    changedAt: start,
    billed: { seats: { amount: of.billed[0], tax: 0 }, numbers: { amount: of.billed[1], tax: of.billed[0] } },
    pending: of.waiting.length === 0 ? null : { closesAt: start + 1_000, lines: of.waiting.map(lineOf) },
    ledger: [
      ...entry('subscription', 0, of.credit, start),
      ...entry('usage', 1, of.prepaid, start),
      ...entry('usage', 2, of.more, start),
    ],
    invoices: 0,
    applied: [],
  });
  return read.ok ? { state: read.value, terms } : null;
};

/** Every number in a value, wherever it stands. */
const numbersIn = (value: unknown): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

const yearly: Order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 1, numbers: 1 };

describe('at the edge of what numbers and dates can hold', () => {
  it('every operation gives whole amounts or an error with a code, and never throws', () => {
    const met = new Map<string, number>();
    const count = (what: string, result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => {
      const outcome = `${what}: ${result.ok ? 'ok' : result.error?.code}`;
      met.set(outcome, (met.get(outcome) ?? 0) + 1);
      const of = result.ok ? (result as { value?: unknown }).value : result.error;
      expect(numbersIn(of).every(Number.isSafeInteger), outcome).toBe(true);
    };
    fc.assert(
      fc.property(edge, fc.nat(1_000), fc.constantFrom('business', 'starter'), quantity, (of, share, to, seats) => {
        const made = stateOf(of);
        if (made === null) return;
        const { state, terms } = made;
        const { start, end } = state.period;
        const at = Math.max(state.changedAt, start + Math.floor(((end - start) * share) / 1_001));
        const interval = state.interval === 'year' ? 'month' : 'year';
        const changes = [
          { id: 'c1', plan: to },
          { id: 'c2', addSeats: seats },
          { id: 'c3', removeSeats: Math.min(seats, state.seats) },
          { id: 'c4', interval },
          { id: 'c5', addNumbers: seats, plan: to, interval },
        ] as const;
        for (const change of changes) {
          const quote = quoteChange(state, change, at, terms);
          count('quoteChange', quote);
          if (quote.ok) count('applyQuote', applyQuote(state, quote.value, at, terms));
          count('simulate', simulate(state, [{ at, change }], Math.min(LAST, end + 40 * 86_400_000), terms));
        }
        for (const when of ['now', 'period_end', 'never'] as const) {
          count(`cancelSubscription ${when}`, cancelSubscription(state, when as 'now', at, terms));
        }
        const later = Math.min(LAST, Math.max(end, state.pending?.closesAt ?? end));
        count('renew', renew(state, later, terms));
        count('settleChanges', settleChanges(state, later));
        count('upcomingInvoice', upcomingInvoice(state, terms));
        count('remainingValue', remainingValue(state, at));
        count('moveUsageCredit', moveUsageCredit(state, { id: 'm1' }, at));
        count('buyUsageCredit', buyUsageCredit(state, { id: 'b1', amount: of.credit + 1 } as never, at));
        const order: Order = { id: 's2', plan: to, currency: 'USD', interval, seats: of.seats, numbers: of.numbers };
        count('startSubscription', startSubscription(order, of.anchor, terms));
      }),
      fcOptions(4_000),
    );
    const outcomes = [...met.keys()];
    for (const code of ['ok', 'amount_out_of_range', 'invalid_tax', 'invalid_instant', 'unknown_plan']) {
      expect(
        outcomes.some((outcome) => outcome.endsWith(`: ${code}`)),
        code,
      ).toBe(true);
    }
  });

  it('a subscription whose period would end after the last instant contradicts itself', () => {
    const began = startSubscription(yearly, Date.UTC(2026, 0, 1), { book: publishedPrices });
    const { subscription } = unwrap(began);
    expect(parseSubscription({ ...subscription, anchor: LAST, periodIndex: 3 })).toMatchObject({
      ok: false,
      error: { code: 'invalid_period', path: ['period'] },
    });
  });

  it('and what is published has a price for every period until the last', () => {
    const began = startSubscription(yearly, LAST - 86_400_000, { book: publishedPrices });
    expect(began).toMatchObject({ ok: false, error: { code: 'invalid_instant' } });
  });
});
