import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { declaredFamily } from './families.js';
import { oneResource } from './input.js';
import { ownershipReducers } from './ownership-events.js';
import { editableResource, resourceKeys } from './standing.js';
import { transferring } from './transfer.js';

const transferResourceInput = /* @__PURE__ */ z.strictObject({ ...oneResource, memberId: idSchema });

/**
 * Gives one of the host's own things to another member, who owns it from then on. Its owner does so; they keep only what other paths give
 * them.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `resource_not_found`, `needs_edit`,
 * `needs_owner`, `access_is_fixed`, `member_not_found`, `member_suspended`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `resources_inherited` event; none where it is theirs already
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { registerResource, transferResource } from 'partyline/resources';
 * import { shareable } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { definePolicy } from 'partyline/workspace';
 *
 * const policy = definePolicy({ shareables: [shareable('deal')] });
 * const { workspace, as, ben, cleo } = office();
 * const deal = { kind: 'deal', id: 'd1' };
 * const made = unwrap(registerResource({ ...workspace, policy }, { ...deal, name: 'Roof' }, as(cleo)));
 * const given = unwrap(transferResource(made.workspace, { ...deal, memberId: ben }, as(cleo)));
 *
 * given.workspace.state.resource.get('deal d1')?.ownerId === ben; // => true
 * ```
 * @see decision 8 in docs/decisions.md
 */
export const transferResource = /* @__PURE__ */ verb({
  input: transferResourceInput,
  reads: ({ kind, id, memberId }) => [...resourceKeys({ kind, id }), recordKey('member', memberId)],
  reducers: ownershipReducers,
  decide(read, { kind, id, memberId }, context) {
    const family = declaredFamily(read.policy, kind);
    if (!family.ok) return family;
    const editable = editableResource(read, context, family.value, id);
    if (!editable.ok) return editable;
    const from = transferring(read, family.value, id, editable.value, memberId);
    if (!from.ok) return from;
    const output = { kind, id, memberId };
    if (from.value === memberId) return ok({ output, events: [] });
    const data = { resources: [{ kind, id }], from: from.value, to: memberId };
    return ok({ output, events: [{ type: 'resources_inherited', data, personal: {} }] });
  },
});
