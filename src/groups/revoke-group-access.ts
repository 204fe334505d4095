import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { counterKey, grantsTo, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { groupReducers } from './events.js';
import { existingGroup } from './rules.js';

const revokeGroupAccessInput = /* @__PURE__ */ z.strictObject({ groupId: idSchema });

/**
 * Ends for good whatever a deleted group still gave: in one write, nobody sees anything through it any more. The grants themselves are
 * deleted afterwards, by {@link clearRevokedGrants}.
 *
 * Errors: `permission_denied`, `client_not_supported`, `workspace_not_found`, `workspace_not_active`, `group_not_found`,
 * `group_not_retired`, `invalid_input`.
 *
 * @returns how many grants are to be cleared, and a `group_access_revoked` event; none where there are no grants, or it was revoked
 * before
 * @example
 * ```ts
 * import { createContact, manageAccess } from 'partyline/contacts';
 * import { createGroup, deleteGroup, revokeGroupAccess } from 'partyline/groups';
 * import { unwrap } from 'partyline/kernel';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, cleo } = office();
 * const made = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(ana)));
 * const created = unwrap(createGroup(made.workspace, { name: 'Sales', memberIds: [cleo] }, context));
 * const { groupId } = created.output;
 * const change = { type: 'add', grants: [{ principal: `group:${groupId}` as const }] } as const;
 * const shared = unwrap(manageAccess(created.workspace, { contactIds: ['dora'], change }, as(ana)));
 * const deleted = unwrap(deleteGroup(shared.workspace, { groupId }, context));
 * reachOf(deleted.workspace, cleo).caps.has(`group:${groupId}`); // => true
 *
 * const revoked = unwrap(revokeGroupAccess(deleted.workspace, { groupId }, context));
 * revoked.output; // => { groupId, grantsLeft: 1 }
 * reachOf(revoked.workspace, cleo).caps.has(`group:${groupId}`); // => false
 * ```
 * @see decision 14 in docs/decisions.md
 */
export const revokeGroupAccess = /* @__PURE__ */ verb({
  input: revokeGroupAccessInput,
  reads: ({ groupId }) => [recordKey('group', groupId), counterKey(grantsTo(`group:${groupId}`))],
  reducers: groupReducers,
  decide(read, { groupId }, context) {
    const allowed = authorise(read, context, 'groups.manage');
    if (!allowed.ok) return allowed;
    const group = existingGroup(read, groupId);
    if (!group.ok) return group;
    // A living group would be left as a shell that looks like one and gives nothing.
    if (group.value.status === 'live') return fail('group_not_retired', { groupId }, ['groupId']);
    const grantsLeft = read.counter(grantsTo(`group:${groupId}`));
    // A retired group is given nothing more: with no grants there is nothing to end.
    if (grantsLeft === 0 || allowed.value.revoked.includes(`group:${groupId}`)) {
      return ok({ output: { groupId, grantsLeft }, events: [] });
    }
    return ok({
      output: { groupId, grantsLeft },
      events: [{ type: 'group_access_revoked', data: { groupId }, personal: {} }],
    });
  },
});
