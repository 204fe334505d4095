import { type Failure, type Result, unwrap } from 'partyline/kernel';
import {
  advanceDunning,
  allocate,
  applyQuote,
  buyUsageCredit,
  type Change,
  cancelSubscription,
  formatMoney,
  money,
  moveUsageCredit,
  type Order,
  type PriceBook,
  parseMoney,
  parseSubscription,
  priceOf,
  prorate,
  publishedPrices,
  quoteChange,
  remainingValue,
  renew,
  settleChanges,
  simulate,
  spendUsageCredit,
  startSubscription,
  type Terms,
} from 'partyline/pricing';
import { describe, expect, it } from 'vitest';

const terms: Terms = { book: publishedPrices };
const MOST = Number.MAX_SAFE_INTEGER;
const HOUR = 3_600_000;
const start = Date.UTC(2026, 0, 1);
const at = Date.UTC(2026, 0, 11);
const order: Order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 5, numbers: 6 };
const { subscription } = unwrap(startSubscription(order, start, terms));
const { end } = subscription.period;
const lot = {
  kind: 'grant',
  balance: 'subscription',
  lot: 0,
  amount: MOST,
  at: start,
  cause: 'moved',
  ref: 'm',
} as const;
const change: Change = { id: 'c1', addSeats: 1 };
const quoted = unwrap(quoteChange(subscription, change, at, terms));
const applied = unwrap(applyQuote(subscription, quoted, at, terms)).subscription;
const batched: Terms = { ...terms, batchWindow: HOUR };
const waiting = unwrap(applyQuote(subscription, quoted, at, batched)).subscription;

/** Code, path and parameters: all that a host has to say what is wrong, and where. */
describe('a failure is told whole', () => {
  const of = (part: Partial<Parameters<typeof prorate>[0]>) =>
    prorate({ unitPrice: 1, quantity: 1, period: { start, end }, at, ...part });
  const range = { maximum: MOST };

  it.each<[string, () => Result<unknown, Failure<string, object>>, string, readonly (string | number)[], object]>([
    [
      'a period that ends where it starts',
      () => of({ period: { start, end: start } }),
      'invalid_period',
      ['period'],
      { start, end: start },
    ],
    ['a negative quantity', () => of({ quantity: -1 }), 'invalid_quantity', ['quantity'], { minimum: 0 }],
    [
      'an instant after the period',
      () => of({ at: end + 1000 }),
      'instant_outside_period',
      ['at'],
      { at: end + 1000, start, end },
    ],
    ['a fraction of a cent', () => money(0.5, 'USD'), 'invalid_amount', ['amount'], {}],
    ['money nobody has', () => money(1, 'XYZ'), 'unknown_currency', ['currency'], {}],
    [
      'half a cent to share out',
      () => allocate({ amount: 0.5, currency: 'USD' }, [1]),
      'invalid_amount',
      ['amount'],
      {},
    ],
    [
      'no money to share out',
      () => allocate({ amount: 1, currency: 'XYZ' }, [1]),
      'unknown_currency',
      ['currency'],
      {},
    ],
    [
      'a negative weight in front',
      () => allocate({ amount: 1, currency: 'USD' }, [-1, 1]),
      'invalid_weight',
      ['weights', 0],
      {},
    ],
    ['weights of nothing', () => allocate({ amount: 1, currency: 'USD' }, [0]), 'no_weights', ['weights'], {}],
    [
      'half a cent to write',
      () => formatMoney({ amount: 0.5, currency: 'USD' }, 'en'),
      'invalid_amount',
      ['amount'],
      {},
    ],
    [
      'no money to write',
      () => formatMoney({ amount: 1, currency: 'XYZ' }, 'en'),
      'unknown_currency',
      ['currency'],
      {},
    ],
    [
      'no language to write in',
      () => formatMoney({ amount: 1, currency: 'USD' }, '!'),
      'unknown_locale',
      ['locale'],
      {},
    ],
    ['no money to read', () => parseMoney('1', 'XYZ'), 'unknown_currency', ['currency'], {}],
    ['no language to read in', () => parseMoney('1', 'USD', '!'), 'unknown_locale', ['locale'], {}],
    ['no figure', () => parseMoney('one', 'USD'), 'invalid_money_text', ['text'], {}],
    ['more than there is', () => parseMoney('90071992547409.92', 'USD'), 'amount_out_of_range', ['text'], range],
    [
      'a book without a version',
      () => priceOf({ plans: {} } as unknown as PriceBook, 'a', 'USD', 'year'),
      'invalid_price_book',
      ['book', 'version'],
      {},
    ],
    [
      'no book',
      () => priceOf(undefined as unknown as PriceBook, 'a', 'USD', 'year'),
      'invalid_price_book',
      ['book', 'version'],
      {},
    ],
    [
      'an unknown plan',
      () => priceOf(publishedPrices, 'gold', 'USD', 'year'),
      'unknown_plan',
      ['plan'],
      { plan: 'gold' },
    ],
    [
      'a price that is missing',
      () => priceOf(publishedPrices, 'scale', 'EUR', 'year'),
      'price_missing',
      ['plan'],
      { plan: 'scale', currency: 'EUR', interval: 'year', item: 'seats' },
    ],
    [
      'value before the period',
      () => remainingValue(subscription, start - 1),
      'instant_outside_period',
      ['at'],
      { at: start - 1, start, end },
    ],
    [
      'value after the period',
      () => remainingValue(subscription, end + 1),
      'instant_outside_period',
      ['at'],
      { at: end + 1, start, end },
    ],
    ['value at no instant', () => remainingValue(subscription, 0.5), 'invalid_instant', ['at'], {}],
    [
      'a trial that ends as it starts',
      () => startSubscription({ ...order, trialUntil: start }, start, terms),
      'invalid_trial',
      ['order', 'trialUntil'],
      { start, end: start },
    ],
    ['a start beyond the calendar', () => startSubscription(order, 8.64e15, terms), 'invalid_instant', ['at'], {}],
    [
      'a coupon of another currency',
      () =>
        startSubscription(
          { ...order, coupon: { id: 'x', off: { kind: 'amount', amount: 1, currency: 'EUR' }, periods: 1 } },
          start,
          terms,
        ),
      'currency_mismatch',
      ['coupon'],
      { expected: 'USD' },
    ],
    [
      'a lifetime that is none',
      () => quoteChange(subscription, change, at, { ...terms, quoteLifetime: -1 }),
      'invalid_terms',
      ['terms', 'quoteLifetime'],
      {},
    ],
    [
      'a tax of half a cent',
      () => quoteChange(subscription, change, at, { ...terms, tax: () => 0.5 }),
      'invalid_tax',
      ['terms', 'tax'],
      {},
    ],
    [
      'a change in the past',
      () => quoteChange(applied, { id: 'c2' }, at - 1, terms),
      'out_of_order',
      ['at'],
      { at: at - 1, changedAt: at },
    ],
    [
      'a change in the next period',
      () => quoteChange(subscription, change, end, terms),
      'instant_outside_period',
      ['at'],
      { at: end, start, end },
    ],
    [
      'a change made before',
      () => quoteChange(applied, change, at, terms),
      'change_already_applied',
      ['change', 'id'],
      { id: 'c1' },
    ],
    [
      'more seats than there can be',
      () => quoteChange(subscription, { id: 'c', addSeats: MOST }, at, terms),
      'amount_out_of_range',
      ['change'],
      range,
    ],
    [
      'a quote applied before it was made',
      () => applyQuote(subscription, quoted, at - 1, terms),
      'out_of_order',
      ['at'],
      { at: at - 1, changedAt: at },
    ],
    [
      'a quote applied too late',
      () => applyQuote(subscription, quoted, at + HOUR, terms),
      'quote_expired',
      ['quote'],
      { expiresAt: at + HOUR },
    ],
    [
      'a quote of another subscription',
      () => applyQuote({ ...subscription, id: 's2' }, quoted, at, terms),
      'stale_quote',
      ['quote'],
      { because: 'subscription', quoted: 1, current: 1 },
    ],
    [
      'a quote for one that has ended',
      () => applyQuote({ ...subscription, endedAt: at }, quoted, at, terms),
      'subscription_ended',
      [],
      { endedAt: at },
    ],
    [
      'a cancellation in the next period',
      () => cancelSubscription(subscription, 'now', end, terms),
      'instant_outside_period',
      ['at'],
      { at: end, start, end },
    ],
    ['a renewal too early', () => renew(subscription, end - 1, terms), 'period_not_over', ['at'], { end }],
    ['a burst still open', () => settleChanges(waiting, at + HOUR - 1), 'window_open', ['at'], { closesAt: at + HOUR }],
    [
      'a timeline too long',
      () => simulate(subscription, [], Date.UTC(20_000, 0, 1), terms),
      'timeline_too_long',
      ['until'],
      { maximum: 2_000 },
    ],
    [
      'credit for nothing',
      () => buyUsageCredit(subscription, { id: 'b', amount: 0 }, at),
      'invalid_amount',
      ['movement', 'amount'],
      {},
    ],
    [
      'credit that is not there',
      () => spendUsageCredit(subscription, { id: 'b', amount: 2 }, at),
      'not_enough_credit',
      ['movement', 'amount'],
      { balance: 0, amount: 2 },
    ],
    [
      'more credit than there can be',
      () => buyUsageCredit({ ...subscription, ledger: [{ ...lot, balance: 'usage' }] }, { id: 'b', amount: 1 }, at),
      'amount_out_of_range',
      ['movement', 'amount'],
      range,
    ],
    [
      'more credit than can be moved',
      () =>
        moveUsageCredit(
          { ...subscription, ledger: [lot, { ...lot, balance: 'usage', lot: 1, amount: 1 }] },
          { id: 'n' },
          at,
        ),
      'amount_out_of_range',
      [],
      range,
    ],
    [
      'lots that add up to too much',
      () => parseSubscription({ ...subscription, ledger: [lot, { ...lot, lot: 1, amount: 1 }] }),
      'invalid_ledger',
      ['ledger', 1],
      { entry: 1 },
    ],
    [
      'a payment of yesterday',
      () => advanceDunning({ status: 'paid', since: at }, { kind: 'tick', at: at - 1 }),
      'out_of_order',
      ['event', 'at'],
      { at: at - 1, changedAt: at },
    ],
  ])('%s', (_, attempt, code, path, params) => {
    expect(attempt()).toEqual({ ok: false, error: { code, path, params } });
  });
});
