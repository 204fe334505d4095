// The rules of billing written a second time, from their description alone: exact rationals, a calendar of its own, no import from
// the library. It keeps its own state, so that a quote and everything before it have to agree.
import { type Fraction, fraction, nearest, times } from './fraction.js';

export interface OraclePlan {
  readonly included: number;
  readonly month: { readonly seat: number; readonly number: number };
  readonly year: { readonly seat: number; readonly number: number };
}

export interface OracleCoupon {
  readonly percent?: number;
  readonly amount?: number;
  readonly periods: number | null;
}

export interface OracleChange {
  readonly seats?: number;
  readonly numbers?: number;
  readonly plan?: string;
  readonly interval?: 'month' | 'year';
  readonly coupon?: OracleCoupon | null;
}

export interface OracleState {
  readonly plan: string;
  readonly interval: 'month' | 'year';
  /** What was agreed. */
  readonly agreed: { readonly seat: number; readonly number: number; readonly included: number };
  readonly seats: number;
  readonly numbers: number;
  readonly coupon: OracleCoupon | null;
  /** Seconds. */
  readonly anchor: number;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly lots: readonly bigint[];
}

export interface OracleQuote {
  /** Item by item: credit, then charge; what did not change is left out. */
  readonly lines: readonly bigint[];
  readonly total: bigint;
  readonly used: bigint;
  readonly granted: bigint;
  readonly due: bigint;
  readonly next: OracleState;
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLength = (year: number, month: number) =>
  month === 1 ? (isLeap(year) ? 29 : 28) : [3, 5, 8, 10].includes(month) ? 30 : 31;
const yearLength = (year: number) => (isLeap(year) ? 366 : 365);

/** Anchor plus months, by walking through the calendar day by day. Seconds since 1970. */
export const addMonths = (anchor: number, months: number): number => {
  let day = Math.floor(anchor / 86_400);
  const time = anchor - day * 86_400;
  let year = 1970;
  for (; day < 0; day += yearLength(year)) year--;
  for (; day >= yearLength(year); year++) day -= yearLength(year);
  let month = 0;
  for (; day >= monthLength(year, month); month++) day -= monthLength(year, month);
  const target = year * 12 + month + months;
  const [toYear, toMonth] = [Math.floor(target / 12), ((target % 12) + 12) % 12];
  let days = Math.min(day, monthLength(toYear, toMonth) - 1);
  for (let m = 0; m < toMonth; m++) days += monthLength(toYear, m);
  for (let y = 1970; y < toYear; y++) days += yearLength(y);
  for (let y = toYear; y < 1970; y++) days -= yearLength(y);
  return days * 86_400 + time;
};

const monthsIn = (interval: 'month' | 'year') => (interval === 'year' ? 12 : 1);

/** The price of each item for a whole period, after the coupon. */
export const fullPrices = (state: OracleState): readonly [bigint, bigint] => {
  const months = monthsIn(state.interval);
  const extra = Math.max(0, state.numbers - state.seats * state.agreed.included);
  const seats = BigInt(state.seats) * BigInt(state.agreed.seat * months);
  const numbers = BigInt(extra) * BigInt(state.agreed.number * months);
  const all = seats + numbers;
  if (state.coupon === null || all === 0n) return [seats, numbers];
  const { percent = 0, amount } = state.coupon;
  const wanted = amount === undefined ? nearest(fraction(all * BigInt(percent), 10_000)) : BigInt(amount);
  const off = wanted < all ? wanted : all;
  // Largest remainder for two: the cent that is left over goes to the larger remainder, then to the larger price, then to seats.
  const floorSeats = (off * seats) / all;
  const floorNumbers = (off * numbers) / all;
  const left = off - floorSeats - floorNumbers;
  const [restSeats, restNumbers] = [(off * seats) % all, (off * numbers) % all];
  const toSeats = restSeats > restNumbers || (restSeats === restNumbers && seats >= numbers);
  const offSeats = floorSeats + (toSeats ? left : 0n);
  return [seats - offSeats, numbers - (off - offSeats)];
};

export const exactValues = (state: OracleState, second: number): readonly Fraction[] => {
  const share = fraction(state.end - second, state.end - state.start);
  return fullPrices(state).map((price) => times(fraction(price), share));
};

const shape = (state: OracleState) => {
  const months = monthsIn(state.interval);
  const extra = Math.max(0, state.numbers - state.seats * state.agreed.included);
  return [
    [state.seats, state.agreed.seat * months],
    [extra, state.agreed.number * months],
  ] as const;
};

const settled = (lines: readonly bigint[], next: OracleState): OracleQuote => {
  const total = lines.reduce((sum, line) => sum + line, 0n);
  const balance = next.lots.reduce((sum, lot) => sum + lot, 0n);
  const used = total <= 0n ? 0n : total < balance ? total : balance;
  const granted = total < 0n ? -total : 0n;
  let missing = used;
  const lots = next.lots.map((lot) => {
    const part = lot < missing ? lot : missing;
    missing -= part;
    return lot - part;
  });
  return {
    lines,
    total,
    used,
    granted,
    due: total > used ? total - used : 0n,
    next: { ...next, lots: [...lots, granted].filter((lot) => lot > 0n) },
  };
};

const agreedIn = (plans: Readonly<Record<string, OraclePlan>>, plan: string, interval: 'month' | 'year') => {
  const found = plans[plan];
  if (found === undefined) throw new Error(`no plan ${plan}`);
  return { ...found[interval], included: found.included };
};

const oneLess = (coupon: OracleCoupon | null): OracleCoupon | null =>
  coupon === null || coupon.periods === null
    ? coupon
    : coupon.periods === 1
      ? null
      : { ...coupon, periods: coupon.periods - 1 };

export const oracleStart = (
  plans: Readonly<Record<string, OraclePlan>>,
  order: Pick<OracleState, 'plan' | 'interval' | 'seats' | 'numbers' | 'coupon'>,
  second: number,
): OracleQuote => {
  const state: OracleState = {
    ...order,
    agreed: agreedIn(plans, order.plan, order.interval),
    anchor: second,
    index: 0,
    start: second,
    end: addMonths(second, monthsIn(order.interval)),
    lots: [],
  };
  return settled(
    fullPrices(state).filter((price) => price > 0n),
    state,
  );
};

export const oracleChange = (
  plans: Readonly<Record<string, OraclePlan>>,
  before: OracleState,
  change: OracleChange,
  second: number,
): OracleQuote => {
  const plan = change.plan ?? before.plan;
  const interval = change.interval ?? before.interval;
  const isMoved = interval !== before.interval;
  const isRepriced = isMoved || plan !== before.plan;
  const moved = isMoved ? { anchor: second, index: 0, start: second, end: addMonths(second, monthsIn(interval)) } : {};
  const after: OracleState = {
    ...before,
    ...moved,
    plan,
    interval,
    agreed: isRepriced ? agreedIn(plans, plan, interval) : before.agreed,
    seats: before.seats + (change.seats ?? 0),
    numbers: before.numbers + (change.numbers ?? 0),
    coupon: change.coupon !== undefined ? change.coupon : isMoved ? oneLess(before.coupon) : before.coupon,
  };
  const [was, will] = [exactValues(before, second), exactValues(after, second)];
  const [wasFull, willFull] = [fullPrices(before), fullPrices(after)];
  const lines: bigint[] = [];
  for (const item of [0, 1] as const) {
    const isSame =
      !isMoved && String(shape(before)[item]) === String(shape(after)[item]) && wasFull[item] === willFull[item];
    if (isSame) continue;
    if (wasFull[item] > 0n) lines.push(-nearest(was[item] as Fraction));
    if (willFull[item] > 0n) lines.push(nearest(will[item] as Fraction));
  }
  return settled(lines, after);
};

export const oracleRenew = (plans: Readonly<Record<string, OraclePlan>>, before: OracleState): OracleQuote => {
  const index = before.index + 1;
  const months = monthsIn(before.interval);
  const next: OracleState = {
    ...before,
    agreed: agreedIn(plans, before.plan, before.interval),
    index,
    start: addMonths(before.anchor, index * months),
    end: addMonths(before.anchor, (index + 1) * months),
    coupon: oneLess(before.coupon),
  };
  return settled(
    fullPrices(next).filter((price) => price > 0n),
    next,
  );
};

/**
 * The rules of billing written a second time, to compare invoices with: exact rationals over BigInt, seconds in place of milliseconds, a
 * calendar of its own, and nothing of the library in it.
 *
 * @example
 * ```ts
 * import { moneyOracle } from 'partyline/testing';
 *
 * const plans = { team: { included: 1, month: { seat: 1_000, number: 500 }, year: { seat: 800, number: 400 } } };
 * const order = { plan: 'team', interval: 'month', seats: 3, numbers: 4, coupon: null } as const;
 *
 * moneyOracle.start(plans, order, 0).due; // => 3_500n
 * ```
 */
export const moneyOracle = {
  /** A new subscription, and what it costs. */
  start: oracleStart,
  /** A change at a second, item by item: credit, then charge. */
  change: oracleChange,
  /** The next period, and what it costs. */
  renew: oracleRenew,
  fullPrices,
  /** What each item is worth at a second, as a fraction of a minor unit, before any rounding. */
  exactValues,
  addMonths,
} as const;
