import { fail } from '../kernel/failure.js';
import type { Instant } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import type { Permission } from '../roles/index.js';
import { type Reach, type Resource, type ResourceName, reachOf } from '../sharing/index.js';
import { levelOf } from '../visibility/index.js';
import { authorise } from '../workspace/authorise.js';
import {
  type Context,
  type Key,
  listKey,
  placeOf,
  type ResourceRecord,
  recordKey,
  resourceKey,
  type SharedKind,
} from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import type { Family } from './family.js';

/** What must be read to judge the access of a resource: its record and its grants. */
export const resourceKeys = (name: ResourceName): readonly Key[] => {
  const { kind, id } = placeOf(name);
  return [recordKey(kind, id), listKey('grants', resourceKey(name))];
};

/** A resource with what the access rules need of it. */
export interface Found<K extends string = string> {
  readonly record: ResourceRecord<K>;
  readonly resource: Resource;
}

const recordOf = <K extends string>(read: Reader, name: ResourceName & { readonly kind: K }) => {
  const { kind, id } = placeOf(name);
  return read.get<SharedKind>(kind, id) as ResourceRecord<K> | null;
};

/** A resource that is not deleted, through the reader; null where there is none. */
export const livingResource = <K extends string>(
  read: Reader,
  name: ResourceName & { readonly kind: K },
): Found<K> | null => {
  const record = recordOf(read, name);
  return record?.deletedAt === null ? withGrants(read, name, record) : null;
};

/** A resource with its grants, deleted or not. Judged as if it were not deleted. */
export const grantedResource = <K extends string>(
  read: Reader,
  name: ResourceName & { readonly kind: K },
): Found<K> | null => {
  const record = recordOf(read, name);
  return record === null ? null : withGrants(read, name, record);
};

const withGrants = <K extends string>(read: Reader, name: ResourceName, record: ResourceRecord<K>): Found<K> => {
  const { kind, id } = name;
  return { record, resource: { kind, id, ownerId: record.ownerId, grants: read.grantsOn(name) } };
};

/** How an actor stands to a resource. */
export type Standing = 'owner' | 'steward' | 'editor' | 'viewer' | null;

/** Somebody who is no member speaks for nothing here. */
const NO_REACH: Reach = { memberId: '', caps: new Map(), owns: new Set() };

/** The reach of whoever acts; null for the host itself, who stands above. */
export const actingReach = (read: Reader, { actor }: Context): Reach | null => {
  if (actor.type === 'system') return null;
  return actor.type === 'member' ? reachOf(read, actor.memberId) : NO_REACH;
};

/**
 * How an actor stands to a resource. The host stands as its owner. A steward is whom the policy lets edit members' private things.
 */
export const standingOf = (read: Reader, reach: Reach | null, resource: Resource, at: Instant): Standing => {
  if (reach === null || (resource.ownerId !== null && reach.owns.has(resource.ownerId))) return 'owner';
  const level = levelOf(reach, resource, at);
  if (level !== 'edit') return level === null ? null : 'viewer';
  return reach.caps.has('stewards') && read.policy.adminAccessToPrivate === 'edit' ? 'steward' : 'editor';
};

/**
 * A living resource that the actor sees, with how they stand to it. To everybody else it does not exist: that is answered before any
 * permission is, so that the one who lacks the permission learns nothing either.
 */
export const visibleResource = <K extends string, NotFound extends string, Named extends object>(
  read: Reader,
  context: Context,
  family: Family<NotFound, Named> & { readonly kind: K },
  id: string,
) => {
  const found = livingResource(read, { kind: family.kind, id });
  const standing = found && standingOf(read, actingReach(read, context), found.resource, context.at);
  if (found === null || standing === null) return fail(family.notFound, family.named(id), [family.field]);
  return ok({ ...found, standing });
};

/**
 * A resource that the actor may edit: they see it, at the level of edit, and hold the permission, which may depend on the record.
 */
export const editableResource = <K extends string, NotFound extends string, Named extends object>(
  read: Reader,
  context: Context,
  family: Family<NotFound, Named> & { readonly kind: K },
  id: string,
  permissionOf: (record: ResourceRecord<K>) => Permission = () => family.permission,
) => {
  const workspace = authorise(read, context, 'communication.use');
  if (!workspace.ok && workspace.error.code !== 'permission_denied') return workspace;
  const visible = visibleResource(read, context, family, id);
  if (!visible.ok) return visible;
  const allowed = authorise(read, context, permissionOf(visible.value.record));
  if (!allowed.ok) return allowed;
  const { standing } = visible.value;
  if (standing === 'viewer') return fail('needs_edit', family.named(id), [family.field]);
  return ok({ ...visible.value, standing });
};
