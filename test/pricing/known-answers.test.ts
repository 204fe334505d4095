import { unwrap } from 'partyline/kernel';
import {
  applyQuote,
  type PriceBook,
  prorate,
  quoteChange,
  remainingValue,
  startSubscription,
  upcomingInvoice,
} from 'partyline/pricing';
import { describe, expect, it } from 'vitest';

/** Figures of real invoices, published by billing systems. Times are epoch seconds there. */
const plan = (seat: number) => ({
  includedNumbersPerSeat: 1,
  usersPerNumber: 10,
  prices: { USD: { month: { seat, number: 500 } } },
});
const book: PriceBook = {
  version: 'b1',
  plans: { silver: plan(1000), gold: plan(3252), bronze: plan(1000), steel: plan(2000) },
};

const order = (plan: string) => ({ id: 's1', plan, currency: 'USD', interval: 'month', seats: 1, numbers: 1 }) as const;

describe('known answers', () => {
  it('credits 364 of 1000 for the rest of 14 February to 14 March 2017', () => {
    const period = { start: Date.UTC(2017, 1, 14), end: Date.UTC(2017, 2, 14) };
    const at = 1_488_568_488_000;
    expect(unwrap(prorate({ unitPrice: -1000, quantity: 1, period, at }))).toBe(-364);
    const { subscription } = unwrap(startSubscription(order('silver'), period.start, { book }));
    expect(subscription.period).toEqual(period);
    const quote = unwrap(quoteChange(subscription, { id: 'c', removeSeats: 1, removeNumbers: 1 }, at, { book }));
    expect(quote.lines.map(({ amount }) => amount)).toEqual([-364]);
    expect(quote).toMatchObject({ total: -364, creditGranted: 364, due: 0 });
  });

  it('goes from silver 1000 to gold 3252 for -166 and +541, and bills 3627 with the next period', () => {
    const terms = { book, batchWindow: 'period' } as const;
    const { subscription } = unwrap(startSubscription(order('silver'), 1_596_749_288_000, terms));
    expect(subscription.period.end).toBe(1_599_427_688_000);
    const at = 1_598_982_148_000;
    const quote = unwrap(quoteChange(subscription, { id: 'c', plan: 'gold' }, at, terms));
    expect(quote.lines.map(({ amount }) => amount)).toEqual([-166, 541]);
    const applied = unwrap(applyQuote(subscription, quote, at, terms));
    expect(applied.invoice).toBeNull();
    const upcoming = unwrap(upcomingInvoice(applied.subscription, terms));
    expect(upcoming?.lines.map(({ amount }) => amount)).toEqual([-166, 541, 3252]);
    expect(upcoming?.due).toBe(3627);
  });

  it('moves from 1000 to 2000 halfway for -500 and +1000', () => {
    const start = Date.UTC(2026, 3, 1);
    const { subscription } = unwrap(startSubscription(order('bronze'), start, { book }));
    const quote = unwrap(quoteChange(subscription, { id: 'c', plan: 'steel' }, Date.UTC(2026, 3, 16), { book }));
    expect(quote.lines.map(({ amount }) => amount)).toEqual([-500, 1000]);
    expect(quote.due).toBe(500);
  });

  it('is worth its full price at the start and nothing at the end', () => {
    const { subscription } = unwrap(startSubscription(order('gold'), Date.UTC(2026, 0, 1), { book }));
    expect(unwrap(remainingValue(subscription, subscription.period.start))).toBe(3252);
    expect(unwrap(remainingValue(subscription, subscription.period.end))).toBe(0);
  });
});
