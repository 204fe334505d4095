import * as z from 'zod/mini';
import { id, instant, type Stored } from './common.js';

/** A phone number with its inbox. Who uses it stands on the members' records. */
export const number = /* @__PURE__ */ z.strictObject({
  /** E.164. */
  phone: z.string(),
  name: z.string(),
  ownerId: id,
  mode: z.enum(['exclusive', 'shared']),
  createdAt: instant,
});
/** @useDeclaredType */
export type PhoneNumber = Stored<typeof number>;

/** Which number has a phone. The id is its E.164 form. */
export const phoneKey = /* @__PURE__ */ z.strictObject({ numberId: id });
/** @useDeclaredType */
export type PhoneKey = Stored<typeof phoneKey>;
