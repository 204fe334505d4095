import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { actingMember, authorise, isOneselfOrHost } from '../workspace/authorise.js';
import type { Context } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** Through whose eyes a list is read: the actor's own, or, where the host asks, those of the member it names. */
export const readingAs = (read: Reader, context: Context, named: string | undefined) => {
  const memberId = named ?? actingMember(context);
  if (memberId === null) {
    const allowed = authorise(read, context, 'communication.use');
    return allowed.ok ? fail('member_required', {}, ['memberId']) : allowed;
  }
  const own = isOneselfOrHost(context, memberId);
  if (!own.ok) return own;
  const reader: Context = { ...context, actor: { type: 'member', memberId } };
  const allowed = authorise(read, reader, 'communication.use');
  if (!allowed.ok) return allowed;
  const member = read.get('member', memberId);
  return member === null ? fail('member_not_found', { memberId }, ['memberId']) : ok({ memberId, member, reader });
};
