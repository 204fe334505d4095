import * as z from 'zod/mini';

/** E.164: a plus, a country code that starts with 1 to 9, and 7 to 15 digits in all. */
export const phoneSchema = /* @__PURE__ */ z.string().check(
  z.maxLength(16),
  z.refine((phone) => /^\+[1-9]\d{6,14}$/.test(phone), { params: { code: 'invalid_phone' } }),
);
