import type { Instant } from '../kernel/instant.js';
import { zoneFormatters } from '../kernel/zone-formatters.js';

/** What the clock on the workspace's wall shows. */
export interface ClockTime {
  /** `2026-11-22`. */
  readonly day: string;
  /** The hour of the week: 0 is Monday from midnight, 167 Sunday from 23:00. */
  readonly hour: number;
}

/** Zones change their offset at full quarters of an hour, and have done so since 1973: what holds for its start holds for all of a quarter. */
const QUARTER = 900_000;
const SINCE = 94_694_400_000;

/** Quarters that are kept: some three months of them. */
const MOST = 10_000;

/**
 * A clock for a zone, right where clocks change: an hour shown twice counts twice, one that is skipped never comes. It remembers what it
 * showed, since asking the platform costs a hundred times more. UTC for a zone that this machine does not know.
 */
export const clockOf = (zone: string | null): ((at: Instant) => ClockTime) => {
  const formatter = formatterOf(zone ?? 'UTC') ?? (formatterOf('UTC') as Intl.DateTimeFormat);
  const shown = new Map<number, ClockTime>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    const known = shown.get(quarter);
    if (known !== undefined) return known;
    const time = read(formatter, at);
    if (at < SINCE) return time;
    if (shown.size >= MOST) shown.clear();
    shown.set(quarter, time);
    return time;
  };
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const read = (formatter: Intl.DateTimeFormat, at: Instant): ClockTime => {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatter.formatToParts(at)) parts[type] = value;
  const { year = '', month = '', day = '', hour = '', weekday = '' } = parts;
  return {
    day: `${year.padStart(4, '0')}-${month}-${day}`,
    hour: weekdays.indexOf(weekday) * 24 + Number(hour),
  };
};

const formatterOf = /* @__PURE__ */ zoneFormatters({
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});
