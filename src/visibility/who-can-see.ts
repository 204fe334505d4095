import type { Instant } from '../kernel/instant.js';
import type { Level, Reach, Resource } from '../sharing/index.js';
import { levelOf } from './level-of.js';

/** A member who sees a resource, and how far their access goes. */
export interface Viewer {
  readonly memberId: string;
  readonly level: Level;
}

/**
 * Everybody among the given reaches who sees a resource, in the order given.
 *
 * @param reaches one reach a member, as `reachesOf(workspace)` lists them
 * @example
 * ```ts
 * import { whoCanSee } from 'partyline/visibility';
 *
 * const ana = { memberId: 'ana', caps: new Map(), owns: new Set(['ana']) };
 * const ben = { memberId: 'ben', caps: new Map(), owns: new Set(['ben']) };
 *
 * whoCanSee([ana, ben], { kind: 'contact', id: 'c1', ownerId: 'ben', grants: [] }, 0);
 * // => [{ memberId: 'ben', level: 'edit' }]
 * ```
 * @see docs/visibility.md
 */
export const whoCanSee = (reaches: Iterable<Reach>, resource: Resource, at: Instant): readonly Viewer[] => {
  const viewers: Viewer[] = [];
  for (const reach of reaches) {
    const level = levelOf(reach, resource, at);
    if (level !== null) viewers.push({ memberId: reach.memberId, level });
  }
  return viewers;
};
