import type { FailureTexts } from '../catalogue.js';

/** What whatever is shared may answer: contacts, snippets, and a host’s own things. */
export const resources = {
  resource_not_found: 'There is no such thing, or it is not shared with you. Ask its owner to share it.',
  resource_exists: 'This exists already.',
  unknown_kind: 'Nothing of this kind is shared here. Check the kind.',
  snippet_not_found: 'There is no such snippet, or it is not shared with you. Ask its owner to share it.',
  snippet_exists: 'This snippet exists already.',
  owner_is_actor: 'You can only create what will be your own.',
  access_is_fixed: 'Everybody sees the company directory, so its entries cannot be shared or made private.',
  needs_edit: 'You may view this, and neither change nor share it. Ask its owner to let you edit it.',
  needs_owner: {
    by: 'change',
    cases: {
      narrow: 'Only the owner can take access away. Ask the owner.',
      widen: 'Only the owner may share this. Ask the owner.',
      delete: 'Only the owner can delete this. Ask the owner.',
      restore: 'Only the owner can bring this back. Ask the owner.',
      transfer: 'Only the owner can hand this over. Ask the owner.',
      erase: 'Only the owner can erase this. Ask the owner.',
    },
    other: 'Only the owner can do this. Ask the owner.',
  },
  cannot_share_with_oneself: 'You cannot share this with yourself by name. Ask its owner.',
  too_many_grants: {
    count: 'limit',
    one: 'This can be shared with one person or group only. Share it with a group instead.',
    other: 'This can be shared with at most {limit} people and groups. Share it with a group instead.',
  },
  group_too_large: {
    count: 'limit',
    one: 'The deleted group {groupId} has more people than this can be shared with one by one. End its access, or keep it.',
    other:
      'The deleted group {groupId} has too many people to share this with them one by one: {limit} are possible. End its access, or keep it.',
  },
  not_deleted: 'This is not deleted, so there is nothing to bring back.',
  too_late: 'This was deleted too long ago to be brought back. Create it again.',
} as const satisfies Partial<FailureTexts>;
