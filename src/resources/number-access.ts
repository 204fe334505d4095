import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import type { Principal, Resource } from '../sharing/index.js';
import { actingMember } from '../workspace/authorise.js';
import type { Context, Happening } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { MAX_GRANTS } from './access-change.js';
import type { AccessEvents, GrantGiven, GrantTaken, Resharing } from './access-events.js';
import type { Family } from './family.js';
import { mayUseNumber } from './number-use.js';
import type { Standing } from './standing.js';

/** What stands on a number, and how whoever acts stands to it. */
interface Editable {
  readonly record: { readonly ownerId: string | null; readonly resharing: Resharing };
  readonly resource: Resource;
  readonly standing: Exclude<Standing, 'viewer' | null>;
}

const changed = (
  { kind, id }: Resource,
  take: readonly GrantTaken[],
  give: readonly GrantGiven[],
  resharing: Resharing | null,
): Happening<AccessEvents> => ({
  type: 'access_changed',
  data: { resources: [{ kind, id }], take, give, resharing },
  personal: {},
});

const none: readonly Happening<AccessEvents>[] = [];

/**
 * Adding to a number, which lets everybody who has the number in. It is widening, and takes the use of the number.
 *
 * @see decision 8 in docs/decisions.md
 */
export const attaching = <NotFound extends string, Named extends object>(
  read: Reader,
  context: Context,
  { named, field }: Family<NotFound, Named>,
  { record, resource, standing }: Editable,
  numberId: string,
) => {
  const { id, grants } = resource;
  if (record.ownerId === null) return fail('access_is_fixed', named(id), [field]);
  if (standing !== 'owner' && record.resharing === 'owner') {
    return fail('needs_owner', { ...named(id), change: 'widen' as const }, [field]);
  }
  const usable = mayUseNumber(read, numberId, actingMember(context));
  if (!usable.ok) return usable;
  const principal: Principal = `number:${numberId}`;
  if (grants.some((grant) => grant.principal === principal && grant.cause === 'number')) return ok(none);
  if (grants.length >= MAX_GRANTS) return fail('too_many_grants', { ...named(id), limit: MAX_GRANTS }, [field]);
  return ok([changed(resource, [], [{ principal, level: 'edit', until: null, cause: 'number' }], null)]);
};

/**
 * Taking off a number. The owner always may; to others it is narrowing, which takes a steward.
 *
 * @see decisions 8 and 9 in docs/decisions.md
 */
export const detaching = <NotFound extends string, Named extends object>(
  { named, field }: Family<NotFound, Named>,
  { resource, standing }: Editable,
  numberId: string,
) => {
  if (standing === 'editor') {
    return fail('needs_owner', { ...named(resource.id), change: 'narrow' as const }, [field]);
  }
  const principal: Principal = `number:${numberId}`;
  const taken = resource.grants
    .filter((grant) => grant.principal === principal && grant.cause === 'number')
    .map(({ level, cause }) => ({ principal, level, cause }));
  if (taken.length === 0) return ok(none);
  return ok([changed(resource, taken, [], standing === 'owner' ? 'owner' : null)]);
};
