import type { Instant } from '../kernel/instant.js';
import type { Contact, Conversation } from './records/index.js';

/** The last instant there is has sixteen digits; the first one is as far from it again. */
const LAST_INSTANT = 8_640_000_000_000_000;
const DIGITS = 17;

/**
 * A time as a text that sorts the latest first. Takes counts as well.
 *
 * @example
 * ```ts
 * import { newestFirst } from 'partyline/workspace';
 *
 * const [earlier, later] = [Date.UTC(2026, 10, 22), Date.UTC(2026, 10, 23)];
 * newestFirst(later) < newestFirst(earlier); // => true
 * ```
 * @see docs/architecture.md
 */
export const newestFirst = (at: Instant): string => String(LAST_INSTANT - at).padStart(DIGITS, '0');

/** A time as a text that sorts the earliest first. */
export const oldestFirst = (at: Instant): string => String(LAST_INSTANT + at).padStart(DIGITS, '0');

/**
 * Under which names a conversation is listed: its number; the number and what state it is in; and, while it is open, whether it was
 * assigned, and to whom. Since the name of an assignment holds the epoch of the number and the tenure of the member, those that became void stand under names that
 * nobody asks for any more.
 */
export const inboxesOf = ({ numberId, status, unread, assignment }: Conversation): readonly string[] => [
  numberId,
  `${numberId} ${status}`,
  ...(unread ? [`${numberId} unread`] : []),
  ...(assignment === null ? [] : [`${numberId} assigned`]),
  ...(status === 'done' ? [] : [assignment === null ? `${numberId} unassigned` : `${numberId} handed`]),
  ...(assignment === null || status === 'done' ? [] : [assignmentKey(numberId, assignment)]),
];

/**
 * What an assignment is listed and counted under.
 *
 * @example
 * ```ts
 * import { assignmentKey } from 'partyline/workspace';
 *
 * assignmentKey('desk', { epoch: 2, to: 'member:ana', tenure: 1 }); // => 'desk 2 member:ana 1'
 * ```
 * @see docs/architecture.md
 */
export const assignmentKey = (
  numberId: string,
  { epoch, to, tenure }: Pick<NonNullable<Conversation['assignment']>, 'epoch' | 'to' | 'tenure'>,
): string => `${numberId} ${epoch} ${to} ${tenure}`;

/** The phones of a contact that are written in the international form, in E.164, each once. */
export const phonesOf = (phones: Contact['phones']): readonly string[] => {
  const keys = phones
    .map(({ value }) => value.replace(/[\s().\-/]/g, ''))
    .filter((digits) => /^\+[1-9]\d{6,14}$/.test(digits));
  return [...new Set(keys)];
};
