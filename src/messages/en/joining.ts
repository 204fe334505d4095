import type { Catalogue, JoinTexts } from '../catalogue.js';

/** How somebody can join, or why not. It speaks of a third person, to whoever may invite. */
export const joining = {
  already_member: 'This person is a member already.',
  member_suspended: 'This person is a member and is suspended. Reinstate them.',
  invitation_open: 'An invitation waits for this person until {expiresAt}.',
  invitation_expired: 'The invitation ran out on {expiresAt}. Send it again.',
  invitation_revoked: 'The invitation was withdrawn. Send a new one.',
  other_address_invited: 'The invitation they have was sent to another address. Send one to this address.',
  no_invitation: 'No invitation was sent to this address. Send one.',
  was_removed: 'This person was removed, so they need an invitation to come back. Send one.',
  domain_open: 'Everybody with an address at {domain} can join by themselves.',
  domain_not_claimed: 'This workspace has not claimed the domain {domain}.',
  domain_not_proved: 'This workspace has claimed the domain {domain} and has yet to prove it.',
  workspace_not_active: 'Nobody can join, because the workspace is suspended or closed.',
  seat_limit_reached: {
    count: 'limit',
    one: 'The only seat is taken. Ask an owner to add seats.',
    other: 'All {limit} seats are taken. Ask an owner to add seats.',
  },
} as const satisfies JoinTexts;

/** What became of an address that was to be invited. */
export const invitations = {
  invited: '{written} is invited.',
  already_member: '{written} is a member already.',
  already_invited: '{written} has an open invitation already.',
  malformed: '“{written}” is not an e-mail address. Please check it.',
} as const satisfies Catalogue['invitations'];

/** What stands in the way of a removal. */
export const obstacles = {
  is_oneself: 'You cannot remove yourself. Leave the workspace instead.',
  primary_owner: 'This is the primary owner. The ownership has to be transferred first.',
  last_owner: 'This is the last active owner. Make somebody else an owner first.',
} as const satisfies Catalogue['obstacles'];
