import type { Catalogue, FailureTexts } from '../catalogue.js';

/** What insights may answer. */
export const insights = {
  activity_in_future:
    'This is said to have happened at {at}, which is yet to come. Check the clock of whatever sent it.',
  period_out_of_range: 'Please choose at least one day, and at most {limit}.',
  diagnosis_target_not_found: 'There is no such thing here, or you cannot see it. Choose another one.',
  page_out_of_turn: 'Page {page} of the audit trail cannot be sealed now. Seal the pages one after another, each once.',
} as const satisfies Partial<FailureTexts>;

/** Why somebody cannot do something, and the next step. */
export const diagnosis = {
  findings: {
    nothing_in_the_way: 'Nothing is in the way. Please try again.',
    workspace_suspended: 'The workspace is suspended or closed, so nobody can do anything in it. Ask the support team.',
    no_member_here: 'This person is not a member of the workspace. Invite them.',
    domain_unclaimed:
      'The workspace has not claimed the domain {domain}, so nobody can join with an address there. Claim it, if it is yours.',
    domain_unproved:
      'The workspace has claimed the domain {domain} and has yet to prove it. Add the record to the domain, then check it.',
    domain_joinable: 'Everybody with an address at {domain} can join by themselves. Open the link to join.',
    suspended_here: '{memberId} is suspended. Reinstate them, if they should work here.',
    removed_here: '{memberId} was removed from the workspace. Invite them, if they should come back.',
    needs_other_client: 'The mobile app cannot do this. Use the web or desktop app to {permission}.',
    role_too_narrow: 'The roles of {memberId} do not let people {permission}. Give them another role, if they should.',
    setting_denies:
      'This workspace is set up so that members do not invite others. Only the product can change this setting.',
    not_number_owner:
      'Only its owner may do this on the number {numberId}, and {memberId} is not. Make them its owner, or do it for them.',
    no_such_number: 'There is no such number. Check which one is meant.',
    number_was_released: 'The number {numberId} was released, so nobody has it any more. Add another one.',
    number_not_held: '{memberId} is not assigned to the number {numberId}. Assign it to them.',
    number_held_to_read: '{memberId} may only read along on the number {numberId}. Assign it to them for use.',
    not_shared: 'This is not shared with {memberId}. Share it with them.',
    shared_to_view: 'This is shared with {memberId} to view only. Share it with them to edit.',
    is_deleted: 'This was deleted. Restore it, if it should be used.',
    changed_at_source: 'This comes from {source} and can only be changed there. Change it there.',
    recent_change: 'Something that bears on this changed on {changedAt}. See the audit trail.',
  },
  whoCan: '{who:member} can do that.',
} as const satisfies Catalogue['diagnosis'];

/** What an access review found, and what would end it. */
export const review = {
  too_many_owners: 'The workspace has {count} owners, and {limit} are advised at most. Give some of them another role.',
  too_many_admins:
    '{count} people beside the owners run the workspace, and {limit} are advised at most. Give some of them another role.',
  inactive_member: '{memberId} was last here on {seenAt:day}. Suspend them, if they do not work here any more.',
  suspended_with_remains:
    '{memberId} is suspended and still holds numbers, groups or contacts. Remove them, so that somebody else takes these over.',
  departed_with_remains: '{memberId} has left, and what they owned has yet to be handed over. Finish the handover.',
  role_broader_than_used: '{memberId} did nothing that needs more than the role “{role}”. Give them that role.',
  number_shared_widely:
    'The number {numberId} has {count} users, and {limit} are advised at most. Unassign those who do not need it.',
  empty_group: 'Nobody is in the group {groupId}. Delete it, or add somebody.',
  empty_retired_group: 'Nobody is in the deleted group {groupId}, and things are still shared with it. End its access.',
  stale_invitation: 'An invitation of {invitedAt:day} was never accepted. Withdraw it.',
  unproved_domain: 'The domain {domain} was claimed on {claimedAt:day} and never proved. Prove it, or release it.',
  confidential_to_all:
    'Everybody sees the {kind} {id}, which looks confidential (“{word}”). Stop sharing it with the workspace.',
  grant_ending: 'A share of the {kind} {id} ends on {until:day}. Extend it, if it should go on.',
  grant_to_departed: 'The {kind} {id} is still shared with {memberId}, who has left. Stop sharing it with them.',
  laundered_grant:
    '{memberId} shared the {kind} {id} on, and has no right to it any more. Check whether the share should stay.',
} as const satisfies Catalogue['review'];
