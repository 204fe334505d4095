import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import type { Permission } from '../roles/index.js';
import { actingMember, activeMember, authorise } from '../workspace/authorise.js';
import type { Context } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { type GrantGiven, stewardGrants } from './access-events.js';
import { mayUseNumber } from './number-use.js';

/**
 * Whether something may be made, and what it begins with: its owner (whoever makes it; the host names one), who may share it further, and
 * its first grants.
 *
 * @param named whom the host names
 * @see decisions 6 and 8 in docs/decisions.md
 */
export const creation = (read: Reader, context: Context, permission: Permission, named: string | undefined) => {
  const allowed = authorise(read, context, permission);
  if (!allowed.ok) return allowed;
  const actor = actingMember(context);
  const ownerId = actor ?? named;
  if (ownerId === undefined) return fail('owner_required', {}, ['ownerId']);
  if (named !== undefined && named !== ownerId) return fail('owner_is_actor', {}, ['ownerId']);
  const owner = activeMember(read, ownerId, ['ownerId']);
  if (!owner.ok) return owner;
  const grants = stewardGrants(read.policy.adminAccessToPrivate);
  return ok({ ownerId, resharing: read.policy.resharing, grants });
};

/** What something begins with that may be made on a number, whose users see it then. It takes the use of that number. */
export const creationOnNumber = (
  read: Reader,
  context: Context,
  permission: Permission,
  { ownerId, numberId }: { readonly ownerId?: string | undefined; readonly numberId?: string | undefined },
) => {
  const begun = creation(read, context, permission, ownerId);
  if (!begun.ok || numberId === undefined) return begun;
  const usable = mayUseNumber(read, numberId, actingMember(context));
  if (!usable.ok) return usable;
  const onNumber: GrantGiven = { principal: `number:${numberId}`, level: 'edit', until: null, cause: 'number' };
  return ok({ ...begun.value, grants: [...begun.value.grants, onNumber] });
};
