import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { isOwner } from '../roles/index.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { counterKey, recordKey } from '../workspace/index.js';
import { roles } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';
import { knownRoles, leavesAnOwner, mayManageRoles, notPrimaryOwner } from './rules.js';

const changeRoleInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema, roles });

/**
 * Changes the roles of a member, effective at once.
 *
 * Nobody gives or takes roles above their own; only owners give or take the owner role; the last active owner keeps it, and the
 * primary owner stays an owner until ownership is transferred.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `member_suspended`, `unknown_role`,
 * `above_own_authority`, `last_owner`, `primary_owner`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `member_role_changed` event; none where the roles are the same
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { changeRole, createWorkspace } from 'partyline/members';
 * import { emptyWorkspace } from 'partyline/workspace';
 *
 * let next = 0;
 * const context = { actor: { type: 'system' }, at: Date.UTC(2026, 10, 22), newId: () => `id${++next}` } as const;
 * const owner = { name: 'Ana', address: 'ana@acme.example' };
 * const { output, workspace } = unwrap(createWorkspace(emptyWorkspace('acme'), { name: 'Acme', owner }, context));
 * const demoted = changeRole(workspace, { memberId: output.memberId, roles: ['member'] }, context);
 *
 * demoted.ok ? null : demoted.error.code; // => 'last_owner'
 * ```
 * @see decisions 3, 4 and 5 in docs/decisions.md
 */
export const changeRole = /* @__PURE__ */ verb({
  input: changeRoleInput,
  reads: ({ memberId }) => [recordKey('member', memberId), counterKey('owners')],
  reducers: memberReducers,
  decide(read, { memberId, roles }, context) {
    const allowed = authorise(read, context, 'members.changeRole', { memberId });
    if (!allowed.ok) return allowed;
    const member = activeMember(read, memberId);
    if (!member.ok) return member;
    const known = knownRoles(read, roles);
    if (!known.ok) return known;
    const manageable = mayManageRoles(read, context, [...member.value.roles, ...roles]);
    if (!manageable.ok) return manageable;
    const owned = leavesAnOwner(read, member.value, roles);
    if (!owned.ok) return owned;
    const primary = isOwner(roles) ? ok(null) : notPrimaryOwner(allowed.value, memberId);
    if (!primary.ok) return primary;
    if (sameRoles(member.value.roles, roles)) return ok({ output: { memberId }, events: [] });
    return ok({
      output: { memberId },
      events: [{ type: 'member_role_changed', data: { memberId, roles }, personal: {} }],
    });
  },
});

const sameRoles = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role));
