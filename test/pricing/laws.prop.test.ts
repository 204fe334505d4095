import * as fc from 'fast-check';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import {
  applyQuote,
  type Billing,
  buyUsageCredit,
  type Change,
  cancelSubscription,
  creditBalance,
  type LedgerEntry,
  moveUsageCredit,
  parseSubscription,
  quoteChange,
  remainingValue,
  renew,
  type Subscription,
  settleChanges,
  simulate,
  spendUsageCredit,
  type Terms,
  taxAtRate,
  upcomingInvoice,
} from 'partyline/pricing';
import { describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';
import { bookOf, changeOf, type History, history, instantIn, play, type Wish, wish } from './support/histories.js';

const termsOf = ({ plans }: History, extra: Omit<Terms, 'book'> = {}): Terms => ({
  book: bookOf(plans),
  quoteLifetime: 400 * 86_400_000,
  ...extra,
});
const lastOf = (past: History, extra: Omit<Terms, 'book'> = {}): Subscription => {
  const events = play(past, extra);
  return events[events.length - 1]!.after;
};
const tax = { tax: taxAtRate(81_000) };
const within: Wish['interval'] = undefined;
const make = (state: Subscription, change: Change, at: number, terms: Terms): Billing & { total: number } => {
  const quote = unwrap(quoteChange(state, change, at, terms));
  const billing = unwrap(applyQuote(state, quote, at, terms));
  return { ...billing, total: quote.total };
};
const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
};

describe('the value function', () => {
  it('nets exactly zero for a round trip at one instant', () => {
    fc.assert(
      fc.property(history, wish, (past, there) => {
        const terms = termsOf(past, tax);
        const state = lastOf(past, tax);
        const at = instantIn(state, there.wait);
        const out = { ...there, interval: within, coupon: undefined };
        const first = changeOf(state, 'there', out);
        const half = make(state, first, at, terms);
        const back: Change = {
          id: 'back',
          addSeats: first.removeSeats ?? 0,
          removeSeats: first.addSeats ?? 0,
          addNumbers: first.removeNumbers ?? 0,
          removeNumbers: first.addNumbers ?? 0,
        };
        // A plan takes today's prices, so the way back leads to the same prices where the book has not changed.
        const plan = first.plan === undefined ? {} : { plan: state.plan };
        const whole = make(half.subscription, { ...back, ...plan }, at, terms);
        expect(half.total + whole.total).toBe(0);
        expect(unwrap(remainingValue(whole.subscription, at))).toBe(unwrap(remainingValue(state, at)));
      }),
      fcOptions(1000),
    );
  });

  it('costs the same from A to C directly and over B, at one instant', () => {
    fc.assert(
      fc.property(history, wish, wish, (past, first, second) => {
        const terms = termsOf(past, tax);
        const state = lastOf(past, tax);
        const at = instantIn(state, first.wait);
        const [b, c] = [
          { ...first, interval: within, coupon: undefined },
          { ...second, interval: within, coupon: undefined },
        ];
        const over = make(state, changeOf(state, 'ab', b), at, terms);
        const there = make(over.subscription, changeOf(over.subscription, 'bc', c), at, terms);
        const end = there.subscription;
        const direct: Change = {
          id: 'ac',
          ...(end.seats > state.seats
            ? { addSeats: end.seats - state.seats }
            : { removeSeats: state.seats - end.seats }),
          ...(end.numbers > state.numbers
            ? { addNumbers: end.numbers - state.numbers }
            : { removeNumbers: state.numbers - end.numbers }),
          plan: end.plan,
        };
        const reached = make(state, direct, at, terms);
        expect(over.total + there.total).toBe(reached.total);
        expect(reached.subscription.billed).toEqual(end.billed);
      }),
      fcOptions(1000),
    );
  });

  it('charges W(after) − W(before) for whatever changes, a new period and a coupon included', () => {
    fc.assert(
      fc.property(history, (past) => {
        for (const event of play(past)) {
          if (event.kind !== 'change') continue;
          const [was, will] = [remainingValue(event.before, event.at), remainingValue(event.after, event.at)];
          expect(event.quote.total).toBe(unwrap(will) - unwrap(was));
        }
      }),
      fcOptions(1000),
    );
  });

  it('is the full price at the start, zero at the end, and never rises in between', () => {
    fc.assert(
      fc.property(
        history,
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 8 }),
        (past, waits) => {
          const state = lastOf(past);
          const { start, end } = state.period;
          const full = upcomingWithout(state, termsOf(past));
          expect(unwrap(remainingValue(state, end))).toBe(0);
          if (full !== null) expect(unwrap(remainingValue(state, start))).toBe(full);
          const values = waits
            .sort((a, b) => a - b)
            .map((wait) => unwrap(remainingValue(state, start + Math.floor(((end - start) * wait) / 1000))));
          for (const [index, value] of values.entries())
            expect(value).toBeLessThanOrEqual(values[index - 1] ?? Infinity);
        },
      ),
      fcOptions(1000),
    );
  });

  it('says nothing where nothing changes', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 999 }), (past, wait) => {
        const terms = termsOf(past, tax);
        const state = lastOf(past, tax);
        const { plan, interval, coupon } = state;
        for (const change of [{ id: 'noop' }, { id: 'same', addSeats: 0, removeNumbers: 0, plan, interval, coupon }]) {
          const done = make(state, change, instantIn(state, wait), terms);
          expect([done.total, done.invoice, done.entries]).toEqual([0, null, []]);
        }
        const both = { id: 'both', addSeats: 3, removeSeats: 3, addNumbers: 2, removeNumbers: 2 };
        expect(make(state, both, instantIn(state, wait), terms).invoice).toBeNull();
      }),
      fcOptions(1000),
    );
  });
});

/** The full price by the state's own agreed prices: what a renewal would bill without a coupon, credit or a new book. */
const upcomingWithout = (state: Subscription, terms: Terms): number | null => {
  if (state.coupon !== null) return null;
  const months = state.interval === 'year' ? 12 : 1;
  const invoice = unwrap(upcomingInvoice({ ...state, pending: null }, terms));
  const extra = Math.max(0, state.numbers - state.seats * state.prices.includedNumbersPerSeat);
  const full = (state.seats * state.prices.seat + extra * state.prices.number) * months;
  expect(invoice?.subtotal ?? 0).toBe(full);
  return full;
};

const sumOf = (ledger: readonly LedgerEntry[], balance: LedgerEntry['balance']): number =>
  ledger.reduce(
    (sum, entry) => sum + (entry.balance !== balance ? 0 : entry.kind === 'grant' ? entry.amount : -entry.amount),
    0,
  );

describe('credits', () => {
  it('never exceed what was billed for their item in their period', () => {
    fc.assert(
      fc.property(history, (past) => {
        const net = new Map<string, number>();
        for (const event of play(past, tax)) {
          // The quote's lines, since a change that nets to zero (a dear month for a cheap year) makes no invoice.
          const lines = event.kind === 'change' ? event.quote.lines : (event.billing.invoice?.lines ?? []);
          for (const { item, period, amount, tax } of lines) {
            const key = `${item} ${period.start} ${period.end}`;
            net.set(key, (net.get(key) ?? 0) + amount + tax);
            expect(net.get(key)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      fcOptions(1000),
    );
  });

  it('never exceed what was billed where the books say less was billed than the period is worth', () => {
    fc.assert(
      fc.property(history, wish, fc.nat(5000), fc.nat(800), (past, there, amount, taxed) => {
        const terms = termsOf(past, tax);
        const state = lastOf(past, tax);
        const billed = { seats: { amount, tax: taxed }, numbers: { amount: taxed, tax: 0 } };
        const poor = { ...state, billed };
        const at = instantIn(state, there.wait);
        const quote = unwrap(quoteChange(poor, changeOf(poor, 'c', { ...there, coupon: undefined }), at, terms));
        const change = unwrap(applyQuote(poor, quote, at, terms));
        const ended = unwrap(cancelSubscription(change.subscription, 'now', at, terms));
        for (const item of ['seats', 'numbers'] as const) {
          const { amount: had, tax: hadTax } = poor.billed[item];
          const rest = change.subscription.billed[item];
          expect(rest.amount).toBeGreaterThanOrEqual(0);
          expect(rest.tax).toBeGreaterThanOrEqual(0);
          const given = quote.lines.filter((line) => line.item === item);
          expect(given.reduce((sum, line) => sum + line.amount, had)).toBeGreaterThanOrEqual(0);
          expect(given.reduce((sum, line) => sum + line.tax, hadTax)).toBeGreaterThanOrEqual(0);
          for (const line of ended.invoice?.lines.filter((one) => one.item === item) ?? []) {
            expect(-line.amount).toBeLessThanOrEqual(rest.amount);
            expect(-line.tax).toBeLessThanOrEqual(rest.tax);
            if (line.uncapped !== null) expect(line.uncapped).toBeLessThan(line.amount);
          }
        }
      }),
      fcOptions(1000),
    );
  });

  it('are a ledger that is only appended to and sums to a balance never below zero', () => {
    fc.assert(
      fc.property(history, fc.nat(4000), (past, top) => {
        let state: Subscription | null = null;
        for (const { after } of play(past, tax)) {
          const before: readonly LedgerEntry[] = state?.ledger ?? [];
          expect(after.ledger.slice(0, before.length)).toEqual(before);
          const balances = after.ledger.map((_, index) => sumOf(after.ledger.slice(0, index + 1), 'subscription'));
          expect(Math.min(0, ...balances)).toBe(0);
          expect(creditBalance(after)).toBe(sumOf(after.ledger, 'subscription'));
          expect(unwrap(parseSubscription(after))).toEqual(after);
          state = after;
        }
        const bought = unwrap(buyUsageCredit(state!, { id: 'top', amount: top + 1 }, state!.changedAt)).subscription;
        const spent = unwrap(spendUsageCredit(bought, { id: 'call', amount: 1 }, bought.changedAt)).subscription;
        const moved = unwrap(moveUsageCredit(spent, { id: 'move' }, spent.changedAt)).subscription;
        expect([creditBalance(spent, 'usage'), creditBalance(moved, 'usage')]).toEqual([top, 0]);
        expect(creditBalance(moved)).toBe(creditBalance(state!) + top);
      }),
      fcOptions(1000),
    );
  });

  it('leave due = max(0, total − used), use the earliest first, and none vanishes', () => {
    fc.assert(
      fc.property(history, (past) => {
        let balance = 0;
        for (const { billing, after } of play(past, tax)) {
          const { invoice, entries } = billing;
          if (invoice !== null) {
            expect(invoice.total).toBe(invoice.subtotal + invoice.tax);
            expect(invoice.total).not.toBe(0);
            expect(invoice.due).toBe(Math.max(0, invoice.total - invoice.creditUsed));
            expect(invoice.creditUsed).toBe(Math.min(balance, Math.max(0, invoice.total)));
            expect(invoice.creditGranted).toBe(Math.max(0, -invoice.total));
            balance += invoice.creditGranted - invoice.creditUsed - invoice.creditExpired;
            expect(invoice.creditBalance).toBe(balance);
          } else expect(entries).toEqual([]);
          const used = entries.filter(({ kind }) => kind === 'use').map(({ lot }) => lot);
          expect(used).toEqual([...used].sort((a, b) => a - b));
          expect(creditBalance(after)).toBe(balance);
        }
      }),
      fcOptions(1000),
    );
  });

  it('end with an entry of their own when the subscription is cancelled, at once or with its period', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 999 }), fc.boolean(), (past, wait, now) => {
        const terms = termsOf(past, tax);
        const state = lastOf(past, tax);
        const at = instantIn(state, wait);
        const cancelled = unwrap(cancelSubscription(state, now ? 'now' : 'period_end', at, terms));
        const end = now ? cancelled : unwrap(renew(cancelled.subscription, state.period.end, terms));
        const expired = end.entries
          .filter(({ kind }) => kind === 'expire')
          .reduce((sum, { amount }) => sum + amount, 0);
        expect(expired).toBe(creditBalance(state) + (end.invoice?.creditGranted ?? 0) - (end.invoice?.creditUsed ?? 0));
        expect(creditBalance(end.subscription)).toBe(0);
        expect(end.subscription.endedAt).toBe(now ? at : state.period.end);
        expect(quoteChange(end.subscription, { id: 'late', addSeats: 1 }, state.period.end, terms)).toMatchObject({
          error: { code: 'subscription_ended' },
        });
      }),
      fcOptions(1000),
    );
  });
});

describe('previewing and applying', () => {
  it('commits what was previewed, after a way through JSON', () => {
    fc.assert(
      fc.property(history, wish, fc.constantFrom(0, 60_000, 'period' as const), (past, there, batchWindow) => {
        const terms = termsOf(past, { ...tax, batchWindow });
        const state = lastOf(past, { ...tax, batchWindow });
        const at = instantIn(state, there.wait);
        const quote = unwrap(quoteChange(state, changeOf(state, 'c', there), at, terms));
        const travelled = JSON.parse(JSON.stringify(quote)) as typeof quote;
        const applied = unwrap(applyQuote(JSON.parse(JSON.stringify(state)) as Subscription, travelled, at, terms));
        const { plan, interval, seats, numbers, period } = applied.subscription;
        expect({ plan, interval, seats, numbers, period }).toEqual(quote.after);
        if (applied.invoice !== null) {
          const { subtotal, tax, total, creditUsed, creditGranted, due } = applied.invoice;
          expect({ subtotal, tax, total, creditUsed, creditGranted, due }).toEqual({
            subtotal: quote.subtotal,
            tax: quote.tax,
            total: quote.total,
            creditUsed: quote.creditUsed,
            creditGranted: quote.creditGranted,
            due: quote.due,
          });
        } else if (applied.subscription.pending === null) expect(quote.total).toBe(0);
      }),
      fcOptions(1000),
    );
  });

  it('changes nothing when a change is applied again, and refuses quotes of the past', () => {
    fc.assert(
      fc.property(history, wish, wish, (past, there, further) => {
        const terms = termsOf(past);
        const state = lastOf(past);
        const at = instantIn(state, there.wait);
        const quote = unwrap(quoteChange(state, changeOf(state, 'once', there), at, terms));
        const other = unwrap(quoteChange(state, { id: 'other', addSeats: 1 }, at, terms));
        const once = unwrap(applyQuote(state, quote, at, terms));
        const twice = unwrap(applyQuote(once.subscription, quote, at, terms));
        expect(twice).toEqual({ subscription: once.subscription, invoice: null, entries: [], replayed: true });
        const later = instantIn(once.subscription, further.wait);
        expect(quoteChange(once.subscription, quote.change, later, terms)).toMatchObject({
          error: { code: 'change_already_applied' },
        });
        const stale = applyQuote(once.subscription, other, later, terms);
        expect(stale).toMatchObject({ error: { code: 'stale_quote', params: { because: 'version' } } });
      }),
      fcOptions(1000),
    );
  });

  it('refuses a quote in which any figure was altered', () => {
    fc.assert(
      fc.property(history, wish, fc.nat(), fc.integer({ min: -3, max: 3 }), (past, there, pick, by) => {
        const terms = termsOf(past);
        const state = lastOf(past);
        const at = instantIn(state, there.wait);
        const quote = unwrap(quoteChange(state, changeOf(state, 'c', there), at, terms));
        const altered = JSON.parse(JSON.stringify(quote)) as Record<string, unknown>;
        // Not `at`: a change that costs nothing costs nothing a moment earlier, too, and that is another good quote.
        const numbers = Object.keys(altered).filter((key) => typeof altered[key] === 'number' && key !== 'at');
        const key = numbers[pick % numbers.length]!;
        altered[key] = Number(altered[key]) + (by === 0 ? 1 : by);
        expect(applyQuote(state, altered as unknown as typeof quote, at, terms).ok).toBe(false);
        const { due: _, ...missing } = quote;
        expect(applyQuote(state, missing as typeof quote, at, terms).ok).toBe(false);
        expect(applyQuote(state, { ...quote, extra: 1 } as typeof quote, at, terms).ok).toBe(false);
      }),
      fcOptions(1000),
    );
  });

  it('makes one invoice of a burst, with the same total as one invoice each', () => {
    fc.assert(
      fc.property(history, fc.array(wish, { minLength: 2, maxLength: 6 }), (past, burst) => {
        const state = lastOf(past);
        const at = instantIn(state, 300);
        const run = (batchWindow: number | 'period') => {
          const terms = termsOf(past, { batchWindow });
          let next = state;
          const invoices = [];
          for (const [index, one] of burst.entries()) {
            const change = changeOf(next, `burst${index}`, { ...one, interval: within });
            const quote = unwrap(quoteChange(next, change, at, terms));
            const done = unwrap(applyQuote(next, quote, at, terms));
            next = done.subscription;
            if (done.invoice !== null) invoices.push(done.invoice);
          }
          const closed = next.pending === null ? null : settleChanges(next, next.pending.closesAt);
          if (closed !== null) {
            const settled = unwrap(closed as Result<Billing, AnyFailure>);
            next = settled.subscription;
            if (settled.invoice !== null) invoices.push(settled.invoice);
          }
          return { next, invoices };
        };
        const [single, batched] = [run(0), run('period')];
        const total = (invoices: readonly { total: number }[]) => invoices.reduce((sum, one) => sum + one.total, 0);
        expect(batched.invoices.length).toBeLessThanOrEqual(1);
        expect(total(batched.invoices)).toBe(total(single.invoices));
        expect(batched.next.billed).toEqual(single.next.billed);
        // What cancels out is not told twice: at most what was and what is, for each item.
        expect(batched.invoices[0]?.lines.length ?? 0).toBeLessThanOrEqual(4);
      }),
      fcOptions(1000),
    );
  });

  it('mutates no input', () => {
    fc.assert(
      fc.property(history, wish, (past, there) => {
        const frozen = freeze(termsOf(past));
        const state = freeze(lastOf(past));
        const at = instantIn(state, there.wait);
        const quote = freeze(unwrap(quoteChange(state, freeze(changeOf(state, 'c', there)), at, frozen)));
        const { subscription } = freeze(unwrap(applyQuote(state, quote, at, frozen)));
        unwrap(cancelSubscription(subscription, 'now', at, frozen));
        unwrap(renew(subscription, subscription.period.end, frozen));
        unwrap(upcomingInvoice(subscription, frozen));
        unwrap(
          simulate(subscription, freeze([{ at, change: { id: 'sim', addSeats: 1 } }]), subscription.period.end, frozen),
        );
      }),
      fcOptions(300),
    );
  });

  it('simulates exactly what the operations do', () => {
    fc.assert(
      fc.property(history, (past) => {
        const events = play(past);
        const first = events[0]!;
        const steps = events.flatMap((event) =>
          event.kind === 'change' ? [{ at: event.at, change: event.change }] : [],
        );
        const last = events[events.length - 1]!;
        const { moments, subscription } = unwrap(simulate(first.after, steps, last.at, termsOf(past)));
        expect(subscription).toEqual(last.after);
        expect(moments.map(({ invoice }) => invoice)).toEqual(events.slice(1).map(({ billing }) => billing.invoice));
      }),
      fcOptions(300),
    );
  });
});
