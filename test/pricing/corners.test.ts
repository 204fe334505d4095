import { unwrap } from 'partyline/kernel';
import {
  advanceDunning,
  applyQuote,
  buyUsageCredit,
  type Change,
  cancelSubscription,
  creditBalance,
  formatMoney,
  type Line,
  money,
  moveUsageCredit,
  type Order,
  type PriceBook,
  parseMoney,
  parseSubscription,
  periodAt,
  periodOf,
  prorate,
  quoteChange,
  remainingValue,
  type Subscription,
  settleChanges,
  simulate,
  spendUsageCredit,
  startSubscription,
  type Terms,
  taxAtRate,
} from 'partyline/pricing';
import { describe, expect, it } from 'vitest';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MOST = Number.MAX_SAFE_INTEGER;
const start = Date.UTC(2026, 0, 1);
const at = start + 10 * DAY;
const book: PriceBook = {
  version: 'v1',
  plans: {
    starter: {
      includedNumbersPerSeat: 1,
      usersPerNumber: 10,
      prices: { USD: { month: { seat: 1900, number: 500 }, year: { seat: 1500, number: 500 } } },
    },
    twin: {
      includedNumbersPerSeat: 1,
      usersPerNumber: 10,
      prices: { USD: { month: { seat: 1900, number: 500 }, year: { seat: 1500, number: 500 } } },
    },
  },
};
const terms: Terms = { book };
const batched: Terms = { book, batchWindow: HOUR };
const yearly: Order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 5, numbers: 5 };
const monthly: Order = { ...yearly, interval: 'month' };
const begin = (order: Order, by = terms) => unwrap(startSubscription(order, start, by)).subscription;
const apply = (state: Subscription, change: Change, when: number, by = terms) =>
  unwrap(applyQuote(state, unwrap(quoteChange(state, change, when, by)), when, by));
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => result.error?.code;

describe('a proration', () => {
  const seconds = (rest: number, length: number) => ({
    period: { start: 0, end: length * 1000 },
    at: (length - rest) * 1000,
  });

  it('is exact where even the price of all of them is no safe integer', () => {
    expect(prorate({ unitPrice: 2 ** 52 + 3, quantity: 3, ...seconds(1, 2) })).toEqual({
      ok: true,
      value: 6_755_399_441_055_749,
    });
  });

  it('reaches the largest amount there is, on both sides of zero', () => {
    expect(prorate({ unitPrice: MOST, quantity: 1, ...seconds(2, 2) })).toEqual({ ok: true, value: MOST });
    expect(prorate({ unitPrice: -MOST, quantity: 1, ...seconds(2, 2) })).toEqual({ ok: true, value: -MOST });
  });

  it('of nothing is still of an instant in the period', () => {
    const { period } = seconds(1, 2);
    expect(code(prorate({ unitPrice: 1, quantity: 0, period, at: 3000 }))).toBe('instant_outside_period');
  });
});

describe('zero', () => {
  it('is never minus zero', () => {
    expect(money(-0, 'USD')).toEqual({ ok: true, value: { amount: 0, currency: 'USD' } });
    const none = begin({ ...yearly, seats: -0, numbers: -0 });
    expect(none).toMatchObject({ seats: 0, numbers: 0 });
    expect(unwrap(parseSubscription({ ...none, seats: -0 })).seats).toBe(0);
    const { invoice } = unwrap(startSubscription(yearly, start, { book, tax: () => -0 }));
    expect(invoice?.lines.map(({ tax }) => tax)).toEqual([0]);
  });
});

describe('money as text', () => {
  it('is written with the digits of its currency, and the sign of its amount', () => {
    const written = (amount: number, currency: string) => formatMoney({ amount, currency }, 'en');
    expect(written(123_456, 'USD')).toEqual({ ok: true, value: '$1,234.56' });
    expect(written(0, 'USD')).toEqual({ ok: true, value: '$0.00' });
    expect(written(-5, 'USD')).toEqual({ ok: true, value: '-$0.05' });
    expect(written(1500, 'JPY')).toEqual({ ok: true, value: '¥1,500' });
  });

  it.each([
    ['5-', 'en', -500],
    ['−5', 'sv', -500],
    ['-5', 'sv', -500],
    ['12,34,567', 'en-IN', 123_456_700],
    [`${' '.repeat(79)}1`, 'en', 100],
  ])('%j in %s is read', (text, locale, amount) => {
    expect(parseMoney(text, 'USD', locale)).toEqual({ ok: true, value: { amount, currency: 'USD' } });
  });

  it.each([
    ['1-2', 'en'],
    ['1.2.3', 'en'],
    ['1.x', 'en'],
    ['1.2x', 'en'],
    ['1.x2', 'en'],
    ['1,23', 'en'],
    ['1,2,345', 'en'],
    ['.5', 'en-US-posix'],
    [`${' '.repeat(80)}1`, 'en'],
  ])('%j in %s is not read', (text, locale) => {
    expect(code(parseMoney(text, 'USD', locale))).toBe('invalid_money_text');
  });
});

describe('a period', () => {
  it('that begins before the calendar does not exist, though its end would', () => {
    expect(periodOf(-8.64e15 + 12 * DAY, 'month', -1)).toMatchObject({
      error: { code: 'invalid_instant', path: ['index'] },
    });
  });

  it('is looked for from an anchor first', () => {
    expect(periodAt(0.5, 'month', 0.5)).toMatchObject({ error: { path: ['anchor'] } });
  });
});

describe('a ledger', () => {
  const entry = (lot: number, kind: 'grant' | 'use', amount = MOST) =>
    ({ kind, balance: 'usage', lot, amount, at: start, cause: 'moved', ref: 'm' }) as const;

  it('may hold over the years more than fits at once', () => {
    const ledger = [entry(0, 'grant'), entry(0, 'use'), entry(2, 'grant'), entry(2, 'use', 1)];
    expect(creditBalance(unwrap(parseSubscription({ ...begin(yearly), ledger })), 'usage')).toBe(MOST - 1);
  });
});

describe('prepaid usage', () => {
  const bought = unwrap(buyUsageCredit(begin(yearly), { id: 'x', amount: 2000 }, at)).subscription;

  it('may be bought and spent under one id', () => {
    expect(creditBalance(unwrap(spendUsageCredit(bought, { id: 'x', amount: 500 }, at)).subscription, 'usage')).toBe(
      1500,
    );
  });

  it('is moved once for an id, and not at all where there is none', () => {
    const moved = unwrap(moveUsageCredit(bought, { id: 'm' }, at)).subscription;
    const more = unwrap(buyUsageCredit(moved, { id: 'y', amount: 1 }, at)).subscription;
    expect(unwrap(moveUsageCredit(more, { id: 'm' }, at))).toEqual({ subscription: more, invoice: null, entries: [] });
    const none = begin(yearly);
    expect(unwrap(moveUsageCredit(none, { id: 'm' }, at))).toEqual({ subscription: none, invoice: null, entries: [] });
  });
});

describe('a change', () => {
  it('of the interval leaves only the new period billed', () => {
    const { subscription, invoice } = apply(begin(monthly), { id: 'c', interval: 'year' }, at);
    expect(subscription.billed.seats).toEqual({ amount: 90_000, tax: 0 });
    expect(invoice?.period).toEqual(subscription.period);
  });

  it('to months in the last month of a year begins a period, though it ends with the old one', () => {
    const december = Date.UTC(2026, 11, 1);
    const { subscription, invoice } = apply(begin(yearly), { id: 'c', interval: 'month' }, december);
    expect(subscription.period).toEqual({ start: december, end: Date.UTC(2027, 0, 1) });
    expect(subscription.billed.seats).toEqual({ amount: 9500, tax: 0 });
    expect(invoice?.lines.map(({ code }) => code)).toEqual(['seats_unused', 'seats_full_period']);
  });

  it('before the period is refused, whatever the subscription says about itself', () => {
    const early: Subscription = { ...begin(yearly), changedAt: start - 10 };
    for (const result of [
      quoteChange(early, { id: 'c', addSeats: 1 }, start - 1, terms),
      cancelSubscription(early, 'now', start - 1, terms),
    ]) {
      expect(code(result)).toBe('instant_outside_period');
    }
  });

  it('that leads to no lines opens no window, and writes nothing into the ledger', () => {
    const { subscription, invoice, entries, replayed } = apply(begin(yearly), { id: 'c', plan: 'twin' }, at, batched);
    expect(subscription.pending).toBeNull();
    expect({ invoice, entries, replayed }).toEqual({ invoice: null, entries: [], replayed: false });
  });

  it('that waits for others writes nothing into the ledger either', () => {
    const { subscription, invoice, entries } = apply(begin(yearly), { id: 'c', addSeats: 1 }, at, batched);
    expect(subscription.pending).toMatchObject({ closesAt: at + HOUR });
    expect({ invoice, entries }).toEqual({ invoice: null, entries: [] });
  });

  it('is remembered among the latest hundred', () => {
    let state = begin(yearly);
    for (let n = 0; n <= 100; n++)
      state = apply(state, { id: `c${n}`, ...(n % 2 ? { removeSeats: 1 } : { addSeats: 1 }) }, at).subscription;
    expect(state.applied.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, n) => `c${n + 1}`));
  });

  it('that would leave more billed than there can be is refused', () => {
    const state: Subscription = {
      ...begin(yearly),
      billed: { seats: { amount: MOST, tax: 0 }, numbers: { amount: 0, tax: 0 } },
    };
    expect(code(quoteChange(state, { id: 'c', addSeats: 1 }, at, terms))).toBe('amount_out_of_range');
  });

  it('is refused while what waits is more than there can be, though it would make it less', () => {
    const { pending, ...waiting } = apply(begin(yearly), { id: 'c', addSeats: 1 }, at, batched).subscription;
    const [first] = pending?.lines.slice(-1) ?? [];
    const lines = [{ ...(first as Line), amount: MOST, tax: 1 }];
    const state: Subscription = { ...waiting, pending: { closesAt: at + HOUR, lines } };
    expect(code(quoteChange(state, { id: 'd', removeSeats: 2 }, at, batched))).toBe('amount_out_of_range');
  });

  it('of so little that it rounds to nothing may not be taxed', () => {
    const last = Date.UTC(2027, 0, 1) - 1000;
    const quote = (tax: number) => quoteChange(begin(yearly), { id: 'c', addSeats: 1 }, last, { book, tax: () => tax });
    expect(code(quote(1))).toBe('invalid_tax');
    expect(unwrap(quote(0)).lines.map(({ amount }) => amount)).toEqual([0, 0]);
  });

  it('cannot be taxed at a rate that is no whole number', () => {
    for (const rate of [Number.NaN, 0.5]) {
      expect(code(startSubscription(yearly, start, { book, tax: taxAtRate(rate) }))).toBe('invalid_tax');
    }
  });
});

describe('a burst of changes', () => {
  const burst = (changes: readonly (readonly [Change, number, Partial<Terms>?])[], order = yearly) => {
    let state = begin(order);
    for (const [change, late, by] of changes)
      state = apply(state, change, at + late, { ...batched, ...by }).subscription;
    return unwrap(settleChanges(state, at + HOUR));
  };
  const add = (id: string): Change => ({ id, addSeats: 1 });

  it('is billed without what was taken back at once', () => {
    const { invoice, subscription } = burst([
      [add('a'), 0],
      [add('b'), 0],
      [add('c'), 0],
    ]);
    expect(invoice?.lines.map(({ code, quantity }) => [code, quantity])).toEqual([
      ['seats_unused', 5],
      ['seats_rest_of_period', 8],
    ]);
    expect(subscription.version).toBe(5);
  });

  it.each<[string, Parameters<typeof burst>[0], number]>([
    [
      'at another second',
      [
        [add('a'), 0],
        [add('b'), 1000],
      ],
      4,
    ],
    [
      'within the second',
      [
        [add('a'), 0],
        [add('b'), 1],
      ],
      2,
    ],
    [
      'under another plan',
      [
        [{ id: 'a', plan: 'twin', addSeats: 1 }, 0],
        [add('b'), 0],
      ],
      2,
    ],
    [
      'taxed otherwise',
      [
        [add('a'), 0],
        [add('b'), 0, { tax: ({ amount }) => Math.sign(amount) }],
      ],
      4,
    ],
  ])('keeps a pair of lines that differ: %s', (_, changes, lines) => {
    expect(burst(changes).invoice?.lines).toHaveLength(lines);
  });

  it('is billed without what was taken back at once, taxed or not, wherever it stands among the rest', () => {
    const taxed = { tax: taxAtRate(190_000) };
    const both: Change = { id: 'a', addSeats: 1, addNumbers: 3 };
    const { invoice } = burst([
      [both, 0, taxed],
      [{ id: 'b', removeSeats: 1 }, 0, taxed],
    ]);
    expect(invoice?.lines.map(({ code, quantity }) => [code, quantity])).toEqual([['numbers_rest_of_period', 3]]);
  });

  it('adds up, though a credit was held down to what had been billed', () => {
    const state = begin(yearly);
    const gift: Subscription = { ...state, billed: { ...state.billed, seats: { amount: 50_000, tax: 0 } } };
    const more = apply(gift, add('a'), at, batched).subscription;
    const less = apply(more, { id: 'b', removeSeats: 1 }, at, batched).subscription;
    const { invoice } = unwrap(settleChanges(less, at + HOUR));
    const lines = invoice?.lines ?? [];
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(invoice?.subtotal ?? 0);
  });

  it('says what was and what will be even where both round to nothing', () => {
    const cheap: PriceBook = {
      version: 'v1',
      plans: {
        tiny: { includedNumbersPerSeat: 1, usersPerNumber: 1, prices: { USD: { year: { seat: 1, number: 1 } } } },
      },
    };
    const order: Order = { ...yearly, plan: 'tiny', seats: 1, numbers: 3 };
    const { subscription } = unwrap(startSubscription(order, start, { book: cheap }));
    const last = subscription.period.end - 2000;
    const tiny = { book: cheap, batchWindow: 1000 };
    const waiting = apply(subscription, { id: 'a', addSeats: 1 }, last, tiny).subscription;
    expect(waiting.pending?.lines.map(({ kind, item, amount }) => [kind, item, amount])).toEqual([
      ['credit', 'seats', 0],
      ['charge', 'seats', 0],
      ['credit', 'numbers', 0],
      ['charge', 'numbers', 0],
    ]);
  });
});

describe('the end of a subscription', () => {
  it('is a version of its own', () => {
    const state = begin(yearly);
    const { subscription, entries } = unwrap(cancelSubscription(state, 'now', at, terms));
    expect(subscription).toMatchObject({ version: state.version + 1, changedAt: at, endedAt: at });
    expect(entries.map(({ kind }) => kind)).toEqual(['grant', 'expire']);
  });

  it('announced for later costs nothing yet', () => {
    const later = unwrap(cancelSubscription(begin(yearly), 'period_end', at, terms));
    expect(later).toMatchObject({ invoice: null, entries: [], subscription: { cancelling: true } });
  });

  it('of a trial that lasts from its end to its end is a contradiction', () => {
    const trial = begin({ ...yearly, trialUntil: at });
    const { anchor } = trial;
    expect(code(parseSubscription({ ...trial, period: { start: anchor, end: anchor } }))).toBe('invalid_period');
    expect(code(parseSubscription({ ...trial, period: { start: anchor - 1000, end: anchor } }))).toBeUndefined();
  });
});

describe('a price', () => {
  it('that is out of range is refused, though nobody buys it', () => {
    const dear: PriceBook = {
      version: 'v1',
      plans: {
        dear: { includedNumbersPerSeat: 1, usersPerNumber: 1, prices: { USD: { year: { seat: MOST, number: 1 } } } },
      },
    };
    const order: Order = { ...yearly, plan: 'dear', seats: 0, numbers: 0 };
    expect(code(startSubscription(order, start, { book: dear }))).toBe('amount_out_of_range');
  });
});

describe('a quote', () => {
  it('for a subscription that has ended meanwhile is not stale: there is nothing to quote anew', () => {
    const state = begin(yearly);
    const quote = unwrap(quoteChange(state, { id: 'c', addSeats: 1 }, at, terms));
    const ended = unwrap(cancelSubscription(state, 'now', at, terms)).subscription;
    expect(code(applyQuote(ended, quote, at, terms))).toBe('subscription_ended');
  });
});

describe('settling', () => {
  it('where nothing waits does nothing', () => {
    const state = begin(yearly);
    expect(unwrap(settleChanges(state, at))).toEqual({ subscription: state, invoice: null, entries: [] });
  });
});

describe('what is left of a period', () => {
  it('is nothing at its end, which still counts', () => {
    const state = begin(yearly);
    expect(remainingValue(state, state.period.end)).toEqual({ ok: true, value: 0 });
  });
});

describe('a simulation', () => {
  const told = (...input: Parameters<typeof simulate>) =>
    unwrap(simulate(...input)).moments.map(({ kind, at }) => [kind, at]);

  it('ends with the last moment that is asked for', () => {
    const steps = [
      { at, change: { id: 'a', addSeats: 1 } },
      { at: at + DAY, change: { id: 'b', addSeats: 1 } },
    ];
    expect(told(begin(yearly), steps, at, terms)).toEqual([['changed', at]]);
  });

  it('settles a burst when its window closes, and with the renewal where it closes with the period', () => {
    const steps = [{ at, change: { id: 'a', addSeats: 1 } }];
    const { end } = begin(monthly).period;
    expect(told(begin(monthly), steps, end, batched)).toEqual([
      ['changed', at],
      ['settled', at + HOUR],
      ['renewed', end],
    ]);
    expect(told(begin(monthly), steps, end, { book, batchWindow: 'period' })).toEqual([
      ['changed', at],
      ['renewed', end],
    ]);
  });

  it('tells an end from an announcement of one', () => {
    expect(told(begin(yearly), [{ at, cancel: 'now' }], at, terms)).toEqual([['ended', at]]);
    expect(told(begin(yearly), [{ at, cancel: 'period_end' }], at, terms)).toEqual([['cancelled', at]]);
  });

  it('holds almost two thousand moments', () => {
    const until = (years: number) => Date.UTC(2026 + years, 0, 1);
    expect(told(begin(yearly), [], until(1999), terms)).toHaveLength(1999);
    expect(code(simulate(begin(yearly), [], until(2000), terms))).toBe('timeline_too_long');
  });
});

describe('dunning', () => {
  it('counts from the first failure', () => {
    const failed = (state: Parameters<typeof advanceDunning>[0], day: number) =>
      unwrap(advanceDunning(state, { kind: 'payment_failed', at: day * DAY })).state;
    const once = failed({ status: 'paid', since: 0 }, 2);
    expect(once).toMatchObject({ since: 2 * DAY });
    expect(failed(once, 3)).toMatchObject({ since: 2 * DAY, retries: 1 });
  });

  it('does nothing about a payment that nobody waited for', () => {
    const paid = { status: 'paid', since: 0 } as const;
    expect(advanceDunning(paid, { kind: 'payment_succeeded', at: 1 })).toEqual({
      ok: true,
      value: { state: paid, actions: [] },
    });
  });
});
