import type { TrailEntry } from './entry.js';

/** What changes what somebody may do or see. */
const watched: ReadonlySet<string> = new Set([
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
  'number_assigned',
  'number_unassigned',
  'number_owner_changed',
  'number_mode_changed',
  'group_members_added',
  'group_members_removed',
  'group_access_revoked',
  'contacts_inherited',
  'resources_inherited',
  'access_changed',
]);

/**
 * The entries that change what somebody may do or see: a watch list of roles, owners, numbers, groups, domains and shares.
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
  entries.filter(({ kind }) => watched.has(kind));
