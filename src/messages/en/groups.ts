import type { FailureTexts } from '../catalogue.js';

/** What groups may answer. */
export const groups = {
  group_not_found: 'There is no such group. Choose another one.',
  group_retired: 'The group {groupId} was deleted. Choose another one.',
  group_name_taken: 'There is a group named “{name}” already. Choose another name.',
  group_not_retired: 'The group {groupId} is in use. Delete it first.',
  group_not_revoked: 'The access of the group {groupId} was not ended, so there is nothing to clear.',
} as const satisfies Partial<FailureTexts>;
