import * as z from 'zod/mini';
import { ok } from '../kernel/result.js';
import { compareCodePoints, sortKey } from '../kernel/text.js';
import { actingMember, activeMember, activeWorkspace, authorise } from '../workspace/authorise.js';
import { type Key, listKey, type Member, recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import type { Reader } from '../workspace/reader.js';
import { isOpen } from './invitation-rules.js';

const listTeamInput = /* @__PURE__ */ z.strictObject({
  sort: z._default(z.enum(['name', 'joined', 'activity']), 'name'),
  /** How many to leave out from the front. */
  offset: z._default(z.int().check(z.minimum(0), z.maximum(100_000)), 0),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(500)), 100),
});

/** One member in the list of the team. */
export interface TeamMember {
  readonly memberId: string;
  readonly name: string;
  readonly address: string;
  readonly status: Member['status'];
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly numbers: Member['numbers'];
  readonly joinedAt: number;
  readonly lastActiveAt: number | null;
  readonly primaryOwner: boolean;
}

/**
 * The team: everybody who is a member, with roles, groups, numbers and last activity, sorted and paged; and, for those who may invite,
 * the pending invitations. Every active member may see the team.
 *
 * Errors: `client_not_supported`, `workspace_not_found`, `workspace_not_active`, `permission_denied`, `member_not_found`,
 * `member_suspended`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { listTeam } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const team = unwrap(listTeam(workspace, { limit: 2 }, as(cleo)));
 *
 * team.members.map(({ name }) => name); // => ['Ana Alvarez', 'Ben Brandt']
 * team.total; // => 3
 * ```
 * @see docs/people.md
 */
export const listTeam = /* @__PURE__ */ query({
  input: listTeamInput,
  reads: (_input, known) => {
    const keys: Key[] = [listKey('team', 'all'), listKey('openInvitations', 'all')];
    for (const memberId of known.lists.get(listKey('team', 'all')) ?? []) {
      keys.push(recordKey('profile', memberId), recordKey('activity', memberId));
    }
    return keys;
  },
  answer(read, { sort, offset, limit }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const actor = actingMember(context);
    if (actor !== null) {
      const member = activeMember(read, actor, []);
      if (!member.ok) return member;
    }
    const invites = authorise(read, context, 'members.invite');
    if (actor === null && !invites.ok) return invites;
    const team = read
      .list('team', 'all')
      .map(([memberId, member]) => teamMember(read, memberId, member, workspace.value.primaryOwnerId))
      .sort(orders[sort]);
    const invitations = invites.ok
      ? read.list('openInvitations', 'all').map(([invitationId, invitation]) => {
          const { address, roles, expiresAt } = invitation;
          return { invitationId, address, roles, expiresAt, expired: !isOpen(invitation, context.at) };
        })
      : [];
    const members = team.slice(offset, offset + limit);
    return ok({ members, total: team.length, more: offset + limit < team.length, invitations });
  },
});

const teamMember = (read: Reader, memberId: string, member: Member, primaryOwnerId: string): TeamMember => {
  const { name = '', address = '' } = read.get('profile', memberId) ?? {};
  const { status, roles, groups, numbers, joinedAt } = member;
  const lastActiveAt = read.get('activity', memberId)?.at ?? null;
  const primaryOwner = memberId === primaryOwnerId;
  return { memberId, name, address, status, roles, groups, numbers, joinedAt, lastActiveAt, primaryOwner };
};

const byName = (a: TeamMember, b: TeamMember): number =>
  compareCodePoints(sortKey(a.name), sortKey(b.name)) || compareCodePoints(a.memberId, b.memberId);

/** By name; by joining, oldest first; by activity, latest first, those never seen last. */
const orders: Record<'name' | 'joined' | 'activity', (a: TeamMember, b: TeamMember) => number> = {
  name: byName,
  joined: (a, b) => a.joinedAt - b.joinedAt || byName(a, b),
  activity: (a, b) => (b.lastActiveAt ?? -1) - (a.lastActiveAt ?? -1) || byName(a, b),
};
