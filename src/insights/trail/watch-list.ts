import type { TrailEntry } from './entry.js';

/** What changes what somebody may do or see. */
const watched: ReadonlySet<string> = new Set([
  'workspace_status_changed',
  'ownership_transferred',
  'member_added',
  'member_role_changed',
  'member_suspended',
  'member_reinstated',
  'member_removed',
  'member_invited',
  'domain_claimed',
  'domain_verified',
  'domain_released',
  'self_access_used',
  'number_released',
  'number_assigned',
  'number_unassigned',
  'number_owner_changed',
  'number_mode_changed',
  'group_retired',
  'group_access_cleared',
  'group_members_added',
  'group_members_removed',
  'group_access_revoked',
  'contacts_deleted',
  'contact_restored',
  'contact_erased',
  'contacts_inherited',
  'resources_deleted',
  'resource_restored',
  'resource_erased',
  'resources_inherited',
  'access_changed',
  'access_ended',
]);

/** What is made shows to others only where it is shared from the start. */
const sharesAtOnce = ({ changes }: TrailEntry): boolean => changes.some(({ aspect }) => aspect.startsWith('grant '));

/**
 * The entries that change what somebody may do or see: a watch list of roles, owners, numbers, groups, domains and shares,
 * of what is deleted, restored and erased, and of whether the workspace is open. What is made is on it where others see it at once; who
 * writes to whom is not.
 *
 * @example
 * ```ts
 * import { permissionChanges, Trail } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { changeRole, markSeen } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const changed = unwrap(changeRole(workspace, { memberId: cleo, roles: ['admin'] }, as(ana)));
 * const seen = unwrap(markSeen(changed.workspace, { memberId: ana }, as(ana)));
 * const trail = new Trail();
 * const events = [changed, seen].flatMap(({ commit }) => commit?.events ?? []);
 *
 * permissionChanges(events.map((event) => trail.read(event))).map(({ kind }) => kind); // => ['member_role_changed']
 * ```
 * @see docs/insights.md
 */
export const permissionChanges = (entries: readonly TrailEntry[]): readonly TrailEntry[] =>
  entries.filter((entry) => watched.has(entry.kind) || sharesAtOnce(entry));
