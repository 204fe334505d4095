import type { Catalogue, FailureTexts, GroupNameTexts } from '../catalogue.js';

/** What groups may answer. */
export const groups = {
  group_not_found: 'There is no such group. Choose another one.',
  group_retired: 'The group {groupId} was deleted. Choose another one.',
  group_name_taken: 'There is a group named “{name}” already. Choose another name.',
  group_not_retired: 'The group {groupId} is in use. Delete it first.',
  group_not_revoked: 'The access of the group {groupId} was not ended, so there is nothing to clear.',
} as const satisfies Partial<FailureTexts>;

/** Why a mention notifies nobody. */
export const unreachable = {
  cannot_see_place: '{who} was not notified, because they cannot see this. Share it with them first.',
  suspended: '{who} was not notified, because they are suspended.',
  removed: '{who} was not notified, because they are no longer a member.',
  retired_group: '{who} was not notified, because the group was deleted.',
  not_found: '{who} was not notified, because there is nobody of that name here.',
  not_permitted: '{who} was not notified, because your role does not let you use groups. Ask an owner.',
} as const satisfies Catalogue['unreachable'];

/** What people may stumble over in the name of a group. */
export const groupNames = {
  mixed_scripts: 'The word “{word}” mixes letters of several scripts: {scripts}. Check it.',
  looks_like: 'This looks like the name of another group: “{name}”. Choose a name that can be told apart.',
  inconsistent_prefix: 'Other groups begin with “{prefix}”. Perhaps this one should, too.',
} as const satisfies GroupNameTexts;
