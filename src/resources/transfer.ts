import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { activeMember } from '../workspace/authorise.js';
import type { Reader } from '../workspace/reader.js';
import type { Family } from './family.js';
import type { Standing } from './standing.js';

/**
 * Whether something may be given to another member, which its owner does.
 *
 * @returns whose it is now
 * @see decision 8 in docs/decisions.md
 */
export const transferring = <NotFound extends string, Named extends object>(
  read: Reader,
  { named, field }: Family<NotFound, Named>,
  id: string,
  {
    record: { ownerId },
    standing,
  }: { readonly record: { readonly ownerId: string | null }; readonly standing: Standing },
  to: string,
) => {
  if (ownerId === null) return fail('access_is_fixed', named(id), [field]);
  if (standing !== 'owner') return fail('needs_owner', { ...named(id), change: 'transfer' as const }, [field]);
  const member = activeMember(read, to);
  return member.ok ? ok(ownerId) : member;
};
