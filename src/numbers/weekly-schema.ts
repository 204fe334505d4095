import * as z from 'zod/mini';
import { timeZoneSchema } from '../kernel/time-zone.js';

const timeSchema = (pattern: RegExp) =>
  z.string().check(
    z.maxLength(5, { abort: true }),
    z.refine((time) => pattern.test(time), { params: { code: 'invalid_time' } }),
  );

/** `24:00` ends a day that is open to its end. An end that is not after the start is on the next day. */
const interval = /* @__PURE__ */ z
  .strictObject({
    from: timeSchema(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
    to: timeSchema(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/),
  })
  .check(z.refine(({ from, to }) => from !== to, { params: { code: 'empty_interval' } }));

const day = /* @__PURE__ */ z._default(z.array(interval).check(z.maxLength(6)), []);

/** Hours by the day of the week, as people set them. A day that is left out has none. */
export const weeklySchema = /* @__PURE__ */ z.strictObject({
  zone: timeZoneSchema,
  days: z.strictObject({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  }),
});
