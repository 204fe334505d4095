import type { Instant } from '../kernel/instant.js';
import { zoneFormatters } from '../kernel/zone-formatters.js';
import type { Weekly } from '../workspace/index.js';

/** The days of the week, in order. */
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** What a clock on the wall shows. */
interface WallTime {
  /** 0 for Monday. */
  readonly weekday: number;
  /** `HH:MM`, from 00:00 to 23:59: in this form, times compare as text. */
  readonly time: string;
}

/** The wall time at an instant; null for a zone that this machine does not know. */
const wallTimeAt = (zone: string, at: Instant): WallTime | null => {
  const parts = formatterOf(zone)?.formatToParts(at);
  if (parts === undefined) return null;
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  const weekday = weekdays.findIndex((day) => day.startsWith(part('weekday').toLowerCase()));
  return { weekday, time: `${part('hour')}:${part('minute')}` };
};

/**
 * Whether a week has hours at an instant, by what the clock on the wall shows then: an hour that the clock skips in spring is never
 * reached, one that it shows twice in autumn counts both times. A zone that this machine does not know closes nothing.
 */
export const isWithin = ({ zone, days }: Weekly, at: Instant): boolean => {
  const now = wallTimeAt(zone, at);
  if (now === null) return true;
  const { weekday, time } = now;
  const today = days[weekdays[weekday] as (typeof weekdays)[number]];
  const yesterday = days[weekdays[(weekday + 6) % 7] as (typeof weekdays)[number]];
  return (
    today.some(({ from, to }) => from <= time && (time < to || to <= from)) ||
    yesterday.some(({ from, to }) => to <= from && time < to)
  );
};

const formatterOf = /* @__PURE__ */ zoneFormatters({
  hourCycle: 'h23',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
