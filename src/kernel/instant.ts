/** A moment: whole milliseconds since 1970-01-01T00:00:00Z, within what `Date` can hold. */
export type Instant = number;

/** One day, in milliseconds. */
export const DAY = 86_400_000;

/** The furthest instant from the epoch that ECMAScript's `Date` represents, in milliseconds. */
const MAX_INSTANT = 8_640_000_000_000_000;

/**
 * Whether a number is an {@link Instant}.
 *
 * @example
 * ```ts
 * import { isInstant } from 'partyline/kernel';
 *
 * isInstant(Date.UTC(2026, 10, 22)); // => true
 * isInstant(0.5); // => false
 * isInstant(Number.NaN); // => false
 * ```
 * @see docs/testing-your-app.md
 */
export const isInstant = (value: number): boolean =>
  Number.isInteger(value) && Math.abs(value) <= MAX_INSTANT && !Object.is(value, -0);

/** The instant so many milliseconds later, or the last there is. */
export const later = (at: Instant, milliseconds: number): Instant => Math.min(at + milliseconds, MAX_INSTANT);

/** ISO 8601 date and time with an offset: `2026-11-22T09:30:00Z`, `2026-11-22T10:30+01:00`. */
const ISO = /^\d{4}-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Reads an instant from epoch milliseconds or an ISO 8601 string with an offset; null for anything else. A string without an
 * offset is refused, since it would mean another moment on another machine.
 *
 * @example
 * ```ts
 * import { parseInstant } from 'partyline/kernel';
 *
 * parseInstant('2026-11-22T10:30:00+01:00'); // => 1795339800000
 * parseInstant('2026-11-22T10:30:00'); // => null
 * ```
 * @see docs/architecture.md
 */
export const parseInstant = (value: string | number): Instant | null => {
  if (typeof value === 'number') return isInstant(value + 0) ? value + 0 : null;
  if (value.length > 40) return null;
  const parts = ISO.exec(value);
  if (parts === null || !isCalendarDay(value, parts)) return null;
  const instant = Date.parse(value);
  return isInstant(instant) ? instant : null;
};

/** Whether a text is a day of the calendar that exists, such as `2026-11-22`. */
export const isDay = (text: string): boolean => {
  if (text.length !== 10 || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** `Date.parse` reads 30 February as 2 March, which nobody meant. */
const isCalendarDay = (value: string, parts: RegExpExecArray): boolean => {
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.getUTCDate() === Number(parts[2]);
};
