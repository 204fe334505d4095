import type { Instant } from '../kernel/instant.js';
import type { Level, Principal } from './principal.js';

/** Why a grant exists: somebody shared by hand, the resource lives on a number, it is a directory entry, or policy lets stewards in. */
export type Cause = 'manual' | 'number' | 'directory' | 'policy';

/** One grant: a principal may view or edit a resource, for ever or until an instant (which is the first moment without it). */
export interface Grant {
  readonly principal: Principal;
  readonly level: Level;
  readonly until: Instant | null;
  readonly cause: Cause;
}

/** What can be shared, named by kind and id; kinds beside `contact` and `snippet` are the host's own. */
export interface ResourceName {
  readonly kind: string;
  readonly id: string;
}

/** A resource as the access rules see it: whose it is, and to whom it is granted. */
export interface Resource extends ResourceName {
  /** The member who owns it; null for what belongs to the workspace, such as a directory entry. */
  readonly ownerId: string | null;
  readonly grants: readonly Grant[];
  /** When it was deleted: from then on nobody sees it. Null or absent while it lives. */
  readonly deletedAt?: Instant | null;
}

/**
 * Whether a grant is in force at an instant.
 *
 * @example
 * ```ts
 * import { type Grant, inForce } from 'partyline/sharing';
 *
 * const until = Date.UTC(2026, 10, 23);
 * const grant: Grant = { principal: 'group:sales', level: 'view', until, cause: 'manual' };
 * inForce(grant, until - 1); // => true
 * inForce(grant, until); // => false
 * ```
 * @see docs/concepts.md
 */
export const inForce = (grant: Grant, at: Instant): boolean => grant.until === null || at < grant.until;
