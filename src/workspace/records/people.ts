import * as z from 'zod/mini';
import { access, id, instant, roles, type Stored } from './common.js';

/** The workspace itself: one record, under the id `self`. */
export const workspaceRecord = /* @__PURE__ */ z.strictObject({
  name: z.string(),
  status: z.enum(['active', 'suspended', 'closed']),
  createdAt: instant,
  primaryOwnerId: id,
  /** Principals whose grants are void for good, until a job has cleared them. */
  revoked: z.array(z.string()),
});
export type WorkspaceRecord = Stored<typeof workspaceRecord>;

/** What a member is here: everything from which their reach follows, in one record. */
export const member = /* @__PURE__ */ z.strictObject({
  status: z.enum(['active', 'suspended', 'removed']),
  roles,
  /** Ids of groups, sorted. */
  groups: z.array(id),
  /** Numbers assigned to the member, sorted by id. */
  numbers: z.array(z.strictObject({ id, access })),
  /** Removed members whose resources this one inherited, sorted. */
  succeeds: z.array(id),
  joinedAt: instant,
});
export type Member = Stored<typeof member>;

/** What people change about themselves, apart from the member record, so that nobody can hold up their own removal. */
export const profile = /* @__PURE__ */ z.strictObject({
  name: z.string(),
  address: z.string(),
});
export type Profile = Stored<typeof profile>;

/** Whose an e-mail address is: one membership an address. The id is the normalised address. */
export const addressKey = /* @__PURE__ */ z.strictObject({ memberId: id });
export type AddressKey = Stored<typeof addressKey>;
