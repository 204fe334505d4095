import { fail } from '../kernel/failure.js';
import type { Instant } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { inForce, type Principal } from '../sharing/index.js';
import { type Key, listKey, recordKey, resourceKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { type AccessChange, MAX_GRANTS, union } from './access-change.js';
import type { GrantGiven } from './events.js';

/** The group that a principal is; null for any other. */
const groupOf = (principal: Principal): string | null => (principal.startsWith('group:') ? principal.slice(6) : null);

/**
 * In later rounds, for a removal: the groups that a contact is shared with and, of those that are retired, who is in them.
 */
export const retiredGroupKeys = (known: Workspace, contactId: string, change: AccessChange): readonly Key[] => {
  if (change.type !== 'remove') return [];
  const grants = known.lists.get(listKey('grants', resourceKey({ kind: 'contact', id: contactId }))) ?? [];
  return grants.flatMap((id): readonly Key[] => {
    const groupId = groupOf(known.state.grant.get(id)?.principal ?? 'workspace');
    if (groupId === null) return [];
    const retired = known.state.group.get(groupId)?.status === 'retired';
    return retired ? [recordKey('group', groupId), listKey('groupMembers', groupId)] : [recordKey('group', groupId)];
  });
};

/**
 * The grants given by hand with those to retired groups turned into grants to the people in them, where a removal would take something:
 * a group that nobody can share with any more would otherwise keep for somebody what is to be taken from them.
 *
 * @see decision 14 in docs/decisions.md
 */
export const withoutRetiredGroups = (
  read: Reader,
  contactId: string,
  manual: readonly GrantGiven[],
  others: number,
  change: AccessChange,
  at: Instant,
) => {
  if (change.type !== 'remove') return ok(manual);
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
  if (turned.size === 0 || !after.some((grant) => inForce(grant, at) && takes(grant.principal))) return ok(manual);
  const kept = after.filter(({ principal }) => !takes(principal));
  if (kept.length + others <= MAX_GRANTS) return ok(after);
  const [grant] = [...turned].reduce((large, other) => (other[1].length > large[1].length ? other : large));
  return fail('group_too_large', { contactId, groupId: groupOf(grant.principal) ?? '', limit: MAX_GRANTS });
};
