import { lookup } from '../kernel/lookup.js';
import { type RoleTable, roleOf } from '../roles/index.js';
import type { Level, Principal } from './principal.js';

/** Everything a member speaks for: each principal with the most it can give (`view` or `edit`). */
export interface Reach {
  readonly memberId: string;
  readonly caps: ReadonlyMap<Principal, Level>;
  /** Whose resources count as this member's own: their own, and those of members they succeeded. */
  readonly owns: ReadonlySet<string>;
}

/** What reach needs to know of a member. */
export interface ReachMember {
  readonly status: 'active' | 'suspended' | 'removed';
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly numbers: readonly { readonly id: string; readonly access: 'use' | 'read' }[];
  /** Removed members whose resources this member inherited. */
  readonly succeeds: readonly string[];
}

/** What reach needs to know of a workspace. A workspace snapshot satisfies it. */
export interface Community {
  readonly complete: boolean;
  readonly policy: { readonly roles: RoleTable };
  readonly state: {
    readonly member: ReadonlyMap<string, ReachMember | null>;
    readonly workspace: ReadonlyMap<string, { readonly revoked: readonly string[] } | null>;
  };
}

/** The id of the one record that describes the workspace itself. */
export const WORKSPACE_RECORD = 'self';

/** Somebody who is nobody here: no principal, nothing seen. */
const nothing = (memberId: string): Reach => ({ memberId, caps: new Map(), owns: new Set() });

/**
 * The principals a member speaks for. Nobody who is suspended, removed or unknown speaks for anything.
 *
 * @example
 * ```ts
 * import { reachOf } from 'partyline/sharing';
 * import { emptyWorkspace } from 'partyline/workspace';
 *
 * reachOf(emptyWorkspace('w1'), 'stranger').caps.size; // => 0
 * ```
 * @throws NotLoaded when the snapshot is partial and holds neither the member nor word of their absence
 * @see docs/concepts.md
 */
export const reachOf = (community: Community, memberId: string): Reach => {
  const member = lookup(community.state.member, memberId, community.complete, 'member');
  if (member === null || member.status !== 'active') return nothing(memberId);
  const revoked = lookup(community.state.workspace, WORKSPACE_RECORD, community.complete, 'workspace')?.revoked ?? [];

  const caps = new Map<Principal, Level>([[`member:${memberId}`, 'edit']]);
  const owns = new Set([memberId, ...member.succeeds]);
  for (const id of owns) caps.set(`owner:${id}`, 'edit');
  for (const id of member.groups) caps.set(`group:${id}`, 'edit');
  for (const { id, access } of member.numbers) caps.set(`number:${id}`, access === 'use' ? 'edit' : 'view');
  caps.set('workspace', 'edit');
  if (member.roles.some((role) => roleOf(community.policy.roles, role)?.steward)) caps.set('stewards', 'edit');
  for (const principal of revoked) caps.delete(principal as Principal);
  return { memberId, caps, owns };
};
