import * as fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import {
  applyQuote,
  type Billing,
  type Change,
  type Coupon,
  type Interval,
  type PriceBook,
  type Quote,
  quoteChange,
  renew,
  type Subscription,
  startSubscription,
  type Terms,
} from 'partyline/pricing';
import type { OraclePlan } from '../../../src/testing/oracles/money.js';

export type Plans = Readonly<Record<string, OraclePlan>>;

export const bookOf = (plans: Plans, version = 'v1'): PriceBook => ({
  version,
  plans: Object.fromEntries(
    Object.entries(plans).map(([name, { included, month, year }]) => [
      name,
      { includedNumbersPerSeat: included, usersPerNumber: 10, prices: { USD: { month, year } } },
    ]),
  ),
});

const prices = fc.record({ seat: fc.integer({ min: 0, max: 5000 }), number: fc.integer({ min: 0, max: 900 }) });
const plan: fc.Arbitrary<OraclePlan> = fc.record({
  included: fc.integer({ min: 0, max: 2 }),
  month: prices,
  year: prices,
});
const plans: fc.Arbitrary<Plans> = fc.record({ starter: plan, business: plan, scale: plan });
const planName = fc.constantFrom('starter', 'business', 'scale');
const interval = fc.constantFrom<Interval>('month', 'year');
const periods = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 3 }));
const couponOff = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({
    kind: fc.constant('amount' as const),
    amount: fc.integer({ min: 1, max: 90_000 }),
    currency: fc.constant('USD'),
  }),
);
const coupon: fc.Arbitrary<Coupon> = fc.record({ id: fc.constant('coupon'), off: couponOff, periods });

/** 1970 to 2100, to the millisecond; month ends are met often. */
export const startInstant: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }),
  fc
    .tuple(fc.integer({ min: 2023, max: 2029 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: 28, max: 31 }))
    .map(([year, month, day]) => Date.UTC(year, month, day)),
);

/** A wish; {@link play} turns it into a change that can succeed in the state it meets. */
export interface Wish {
  readonly seats: number;
  readonly numbers: number;
  readonly plan: string | undefined;
  readonly interval: Interval | undefined;
  readonly coupon: Coupon | null | undefined;
  /** How far towards the end of the period, in thousandths. */
  readonly wait: number;
  readonly renew: boolean;
}

const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
export const wish: fc.Arbitrary<Wish> = fc.record({
  seats: fc.integer({ min: -6, max: 9 }),
  numbers: fc.integer({ min: -6, max: 12 }),
  plan: fc.option(planName, { nil: undefined, freq: 1 }),
  interval: seldom(interval).map((value) => value),
  coupon: seldom(fc.option(coupon, { freq: 3 })),
  wait: fc.oneof(fc.integer({ min: 0, max: 999 }), fc.constant(0)),
  renew: fc.boolean().chain((first) => (first ? fc.boolean() : fc.constant(false))),
});

const order = fc.record({
  plan: planName,
  interval,
  seats: fc.integer({ min: 0, max: 40 }),
  numbers: fc.integer({ min: 0, max: 60 }),
  coupon: fc.option(coupon, { nil: undefined, freq: 3 }),
});

export interface History {
  readonly plans: Plans;
  readonly order: { plan: string; interval: Interval; seats: number; numbers: number; coupon: Coupon | undefined };
  readonly at: number;
  readonly wishes: readonly Wish[];
}

export const history: fc.Arbitrary<History> = fc.record({
  plans,
  order,
  at: startInstant,
  wishes: fc.array(wish, { minLength: 3, maxLength: 14, size: 'max' }),
});

/** One thing that happened. */
export type Event =
  | { readonly kind: 'start'; readonly at: number; readonly after: Subscription; readonly billing: Billing }
  | {
      readonly kind: 'change';
      readonly at: number;
      readonly change: Change;
      readonly quote: Quote;
      readonly before: Subscription;
      readonly after: Subscription;
      readonly billing: Billing;
    }
  | {
      readonly kind: 'renew';
      readonly at: number;
      readonly before: Subscription;
      readonly after: Subscription;
      readonly billing: Billing;
    };

/** What a wish comes to in a state: never more removed than is there, and no undefined fields. */
export const changeOf = (
  state: Subscription,
  id: string,
  { seats, numbers, plan, interval, coupon }: Wish,
): Change => ({
  id,
  ...(seats > 0 ? { addSeats: seats } : { removeSeats: Math.min(state.seats, -seats) }),
  ...(numbers > 0 ? { addNumbers: numbers } : { removeNumbers: Math.min(state.numbers, -numbers) }),
  ...(plan === undefined ? {} : { plan }),
  ...(interval === undefined ? {} : { interval }),
  ...(coupon === undefined ? {} : { coupon }),
});

/** An instant between the last event and the end of the period. */
export const instantIn = ({ changedAt, period }: Subscription, wait: number): number => {
  const from = Math.max(changedAt, period.start);
  return Math.min(period.end - 1, from + Math.floor(((period.end - from) * wait) / 1000));
};

/** How often each kind of event succeeded: a property over histories that never change anything proves nothing. */
export const succeeded = { start: 0, change: 0, renew: 0 };

export const play = ({ plans, order, at, wishes }: History, extra: Omit<Terms, 'book'> = {}): readonly Event[] => {
  const terms: Terms = { book: bookOf(plans), quoteLifetime: 400 * 86_400_000, ...extra };
  const { coupon, ...rest } = order;
  const started = unwrap(
    startSubscription({ id: 's1', currency: 'USD', ...rest, ...(coupon === undefined ? {} : { coupon }) }, at, terms),
  );
  const events: Event[] = [{ kind: 'start', at, after: started.subscription, billing: started }];
  succeeded.start++;
  let state = started.subscription;
  for (const [index, wish] of wishes.entries()) {
    const before = state;
    if (wish.renew) {
      const billing = unwrap(renew(before, before.period.end, terms));
      state = billing.subscription;
      events.push({ kind: 'renew', at: before.period.end, before, after: state, billing });
    } else {
      const instant = instantIn(before, wish.wait);
      const change = changeOf(before, `c${index}`, wish);
      const quote = unwrap(quoteChange(before, change, instant, terms));
      const billing = unwrap(applyQuote(before, quote, instant, terms));
      state = billing.subscription;
      events.push({ kind: 'change', at: instant, change, quote, before, after: state, billing });
    }
    succeeded[wish.renew ? 'renew' : 'change']++;
  }
  return events;
};
