import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { activeMember } from '../workspace/authorise.js';
import type { Context, Happening, PhoneNumber } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import type { AccessEvents } from './access-events.js';
import { accessTo, mayLetIn, ownsNumber, roomFor } from './rules.js';

interface NewUser {
  readonly memberId: string;
  readonly access: 'use' | 'read';
}

/** Those of `users` who come onto a number while it is opened, with the events of that. Its owner is on it already. */
export const newUsers = (
  read: Reader,
  context: Context,
  [numberId, number]: readonly [string, PhoneNumber],
  users: readonly NewUser[],
) => {
  const joining: NewUser[] = [];
  const events: Happening<AccessEvents>[] = [];
  for (const [index, { memberId, access }] of users.entries()) {
    const path = ['users', index, 'memberId'];
    const member = activeMember(read, memberId, path);
    if (!member.ok) return member;
    const owns = ownsNumber(memberId, member.value, number);
    if (owns && access === 'read') return fail('number_owner_keeps_access', { numberId }, path);
    if (accessTo(member.value, numberId) === access) continue;
    const letIn = mayLetIn(read, context, [numberId, number], [memberId, member.value], path);
    if (!letIn.ok) return letIn;
    joining.push({ memberId, access });
    events.push({ type: 'number_assigned', data: { numberId, memberId, access }, personal: {} }, ...letIn.value);
  }
  const room = roomFor(read, numberId, joining.length, ['users']);
  return room.ok ? ok({ users: joining, events }) : room;
};
