import * as z from 'zod/mini';
import { id, instant, type Stored } from './common.js';

/** What everything has that is shared: an owner, a place in lists, whether it is deleted, and who may share it further. */
const shared = {
  ownerId: id,
  name: z.string(),
  /** By what it is listed: the folded name without accents. */
  sortKey: z.string(),
  /** Who may widen access: every editor, or the owner alone. */
  resharing: z.enum(['editors', 'owner']),
  createdAt: instant,
  deletedAt: z.nullable(instant),
} as const;

/** A reply template. To whom it is shown stands on its grants. */
export const snippet = /* @__PURE__ */ z.strictObject({ ...shared, body: z.string() });
/**
 * A reply template. To whom it is shown stands on its grants.
 *
 * @useDeclaredType
 */
export type Snippet = Stored<typeof snippet>;

/** A thing of a kind that the host declared. What it is beside its name, the host keeps. Its id is its kind and its own id, see `placeOf`. */
export const sharedResource = /* @__PURE__ */ z.strictObject({ kind: id, ...shared });
/**
 * A thing of a kind that the host declared by {@link sharing.shareable}.
 *
 * @useDeclaredType
 */
export type SharedResource = Stored<typeof sharedResource>;
