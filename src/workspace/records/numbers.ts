import * as z from 'zod/mini';
import { id, instant, type Stored } from './common.js';
import { weekly } from './weekly.js';

const seconds = /* @__PURE__ */ z.int();

/** Who rings when the number is called, in which order. */
export const ringOrder = /* @__PURE__ */ z.discriminatedUnion('type', [
  /** Everybody at once, ten at a time. */
  z.strictObject({ type: z.literal('all'), seconds }),
  /** Everybody in random order, so many at a time. */
  z.strictObject({ type: z.literal('random'), size: z.int(), seconds }),
  /** These groups of people, one group after the other. */
  z.strictObject({
    type: z.literal('groups'),
    groups: z.array(z.strictObject({ memberIds: z.array(id), seconds })),
  }),
  /** One person. */
  z.strictObject({ type: z.literal('one'), memberId: id, seconds }),
]);
/**
 * In which order, for how many seconds, the phones of a number's users ring.
 *
 * @useDeclaredType
 */
export type RingOrder = Stored<typeof ringOrder>;

/** A phone number with its inbox. Who uses it stands on the members' records. */
export const number = /* @__PURE__ */ z.strictObject({
  /** A released number remains, so that history and what was shared with it keep their meaning; nobody has it any more. */
  status: z.enum(['live', 'released']),
  /** E.164. */
  phone: z.string(),
  name: z.string(),
  ownerId: id,
  mode: z.enum(['exclusive', 'shared']),
  /** Grows with each change of mode: what was assigned to somebody under an older one is void. */
  epoch: z.int(),
  /** Who made it shared without owning it, and so may not let themselves onto it; null for its owner or the host. */
  openedBy: z.nullable(id),
  /** The name that people see who are called; empty for the inbox's own. */
  callerId: z.string(),
  /** Business hours; null for a number that is always open. */
  hours: z.nullable(weekly),
  /** What the host does with a call, by a name of its own; null for nothing in particular. */
  callFlow: z.nullable(id),
  ring: ringOrder,
  createdAt: instant,
});
/**
 * A phone number: its owner, its mode, its hours and its ring order. Who has it stands on the members' records.
 *
 * @useDeclaredType
 */
export type PhoneNumber = Stored<typeof number>;

/** Which number has a phone. The id is its E.164 form. */
export const phoneKey = /* @__PURE__ */ z.strictObject({ numberId: id });
/**
 * Which number has a phone. The id is its E.164 form.
 *
 * @useDeclaredType
 */
export type PhoneKey = Stored<typeof phoneKey>;

/** When a member can be rung. The id is the member's; guarded apart from the member record, so that it holds up nothing. */
export const availability = /* @__PURE__ */ z.strictObject({
  /** When they work; null for always. */
  schedule: z.nullable(weekly),
  /** Null while off; `until` is the first instant without it, null where it has no end. */
  doNotDisturb: z.nullable(z.strictObject({ until: z.nullable(instant) })),
  /** Numbers for which the settings differ from everything on, by id. */
  notifications: z.array(z.strictObject({ numberId: id, calls: z.boolean(), messages: z.boolean() })),
});
/**
 * When somebody takes calls: schedule, do-not-disturb, and what they are notified of, number by number.
 *
 * @useDeclaredType
 */
export type Availability = Stored<typeof availability>;

/** A request to bring a phone number over from another carrier. */
export const porting = /* @__PURE__ */ z.strictObject({
  /** E.164. */
  phone: z.string(),
  /** Who has the number now. */
  carrier: z.string(),
  status: z.enum(['draft', 'submitted', 'accepted', 'rejected', 'completed', 'cancelled']),
  /** Why the carrier said no; empty unless rejected. */
  reason: z.string(),
  /** The member who asked; null for the host itself. */
  requestedBy: z.nullable(id),
  requestedAt: instant,
  changedAt: instant,
});
/**
 * A request to bring a number over from another provider, and how far it is.
 *
 * @useDeclaredType
 */
export type Porting = Stored<typeof porting>;

/** Which request under way would bring a phone. The id is its E.164 form. */
export const portingKey = /* @__PURE__ */ z.strictObject({ portingId: id });
/**
 * Which request under way would bring a phone. The id is its E.164 form.
 *
 * @useDeclaredType
 */
export type PortingKey = Stored<typeof portingKey>;
