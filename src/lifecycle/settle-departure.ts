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
import type { ResourceEvents } from '../resources/index.js';
import { resourceReducers } from '../resources/internal.js';
import type { ResourceName } from '../sharing/index.js';
import {
  contactsOf,
  counterKey,
  type Happening,
  numbersOf,
  placeOf,
  type Reducers,
  recordKey,
  resourcesOf,
  snippetsOf,
} from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { verb } from '../workspace/verb.js';

/** Contacts, snippets or other things in one step: what an event may name. */
const STEP = 500;

const settleDepartureInput = /* @__PURE__ */ z.strictObject({
  /** Who was removed. */
  memberId: idSchema,
  /** The next contacts of theirs, in any order; those that have another owner by now are passed over. */
  contactIds: z._default(z.array(idSchema).check(z.maxLength(STEP)), []),
  /** The next snippets of theirs, likewise. */
  snippetIds: z._default(z.array(idSchema).check(z.maxLength(STEP)), []),
  /** The next of the host's own things that were theirs, likewise. */
  resources: z._default(z.array(z.strictObject({ kind: idSchema, id: idSchema })).check(z.maxLength(STEP)), []),
  /** The next numbers of theirs, likewise. */
  numberIds: z._default(z.array(idSchema).check(z.maxLength(100)), []),
});

type SettleEvents = MemberEvents & ContactEvents & ResourceEvents & NumberEvents & GroupEvents;

const reducers: Reducers<SettleEvents> = {
  ...memberReducers,
  ...contactReducers,
  ...resourceReducers,
  ...numberReducers,
  ...groupReducers,
};

/**
 * One step of what follows a removal: rewrites the ownership of up to 500 contacts, snippets and other things each, and of 100 numbers,
 * from the removed member to their successors, and clears the pointers once nothing is left. It can be repeated, interrupted and resumed.
 * Who sees what is the same before, between and after the steps; a number's new owner is put on it when the number changes hands.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `succession_not_found`, `invalid_input`.
 *
 * @returns how much is left and whether all is settled, and the events `contacts_inherited`, `resources_inherited`,
 * `number_owner_changed`, `succession_settled`
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
 * settled.output; // => { contactsLeft: 0, snippetsLeft: 0, resourcesLeft: 0, numbersLeft: 0, done: true }
 * settled.workspace.state.contact.get('dora')?.ownerId === ana; // => true
 * ```
 * @see decision 17 in docs/decisions.md
 */
export const settleDeparture = /* @__PURE__ */ verb({
  input: settleDepartureInput,
  reads: ({ memberId, contactIds, snippetIds, resources, numberIds }, known) => {
    const { successorId = null, numbersSuccessorId = null } = known.state.succession.get(memberId) ?? {};
    const left = known.state.member.get(memberId);
    return [
      recordKey('succession', memberId),
      recordKey('member', memberId),
      ...[contactsOf, snippetsOf, resourcesOf, numbersOf].map((counted) => counterKey(counted(memberId))),
      ...contactIds.map((id) => recordKey('contact', id)),
      ...snippetIds.map((id) => recordKey('snippet', id)),
      ...resources.map((name) => recordKey('resource', placeOf(name).id)),
      ...numberIds.map((id) => recordKey('number', id)),
      ...(left?.numbers ?? []).map(({ id }) => recordKey('number', id)),
      ...(left?.groups ?? []).map((id) => recordKey('group', id)),
      ...(successorId === null ? [] : [recordKey('member', successorId)]),
      ...(numbersSuccessorId === null ? [] : [recordKey('member', numbersSuccessorId)]),
    ];
  },
  reducers,
  decide(read, { memberId, numberIds, ...owned }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const succession = read.get('succession', memberId);
    if (succession === null) return fail('succession_not_found', { memberId }, ['memberId']);
    const { successorId, numbersSuccessorId } = succession;
    const things = successorId === null ? nothingOwned : inheritThings(read, memberId, successorId, owned);
    const numbers =
      numbersSuccessorId === null ? noWork : inheritNumbers(read, memberId, numbersSuccessorId, numberIds);
    const output = { ...things.left, numbersLeft: numbers.left };
    return ok({
      output: { ...output, done: Object.values(output).every((left) => left === 0) },
      events: [...memberships(read, memberId), ...things.events, ...numbers.events],
    });
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

/** Which contacts, snippets and other things a step takes on. */
interface Owned {
  readonly contactIds: readonly string[];
  readonly snippetIds: readonly string[];
  readonly resources: readonly ResourceName[];
}

interface ThingsWork {
  readonly left: { readonly contactsLeft: number; readonly snippetsLeft: number; readonly resourcesLeft: number };
  readonly events: readonly Happening<SettleEvents>[];
}

const nothingOwned: ThingsWork = { left: { contactsLeft: 0, snippetsLeft: 0, resourcesLeft: 0 }, events: [] };

/** Whatever can be shared goes to one successor, so one pointer stands for all of it. */
const inheritThings = (read: Reader, from: string, to: string, owned: Owned): ThingsWork => {
  const contactIds = [...new Set(owned.contactIds)].filter((id) => read.get('contact', id)?.ownerId === from);
  const snippets = [...new Set(owned.snippetIds)]
    .filter((id) => read.get('snippet', id)?.ownerId === from)
    .map((id) => ({ kind: 'snippet', id }));
  const others = [...new Map(owned.resources.map((name) => [placeOf(name).id, name]))]
    .filter(([id]) => read.get('resource', id)?.ownerId === from)
    .map(([, name]) => name);
  const left = {
    contactsLeft: read.counter(contactsOf(from)) - contactIds.length,
    snippetsLeft: read.counter(snippetsOf(from)) - snippets.length,
    resourcesLeft: read.counter(resourcesOf(from)) - others.length,
  };
  const handed: readonly (readonly ResourceName[])[] = [snippets, others].filter((resources) => resources.length > 0);
  const events: readonly Happening<SettleEvents>[] = [
    ...(contactIds.length === 0
      ? []
      : [{ type: 'contacts_inherited', data: { contactIds, from, to }, personal: {} } as const]),
    ...handed.map(
      (resources) => ({ type: 'resources_inherited', data: { resources, from, to }, personal: {} }) as const,
    ),
  ];
  if (Object.values(left).some((count) => count > 0)) return { left, events };
  for (const counted of [contactsOf, snippetsOf, resourcesOf]) read.bound(counted(from), { min: 0, max: 0 });
  return { left, events: [...events, settledEvent({ memberId: from, successorId: to, what: 'contacts' })] };
};

const inheritNumbers = (read: Reader, from: string, to: string, numberIds: readonly string[]): Work => {
  const numbers = [...new Set(numberIds)].flatMap((id) => {
    const number = read.get('number', id);
    return number === null ? [] : [[id, number] as const];
  });
  const events = numbersOnDeparture({ memberId: from, successorId: to, numbers });
  const left = read.counter(numbersOf(from)) - events.length;
  if (left > 0) return { left, events };
  read.bound(numbersOf(from), { min: 0, max: 0 });
  return { left, events: [...events, settledEvent({ memberId: from, successorId: to, what: 'numbers' })] };
};

/** The end of a pointer. It goes only if nothing is left at the moment it goes, which the bounds beside it say. */
const settledEvent = (data: MemberEvents['succession_settled']['data']) =>
  ({ type: 'succession_settled', data, personal: {} }) as const;
