import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import {
  allocate,
  applyQuote,
  buyUsageCredit,
  type Change,
  type Coupon,
  cancelSubscription,
  creditBalance,
  creditLots,
  extraNumbers,
  type Line,
  moveUsageCredit,
  type Order,
  type PriceBook,
  parseSubscription,
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

const DAY = 86_400_000;
const start = Date.UTC(2026, 0, 1);
/** The published prices, and monthly ones a host might set beside them. */
const book: PriceBook = {
  version: 'v1',
  plans: {
    starter: {
      includedNumbersPerSeat: 1,
      usersPerNumber: 10,
      prices: { USD: { month: { seat: 1900, number: 500 }, year: { seat: 1500, number: 500 } } },
    },
    business: {
      includedNumbersPerSeat: 1,
      usersPerNumber: 100,
      prices: { USD: { month: { seat: 3300, number: 500 }, year: { seat: 2300, number: 500 } } },
    },
  },
};
const terms: Terms = { book };
const yearly: Order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 5, numbers: 5 };
const monthly: Order = { ...yearly, interval: 'month', numbers: 3 };
const begin = (order: Order = yearly, by: Terms = terms) => unwrap(startSubscription(order, start, by));
const apply = (state: Subscription, change: Change, at: number, by: Terms = terms) => {
  const quote = unwrap(quoteChange(state, change, at, by));
  return { quote, ...unwrap(applyQuote(state, quote, at, by)) };
};
const told = (lines: readonly Line[] | undefined) =>
  lines?.map(({ code, quantity, amount }) => [code, quantity, amount]);
const code = (result: Result<unknown, AnyFailure>) => (result.ok ? 'ok' : result.error.code);

describe('allocate', () => {
  const shares = (amount: number, weights: readonly number[]) =>
    unwrap(allocate({ amount, currency: 'USD' }, weights)).map((share) => share.amount);

  it('gives what is left over to the largest remainder, then to the larger weight, then to the earlier', () => {
    expect(shares(101, [10, 20, 70])).toEqual([10, 20, 71]);
    expect(shares(2, [1, 3])).toEqual([0, 2]);
    expect(shares(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shares(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(shares(5, [0, 1])).toEqual([0, 5]);
    expect(shares(0, [3, 1])).toEqual([0, 0]);
  });
});

describe('prices', () => {
  it('are those published: 15, 23 and 35 dollars a user, 5 a number, one number a seat, 10/100/100 users a number', () => {
    const { starter, business, scale } = publishedPrices.plans;
    expect([starter, business, scale].map((plan) => plan.prices.USD.year)).toEqual([
      { seat: 1500, number: 500 },
      { seat: 2300, number: 500 },
      { seat: 3500, number: 500 },
    ]);
    expect([starter, business, scale].map((plan) => plan.usersPerNumber)).toEqual([10, 100, 100]);
    expect([starter, business, scale].map((plan) => plan.includedNumbersPerSeat)).toEqual([1, 1, 1]);
  });

  it('stay as agreed when the book changes, until the plan changes or the period is renewed', () => {
    const { subscription } = begin();
    const starter = { ...book.plans.starter!, prices: { USD: { year: { seat: 9900, number: 900 } } } };
    const dearer: Terms = { book: { version: 'v2', plans: { ...book.plans, starter } } };
    const added = apply(subscription, { id: 'c', addSeats: 1 }, start, dearer);
    expect(told(added.quote.lines)).toEqual([
      ['seats_unused', 5, -90_000],
      ['seats_full_period', 6, 108_000],
    ]);
    expect(added.subscription.prices.book).toBe('v1');
    const renewed = unwrap(renew(added.subscription, subscription.period.end, dearer));
    expect(renewed.subscription.prices).toMatchObject({ book: 'v2', seat: 9900 });
    expect(renewed.invoice?.total).toBe(6 * 9900 * 12);
  });

  it('tell how many people may share a number, and a downgrade keeps what is there', () => {
    const { subscription } = begin({ ...yearly, plan: 'business' });
    expect(subscription.prices.usersPerNumber).toBe(100);
    const down = apply(subscription, { id: 'c', plan: 'starter' }, start + DAY);
    expect(down.subscription).toMatchObject({ seats: 5, numbers: 5, prices: { usersPerNumber: 10 } });
  });
});

describe('a change', () => {
  it('of seats explains itself line by line', () => {
    const { subscription } = begin();
    const { quote } = apply(subscription, { id: 'c', addSeats: 2 }, start + 10 * DAY);
    expect(quote.lines[1]).toEqual({
      kind: 'charge',
      code: 'seats_rest_of_period',
      params: { quantity: 7, plan: 'starter', interval: 'year', from: start + 10 * DAY, to: Date.UTC(2027, 0, 1) },
      item: 'seats',
      quantity: 7,
      unitPrice: 18_000,
      discount: 0,
      period: { start, end: Date.UTC(2027, 0, 1) },
      seconds: { numerator: 355 * 86_400, denominator: 365 * 86_400 },
      exact: { numerator: String(126_000 * 355 * 86_400), denominator: String(365 * 86_400) },
      rounding: 'half_away_from_zero',
      amount: 122_548,
      uncapped: null,
      tax: 0,
    });
  });

  it('that adds a person frees a paid number in the same change', () => {
    const { subscription } = begin({ ...monthly, numbers: 6 });
    expect(extraNumbers(subscription)).toBe(1);
    const { quote } = apply(subscription, { id: 'c', addSeats: 1 }, start);
    expect(told(quote.lines)).toEqual([
      ['seats_unused', 5, -9500],
      ['seats_full_period', 6, 11_400],
      ['numbers_unused', 1, -500],
    ]);
    expect(quote.due).toBe(1400);
  });

  it('of several things at once is one quote', () => {
    const { subscription } = begin();
    const { quote, subscription: after } = apply(
      subscription,
      { id: 'c', plan: 'business', addSeats: 1, removeSeats: 2, addNumbers: 3 },
      Date.UTC(2026, 6, 2, 12),
    );
    expect(told(quote.lines)).toEqual([
      ['seats_unused', 5, -45_000],
      ['seats_rest_of_period', 4, 55_200],
      ['numbers_rest_of_period', 4, 12_000],
    ]);
    expect(after).toMatchObject({ plan: 'business', seats: 4, numbers: 8 });
  });

  it('from month to year starts a new period there and then', () => {
    const at = Date.UTC(2026, 0, 16, 12);
    const { quote, subscription } = apply(begin(monthly).subscription, { id: 'c', interval: 'year' }, at + 789);
    expect(told(quote.lines)).toEqual([
      ['seats_unused', 5, -4750],
      ['seats_full_period', 5, 90_000],
    ]);
    expect(subscription).toMatchObject({
      anchor: at,
      periodIndex: 0,
      period: { start: at, end: Date.UTC(2027, 0, 16, 12) },
    });
    expect(unwrap(renew(subscription, subscription.period.end, terms)).subscription.period.end).toBe(
      Date.UTC(2028, 0, 16, 12),
    );
  });

  it('from year to month leaves a credit that pays the months to come', () => {
    const at = Date.UTC(2026, 6, 2, 12);
    const { invoice, subscription } = apply(begin().subscription, { id: 'c', interval: 'month' }, at);
    expect(invoice).toMatchObject({ total: -35_500, creditGranted: 35_500, due: 0, creditBalance: 35_500 });
    expect(creditLots(subscription)).toEqual([{ lot: 0, at, granted: 35_500, left: 35_500 }]);
    const dues = unwrap(simulate(subscription, [], Date.UTC(2026, 11, 2, 12), terms)).moments.map(({ invoice }) => [
      invoice?.creditUsed,
      invoice?.due,
    ]);
    expect(dues).toEqual([
      [9500, 0],
      [9500, 0],
      [9500, 0],
      [7000, 2500],
      [0, 9500],
    ]);
  });

  it('never earns credit for what was not billed, and does not bill what was free before', () => {
    const { subscription } = begin(monthly);
    const gift = { ...subscription, billed: { seats: { amount: 0, tax: 0 }, numbers: { amount: 0, tax: 0 } } };
    expect(apply(gift, { id: 'c', addSeats: 1 }, start).quote.total).toBe(1900);
    const less = apply(gift, { id: 'c', removeSeats: 1 }, start).quote;
    expect(less.total).toBe(0);
    expect(less.lines.map(({ amount, uncapped }) => [amount, uncapped])).toEqual([
      [-7600, -9500],
      [7600, null],
    ]);
    const ended = unwrap(cancelSubscription(gift, 'now', start, terms));
    expect([ended.invoice, ended.entries]).toEqual([null, []]);
    const moved = apply(gift, { id: 'c', interval: 'year' }, start).quote;
    expect(moved.lines.map(({ amount }) => amount)).toEqual([0, 90_000]);
  });

  it('rounds once a line: three seats are not three rounded seats', () => {
    const thirds = {
      version: 'v',
      plans: {
        p: { includedNumbersPerSeat: 1, usersPerNumber: 1, prices: { USD: { month: { seat: 1, number: 0 } } } },
      },
    };
    const state = begin({ ...monthly, plan: 'p', seats: 0, numbers: 0 }, { book: thirds }).subscription;
    const at = Date.UTC(2026, 0, 21);
    expect(apply(state, { id: 'c', addSeats: 3 }, at, { book: thirds }).quote.total).toBe(1);
    expect(apply(state, { id: 'c', addSeats: 1 }, at, { book: thirds }).quote.total).toBe(0);
  });
});

describe('a burst of changes', () => {
  const window: Terms = { book, batchWindow: 3_600_000 };

  it('becomes one invoice when the window closes, the changes being in force at once', () => {
    let state = begin(monthly, window).subscription;
    const at = Date.UTC(2026, 0, 16, 12);
    for (let person = 1; person <= 5; person++) {
      const done = apply(state, { id: `p${person}`, addSeats: 1 }, at + person * 60_000, window);
      expect([done.invoice, done.subscription.seats]).toEqual([null, 5 + person]);
      expect(done.quote.carried).toBe(done.quote.total - done.quote.lines.reduce((sum, { amount }) => sum + amount, 0));
      state = done.subscription;
    }
    const closesAt = at + 60_000 + 3_600_000;
    expect(state.pending?.closesAt).toBe(closesAt);
    expect(code(settleChanges(state, closesAt - 1))).toBe('window_open');
    const { invoice, subscription } = unwrap(settleChanges(state, closesAt));
    expect(invoice).toMatchObject({ cause: 'change', number: 2, due: 4749 });
    expect(unwrap(settleChanges(subscription, closesAt))).toMatchObject({ invoice: null, subscription });
  });

  it('makes no invoice when it comes to nothing', () => {
    const { subscription } = begin(monthly, window);
    const at = start + 5 * DAY;
    const there = apply(subscription, { id: 'a', addSeats: 3 }, at, window).subscription;
    const back = apply(there, { id: 'b', removeSeats: 3 }, at, window).subscription;
    const settled = unwrap(settleChanges(back, at + 3_600_000));
    expect([settled.invoice, settled.entries, settled.subscription.invoices]).toEqual([null, [], 1]);
  });

  it('is billed by a late change, by the renewal, and by a cancellation', () => {
    const { subscription } = begin(monthly, window);
    const at = start + 5 * DAY;
    const open = apply(subscription, { id: 'a', addSeats: 1 }, at, window).subscription;
    const late = apply(open, { id: 'b', addSeats: 1 }, at + 3_600_000, window);
    expect(late.invoice?.total).toBe(late.quote.total);
    expect(late.subscription.pending).toBeNull();
    const end = subscription.period.end;
    const renewed = unwrap(renew(open, end, window));
    expect(renewed.invoice).toEqual(unwrap(upcomingInvoice(open, window)));
    expect(renewed.invoice).toMatchObject({
      cause: 'renewal',
      total: 6 * 1900 + open.pending!.lines.reduce((sum, line) => sum + line.amount, 0),
    });
    const cancelled = unwrap(cancelSubscription(open, 'now', at, window));
    expect(cancelled.subscription.pending).toBeNull();
    expect(cancelled.invoice?.total).toBe(-unwrap(remainingValue(subscription, at)));
  });
});

describe('a trial', () => {
  const trial = { ...monthly, trialUntil: '2026-01-15T00:00:00Z' };

  it('costs nothing whatever changes, then becomes the anchor', () => {
    const { subscription, invoice } = begin(trial);
    expect([invoice, unwrap(remainingValue(subscription, start))]).toEqual([null, 0]);
    const grown = apply(subscription, { id: 'a', addSeats: 10, plan: 'business', interval: 'year' }, start + DAY);
    expect([grown.quote.lines, grown.invoice]).toEqual([[], null]);
    expect(grown.subscription.period.end).toBe(Date.UTC(2026, 0, 15));
    expect(unwrap(upcomingInvoice(grown.subscription, terms))?.total).toBe(15 * 2300 * 12);
    const paid = unwrap(renew(grown.subscription, Date.UTC(2026, 0, 15), terms));
    expect(paid.invoice?.due).toBe(15 * 2300 * 12);
    expect(paid.subscription.period).toEqual({ start: Date.UTC(2026, 0, 15), end: Date.UTC(2027, 0, 15) });
  });

  it('that is cancelled ends without an invoice', () => {
    const { subscription } = begin(trial);
    const cancelled = unwrap(cancelSubscription(subscription, 'period_end', start + DAY, terms)).subscription;
    expect(unwrap(upcomingInvoice(cancelled, terms))).toBeNull();
    expect(unwrap(renew(cancelled, Date.UTC(2026, 0, 15), terms))).toMatchObject({
      invoice: null,
      subscription: { endedAt: Date.UTC(2026, 0, 15) },
    });
  });

  it('does not use up a coupon', () => {
    const coupon: Coupon = { id: 'half', off: { kind: 'percent', basisPoints: 5000 }, periods: 1 };
    const { subscription } = begin({ ...trial, coupon });
    const first = unwrap(renew(subscription, Date.UTC(2026, 0, 15), terms));
    expect(first.invoice?.due).toBe(4750);
    expect(unwrap(renew(first.subscription, first.subscription.period.end, terms)).invoice?.due).toBe(9500);
  });
});

describe('a coupon', () => {
  const off = (amount: number, periods: number | null = null): Coupon => ({
    id: 'c',
    off: { kind: 'amount', amount, currency: 'USD' },
    periods,
  });

  it('is shared out over the items before anything is prorated', () => {
    const { invoice, subscription } = begin({ ...monthly, numbers: 7, coupon: off(1000) });
    expect(invoice?.lines.map(({ item, discount, amount }) => [item, discount, amount])).toEqual([
      ['seats', 905, 8595],
      ['numbers', 95, 905],
    ]);
    const half = Date.UTC(2026, 0, 16, 12);
    expect(unwrap(remainingValue(subscription, half))).toBe(Math.round(8595 / 2) + Math.round(905 / 2));
  });

  it('never makes a price negative', () => {
    const { invoice, subscription } = begin({ ...monthly, coupon: off(1_000_000) });
    expect(invoice).toBeNull();
    expect(apply(subscription, { id: 'a', removeSeats: 5 }, start).quote.total).toBe(0);
  });

  it('lasts as many periods as it says; a change of interval starts one', () => {
    const { subscription } = begin({ ...monthly, coupon: off(500, 2) });
    const { moments } = unwrap(simulate(subscription, [], Date.UTC(2026, 3, 1), terms));
    expect(moments.map(({ invoice }) => invoice?.due)).toEqual([9000, 9500, 9500]);
    const moved = apply(subscription, { id: 'a', interval: 'year' }, start + DAY).subscription;
    expect(moved.coupon?.periods).toBe(1);
    expect(apply(moved, { id: 'b', interval: 'month' }, start + 2 * DAY).subscription.coupon).toBeNull();
  });

  it('can come or go with a change, for the rest of the period', () => {
    const { subscription } = begin(monthly);
    const at = Date.UTC(2026, 0, 16, 12);
    const came = apply(subscription, { id: 'a', coupon: off(1900) }, at);
    expect(came.quote.total).toBe(-950);
    expect(apply(came.subscription, { id: 'b', coupon: null }, at).quote.total).toBe(950);
  });
});

describe('tax', () => {
  it('is asked for line by line, and given back with a credit', () => {
    const taxed: Terms = { book, tax: taxAtRate(190_000) };
    const { invoice, subscription } = begin(monthly, taxed);
    expect(invoice).toMatchObject({ subtotal: 9500, tax: 1805, total: 11_305, due: 11_305 });
    const down = apply(subscription, { id: 'a', removeSeats: 2 }, Date.UTC(2026, 0, 16, 12), taxed).invoice;
    expect(down?.lines.map(({ amount, tax }) => [amount, tax])).toEqual([
      [-4750, -903],
      [2850, 542],
    ]);
    expect(down).toMatchObject({ subtotal: -1900, tax: -361, total: -2261, creditGranted: 2261 });
  });

  it('is never given back beyond what was billed, when the rate has risen since', () => {
    const { subscription } = begin(monthly, { book, tax: taxAtRate(100_000) });
    const ended = unwrap(cancelSubscription(subscription, 'now', start, { book, tax: taxAtRate(250_000) }));
    expect(ended.invoice).toMatchObject({ subtotal: -9500, tax: -950 });
  });

  it('may differ by what is sold', () => {
    const tax = ({ item, amount }: Line) => (item === 'numbers' ? Math.round(amount / 10) : 0);
    const { invoice } = begin({ ...monthly, numbers: 7 }, { book, tax });
    expect(invoice?.lines.map((line) => [line.item, line.tax])).toEqual([
      ['seats', 0],
      ['numbers', 100],
    ]);
  });
});

describe('credit', () => {
  it('is used earliest first', () => {
    let state = begin(monthly).subscription;
    state = apply(state, { id: 'a', removeSeats: 1 }, start).subscription;
    state = apply(state, { id: 'b', removeSeats: 1 }, start + DAY).subscription;
    const [first, second] = creditLots(state);
    const { subscription, invoice, entries } = apply(state, { id: 'c', addSeats: 2 }, start + 2 * DAY);
    expect(invoice).toMatchObject({ due: 0, creditUsed: invoice?.total });
    expect(entries.map(({ kind, lot, amount }) => [kind, lot, amount])).toEqual([
      ['use', 0, first?.left],
      ['use', 1, Number(invoice?.total) - Number(first?.left)],
    ]);
    expect(creditLots(subscription)).toMatchObject([
      { lot: 1, left: Number(first?.left) + Number(second?.left) - Number(invoice?.total) },
    ]);
  });

  it('expires by an entry of its own when the subscription ends', () => {
    const less = apply(begin(monthly).subscription, { id: 'a', removeSeats: 1 }, start).subscription;
    const { subscription, invoice, entries } = unwrap(
      cancelSubscription(less, 'now', Date.UTC(2026, 0, 16, 12), terms),
    );
    expect(invoice).toMatchObject({ total: -3800, creditGranted: 3800, creditExpired: 5700, creditBalance: 0, due: 0 });
    expect(entries.map(({ kind, amount, cause }) => [kind, amount, cause])).toEqual([
      ['grant', 3800, 'invoice'],
      ['expire', 1900, 'cancellation'],
      ['expire', 3800, 'cancellation'],
    ]);
    expect(creditBalance(subscription)).toBe(0);
  });

  it('of prepaid usage is another balance, and moves only whole', () => {
    const { subscription } = begin(monthly);
    const bought = unwrap(buyUsageCredit(subscription, { id: 'top', amount: 2000 }, start)).subscription;
    expect(unwrap(buyUsageCredit(bought, { id: 'top', amount: 2000 }, start)).subscription).toBe(bought);
    const spent = unwrap(spendUsageCredit(bought, { id: 'call', amount: 300 }, start)).subscription;
    expect(unwrap(spendUsageCredit(spent, { id: 'call', amount: 300 }, start)).entries).toEqual([]);
    expect(unwrap(upcomingInvoice(spent, terms))?.creditUsed).toBe(0);
    const moved = unwrap(moveUsageCredit(spent, { id: 'move' }, start));
    expect(moved.entries.map(({ kind, balance, amount }) => [kind, balance, amount])).toEqual([
      ['use', 'usage', 1700],
      ['grant', 'subscription', 1700],
    ]);
    expect(unwrap(upcomingInvoice(moved.subscription, terms))).toMatchObject({ creditUsed: 1700, due: 7800 });
    expect(unwrap(moveUsageCredit(moved.subscription, { id: 'move' }, start)).entries).toEqual([]);
  });

  it('of prepaid usage outlives a cancellation, for the host to honour', () => {
    const bought = unwrap(buyUsageCredit(begin(monthly).subscription, { id: 'top', amount: 2000 }, start)).subscription;
    const { subscription } = unwrap(cancelSubscription(bought, 'now', start, terms));
    expect(creditBalance(subscription, 'usage')).toBe(2000);
  });
});

describe('renewing and cancelling', () => {
  it('counts every boundary from the anchor: 31 January, 28 February, 31 March', () => {
    const { subscription } = unwrap(startSubscription(monthly, '2026-01-31T08:00:00+01:00', terms));
    const { moments } = unwrap(simulate(subscription, [], '2026-06-30T07:00:00Z', terms));
    expect(moments.map(({ at }) => new Date(at).toISOString().slice(0, 16))).toEqual([
      '2026-02-28T07:00',
      '2026-03-31T07:00',
      '2026-04-30T07:00',
      '2026-05-31T07:00',
      '2026-06-30T07:00',
    ]);
  });

  it('catches up one period at a time', () => {
    let state = begin(monthly).subscription;
    const now = Date.UTC(2026, 3, 10);
    const dues: unknown[] = [];
    for (let done = renew(state, now, terms); done.ok; done = renew(state, now, terms)) {
      state = done.value.subscription;
      dues.push(done.value.invoice?.due);
    }
    expect(dues).toEqual([9500, 9500, 9500]);
    expect(state.period.start).toBe(Date.UTC(2026, 3, 1));
  });

  it('looks ahead from a state that a late host left behind', () => {
    const late = unwrap(renew(begin(monthly).subscription, Date.UTC(2026, 3, 10), terms)).subscription;
    expect(unwrap(upcomingInvoice(late, terms))).toMatchObject({ due: 9500, issuedAt: Date.UTC(2026, 3, 10) });
    const { moments } = unwrap(simulate(late, [], Date.UTC(2026, 4, 1), terms));
    expect(moments.map(({ at, period }) => [at, period.start])).toEqual([
      [Date.UTC(2026, 3, 10), Date.UTC(2026, 2, 1)],
      [Date.UTC(2026, 3, 10), Date.UTC(2026, 3, 1)],
      [Date.UTC(2026, 4, 1), Date.UTC(2026, 4, 1)],
    ]);
  });

  it('lets a cancelled period run out, and can be taken back until then', () => {
    const { subscription } = begin(monthly);
    const cancelled = unwrap(cancelSubscription(subscription, 'period_end', start + DAY, terms)).subscription;
    expect(cancelled.cancelling).toBe(true);
    expect(unwrap(cancelSubscription(cancelled, 'period_end', start + DAY, terms)).subscription).toEqual(cancelled);
    const kept = unwrap(cancelSubscription(cancelled, 'never', start + 2 * DAY, terms)).subscription;
    expect(unwrap(renew(kept, kept.period.end, terms)).invoice?.due).toBe(9500);
    const ended = unwrap(renew(cancelled, cancelled.period.end, terms));
    expect(ended).toMatchObject({ invoice: null, subscription: { endedAt: cancelled.period.end } });
  });

  it('simulates a cancellation among changes, in order of time', () => {
    const { subscription } = begin(monthly);
    const { moments, subscription: end } = unwrap(
      simulate(
        subscription,
        [
          { at: Date.UTC(2026, 2, 10), cancel: 'period_end' },
          { at: Date.UTC(2026, 1, 1), change: { id: 'a', addSeats: 1 } },
        ],
        Date.UTC(2027, 0, 1),
        terms,
      ),
    );
    expect(moments.map(({ kind, seats }) => [kind, seats])).toEqual([
      ['renewed', 5],
      ['changed', 6],
      ['renewed', 6],
      ['cancelled', 6],
      ['ended', 6],
    ]);
    expect(end.endedAt).toBe(Date.UTC(2026, 3, 1));
  });

  it('keeps a state that is plain JSON', () => {
    const { subscription } = begin(
      { ...yearly, coupon: { id: 'x', off: { kind: 'percent', basisPoints: 100 }, periods: 3 } },
      { book, batchWindow: 'period' },
    );
    const { subscription: next } = apply(subscription, { id: 'a', addSeats: 1 }, start + DAY, {
      book,
      batchWindow: 'period',
    });
    expect(unwrap(parseSubscription(JSON.parse(JSON.stringify(next))))).toEqual(next);
  });
});
