import * as z from 'zod/mini';
import { access, id, instant, roles, type Stored } from './common.js';

/** The workspace itself: one record, under the id `self`. */
export const workspaceRecord = /* @__PURE__ */ z.strictObject({
  name: z.string(),
  status: z.enum(['active', 'suspended', 'closed']),
  createdAt: instant,
  primaryOwnerId: id,
  /** The IANA time zone by whose clock days and hours are counted; null for UTC. */
  timeZone: z.nullable(z.string()),
  /** Principals whose grants are void for good, until a job has cleared them. */
  revoked: z.array(z.string()),
});
/**
 * The workspace itself: one record, under the id `self`.
 *
 * @useDeclaredType
 */
export type WorkspaceRecord = Stored<typeof workspaceRecord>;

/** What a member is here: everything from which their reach follows, in one record. */
export const member = /* @__PURE__ */ z.strictObject({
  status: z.enum(['active', 'suspended', 'removed']),
  roles,
  /** Ids of groups, sorted. */
  groups: z.array(id),
  /** Numbers assigned to the member, sorted by id. */
  numbers: z.array(z.strictObject({ id, access })),
  /**
   * Numbers whose use this member once had and lost, sorted by id, each with the epoch at which that last happened: what was theirs on
   * the number before is not theirs again when they get it back.
   */
  lapses: z.array(z.strictObject({ id, epoch: z.int() })),
  /** Removed members whose contacts and snippets this one inherited, until a job has rewritten their ownership; sorted. */
  succeeds: z.array(id),
  /** Removed members whose numbers this one inherited, likewise. */
  succeedsNumbers: z.array(id),
  joinedAt: instant,
  /** Grows whenever what the member may do or see through their own record changes: a client that holds an older one refreshes. */
  epoch: z.int(),
});
/**
 * What a member is here: everything from which their reach follows, in one record.
 *
 * @useDeclaredType
 */
export type Member = Stored<typeof member>;

/** To whom a removed member's property goes, until a job has rewritten it. The id is the removed member's. */
export const succession = /* @__PURE__ */ z.strictObject({
  /** Who inherits contacts and snippets; null once that is done. */
  successorId: z.nullable(id),
  /** Who inherits phone numbers; null once that is done. */
  numbersSuccessorId: z.nullable(id),
});
/**
 * To whom a removed member's property goes, until a job has rewritten it. The id is the removed member's.
 *
 * @useDeclaredType
 */
export type Succession = Stored<typeof succession>;

/** What people change about themselves, apart from the member record, so that nobody can hold up their own removal. */
export const profile = /* @__PURE__ */ z.strictObject({
  name: z.string(),
  /** The verified e-mail address, normalised. */
  address: z.string(),
  language: z.nullable(z.enum(['en', 'fr', 'es'])),
  /** An IANA time zone. */
  timeZone: z.nullable(z.string()),
});
/**
 * What people change about themselves, apart from the member record, so that nobody can hold up their own removal.
 *
 * @useDeclaredType
 */
export type Profile = Stored<typeof profile>;

/** When a member was last seen, and on which client; unguarded in spirit: the last one wins. */
export const activity = /* @__PURE__ */ z.strictObject({
  at: instant,
  client: z.nullable(z.enum(['web', 'desktop', 'mobile'])),
});
/**
 * When somebody was last there, in epoch milliseconds, and by which client. Nothing is guarded by it: the last stamp wins.
 *
 * @useDeclaredType
 */
export type Activity = Stored<typeof activity>;

/** What a new member has yet to do. The id is the member's. */
export const onboarding = /* @__PURE__ */ z.strictObject({
  /** Whether they may pick a new number without the permission to add any. */
  number: z.enum(['none', 'due', 'chosen']),
  app: z.boolean(),
});
/**
 * How far somebody is who has just joined.
 *
 * @useDeclaredType
 */
export type Onboarding = Stored<typeof onboarding>;

/** Somebody's hold on an e-mail address. */
const holder = {
  /** Whether that member has it still, rather than another one by now. */
  current: z.boolean(),
  /** Whether somebody who had it was removed and another had it since: nobody joins by domain with it until they are invited. */
  barred: z.boolean(),
} as const;

/** Whose an e-mail address is: one membership and one pending invitation an address. The id is the normalised address. */
export const addressKey = /* @__PURE__ */ z.strictObject({
  /** The member who has it, or had it last. */
  memberId: z.nullable(id),
  ...holder,
  /** Who had it before, the first one first: when somebody is erased, what was theirs goes and nobody else's. */
  earlier: z.array(z.strictObject({ memberId: id, ...holder })),
  /** The latest invitation to it. */
  invitationId: z.nullable(id),
});
/**
 * Whose an e-mail address is and was, and which open invitation waits for it. The id is the normalised address.
 *
 * @useDeclaredType
 */
export type AddressKey = Stored<typeof addressKey>;

/**
 * An address of somebody who was removed and then erased: nobody joins by domain with it until they are invited. The id is a digest, since
 * the address itself is not kept; see `barOf`.
 */
export const bar = /* @__PURE__ */ z.strictObject({ since: instant });
/**
 * An address that does not come back by domain. The id is a digest, so that it stays barred after its owner was erased.
 *
 * @useDeclaredType
 */
export type Bar = Stored<typeof bar>;

/** A change of address that waits for proof: the id is the member's. */
export const addressChange = /* @__PURE__ */ z.strictObject({
  address: z.string(),
  tokenHash: z.string(),
  expiresAt: instant,
});
/**
 * A new address that waits for its token.
 *
 * @useDeclaredType
 */
export type AddressChange = Stored<typeof addressChange>;
