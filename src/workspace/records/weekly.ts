import * as z from 'zod/mini';
import type { Stored } from './common.js';

/** Wall-clock times, `HH:MM`. An interval whose end is not after its start passes midnight into the next day. */
const intervals = /* @__PURE__ */ z.array(z.strictObject({ from: z.string(), to: z.string() }));

/** Hours by the day of the week, read on the wall clock of an IANA time zone. */
export const weekly = /* @__PURE__ */ z.strictObject({
  zone: z.string(),
  days: z.strictObject({
    monday: intervals,
    tuesday: intervals,
    wednesday: intervals,
    thursday: intervals,
    friday: intervals,
    saturday: intervals,
    sunday: intervals,
  }),
});
/**
 * Times of the week by the clock of an IANA time zone, day by day, half-open.
 *
 * @useDeclaredType
 */
export type Weekly = Stored<typeof weekly>;
