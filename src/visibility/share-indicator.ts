import type { Instant } from '../kernel/instant.js';
import { inForce, type Principal, parsePrincipal, type Resource } from '../sharing/index.js';

/** How widely something is shared, for an icon beside its name. The widest way counts. */
export interface ShareIndicator {
  readonly share: 'workspace' | 'number' | 'groups' | 'members' | 'private';
  /** Whom it is shared with in that way, in the order granted; the owner is not among them. */
  readonly principals: readonly Principal[];
  /** Whether it is shared in narrower ways too. */
  readonly more: boolean;
}

const widestFirst = ['workspace', 'number', 'group', 'member'] as const;
const names = { workspace: 'workspace', number: 'number', group: 'groups', member: 'members' } as const;

/**
 * How widely a resource is shared at an instant. What stewards may see by policy does not count: it is nobody's choice to share.
 * What the principals are called, `accessListOf` and `accessListOfResource` tell, under `names`.
 *
 * @example
 * ```ts
 * import { shareIndicator } from 'partyline/visibility';
 *
 * const grant = { principal: 'group:sales', level: 'edit', until: null, cause: 'manual' } as const;
 *
 * shareIndicator({ kind: 'contact', id: 'c1', ownerId: 'ana', grants: [grant] }, 0).share; // => 'groups'
 * shareIndicator({ kind: 'contact', id: 'c1', ownerId: 'ana', grants: [] }, 0).share; // => 'private'
 * ```
 * @see docs/visibility.md
 */
export const shareIndicator = (resource: Resource, at: Instant): ShareIndicator => {
  const byKind = new Map<string, Set<Principal>>();
  for (const grant of resource.grants) {
    if (!inForce(grant, at)) continue;
    const kind = parsePrincipal(grant.principal)?.kind;
    if (kind !== undefined) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(grant.principal));
  }
  const shared = widestFirst.filter((kind) => byKind.has(kind));
  const [widest] = shared;
  if (widest === undefined) return { share: 'private', principals: [], more: false };
  return { share: names[widest], principals: [...(byKind.get(widest) as Set<Principal>)], more: shared.length > 1 };
};
