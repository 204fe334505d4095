import type { AccessTexts, Catalogue } from '../catalogue.js';

/** By which ways somebody gets to see something. */
export const access = {
  level: { view: 'Can view this: {reasons}.', edit: 'Can view and edit this: {reasons}.' },
  reason: {
    ownership: 'it belongs to {memberId}',
    member: 'it is shared with {memberId}',
    owner: 'it is open to whoever has taken over from {memberId}',
    group: 'it is shared with the group {groupId}',
    number: 'it was added on the number {numberId}',
    workspace: 'it is shared with the whole workspace',
    stewards: 'it is open to those who run the workspace, such as owners and admins',
    directory: 'it is in the company directory',
  },
  until: '{reason} until {until}',
  denied: {
    no_path: 'Cannot see this: it is shared with nothing that this person belongs to. Ask its owner to share it.',
    deleted: 'Cannot see this: it was deleted.',
    no_reach: 'Cannot see anything here: this person is not an active member.',
  },
} as const satisfies AccessTexts;

/** Why a phone does not ring, as a clause. */
export const silences = {
  suspended: 'the membership is suspended',
  not_permitted: 'no role allows calls',
  read_only: 'they only read along on this number',
  not_in_ring_order: 'the ring order names others',
  muted: 'they turned the calls of this number off',
  outside_hours: 'the number is closed at this hour',
  away: 'they are not at work at this hour',
  do_not_disturb: 'they do not want to be disturbed',
} as const satisfies Catalogue['silences'];

export const silent = {
  named: '{memberId} is not rung: {reason}.',
  unnamed: 'Is not rung: {reason}.',
} as const satisfies Catalogue['silent'];
