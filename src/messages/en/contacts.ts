import type { FailureTexts } from '../catalogue.js';

/** What contacts and their access may answer. */
export const contacts = {
  contact_empty: 'A contact needs a name, a company, a phone number or an e-mail address. Enter one of them.',
  contact_exists: 'This contact exists already.',
  contact_not_found: 'There is no such contact, or it is not shared with you. Ask its owner to share it.',
  owner_is_actor: 'You can only create contacts of your own.',
  access_is_fixed: 'Everybody sees the company directory, so its entries cannot be shared or made private.',
  needs_edit: 'You may view this contact, and neither change nor share it. Ask its owner to let you edit it.',
  needs_owner: {
    by: 'change',
    cases: {
      narrow: 'Only the owner of a contact can take access away. Ask the owner.',
      widen: 'Only the owner of this contact may share it. Ask the owner.',
      delete: 'Only the owner of a contact can delete it. Ask the owner.',
      restore: 'Only the owner of a contact can bring it back. Ask the owner.',
      transfer: 'Only the owner of a contact can hand it over. Ask the owner.',
      erase: 'Only the owner of a contact can erase it. Ask the owner.',
    },
    other: 'Only the owner of a contact can do this. Ask the owner.',
  },
  cannot_share_with_oneself: 'You cannot share a contact with yourself by name. Ask its owner.',
  too_many_grants: {
    count: 'limit',
    one: 'A contact can be shared with one person or group only. Share it with a group instead.',
    other: 'A contact can be shared with at most {limit} people and groups. Share it with a group instead.',
  },
  group_too_large: {
    count: 'limit',
    one: 'The deleted group {groupId} has more people than this contact can be shared with one by one. End its access, or keep it.',
    other:
      'The deleted group {groupId} has too many people to share this contact with them one by one: {limit} are possible. End its access, or keep it.',
  },
  not_deleted: 'This contact is not deleted, so there is nothing to bring back.',
  too_late: 'This contact was deleted too long ago to be brought back. Create it again.',
  directory_minimum:
    'An entry of the directory needs a name, and a work phone or an e-mail address. Fill in what is missing.',
  directory_entry_exists: 'The directory has an entry for this person already. Change that one.',
} as const satisfies Partial<FailureTexts>;
