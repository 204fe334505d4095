import type { Permission } from '../../roles/index.js';
import type { WorkspaceEvent } from '../../workspace/index.js';

/** Which permission it took to make an event happen. What is not listed took none, or none that can be told. */
const needed: Readonly<Record<string, Permission>> = {
  workspace_settings_updated: 'workspace.updateSettings',
  ownership_transferred: 'owners.manage',
  member_invited: 'members.invite',
  invitation_resent: 'members.invite',
  invitation_revoked: 'members.invite',
  member_role_changed: 'members.changeRole',
  member_suspended: 'members.remove',
  member_reinstated: 'members.remove',
  member_removed: 'members.remove',
  domain_claimed: 'domains.claim',
  domain_released: 'domains.claim',
  number_added: 'numbers.add',
  number_settings_changed: 'numbers.updateSettings',
  ring_order_set: 'numbers.updateSettings',
  number_assigned: 'numbers.manageAccess',
  number_unassigned: 'numbers.manageAccess',
  number_owner_changed: 'numbers.manageAccess',
  number_mode_changed: 'numbers.manageAccess',
  number_released: 'numbers.manageAccess',
  porting_requested: 'porting.manage',
  porting_changed: 'porting.manage',
  group_created: 'groups.manage',
  group_updated: 'groups.manage',
  group_retired: 'groups.manage',
  group_access_revoked: 'groups.manage',
  group_members_added: 'groups.manage',
  group_members_removed: 'groups.manage',
  contact_created: 'contacts.manage',
  contact_updated: 'contacts.manage',
  contacts_deleted: 'contacts.manage',
  contact_restored: 'contacts.manage',
  access_changed: 'contacts.manage',
  contact_field_defined: 'workspace.updateSettings',
  contact_field_updated: 'workspace.updateSettings',
  contact_field_retired: 'workspace.updateSettings',
  directory_imported: 'directory.manage',
  activity_recorded: 'communication.use',
};

/** Which permissions each member used. */
export type PermissionUse = Readonly<Record<string, readonly Permission[]>>;

/**
 * Which permissions each member used, read from what happened. Uses of parts merge to the use of the whole, so that it can be kept up with
 * the feed. What happens outside of partyline, such as billing and integrations, the host adds by itself.
 *
 * @param before what is known already
 * @example
 * ```ts
 * import { permissionUseOf } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { createGroup } from 'partyline/groups';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const { commit } = unwrap(createGroup(workspace, { name: 'Sales' }, as(ben)));
 *
 * permissionUseOf(commit?.events ?? [])[ben]; // => ['groups.manage']
 * ```
 * @see docs/insights.md
 */
export const permissionUseOf = (events: Iterable<WorkspaceEvent>, before: PermissionUse = {}): PermissionUse => {
  const use = new Map(Object.entries(before).map(([memberId, used]) => [memberId, new Set(used)]));
  for (const event of events) {
    if (event.actor.type !== 'member') continue;
    const { memberId } = event.actor;
    const mine = use.get(memberId) ?? new Set<Permission>();
    for (const permission of permissionsIn(event)) use.set(memberId, mine.add(permission));
  }
  return Object.fromEntries([...use].map(([memberId, used]) => [memberId, [...used].sort()]));
};

const permissionsIn = ({ type, data }: WorkspaceEvent): readonly Permission[] => {
  // Leaving takes no permission.
  if (type === 'member_removed' && (data as { reason?: string }).reason === 'left') return [];
  const permission = Object.hasOwn(needed, type) ? needed[type] : undefined;
  const owners = type === 'member_role_changed' && (data as { roles?: readonly string[] }).roles?.includes('owner');
  return [...(permission === undefined ? [] : [permission]), ...(owners ? (['owners.manage'] as const) : [])];
};
