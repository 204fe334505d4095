import { fail, type Path } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { ownsThrough } from '../roles/index.js';
import { actingMember, activeMember, authorise, isOneselfOrHost } from '../workspace/authorise.js';
import type { Context, Member, PhoneNumber } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { selfAccess } from '../workspace/self-access.js';

/** A number that is in service. */
export const liveNumber = (read: Reader, numberId: string) => {
  const number = read.get('number', numberId);
  if (number === null) return fail('number_not_found', { numberId }, ['numberId']);
  return number.status === 'released' ? fail('number_released', { numberId }, ['numberId']) : ok(number);
};

/** The access a member has to a number; undefined for none. */
export const accessTo = (member: Pick<Member, 'numbers'>, numberId: string) =>
  member.numbers.find(({ id }) => id === numberId)?.access;

/** Whether a member owns a number, by themselves or through somebody whose numbers they inherited. */
export const ownsNumber = (memberId: string, member: Member, number: PhoneNumber): boolean =>
  ownsThrough(memberId, member, number.ownerId);

/** Everybody who has the number, with their records. Removed members have nothing, though they may still be listed. */
export const usersOf = (read: Reader, numberId: string) =>
  read.list('numberUsers', numberId).filter(([, user]) => user.status !== 'removed');

/** The number takes so many more users. What is above the limit already stays. */
export const roomFor = (read: Reader, numberId: string, joining: number, path: Path = ['numberId']) => {
  const limit = read.policy.usersPerNumber;
  return joining > 0 && usersOf(read, numberId).length + joining > limit
    ? fail('number_user_limit', { numberId, limit }, path)
    : ok(null);
};

/** A number that takes one more user: in service, shared, and below its limit. */
export const mayAssign = (read: Reader, numberId: string) => {
  const number = liveNumber(read, numberId);
  if (!number.ok) return number;
  if (number.value.mode === 'exclusive') return fail('number_is_exclusive', { numberId }, ['numberId']);
  const room = roomFor(read, numberId, 1);
  return room.ok ? number : room;
};

/**
 * A member may be given access to a number by whoever acts, with the events to record beside. Giving it to oneself is letting oneself in
 * where the number is another's and exclusive, or was until the actor made it shared.
 */
export const mayLetIn = (
  read: Reader,
  context: Context,
  [numberId, number]: readonly [string, PhoneNumber],
  [memberId, member]: readonly [string, Member],
  path: Path,
) => {
  const oneself = actingMember(context) === memberId && !ownsNumber(memberId, member, number);
  const closed = number.mode === 'exclusive' || number.openedBy === memberId;
  return oneself && closed ? selfAccess(read, context, `number:${numberId}`, path) : ok([]);
};

/** The member whose availability is meant: whoever acts speaks for themselves alone, the host for anybody. */
export const oneself = (read: Reader, context: Context, named: string | undefined) => {
  const allowed = authorise(read, context, 'communication.use');
  if (!allowed.ok) return allowed;
  const memberId = named ?? actingMember(context);
  if (memberId === null) return fail('member_required', {}, ['memberId']);
  const own = isOneselfOrHost(context, memberId);
  if (!own.ok) return own;
  const member = activeMember(read, memberId);
  return member.ok ? ok({ memberId, member: member.value }) : member;
};
