import * as z from 'zod/mini';

/** An IANA time zone that this runtime knows. */
export const timeZoneSchema = /* @__PURE__ */ z.string().check(
  z.maxLength(64, { abort: true }),
  z.refine((zone) => isTimeZone(zone), { params: { code: 'invalid_time_zone' } }),
);

const isTimeZone = (zone: string): boolean => {
  // Offsets such as +02:00 are accepted by newer runtimes, and know no daylight-saving time.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
};
