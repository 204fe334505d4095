import { DAY, type Instant, isInstant, ok, type Result } from '../kernel/index.js';
import { type InvalidInstant, invalidInstant } from './failures.js';

/** How often a subscription is billed. */
export type Interval = 'month' | 'year';

/** A stretch of time, half-open: an instant equal to `end` belongs to the next period. */
export interface Period {
  readonly start: Instant;
  readonly end: Instant;
}

/** A {@link Period} counted from the anchor: the first has index 0. */
export interface IndexedPeriod extends Period {
  readonly index: number;
}

/** The length of an interval in calendar months. */
export const MONTHS = { month: 1, year: 12 } as const satisfies Record<Interval, number>;

/** Whole seconds since the epoch: the unit in which time is shared out. */
export const seconds = (at: Instant): number => Math.floor(at / 1000);

/** The mean Gregorian month, in milliseconds: a first guess at which month an instant falls into. */
const MEAN_MONTH = 30.436875 * DAY;

/**
 * Where period `index` starts: the anchor plus that many intervals, at the same time of day in UTC, the day clamped to the month.
 *
 * It always counts from the anchor. Counting from the previous boundary would turn the 31st into the 28th for good.
 *
 * Errors: `invalid_instant`.
 *
 * @example
 * ```ts
 * import { boundary } from 'partyline/pricing';
 *
 * const anchor = Date.UTC(2026, 0, 31); // 31 January
 * boundary(anchor, 'month', 1); // => { ok: true, value: Date.UTC(2026, 1, 28) }
 * boundary(anchor, 'month', 2); // => { ok: true, value: Date.UTC(2026, 2, 31) }
 * ```
 * @see docs/pricing.md
 */
export const boundary = (anchor: Instant, interval: Interval, index: number): Result<Instant, InvalidInstant> => {
  if (!isInstant(anchor)) return invalidInstant(['anchor']);
  const instant = Number.isSafeInteger(index) ? addMonths(anchor, index * MONTHS[interval]) : Number.NaN;
  return isInstant(instant) ? ok(instant) : invalidInstant(['index']);
};

/**
 * Period `index` of an anchor.
 *
 * Errors: `invalid_instant`.
 *
 * @example
 * ```ts
 * import { periodOf } from 'partyline/pricing';
 *
 * periodOf(Date.UTC(2024, 1, 29), 'year', 1);
 * // => { ok: true, value: { index: 1, start: Date.UTC(2025, 1, 28), end: Date.UTC(2026, 1, 28) } }
 * ```
 * @see docs/pricing.md
 */
export const periodOf = (anchor: Instant, interval: Interval, index: number): Result<IndexedPeriod, InvalidInstant> => {
  const start = boundary(anchor, interval, index);
  if (!start.ok) return start;
  const end = boundary(anchor, interval, index + 1);
  if (!end.ok) return end;
  return ok({ index, start: start.value, end: end.value });
};

/**
 * The period of an anchor that holds an instant; before the anchor the index is negative.
 *
 * Errors: `invalid_instant`.
 *
 * @example
 * ```ts
 * import { periodAt } from 'partyline/pricing';
 *
 * periodAt(Date.UTC(2026, 0, 31), 'month', Date.UTC(2026, 1, 28));
 * // => { ok: true, value: { index: 1, start: Date.UTC(2026, 1, 28), end: Date.UTC(2026, 2, 31) } }
 * ```
 * @see docs/pricing.md
 */
export const periodAt = (anchor: Instant, interval: Interval, at: Instant): Result<IndexedPeriod, InvalidInstant> => {
  if (!isInstant(anchor)) return invalidInstant(['anchor']);
  if (!isInstant(at)) return invalidInstant(['at']);
  const months = MONTHS[interval];
  let index = Math.floor((at - anchor) / (MEAN_MONTH * months));
  while (addMonths(anchor, index * months) > at) index--;
  while (addMonths(anchor, (index + 1) * months) <= at) index++;
  return periodOf(anchor, interval, index);
};

/** NaN where the calendar of `Date` ends. The setters are used because `Date.UTC` reads the years 0 to 99 as 1900 to 1999. */
const addMonths = (anchor: Instant, months: number): number => {
  const date = new Date(anchor);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(date);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(day, last.getUTCDate()));
  return date.getTime();
};
