import type { Instant } from '../../kernel/instant.js';
import { inForce, type Reach, type Resource } from '../../sharing/index.js';
import { levelOf } from '../../visibility/index.js';
import type { GrantRecord } from '../../workspace/index.js';

/** A resource with its grants as they are stored, which say who gave them. */
export type Granted = Omit<Resource, 'grants'> & { readonly grants: readonly GrantRecord[] };

/**
 * The grants given by hand that lead back to nobody who has the right to give them: their giver sees the resource no more, or only through what
 * they, or those they gave it to, gave themselves.
 *
 * A grant is *rooted* if the host, or the owner, gave it, or somebody who sees the resource by rooted grants alone. What is not rooted in the
 * end looks like laundering. Whoever has left the workspace took nothing along, so what they gave counts as rooted.
 *
 * @param reachOf null for whoever is no member any more
 */
export const unrooted = (
  resource: Granted,
  at: Instant,
  reachOf: (memberId: string) => Reach | null,
): readonly GrantRecord[] => {
  const given = resource.grants.filter((grant) => grant.cause === 'manual' && inForce(grant, at));
  let rooted = resource.grants.filter((grant) => grant.cause !== 'manual');
  let open = given;
  for (;;) {
    const found = open.filter(({ grantedBy }) => {
      const reach = grantedBy === null ? null : reachOf(grantedBy);
      return reach === null || levelOf(reach, { ...resource, grants: rooted }, at) !== null;
    });
    if (found.length === 0) return open;
    rooted = [...rooted, ...found];
    open = open.filter((grant) => !found.includes(grant));
  }
};
