import type { FailureTexts } from '../catalogue.js';

/** What the workspace, its people and their invitations may answer. */
export const members = {
  workspace_exists: 'This workspace exists already. Open it, or choose another name.',
  primary_owner_required: 'Only the primary owner can do this. Ask them.',
  owner_role_required: '{memberId} is not an owner. Give them the owner role first.',
  last_owner: 'A workspace needs an active owner. Make somebody else an owner first.',
  primary_owner: '{memberId} is the primary owner. Transfer the ownership to another owner first.',
  is_oneself: 'You cannot do this to yourself. Ask another admin or an owner.',
  unknown_role: 'There is no role named “{role}”. Choose another one.',
  above_own_authority: {
    by: 'permission',
    cases: {
      steward:
        'The role “{role}” opens what only those who run the workspace see, and your roles do not. Ask an owner.',
    },
    other: 'The role “{role}” lets people {permission}, and your roles do not. Ask an owner.',
  },
  above_own_numbers: 'You do not manage the number {numberId}, so you cannot give it away. Ask its owner or an admin.',
  seat_limit_reached: {
    count: 'limit',
    one: 'The only seat of this workspace is taken. Ask an owner to add seats.',
    other: 'All {limit} seats of this workspace are taken. Ask an owner to add seats.',
  },
  already_member: 'Somebody with this e-mail address is a member already. Sign in instead.',
  address_taken: 'Somebody in this workspace has this e-mail address already. Choose another one.',
  address_not_verified: 'Please confirm your e-mail address first.',
  address_change_not_found: 'This link does not change the e-mail address, or no longer does. Ask for a new one.',
  no_addresses: 'Please enter at least one e-mail address.',
  too_many_addresses: {
    count: 'limit',
    one: 'Only one person can be invited at once.',
    other: 'At most {limit} people can be invited at once. Please send the rest afterwards.',
  },
  not_all_invitable: 'Nobody was invited, because these addresses cannot be: {refused}. Correct or remove them.',
  too_few_tokens: 'The invitations could not be prepared. Please try again.',
  invitation_not_found: 'This invitation does not exist, or it is for another e-mail address. Ask for a new one.',
  invitation_settled: {
    by: 'status',
    cases: {
      accepted: 'This invitation has been accepted already.',
      revoked: 'This invitation was withdrawn. Ask for a new one.',
    },
  },
  invitation_expired: 'This invitation was good until {expiresAt}. Ask for a new one.',
  inviter_lacks_authority:
    'Whoever sent this invitation may no longer give what it promised. Ask an owner for a new one.',
  domain_not_open: 'Addresses at {domain} cannot join this workspace by themselves. Ask a member to invite you.',
  was_removed:
    'You were removed from this workspace, so you need an invitation to come back. Ask an owner or an admin.',
  trust_not_acknowledged: 'Please confirm first that everybody with an address at this domain may join.',
  public_suffix: '{domain} is shared by many organisations. Enter the domain of your own.',
  free_mail_domain: 'Anybody can have an address at {domain}. Enter the domain of your organisation.',
  domain_already_claimed: 'This workspace has claimed {domain} already.',
  domain_not_claimed: 'This workspace has not claimed {domain}. Claim it first.',
  domain_not_proved:
    'The proof was not found at {domain}. Publish the value that you were given; it can take a day to be seen.',
  proof_unavailable: 'Domains cannot be proved here. Please ask the support team.',
  no_number_due: 'There is no number left to choose. Ask an admin to add one for you.',
  successor_is_leaving: '{memberId} is leaving and cannot take over. Choose somebody else.',
  owner_names_successor: 'Only an owner may choose who takes over the contacts. Ask an owner.',
  succession_not_found: 'Everything that {memberId} left has been handed over already.',
  member_not_removed: '{memberId} is still a member. Remove them first.',
  belongs_to_member: '{memberId} is or was a member with this e-mail address. Erase them as a member.',
} as const satisfies Partial<FailureTexts>;
