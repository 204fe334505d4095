import * as z from 'zod/mini';
import { id, instant, type Stored } from './common.js';

/** A group. Retired groups remain as principals, and take nobody in. */
export const group = /* @__PURE__ */ z.strictObject({
  name: z.string(),
  emoji: z.string(),
  description: z.string(),
  status: z.enum(['live', 'retired']),
  /** Whether anything was ever shared with it; who adds themselves to such a group lets themselves in. */
  shared: z.boolean(),
  createdAt: instant,
});
/**
 * A group. Who is in it stands on the members' records.
 *
 * @useDeclaredType
 */
export type Group = Stored<typeof group>;

/** Which live group has a name. The id is the folded name. */
export const groupName = /* @__PURE__ */ z.strictObject({ groupId: id });
/**
 * Which live group has a name. The id is the folded name.
 *
 * @useDeclaredType
 */
export type GroupName = Stored<typeof groupName>;
