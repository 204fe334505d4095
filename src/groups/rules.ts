import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { isOwner } from '../roles/index.js';
import type { Context, Group } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** A group that exists, live or retired. */
export const existingGroup = (read: Reader, groupId: string) => {
  const group = read.get('group', groupId);
  return group === null ? fail('group_not_found', { groupId }, ['groupId']) : ok(group);
};

/** A group that takes people in and can be shared with. */
export const liveGroup = (read: Reader, groupId: string) => {
  const group = existingGroup(read, groupId);
  if (!group.ok || group.value.status === 'live') return group;
  return fail('group_retired', { groupId }, ['groupId']);
};

/** Who adds themselves to a group that something was shared with lets themselves in: owners may, others where policy says so. */
export const mayJoinOneself = (read: Reader, { actor }: Context, group: Group, memberIds: readonly string[]) => {
  if (actor.type !== 'member' || !memberIds.includes(actor.memberId) || !group.shared) return ok(null);
  if (read.policy.selfAccess === 'allow' || isOwner(read.get('member', actor.memberId)?.roles ?? [])) return ok(null);
  return fail('self_access_denied', {}, ['memberIds', memberIds.indexOf(actor.memberId)]);
};
