import { fail } from '../kernel/failure.js';
import { DAY, type Instant, later } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import type { Permission } from '../roles/index.js';
import { authorise } from '../workspace/authorise.js';
import type { Context, ResourceRecord } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import type { Family } from './family.js';
import { actingReach, editableResource, grantedResource, type Standing, standingOf } from './standing.js';

/** How long what was deleted can be restored, in milliseconds. */
const RESTORABLE = 30 * DAY;

/** Until when something deleted at an instant can be restored. */
export const restorableUntil = (at: Instant): Instant => later(at, RESTORABLE);

/** The owner and stewards decide whether something is there; of what nobody owns, whoever edits it. */
export const isInCharge = (standing: Standing, { ownerId }: { readonly ownerId: string | null }): boolean =>
  standing === 'owner' || standing === 'steward' || (standing === 'editor' && ownerId === null);

/**
 * Whether something may be deleted by who edits it: edit does not imply it.
 *
 * @see decision 24 in docs/decisions.md
 */
export const deleting = <NotFound extends string, Named extends object>(
  { named, field }: Family<NotFound, Named>,
  id: string,
  { record, standing }: { readonly record: { readonly ownerId: string | null }; readonly standing: Standing },
) =>
  isInCharge(standing, record) ? ok(null) : fail('needs_owner', { ...named(id), change: 'delete' as const }, [field]);

/**
 * Something deleted that its owner or a steward may have back. It is judged as if it were not deleted.
 *
 * @see decision 24 in docs/decisions.md
 */
export const restorable = <K extends string, NotFound extends string, Named extends object>(
  read: Reader,
  context: Context,
  family: Family<NotFound, Named> & { readonly kind: K },
  id: string,
  permissionOf: (record: ResourceRecord<K>) => Permission = () => family.permission,
) => {
  const { kind, notFound, named, field } = family;
  const editable = editableResource(read, context, family, id, permissionOf);
  if (editable.ok) return fail('not_deleted', named(id), [field]);
  if (editable.error.code !== notFound) return editable;
  const found = grantedResource(read, { kind, id });
  const standing = found && standingOf(read, actingReach(read, context), found.resource, context.at);
  const deletedAt = found?.record.deletedAt ?? null;
  if (found === null || deletedAt === null || standing === null) return editable;
  const { record } = found;
  const allowed = authorise(read, context, permissionOf(record));
  if (!allowed.ok) return allowed;
  if (!isInCharge(standing, record)) return fail('needs_owner', { ...named(id), change: 'restore' as const }, [field]);
  if (context.at >= restorableUntil(deletedAt)) return fail('too_late', named(id), [field]);
  return ok(record);
};
