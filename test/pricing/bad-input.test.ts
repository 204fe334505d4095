import { DomainError, type Instant, unwrap } from 'partyline/kernel';
import {
  allocate,
  applyQuote,
  boundary,
  buyUsageCredit,
  type Change,
  cancelSubscription,
  creditBalance,
  formatMoney,
  money,
  type Order,
  type PriceBook,
  parseMoney,
  parsePriceBook,
  parseSubscription,
  periodAt,
  priceOf,
  prorate,
  publishedPrices,
  quoteChange,
  remainingValue,
  renew,
  type Subscription,
  settleChanges,
  simulate,
  spendUsageCredit,
  startSubscription,
  type Terms,
  taxAtRate,
  upcomingInvoice,
} from 'partyline/pricing';
import { describe, expect, it } from 'vitest';

const terms: Terms = { book: publishedPrices };
const start = Date.UTC(2026, 0, 1);
const order: Order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 5, numbers: 6 };
const { subscription } = unwrap(startSubscription(order, start, terms));
const day = (days: number): Instant => start + days * 86_400_000;
const at = day(10);

const failure = (result: { readonly ok: boolean; readonly error?: unknown }) => (result.ok ? 'ok' : result.error);
const quote = (
  change: Readonly<Record<string, unknown>>,
  state: Subscription = subscription,
  when: unknown = at,
  by = terms,
) => failure(quoteChange(state, { id: 'c1', ...change } as Change, when as number, by));
const started = (part: Record<string, unknown>, by: Terms = terms) =>
  failure(startSubscription({ ...order, ...part } as Order, start, by));

describe('a code for each bad input', () => {
  const period = { start, end: day(30) };
  const share = { unitPrice: 1500, quantity: 2, period, at };

  it.each([
    ['a period that ends before it starts', { period: { start: day(30), end: start } }, 'invalid_period', ['period']],
    ['a period of no whole second', { period: { start, end: start + 999 }, at: start }, 'invalid_period', ['period']],
    ['a negative quantity', { quantity: -1 }, 'invalid_quantity', ['quantity']],
    ['a fractional quantity', { quantity: 1.5 }, 'invalid_quantity', ['quantity']],
    ['a quantity out of range', { quantity: 2 ** 53, unitPrice: 0 }, 'invalid_quantity', ['quantity']],
    ['a fractional price', { unitPrice: 0.5 }, 'invalid_amount', ['unitPrice']],
    ['a price out of range', { unitPrice: 2 ** 53, quantity: 0 }, 'invalid_amount', ['unitPrice']],
    ['a price that is no number', { unitPrice: Number.NaN }, 'invalid_amount', ['unitPrice']],
    ['an instant before the period', { at: start - 1 }, 'instant_outside_period', ['at']],
    ['an instant after the period', { at: day(31) }, 'instant_outside_period', ['at']],
    ['an instant that is none', { at: Number.POSITIVE_INFINITY }, 'invalid_instant', ['at']],
    ['a fractional instant', { at: start + 0.5 }, 'invalid_instant', ['at']],
    ['an instant of minus zero', { at: -0, period: { start: -1000, end: at } }, 'invalid_instant', ['at']],
    ['a start that is none', { period: { start: Number.NaN, end: at } }, 'invalid_instant', ['period', 'start']],
    ['an end beyond the calendar', { period: { start, end: 8.64e15 + 1 } }, 'invalid_instant', ['period', 'end']],
    ['an amount out of range', { unitPrice: 2 ** 52, quantity: 3, at: start }, 'amount_out_of_range', []],
  ])('prorate: %s', (_, part, code, path) => {
    expect(failure(prorate({ ...share, ...part }))).toMatchObject({ code, path });
  });

  it.each([
    ['a negative quantity', { addSeats: -1 }, { code: 'invalid_quantity', path: ['change', 'addSeats'] }],
    ['a fractional quantity', { removeNumbers: 0.5 }, { code: 'invalid_quantity', path: ['change', 'removeNumbers'] }],
    ['more seats removed than held', { removeSeats: 6 }, { code: 'not_enough_seats', params: { held: 5, removed: 6 } }],
    [
      'more numbers removed than held',
      { removeNumbers: 7 },
      { code: 'not_enough_numbers', path: ['change', 'removeNumbers'] },
    ],
    ['an unknown plan', { plan: 'gold' }, { code: 'unknown_plan', params: { plan: 'gold' } }],
    ['a plan named like a prototype', { plan: 'toString' }, { code: 'unknown_plan' }],
    ['a poisonous plan', { plan: '__proto__' }, { code: 'invalid_input', path: ['change', 'plan'] }],
    [
      'a hole in the price book',
      { interval: 'month' },
      { code: 'price_missing', params: { plan: 'starter', currency: 'USD', interval: 'month', item: 'seats' } },
    ],
    ['an unknown field', { sets: 3 }, { code: 'invalid_input', path: ['change'] }],
    ['a change without an id', { id: '' }, { code: 'invalid_input', path: ['change', 'id'] }],
    [
      'a coupon in another currency',
      { coupon: { id: 'x', off: { kind: 'amount', amount: 100, currency: 'EUR' }, periods: 1 } },
      { code: 'currency_mismatch', params: { expected: 'USD' } },
    ],
    [
      'a coupon of more than everything',
      { coupon: { id: 'x', off: { kind: 'percent', basisPoints: 10_001 }, periods: 1 } },
      { code: 'invalid_input', path: ['change', 'coupon', 'off', 'basisPoints'] },
    ],
    ['seats out of range', { addSeats: Number.MAX_SAFE_INTEGER }, { code: 'amount_out_of_range' }],
    [
      'an amount out of range',
      { addSeats: 2 ** 45 },
      { code: 'amount_out_of_range', params: { maximum: Number.MAX_SAFE_INTEGER } },
    ],
  ])('quoteChange: %s', (_, change, expected) => {
    expect(quote(change)).toMatchObject(expected);
  });

  it('quoteChange: instants outside the period, out of order, or none', () => {
    const { end } = subscription.period;
    expect(quote({ addSeats: 1 }, subscription, end)).toMatchObject({
      code: 'instant_outside_period',
      params: { at: end, start, end },
    });
    expect(quote({ addSeats: 1 }, subscription, start - 1)).toMatchObject({ code: 'out_of_order' });
    expect(quote({ addSeats: 1 }, subscription, '2026-01-11T00:00:00')).toMatchObject({
      code: 'invalid_input',
      path: ['at'],
    });
    expect(quote({ addSeats: 1 }, subscription, '2026-02-30T00:00:00Z')).toMatchObject({
      code: 'invalid_input',
      path: ['at'],
    });
    expect(quote({ addSeats: 1 }, subscription, '2026-01-11T00:00:00+00:00')).toBe('ok');
  });

  it('a subscription that contradicts itself', () => {
    const bad = (part: Partial<Subscription>) => quote({ addSeats: 1 }, { ...subscription, ...part });
    expect(bad({ period: { start: subscription.period.end, end: start } })).toMatchObject({
      code: 'invalid_period',
      path: ['subscription', 'period'],
    });
    expect(bad({ period: { start, end: day(31) } })).toMatchObject({ code: 'invalid_period' });
    expect(bad({ periodIndex: -1 })).toMatchObject({ code: 'invalid_period' });
    expect(bad({ currency: 'USX' })).toMatchObject({ code: 'unknown_currency', path: ['subscription', 'currency'] });
    expect(bad({ seats: -1 })).toMatchObject({ code: 'invalid_input', path: ['subscription', 'seats'] });
    const entry = {
      kind: 'use',
      balance: 'subscription',
      lot: 0,
      amount: 5,
      at,
      cause: 'invoice',
      ref: 's1-1',
    } as const;
    expect(bad({ ledger: [entry] })).toMatchObject({
      code: 'invalid_ledger',
      path: ['subscription', 'ledger', 0],
      params: { entry: 0 },
    });
    expect(
      bad({
        ledger: [
          { ...entry, kind: 'grant' },
          { ...entry, amount: 6 },
        ],
      }),
    ).toMatchObject({ params: { entry: 1 } });
    expect(bad({ ledger: [{ ...entry, kind: 'grant', lot: 7 }] })).toMatchObject({ code: 'invalid_ledger' });
    expect(failure(parseSubscription({ ...subscription, seats: 1.5 }))).toMatchObject({
      code: 'invalid_input',
      path: ['seats'],
    });
    expect(failure(parseSubscription({ ...subscription, currency: 'XXX' }))).toMatchObject({
      code: 'unknown_currency',
    });
  });

  it('a price book with a hole', () => {
    const hole = (part: unknown): Terms => ({ book: { version: 'v2', plans: { starter: part } } as PriceBook });
    const prices = { seat: 1500, number: 500 };
    const plan = { includedNumbersPerSeat: 1, usersPerNumber: 10 };
    expect(started({}, hole(undefined))).toMatchObject({ code: 'unknown_plan' });
    expect(started({}, hole(null))).toMatchObject({ code: 'unknown_plan' });
    expect(started({}, hole({ ...plan, prices: {} }))).toMatchObject({
      code: 'price_missing',
      params: { item: 'seats' },
    });
    expect(started({}, hole({ ...plan, prices: { USD: { year: { seat: 1500 } } } }))).toMatchObject({
      code: 'price_missing',
      params: { item: 'numbers' },
    });
    expect(started({}, hole({ ...plan, prices: { USD: { year: { ...prices, seat: 15.5 } } } }))).toMatchObject({
      code: 'price_missing',
    });
    expect(started({}, hole({ ...plan, prices: { USD: { year: { ...prices, seat: -1 } } } }))).toMatchObject({
      code: 'price_missing',
    });
    expect(started({}, hole({ usersPerNumber: 10, prices: { USD: { year: prices } } }))).toMatchObject({
      code: 'price_missing',
    });
    expect(started({}, { book: {} as PriceBook })).toMatchObject({ code: 'invalid_price_book' });
    expect(started({ currency: 'EUR' })).toMatchObject({ code: 'price_missing', params: { currency: 'EUR' } });
    const later = renew(subscription, subscription.period.end, hole(undefined));
    expect(failure(later)).toMatchObject({ code: 'unknown_plan' });
    expect(
      failure(parsePriceBook({ version: 'v', plans: { p: { ...plan, prices: { USX: { year: prices } } } } })),
    ).toMatchObject({ code: 'unknown_currency', path: ['plans', 'p', 'prices', 'USX'] });
    expect(
      failure(parsePriceBook({ version: 'v', plans: { p: { ...plan, prices: { USD: { week: prices } } } } })),
    ).toMatchObject({ code: 'invalid_input' });
    for (const plan of ['constructor', '__proto__']) {
      expect(failure(priceOf(publishedPrices, plan, 'USD', 'year'))).toMatchObject({ code: 'unknown_plan' });
    }
  });

  it.each([
    ['an unknown currency', { currency: 'usd' }, { code: 'unknown_currency', path: ['order', 'currency'] }],
    ['negative seats', { seats: -1 }, { code: 'invalid_quantity', path: ['order', 'seats'] }],
    ['fractional numbers', { numbers: 0.1 }, { code: 'invalid_quantity', path: ['order', 'numbers'] }],
    [
      'a trial that ends before it starts',
      { trialUntil: start },
      { code: 'invalid_trial', path: ['order', 'trialUntil'] },
    ],
    [
      'a coupon in another currency',
      { coupon: { id: 'x', off: { kind: 'amount', amount: 1, currency: 'JPY' }, periods: null } },
      { code: 'currency_mismatch' },
    ],
    ['seats out of range', { seats: 2 ** 50 }, { code: 'amount_out_of_range' }],
    ['a wrong interval', { interval: 'week' }, { code: 'invalid_input', path: ['order', 'interval'] }],
  ])('startSubscription: %s', (_, part, expected) => {
    expect(started(part)).toMatchObject(expected);
  });

  it('startSubscription: a period beyond the calendar', () => {
    expect(failure(startSubscription(order, 8.64e15, terms))).toMatchObject({ code: 'invalid_instant' });
  });

  it('stale, expired and foreign quotes', () => {
    const first = unwrap(quoteChange(subscription, { id: 'c1', addSeats: 1 }, at, terms));
    const second = unwrap(quoteChange(subscription, { id: 'c2', addSeats: 1 }, at, terms));
    const apply = (quoted: typeof first, when: number, state = subscription, by = terms) =>
      failure(applyQuote(state, quoted, when, by));
    const moved = unwrap(applyQuote(subscription, first, at, terms)).subscription;
    expect(apply(second, at, moved)).toMatchObject({
      code: 'stale_quote',
      params: { because: 'version', quoted: 1, current: 2 },
    });
    expect(apply({ ...first, due: first.due - 1 }, at)).toMatchObject({
      code: 'stale_quote',
      params: { because: 'figures' },
    });
    expect(apply(first, at, { ...subscription, id: 's2' })).toMatchObject({
      code: 'stale_quote',
      params: { because: 'subscription' },
    });
    const dearer = { book: { ...publishedPrices, version: 'next' } };
    const upgrade = unwrap(quoteChange(subscription, { id: 'up', plan: 'scale' }, at, terms));
    expect(apply(upgrade, at, subscription, dearer)).toBe('ok');
    const scale = { ...publishedPrices.plans.scale, prices: { USD: { year: { seat: 3600, number: 500 } } } };
    const raised = { book: { version: 'next', plans: { ...publishedPrices.plans, scale } } };
    expect(apply(upgrade, at, subscription, raised)).toMatchObject({
      code: 'stale_quote',
      params: { because: 'figures' },
    });
    expect(apply(first, first.expiresAt - 1)).toBe('ok');
    expect(apply(first, first.expiresAt)).toMatchObject({
      code: 'quote_expired',
      params: { expiresAt: at + 3_600_000 },
    });
    expect(apply(first, at - 1)).toMatchObject({ code: 'out_of_order' });
    expect(apply({} as typeof first, at)).toMatchObject({ code: 'invalid_input', path: ['quote', 'change'] });
  });

  it('terms and taxes that are no figures', () => {
    const change = { addSeats: 1 };
    expect(quote(change, subscription, at, { ...terms, batchWindow: -1 })).toMatchObject({
      code: 'invalid_terms',
      path: ['terms', 'batchWindow'],
    });
    expect(quote(change, subscription, at, { ...terms, quoteLifetime: 0.5 })).toMatchObject({ code: 'invalid_terms' });
    expect(quote(change, subscription, at, { ...terms, tax: () => 0.5 })).toMatchObject({ code: 'invalid_tax' });
    expect(quote(change, subscription, at, { ...terms, tax: () => 1 })).toMatchObject({ code: 'invalid_tax' });
    // A rate under which the tax is no safe integer.
    const dear = { ...terms, tax: taxAtRate(Number.MAX_SAFE_INTEGER) };
    expect(quote({ addSeats: 1_000 }, subscription, at, dear)).toMatchObject({ code: 'invalid_tax' });
    const hasty = { ...terms, batchWindow: -1 };
    expect(failure(cancelSubscription(subscription, 'now', at, hasty))).toMatchObject({ code: 'invalid_terms' });
    expect(failure(renew(subscription, subscription.period.end, hasty))).toMatchObject({ code: 'invalid_terms' });
  });

  it('renewals, settlements and cancellations at the wrong time', () => {
    const { end } = subscription.period;
    expect(failure(renew(subscription, end - 1, terms))).toMatchObject({ code: 'period_not_over', params: { end } });
    expect(failure(cancelSubscription(subscription, 'now', end, terms))).toMatchObject({
      code: 'instant_outside_period',
    });
    expect(failure(cancelSubscription(subscription, 'later' as 'now', at, terms))).toMatchObject({
      code: 'invalid_input',
      path: ['when'],
    });
    const { subscription: ended } = unwrap(cancelSubscription(subscription, 'now', at, terms));
    for (const result of [
      quoteChange(ended, { id: 'c' }, at, terms),
      renew(ended, end, terms),
      cancelSubscription(ended, 'now', at, terms),
      settleChanges(ended, at),
      upcomingInvoice(ended, terms),
      buyUsageCredit(ended, { id: 'b', amount: 1 }, at),
    ]) {
      expect(failure(result)).toMatchObject({ code: 'subscription_ended', params: { endedAt: at } });
    }
  });

  it('usage credit', () => {
    expect(failure(buyUsageCredit(subscription, { id: 'b', amount: 0 }, at))).toMatchObject({ code: 'invalid_amount' });
    expect(failure(buyUsageCredit(subscription, { id: 'b', amount: 1.5 }, at))).toMatchObject({
      code: 'invalid_amount',
    });
    expect(failure(spendUsageCredit(subscription, { id: 'b', amount: 1 }, at))).toMatchObject({
      code: 'not_enough_credit',
      params: { balance: 0, amount: 1 },
    });
    const rich = unwrap(buyUsageCredit(subscription, { id: 'b', amount: Number.MAX_SAFE_INTEGER }, at)).subscription;
    expect(failure(buyUsageCredit(rich, { id: 'b2', amount: 1 }, at))).toMatchObject({ code: 'amount_out_of_range' });
  });

  it('simulations', () => {
    const steps = [
      { at, change: { id: 'a', addSeats: 1 } },
      { at, change: { id: 'b', removeSeats: 99 } },
    ];
    expect(failure(simulate(subscription, steps, day(20), terms))).toMatchObject({
      code: 'not_enough_seats',
      path: ['steps', 1, 'change', 'removeSeats'],
    });
    expect(failure(simulate(subscription, [], '+275760-09-13T00:00:00Z', terms))).toMatchObject({
      code: 'invalid_input',
    });
    expect(failure(simulate(subscription, [], Date.UTC(20_000, 0, 1), terms))).toMatchObject({
      code: 'timeline_too_long',
    });
  });

  it('a ledger that nobody checked, in which something is used that was never granted', () => {
    const used = { kind: 'use', balance: 'usage', lot: 3, amount: 5, at: start, cause: 'usage', ref: 'u' } as const;
    expect(creditBalance({ ledger: [used] }, 'usage')).toBe(0);
  });

  it('money', () => {
    expect(failure(money(1_500, 'USD'))).toBe('ok');
    expect(failure(money(1.5, 'USD'))).toMatchObject({ code: 'invalid_amount' });
    expect(failure(money(1, 'ABC'))).toMatchObject({ code: 'unknown_currency' });
    expect(failure(formatMoney({ amount: 1, currency: 'USD' }, 'not a locale'))).toMatchObject({
      code: 'unknown_locale',
    });
    expect(failure(formatMoney({ amount: 1, currency: 'usd' }, 'en'))).toMatchObject({ code: 'unknown_currency' });
    expect(failure(formatMoney({ amount: 0.1, currency: 'USD' }, 'en'))).toMatchObject({ code: 'invalid_amount' });
    for (const text of [
      '',
      '1,5',
      '1.234',
      '1.',
      '.',
      'abc',
      '1 2x',
      '--1',
      '1..2',
      '12,34,567,8',
      '1e3',
      '0x10',
      '٣x',
      '9'.repeat(200),
    ]) {
      expect(failure(parseMoney(text, 'USD')), text).toMatchObject({ code: 'invalid_money_text' });
    }
    expect(failure(parseMoney('90071992547409.92', 'USD'))).toMatchObject({ code: 'amount_out_of_range' });
    // A locale that puts no group marks anywhere.
    expect(failure(parseMoney('1234.5', 'USD', 'en-US-posix'))).toBe('ok');
    expect(failure(parseMoney('1,234.5', 'USD', 'en-US-posix'))).toMatchObject({ code: 'invalid_money_text' });
    expect(failure(parseMoney('1', 'ABC'))).toMatchObject({ code: 'unknown_currency' });
    expect(failure(parseMoney('1', 'USD', '!'))).toMatchObject({ code: 'unknown_locale' });
    expect(failure(allocate({ amount: 1, currency: 'USD' }, []))).toMatchObject({ code: 'no_weights' });
    expect(failure(allocate({ amount: 1, currency: 'USD' }, [0, 0]))).toMatchObject({ code: 'no_weights' });
    expect(failure(allocate({ amount: 1, currency: 'USD' }, [1, -1]))).toMatchObject({
      code: 'invalid_weight',
      path: ['weights', 1],
    });
    expect(failure(allocate({ amount: 0.5, currency: 'USD' }, [1]))).toMatchObject({ code: 'invalid_amount' });
    expect(failure(allocate({ amount: 1, currency: '' }, [1]))).toMatchObject({ code: 'unknown_currency' });
  });

  it('periods and values', () => {
    expect(failure(boundary(Number.NaN, 'month', 0))).toMatchObject({ code: 'invalid_instant', path: ['anchor'] });
    expect(failure(boundary(start, 'month', 0.5))).toMatchObject({ code: 'invalid_instant', path: ['index'] });
    expect(failure(boundary(start, 'year', 1e9))).toMatchObject({ code: 'invalid_instant', path: ['index'] });
    expect(failure(periodAt(start, 'month', 0.5))).toMatchObject({ code: 'invalid_instant', path: ['at'] });
    expect(failure(periodAt(0.5, 'month', 0))).toMatchObject({ code: 'invalid_instant', path: ['anchor'] });
    expect(failure(periodAt(start, 'month', 8.64e15))).toMatchObject({ code: 'invalid_instant' });
    expect(failure(remainingValue(subscription, start - 1))).toMatchObject({ code: 'instant_outside_period' });
    expect(failure(remainingValue(subscription, Number.NaN))).toMatchObject({ code: 'invalid_instant' });
  });

  it('is an exception only for those who ask for one', () => {
    expect(() => unwrap(quoteChange(subscription, { id: 'c', addSeats: -1 }, at, terms))).toThrow(DomainError);
  });
});
