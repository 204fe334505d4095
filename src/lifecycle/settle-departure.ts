import * as z from 'zod/mini';
import type { ContactEvents } from '../contacts/index.js';
import { contactReducers } from '../contacts/internal.js';
import type { GroupEvents } from '../groups/index.js';
import { groupReducers } from '../groups/internal.js';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import type { MemberEvents } from '../members/index.js';
import { memberReducers } from '../members/internal.js';
import type { NumberEvents } from '../numbers/index.js';
import { assignmentsOnDeparture, numberReducers, numbersOnDeparture } from '../numbers/internal.js';
import {
  type CounterName,
  contactsOf,
  counterKey,
  type Happening,
  numbersOf,
  type Reducers,
  recordKey,
} from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { verb } from '../workspace/verb.js';

/** Contacts in one step: what an event may name. */
const STEP = 500;

const settleDepartureInput = /* @__PURE__ */ z.strictObject({
  /** Who was removed. */
  memberId: idSchema,
  /** The next contacts of theirs, in any order; those that have another owner by now are passed over. */
  contactIds: z._default(z.array(idSchema).check(z.maxLength(STEP)), []),
  /** The next numbers of theirs, likewise. */
  numberIds: z._default(z.array(idSchema).check(z.maxLength(100)), []),
});

type SettleEvents = MemberEvents & ContactEvents & NumberEvents & GroupEvents;

const reducers: Reducers<SettleEvents> = {
  ...memberReducers,
  ...contactReducers,
  ...numberReducers,
  ...groupReducers,
};

/**
 * One step of what follows a removal: rewrites the ownership of up to 500 contacts and 100 numbers from the removed member to
 * their successors, and clears the pointers once nothing is left. It can be repeated, interrupted and resumed. Who sees the contacts is the same before,
 * between and after the steps; a number's new owner is put on it when the number changes hands.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `succession_not_found`, `invalid_input`.
 *
 * @returns how much is left and whether all is settled, and the events `contacts_inherited`, `number_owner_changed`,
 * `succession_settled`
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { removeMember, settleDeparture } from 'partyline/lifecycle';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const removed = unwrap(removeMember(created.workspace, { memberId: cleo }, as(ana)));
 * const settled = unwrap(settleDeparture(removed.workspace, { memberId: cleo, contactIds: ['dora'] }, context));
 *
 * settled.output; // => { contactsLeft: 0, numbersLeft: 0, done: true }
 * settled.workspace.state.contact.get('dora')?.ownerId === ana; // => true
 * ```
 * @see decision 17 in docs/decisions.md
 */
export const settleDeparture = /* @__PURE__ */ verb({
  input: settleDepartureInput,
  reads: ({ memberId, contactIds, numberIds }, known) => {
    const { successorId = null, numbersSuccessorId = null } = known.state.succession.get(memberId) ?? {};
    const left = known.state.member.get(memberId);
    return [
      recordKey('succession', memberId),
      recordKey('member', memberId),
      counterKey(contactsOf(memberId)),
      counterKey(numbersOf(memberId)),
      ...contactIds.map((id) => recordKey('contact', id)),
      ...numberIds.map((id) => recordKey('number', id)),
      ...(left?.numbers ?? []).map(({ id }) => recordKey('number', id)),
      ...(left?.groups ?? []).map((id) => recordKey('group', id)),
      ...(successorId === null ? [] : [recordKey('member', successorId), counterKey(contactsOf(successorId))]),
      ...(numbersSuccessorId === null ? [] : [recordKey('member', numbersSuccessorId)]),
    ];
  },
  reducers,
  decide(read, { memberId, contactIds, numberIds }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const succession = read.get('succession', memberId);
    if (succession === null) return fail('succession_not_found', { memberId }, ['memberId']);
    const { successorId, numbersSuccessorId } = succession;
    const contacts = successorId === null ? noWork : inheritContacts(read, memberId, successorId, contactIds);
    const numbers =
      numbersSuccessorId === null ? noWork : inheritNumbers(read, memberId, numbersSuccessorId, numberIds);
    const output = { contactsLeft: contacts.left, numbersLeft: numbers.left, done: contacts.left + numbers.left === 0 };
    return ok({ output, events: [...memberships(read, memberId), ...contacts.events, ...numbers.events] });
  },
});

interface Work {
  readonly left: number;
  readonly events: readonly Happening<SettleEvents>[];
}

const noWork: Work = { left: 0, events: [] };

/** A removed member is no longer listed where they took part. Their access ended before. */
const memberships = (read: Reader, memberId: string): readonly Happening<SettleEvents>[] => {
  const { numbers = [], groups = [] } = read.get('member', memberId) ?? {};
  return [
    ...assignmentsOnDeparture(
      memberId,
      numbers.map(({ id }) => id),
    ),
    ...groups.map(
      (groupId) => ({ type: 'group_members_removed', data: { groupId, memberIds: [memberId] }, personal: {} }) as const,
    ),
  ];
};

const inheritContacts = (read: Reader, from: string, to: string, contactIds: readonly string[]): Work => {
  const owned = [...new Set(contactIds)].filter((id) => read.get('contact', id)?.ownerId === from);
  const events: Happening<SettleEvents>[] =
    owned.length === 0 ? [] : [{ type: 'contacts_inherited', data: { contactIds: owned, from, to }, personal: {} }];
  return settled(read, contactsOf(from), { memberId: from, successorId: to, what: 'contacts' }, owned.length, events);
};

const inheritNumbers = (read: Reader, from: string, to: string, numberIds: readonly string[]): Work => {
  const numbers = [...new Set(numberIds)].flatMap((id) => {
    const number = read.get('number', id);
    return number === null ? [] : [[id, number] as const];
  });
  const events = numbersOnDeparture({ memberId: from, successorId: to, numbers });
  return settled(read, numbersOf(from), { memberId: from, successorId: to, what: 'numbers' }, events.length, events);
};

/** The work with the pointer's end behind it, where it leaves nothing. */
const settled = (
  read: Reader,
  counter: CounterName,
  pointer: MemberEvents['succession_settled']['data'],
  done: number,
  events: readonly Happening<SettleEvents>[],
): Work => {
  const left = read.counter(counter) - done;
  if (left > 0) return { left, events };
  // The pointer goes only if nothing is left at the moment it goes.
  read.bound(counter, { min: 0, max: 0 });
  return { left, events: [...events, { type: 'succession_settled', data: pointer, personal: {} }] };
};
