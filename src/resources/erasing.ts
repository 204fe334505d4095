import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import type { Permission } from '../roles/index.js';
import type { Resource } from '../sharing/index.js';
import { erasableWorkspace } from '../workspace/authorise.js';
import type { Context, ResourceRecord } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import type { GrantGiven } from './access-events.js';
import { isInCharge } from './deletion.js';
import type { Family } from './family.js';
import { actingReach, grantedResource, standingOf } from './standing.js';

/**
 * Something that may be erased for good, by whoever may delete it. It is judged as if it were not deleted, so that what waits for its end
 * can be erased before; the host may do it in a workspace that is suspended or closed too.
 *
 * @see decision 24 in docs/decisions.md
 */
export const erasable = <K extends string, NotFound extends string, Named extends object>(
  read: Reader,
  context: Context,
  family: Family<NotFound, Named> & { readonly kind: K },
  id: string,
  permissionOf: (record: ResourceRecord<K>) => Permission = () => family.permission,
) => {
  const { kind, notFound, named, field } = family;
  const open = erasableWorkspace(read, context, 'communication.use');
  if (!open.ok && open.error.code !== 'permission_denied') return open;
  const found = grantedResource(read, { kind, id });
  const standing = found && standingOf(read, actingReach(read, context), found.resource, context.at);
  if (found === null || standing === null) return fail(notFound, named(id), [field]);
  const allowed = erasableWorkspace(read, context, permissionOf(found.record));
  if (!allowed.ok) return allowed;
  if (standing === 'viewer') return fail('needs_edit', named(id), [field]);
  return isInCharge(standing, found.record)
    ? ok(found)
    : fail('needs_owner', { ...named(id), change: 'erase' as const }, [field]);
};

/** To whom something was shown: whoever follows it must drop it, and nothing is left to look at. */
export const shownTo = ({ grants }: Resource): readonly GrantGiven[] =>
  grants.map(({ principal, level, until, cause }) => ({ principal, level, until, cause }));
