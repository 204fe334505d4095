import * as fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import {
  advanceDunning,
  applyQuote,
  buyUsageCredit,
  cancelSubscription,
  creditBalance,
  moveUsageCredit,
  parsePriceBook,
  parseSubscription,
  prorate,
  publishedPrices,
  quoteChange,
  renew,
  type Subscription,
  settleChanges,
  simulate,
  spendUsageCredit,
  startSubscription,
  upcomingInvoice,
} from 'partyline/pricing';
import { expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';

const start = Date.UTC(2026, 0, 31);
const at = start + 10 * 86_400_000;
const terms = { book: publishedPrices, batchWindow: 60_000 };
const order = {
  id: 's1',
  plan: 'starter',
  currency: 'USD',
  interval: 'year',
  seats: 5,
  numbers: 9,
  coupon: { id: 'spring', off: { kind: 'percent', basisPoints: 1000 }, periods: 2 },
} as const;
const { subscription: fresh } = unwrap(startSubscription(order, start, terms));
const shrunk = unwrap(quoteChange(fresh, { id: 'c0', removeNumbers: 3, removeSeats: 1 }, at, terms));
const pending = unwrap(applyQuote(fresh, shrunk, at, terms)).subscription;
const { subscription } = unwrap(settleChanges(pending, at + 60_000));
const quote = unwrap(quoteChange(subscription, { id: 'c1', addSeats: 2, plan: 'scale' }, at + 60_000, terms));

/** Every operation, with inputs that succeed. */
const calls: Record<
  string,
  { readonly input: readonly unknown[]; readonly run: (...input: never[]) => { readonly ok: boolean } }
> = {
  startSubscription: { input: [order, start, publishedPrices], run: (o, a, book) => startSubscription(o, a, { book }) },
  quoteChange: {
    input: [subscription, quote.change, at + 60_000, publishedPrices],
    run: (s, c, a, book) => quoteChange(s, c, a, { book }),
  },
  applyQuote: {
    input: [subscription, quote, at + 60_000, publishedPrices],
    run: (s, q, a, book) => applyQuote(s, q, a, { ...terms, book }),
  },
  settleChanges: { input: [pending, at + 60_000], run: (s, a) => settleChanges(s, a) },
  renew: {
    input: [subscription, subscription.period.end, publishedPrices],
    run: (s, a, book) => renew(s, a, { book }),
  },
  cancelSubscription: { input: [pending, 'now', at + 1000], run: (s, w, a) => cancelSubscription(s, w, a, terms) },
  upcomingInvoice: { input: [pending, publishedPrices], run: (s, book) => upcomingInvoice(s, { book }) },
  buyUsageCredit: {
    input: [subscription, { id: 'b', amount: 5 }, at + 60_000],
    run: (s, m, a) => buyUsageCredit(s, m, a),
  },
  spendUsageCredit: {
    input: [
      unwrap(buyUsageCredit(subscription, { id: 'b', amount: 5 }, at + 60_000)).subscription,
      { id: 'u', amount: 5 },
      at + 60_000,
    ],
    run: (s, m, a) => spendUsageCredit(s, m, a),
  },
  moveUsageCredit: { input: [subscription, { id: 'm' }, at + 60_000], run: (s, m, a) => moveUsageCredit(s, m, a) },
  simulate: {
    input: [
      pending,
      [
        { at: at + 1, change: { id: 'x', addSeats: 1 } },
        { at: at + 2, cancel: 'now' },
      ],
      subscription.period.end,
    ],
    run: (s, steps, until) => simulate(s, steps, until, terms),
  },
  parseSubscription: { input: [pending], run: (s) => parseSubscription(s) },
  parsePriceBook: { input: [publishedPrices], run: (book) => parsePriceBook(book) },
  advanceDunning: {
    input: [
      { status: 'past_due', since: 0, retries: 1, nextRetryAt: 9 },
      { kind: 'payment_failed', at: 9 },
      { retryAfterDays: [1, 2, 3], keepNumbersDays: 30 },
    ],
    run: (state, event, schedule) => advanceDunning(state, event, schedule),
  },
  prorate: {
    input: [{ unitPrice: 5, quantity: 1, period: { start: 0, end: 5000 }, at: 2000 }],
    run: (share) => prorate(share),
  },
};

const edge = fc.constantFrom(
  0,
  -1,
  0.5,
  1e300,
  -0,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53) + 1,
  8.64e15,
  '',
  '__proto__',
  '2026-01-01T00:00:00Z',
  null,
  [],
  {},
  true,
);
const junk = fc.oneof(edge, fc.jsonValue({ maxDepth: 3 }));

/** The value with something else at one place. Picks walk down; the walk ends where they do, or at a leaf. */
const spoil = (value: unknown, picks: readonly number[], wrong: unknown): unknown => {
  if (typeof value !== 'object' || value === null || picks.length === 0) return wrong;
  const keys = Object.keys(value);
  if (keys.length === 0) return wrong;
  const key = keys[picks[0]! % keys.length]!;
  const part = spoil((value as Record<string, unknown>)[key], picks.slice(1), wrong);
  return Array.isArray(value)
    ? value.map((old, index) => (String(index) === key ? part : old))
    : { ...value, [key]: part };
};

const isJson = (value: unknown): boolean => {
  JSON.stringify(value);
  return true;
};

it('succeeds with the inputs the next tests spoil', () => {
  for (const [name, { input, run }] of Object.entries(calls))
    expect([name, run(...(input as never[]))]).toMatchObject([name, { ok: true }]);
});

it('never throws on arbitrary JSON', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(calls)),
      fc.array(junk, { minLength: 4, maxLength: 4 }),
      (name, values) => {
        const { input, run } = calls[name]!;
        // prorate takes what is typed by its types: it is small because it reads no untrusted shapes.
        if (name === 'prorate') return;
        const result = run(...(input.map((_, index) => values[index]) as never[]));
        expect(typeof result.ok).toBe('boolean');
      },
    ),
    fcOptions(1000),
  );
});

it('never throws on good input with something wrong in one place, and answers with a code and a path', () => {
  let refused = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(calls)),
      fc.array(fc.nat(60), { minLength: 2, maxLength: 6 }),
      junk,
      (name, picks, wrong) => {
        const { input, run } = calls[name]!;
        const spoilt = spoil(input, picks, wrong);
        if (
          name === 'prorate' &&
          !Object.values(spoilt as object).every((one) => typeof one === 'object' && one?.period)
        )
          return;
        const copy = structuredClone(spoilt);
        const result = run(...(spoilt as never[])) as {
          ok: boolean;
          error?: { code: string; path: unknown[] };
          value?: unknown;
        };
        expect(spoilt).toEqual(copy);
        if (!result.ok) {
          refused++;
          expect(result.error?.code).toMatch(/^[a-z]+(_[a-z]+)*$/);
          expect(Array.isArray(result.error?.path)).toBe(true);
        } else expect(isJson(result.value)).toBe(true);
      },
    ),
    fcOptions(3000),
  );
  expect(refused).toBeGreaterThan(50);
});

it('gives states that can be stored and read again, whatever succeeded', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(calls)),
      fc.array(fc.nat(60), { minLength: 3, maxLength: 6 }),
      fc.integer({ min: 0, max: 1e6 }),
      (name, picks, wrong) => {
        const { input, run } = calls[name]!;
        if (name === 'prorate') return;
        const result = run(...(spoil(input, picks, wrong) as never[])) as {
          ok: boolean;
          value?: { subscription?: Subscription };
        };
        const next = result.ok ? result.value?.subscription : undefined;
        if (typeof next !== 'object') return;
        const stored = JSON.parse(JSON.stringify(next)) as Subscription;
        expect(unwrap(parseSubscription(stored))).toEqual(next);
        expect(creditBalance(next)).toBeGreaterThanOrEqual(0);
      },
    ),
    fcOptions(1000),
  );
});
