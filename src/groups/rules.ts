import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { foldText } from '../kernel/text.js';
import { actingMember } from '../workspace/authorise.js';
import { type Context, type Group, type Key, recordKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { selfAccess } from '../workspace/self-access.js';

/** The longest description of a group, in UTF-16 code units. */
export const DESCRIPTION_LENGTH = 500;

/** In a second round: the key record of a group's name. */
export const nameKeyOf = (known: Workspace, groupId: string): readonly Key[] => {
  const name = known.state.group.get(groupId)?.name;
  return name === undefined ? [] : [recordKey('groupName', foldText(name))];
};

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

/**
 * Whether members may be added by whoever acts, with the events to record beside. Who adds themselves to a group that something was
 * shared with lets themselves in.
 */
export const mayJoinOneself = (
  read: Reader,
  context: Context,
  [groupId, group]: readonly [string, Group],
  memberIds: readonly string[],
) => {
  const memberId = actingMember(context);
  if (memberId === null || !memberIds.includes(memberId) || !group.shared) return ok([]);
  return selfAccess(read, context, `group:${groupId}`, ['memberIds', memberIds.indexOf(memberId)]);
};
