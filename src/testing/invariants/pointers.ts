import { foldText } from '../../kernel/text.js';
import { parsePrincipal } from '../../sharing/principal.js';
import { type Kind, placeOf } from '../../workspace/index.js';
import { type Invariant, State } from './invariant.js';

export const pointedInvariant: Invariant = {
  name: 'pointers lead somewhere',
  says: 'Whatever names something names something that is there, and a key leads to what has it, both ways.',
  *check({ workspace }) {
    const state = State.of(workspace);
    const exists = function* (kind: Kind, id: string | null, from: string) {
      if (id !== null && state.record(kind, id) === null) yield `${from} leads to no ${kind} ${id}`;
    };
    for (const [id, member] of state.rows('member')) {
      for (const group of member.groups) yield* exists('group', group, id);
      for (const number of member.numbers) yield* exists('number', number.id, id);
      yield* exists('profile', id, id);
      // Erasing somebody who was removed takes that along.
      if (member.status !== 'removed') yield* exists('onboarding', id, id);
    }
    for (const [id, group] of state.rows('group')) {
      const key = state.record('groupName', foldText(group.name));
      if ((key?.groupId === id) !== (group.status === 'live'))
        yield `the name of the group ${id} leads to ${key?.groupId}`;
    }
    for (const [, { groupId }] of state.rows('groupName')) yield* exists('group', groupId, 'a name');
    for (const [id, { name, status }] of state.rows('contactField')) {
      const key = state.record('contactFieldName', foldText(name));
      if ((key?.fieldId === id) !== (status === 'live')) yield `the name of the field ${id} leads to ${key?.fieldId}`;
    }
    for (const [, { fieldId }] of state.rows('contactFieldName')) yield* exists('contactField', fieldId, 'a name');
    for (const [id, { source, externalId, custom }] of state.rows('contact')) {
      for (const { fieldId } of custom) yield* exists('contactField', fieldId, `the contact ${id}`);
      if (externalId === null) continue;
      const key = state.record('externalKey', `${source} ${externalId}`);
      if (key?.contactId !== id) yield `the external id of ${id} leads to ${key?.contactId}`;
    }
    for (const [, { contactId }] of state.rows('externalKey')) yield* exists('contact', contactId, 'an external id');
    for (const kind of ['contact', 'snippet', 'resource'] as const) {
      for (const [id, { ownerId }] of state.rows(kind)) yield* exists('member', ownerId, `the ${kind} ${id}`);
    }
    for (const [id, { resource, principal }] of state.rows('grant')) {
      const place = placeOf(resource);
      yield* exists(place.kind, place.id, `the grant ${id}`);
      const named = parsePrincipal(principal);
      if (named?.kind === 'member' || named?.kind === 'group' || named?.kind === 'number') {
        yield* exists(named.kind, named.id, `the grant ${id}`);
      }
    }
    for (const [id, { invitedBy, numbers }] of state.rows('invitation')) {
      yield* exists('member', invitedBy, `the invitation ${id}`);
      for (const number of numbers) yield* exists('number', number.id, `the invitation ${id}`);
    }
    for (const [id] of state.rows('addressChange')) yield* exists('member', id, 'an address change');
    for (const [id] of state.rows('availability')) yield* exists('member', id, 'an availability');
  },
};

export const numberedInvariant: Invariant = {
  name: 'numbers are used by their users',
  says: 'A number has its phone, its owner has the number, an exclusive one nobody else, and it rings with nobody who may not use it.',
  *check({ workspace }) {
    const state = State.of(workspace);
    for (const [phone, { numberId }] of state.rows('phone')) {
      const number = state.record('number', numberId);
      if (number?.phone !== phone || number.status !== 'live') yield `the phone ${phone} leads to ${numberId}`;
    }
    const heirOf = (ownerId: string) => state.record('succession', ownerId)?.numbersSuccessorId;
    for (const [id, { phone, status, ownerId, ring, mode }] of state.rows('number')) {
      const owner = state.record('member', ownerId);
      if (owner === null) yield `the number ${id} leads to no member ${ownerId}`;
      if ((state.record('phone', phone)?.numberId === id) !== (status === 'live'))
        yield `the phone of ${id} is another’s`;
      const named =
        ring.type === 'one' ? [ring.memberId] : ring.type === 'groups' ? ring.groups.flatMap((g) => g.memberIds) : [];
      for (const memberId of named) {
        const access = state.record('member', memberId)?.numbers.find((number) => number.id === id)?.access;
        if (access !== 'use') yield `${id} rings with ${memberId}, who has it to ${access}`;
      }
      const users = state.rows('member').filter(([, { numbers }]) => numbers.some((number) => number.id === id));
      if (status !== 'live' && users.length > 0) yield `${id} is released and has users`;
      const present = users.filter(([, member]) => member.status !== 'removed').map(([memberId]) => memberId);
      const strangers = present.filter((memberId) => memberId !== ownerId && heirOf(ownerId) !== memberId);
      if (mode === 'exclusive' && strangers.length > 0) yield `${id} is exclusive and has the users ${strangers}`;
      const isHeld = status !== 'live' || owner?.status === 'removed' || present.includes(ownerId);
      if (!isHeld) yield `${ownerId} owns ${id} without having it`;
    }
  },
};
