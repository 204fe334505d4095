import * as z from 'zod/mini';
import { ok } from '../kernel/result.js';
import { verb } from '../workspace/verb.js';
import { deleting, restorable, restorableUntil } from './deletion.js';
import { declaredFamily } from './families.js';
import { oneResource } from './input.js';
import { ownershipReducers } from './ownership-events.js';
import { editableResource, resourceKeys } from './standing.js';

const resourceInput = /* @__PURE__ */ z.strictObject(oneResource);

/**
 * Deletes one of the host's own things. Edit does not imply it: it takes its owner, or a steward who can edit it. It can be restored for
 * 30 days; its grants stay stored meanwhile, and nobody sees it.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `resource_not_found`, `needs_edit`,
 * `needs_owner`, `client_not_supported`, `invalid_input`.
 *
 * @returns until when it can be restored, and a `resources_deleted` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { deleteResource, registerResource, restoreResource } from 'partyline/resources';
 * import { shareable } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { definePolicy } from 'partyline/workspace';
 *
 * const policy = definePolicy({ shareables: [shareable('deal')] });
 * const { workspace, as, cleo } = office();
 * const deal = { kind: 'deal', id: 'd1' };
 * const made = unwrap(registerResource({ ...workspace, policy }, { ...deal, name: 'Roof' }, as(cleo)));
 * const deleted = unwrap(deleteResource(made.workspace, deal, as(cleo)));
 *
 * restoreResource(deleted.workspace, deal, as(cleo)).ok; // => true
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const deleteResource = /* @__PURE__ */ verb({
  input: resourceInput,
  reads: resourceKeys,
  reducers: ownershipReducers,
  decide(read, resource, context) {
    const family = declaredFamily(read.policy, resource.kind);
    if (!family.ok) return family;
    const editable = editableResource(read, context, family.value, resource.id);
    if (!editable.ok) return editable;
    const allowed = deleting(family.value, resource.id, editable.value);
    if (!allowed.ok) return allowed;
    return ok({
      output: { ...resource, restorableUntil: restorableUntil(context.at) },
      events: [{ type: 'resources_deleted', data: { resources: [resource] }, personal: {} }],
    });
  },
});

/**
 * Restores one of the host's own things within 30 days of its deletion, with those of its grants that still hold.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `resource_not_found`, `not_deleted`,
 * `needs_edit`, `needs_owner`, `too_late`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `resource_restored` event
 * @example
 * ```ts
 * import { restoreResource } from 'partyline/resources';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const refused = restoreResource(workspace, { kind: 'deal', id: 'd1' }, as(cleo));
 *
 * refused.ok ? null : refused.error.code; // => 'unknown_kind'
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const restoreResource = /* @__PURE__ */ verb({
  input: resourceInput,
  reads: resourceKeys,
  reducers: ownershipReducers,
  decide(read, resource, context) {
    const family = declaredFamily(read.policy, resource.kind);
    if (!family.ok) return family;
    const found = restorable(read, context, family.value, resource.id);
    if (!found.ok) return found;
    return ok({ output: resource, events: [{ type: 'resource_restored', data: { resource }, personal: {} }] });
  },
});
