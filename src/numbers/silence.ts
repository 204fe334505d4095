import type { Instant } from '../kernel/instant.js';
import { can } from '../roles/index.js';
import type { Member, PhoneNumber } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { ALWAYS_AVAILABLE } from './availability-events.js';
import { namedIn } from './ring-order.js';
import { accessTo } from './rules.js';
import { isWithin } from './wall-clock.js';

/** Why a call to a number does not ring somebody who has it. */
export type Silence =
  /** Their membership is suspended. */
  | 'suspended'
  /** None of their roles lets them call and text. */
  | 'not_permitted'
  /** They read along. */
  | 'read_only'
  /** The ring order names others. */
  | 'not_in_ring_order'
  /** They turned this number's calls off. */
  | 'muted'
  /** The number is closed: business hours. */
  | 'outside_hours'
  /** They are not at work: their own schedule. */
  | 'away'
  /** They do not want to be disturbed just now. */
  | 'do_not_disturb';

/** The one reason why somebody does not ring, the most lasting first; null for somebody who rings. */
export const silenceOf = (
  read: Reader,
  [numberId, number]: readonly [string, PhoneNumber],
  [memberId, member]: readonly [string, Member],
  open: boolean,
  at: Instant,
): Silence | null => {
  if (member.status !== 'active') return 'suspended';
  if (!can(read, { type: 'member', memberId }, 'communication.use')) return 'not_permitted';
  if (accessTo(member, numberId) !== 'use') return 'read_only';
  const named = number.ring.type === 'groups' || number.ring.type === 'one' ? namedIn(number.ring) : null;
  if (named !== null && !named.some((person) => person.memberId === memberId)) return 'not_in_ring_order';
  const { schedule, doNotDisturb, notifications } = read.get('availability', memberId) ?? ALWAYS_AVAILABLE;
  if (notifications.some((entry) => entry.numberId === numberId && !entry.calls)) return 'muted';
  if (!open) return 'outside_hours';
  if (schedule !== null && !isWithin(schedule, at)) return 'away';
  const disturbed = doNotDisturb === null || (doNotDisturb.until !== null && doNotDisturb.until <= at);
  return disturbed ? null : 'do_not_disturb';
};
