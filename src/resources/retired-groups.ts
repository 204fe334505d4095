import type { Instant } from '../kernel/instant.js';
import { inForce, type Principal, type ResourceName } from '../sharing/index.js';
import { type Key, listKey, recordKey, resourceKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { type AccessChange, MAX_GRANTS, union } from './access-change.js';
import type { GrantGiven } from './access-events.js';

/** The group that a principal is; null for any other. */
const groupOf = (principal: Principal): string | null => (principal.startsWith('group:') ? principal.slice(6) : null);

/**
 * In later rounds, for a removal: the groups that a resource is shared with and, of those that are retired, who is in them.
 */
export const retiredGroupKeys = (known: Workspace, name: ResourceName, change: AccessChange): readonly Key[] => {
  if (change.type !== 'remove') return [];
  const grants = known.lists.get(listKey('grants', resourceKey(name))) ?? [];
  return grants.flatMap((id): readonly Key[] => {
    const groupId = groupOf(known.state.grant.get(id)?.principal ?? 'workspace');
    if (groupId === null) return [];
    const retired = known.state.group.get(groupId)?.status === 'retired';
    return retired ? [recordKey('group', groupId), listKey('groupMembers', groupId)] : [recordKey('group', groupId)];
  });
};

/** The grants given by hand; or the retired group with more people than a resource can be shared with one by one. */
type Turned = { readonly manual: readonly GrantGiven[] } | { readonly tooLarge: string };

/**
 * The grants given by hand with those to retired groups turned into grants to the people in them, where a removal would take something:
 * a group that nobody can share with any more would otherwise keep for somebody what is to be taken from them.
 *
 * @see decision 14 in docs/decisions.md
 */
export const withoutRetiredGroups = (
  read: Reader,
  manual: readonly GrantGiven[],
  others: number,
  change: AccessChange,
  at: Instant,
): Turned => {
  if (change.type !== 'remove') return { manual };
  const takes = (principal: Principal) => change.principals.includes(principal);
  const turned = new Map<GrantGiven, readonly GrantGiven[]>();
  for (const grant of manual) {
    const groupId = groupOf(grant.principal);
    if (groupId === null || takes(grant.principal) || !inForce(grant, at)) continue;
    // A look without an expectation: a group that lives may retire right after this, and retired ones stay so.
    if (read.peek('group', groupId)?.status !== 'retired') continue;
    const members = read.list('groupMembers', groupId).filter(([, { status }]) => status !== 'removed');
    turned.set(
      grant,
      members.map(([memberId]) => ({ ...grant, principal: `member:${memberId}` })),
    );
  }
  const after = union(manual.flatMap((grant) => turned.get(grant) ?? [grant]));
  if (turned.size === 0 || !after.some((grant) => inForce(grant, at) && takes(grant.principal))) return { manual };
  const kept = after.filter(({ principal }) => !takes(principal));
  if (kept.length + others <= MAX_GRANTS) return { manual: after };
  const [grant] = [...turned].reduce((large, other) => (other[1].length > large[1].length ? other : large));
  return { tooLarge: groupOf(grant.principal) ?? '' };
};
