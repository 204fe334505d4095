import type { Instant } from '../kernel/instant.js';
import { inForce, type Level, lowerLevel, type Reach, type Resource } from '../sharing/index.js';

/**
 * The one evaluator: the best level at which a reach meets a resource at an instant, or null where they do not meet.
 * Whatever else answers this question is derived from it, or proved equal to it. Allocates nothing.
 *
 * @example
 * ```ts
 * import { reachOf, type Resource } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { levelOf } from 'partyline/visibility';
 *
 * const { workspace, context, ben, cleo } = office();
 * const grants = [{ principal: 'workspace', level: 'view', until: null, cause: 'manual' }] as const;
 * const deal: Resource = { kind: 'deal', id: 'd1', ownerId: cleo, grants };
 *
 * levelOf(reachOf(workspace, cleo), deal, context.at); // => 'edit'
 * levelOf(reachOf(workspace, ben), deal, context.at); // => 'view'
 * levelOf(reachOf(workspace, 'stranger'), deal, context.at); // => null
 * ```
 * @see docs/visibility.md
 */
export const levelOf = (reach: Reach, resource: Resource, at: Instant): Level | null => {
  if (isDeleted(resource, at)) return null;
  if (resource.ownerId !== null && reach.owns.has(resource.ownerId)) return 'edit';
  let best: Level | null = null;
  for (const grant of resource.grants) {
    const cap = reach.caps.get(grant.principal);
    if (cap === undefined || !inForce(grant, at)) continue;
    best = lowerLevel(cap, grant.level);
    if (best === 'edit') return best;
  }
  return best;
};

/** Whether a resource is deleted at an instant. */
export const isDeleted = (resource: Resource, at: Instant): boolean => {
  const deletedAt = resource.deletedAt ?? null;
  return deletedAt !== null && deletedAt <= at;
};
