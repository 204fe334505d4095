import * as z from 'zod/mini';
import { instant, type Stored } from './common.js';

/** The seal of a closed page of the audit trail. The id is the page's number, padded so that ids sort. */
export const auditSeal = /* @__PURE__ */ z.strictObject({
  /** How many events it holds. */
  count: z.int(),
  /** SHA-256 over the seal before and what is kept of the events, in lower-case hexadecimal. */
  hash: z.string(),
  /** Where in the feed it ends. */
  cursor: z.string(),
  sealedAt: instant,
});
/**
 * The seal of a closed page of the audit trail: a digest over it and the seal before.
 *
 * @useDeclaredType
 */
export type AuditSeal = Stored<typeof auditSeal>;
