import * as z from 'zod/mini';
import { access, id, instant, roles, type Stored } from './common.js';

/** An invitation. Its address is on it, and the address's key record points back. */
export const invitation = /* @__PURE__ */ z.strictObject({
  status: z.enum(['pending', 'accepted', 'revoked']),
  address: z.string(),
  roles,
  /** Existing numbers the person gets, with their access. */
  numbers: z.array(z.strictObject({ id, access })),
  /** Whether the person picks a new number of their own at onboarding. */
  newNumber: z.boolean(),
  /** The member who invited; null for the host itself. */
  invitedBy: z.nullable(id),
  invitedAt: instant,
  /** The first instant at which it is no longer good. */
  expiresAt: instant,
  /** SHA-256 of the token, in lower-case hexadecimal. The token itself is kept by nobody. */
  tokenHash: z.string(),
});
/**
 * An invitation to one address: what it gives, who sent it, until when it is good. Of its token, only a SHA-256 is kept.
 *
 * @useDeclaredType
 */
export type Invitation = Stored<typeof invitation>;

/** An e-mail domain the workspace says is its own. The id is the domain, in ASCII form. */
export const domain = /* @__PURE__ */ z.strictObject({
  status: z.enum(['claimed', 'verified']),
  claimedBy: z.nullable(id),
  claimedAt: instant,
  /** What the host's proof looks for, such as the value of a DNS record. */
  challenge: z.string(),
  verifiedAt: z.nullable(instant),
});
/**
 * A domain that somebody claimed; its addresses join by themselves once it is verified.
 *
 * @useDeclaredType
 */
export type Domain = Stored<typeof domain>;
