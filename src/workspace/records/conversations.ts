import * as z from 'zod/mini';
import { id, instant, principal, type Stored } from './common.js';

/** What the team and somebody outside said to each other by one number. The messages themselves are the host's. */
export const conversation = /* @__PURE__ */ z.strictObject({
  numberId: id,
  /** Whoever is at the other end, in E.164; empty once erased. */
  phone: z.string(),
  status: z.enum(['open', 'done']),
  /** Whether something came in that nobody of the team has looked at. */
  unread: z.boolean(),
  /** The latest call or message. */
  last: z.strictObject({
    at: instant,
    direction: z.enum(['inbound', 'outbound']),
    kind: z.enum(['call', 'message']),
    /** Null for a message. */
    answered: z.nullable(z.boolean()),
  }),
  /** Who handles it. Whether that holds still is a question of the inbox: it is void once access has ended. */
  assignment: z.nullable(
    z.strictObject({
      /** A member or a group. */
      to: principal,
      /** The number's epoch, and the member's tenure on it, when it was made. */
      epoch: z.int(),
      tenure: z.int(),
      /** The member who assigned it; null for the host. */
      by: z.nullable(id),
      at: instant,
    }),
  ),
  /** How often it has changed hands. */
  handovers: z.int(),
  createdAt: instant,
});
/**
 * What a number and a phone have said to each other, as the team handles it; the messages themselves are the host's.
 *
 * @useDeclaredType
 */
export type Conversation = Stored<typeof conversation>;

/** Which conversation a number has with a phone. The id is the number's, a blank, and the phone in E.164. */
export const conversationKey = /* @__PURE__ */ z.strictObject({ conversationId: id });
/**
 * Which conversation a number has with a phone.
 *
 * @useDeclaredType
 */
export type ConversationKey = Stored<typeof conversationKey>;

/** A conversation changed hands. */
export const handover = /* @__PURE__ */ z.strictObject({
  conversationId: id,
  /** Counts from 1 within the conversation. */
  step: z.int(),
  from: z.nullable(principal),
  to: z.nullable(principal),
  /** `assigned`, `transferred` and `unassigned` by people; the rest, by the system, because access had ended. */
  reason: z.enum([
    'assigned',
    'transferred',
    'unassigned',
    'number_released',
    'number_mode_changed',
    'number_unassigned',
    'assignee_reads_only',
    'assignee_suspended',
    'assignee_removed',
    'group_retired',
    'group_has_nobody',
  ]),
  /** The member who did it; null for the system and the host. */
  by: z.nullable(id),
  /** What they said about it. */
  note: z.string(),
  at: instant,
});
/**
 * One change of whose a conversation is: from whom, to whom, by whom and why.
 *
 * @useDeclaredType
 */
export type Handover = Stored<typeof handover>;

/** Who is writing a reply at this moment. The id is the conversation's. */
export const replying = /* @__PURE__ */ z.strictObject({
  /** Sorted by member; `until` is the first instant without it. */
  leases: z.array(z.strictObject({ memberId: id, until: instant })),
});
/**
 * Who is writing a reply at this moment, so that two do not answer at once. `until` is in epoch milliseconds.
 *
 * @useDeclaredType
 */
export type Replying = Stored<typeof replying>;

/** Direct messages between teammates. */
export const thread = /* @__PURE__ */ z.strictObject({
  /** Sorted. */
  memberIds: z.array(id),
  lastAt: instant,
  createdAt: instant,
});
/**
 * Direct messages between teammates.
 *
 * @useDeclaredType
 */
export type Thread = Stored<typeof thread>;

/** Which thread some teammates have. The id is theirs, sorted, with blanks between. */
export const threadKey = /* @__PURE__ */ z.strictObject({ threadId: id });
/**
 * Which thread some teammates have.
 *
 * @useDeclaredType
 */
export type ThreadKey = Stored<typeof threadKey>;

/** What somebody of the team wrote: about a conversation, or to teammates. */
export const comment = /* @__PURE__ */ z.strictObject({
  place: z.strictObject({ kind: z.enum(['conversation', 'thread']), id }),
  /** The comment it answers; null for one that stands by itself. */
  rootId: z.nullable(id),
  /** Null for the host. */
  authorId: z.nullable(id),
  /** Empty once deleted or erased. */
  text: z.string(),
  /** Contacts it shows, by reference: whether a reader sees one is asked of the contact. */
  contactIds: z.array(id),
  /** Sorted by emoji, then member. */
  reactions: z.array(z.strictObject({ emoji: z.string(), memberId: id })),
  createdAt: instant,
  editedAt: z.nullable(instant),
  deletedAt: z.nullable(instant),
});
/**
 * A comment in a conversation or thread, seen by teammates alone.
 *
 * @useDeclaredType
 */
export type Comment = Stored<typeof comment>;
