import * as z from 'zod/mini';
import { ok } from '../kernel/result.js';
import { verb } from '../workspace/verb.js';
import { resourceReducers, subjectOf } from './events.js';
import { declaredFamily } from './families.js';
import { oneResource, resourceName } from './input.js';
import { editableResource, resourceKeys } from './standing.js';

const renameResourceInput = /* @__PURE__ */ z.strictObject({ ...oneResource, name: resourceName });

/**
 * Gives one of the host's own things another name, by which it is listed from then on. It takes access at the level of edit.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `resource_not_found`, `needs_edit`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns a `resource_renamed` event; none where it has that name
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { registerResource, renameResource } from 'partyline/resources';
 * import { shareable } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { definePolicy } from 'partyline/workspace';
 *
 * const policy = definePolicy({ shareables: [shareable('deal')] });
 * const { workspace, as, cleo } = office();
 * const deal = { kind: 'deal', id: 'd1', name: 'Roof' };
 * const made = unwrap(registerResource({ ...workspace, policy }, deal, as(cleo)));
 * const renamed = unwrap(renameResource(made.workspace, { kind: 'deal', id: 'd1', name: 'Roof and gutters' }, as(cleo)));
 *
 * renamed.workspace.state.resource.get('deal d1')?.sortKey; // => 'roof and gutters'
 * ```
 * @see docs/resources.md
 */
export const renameResource = /* @__PURE__ */ verb({
  input: renameResourceInput,
  reads: resourceKeys,
  reducers: resourceReducers,
  decide(read, { kind, id, name }, context) {
    const family = declaredFamily(read.policy, kind);
    if (!family.ok) return family;
    const editable = editableResource(read, context, family.value, id);
    if (!editable.ok) return editable;
    const resource = { kind, id };
    if (editable.value.record.name === name) return ok({ output: resource, events: [] });
    const subject = subjectOf(resource);
    return ok({
      output: resource,
      events: [{ type: 'resource_renamed', subject, data: { resource }, personal: { name } }],
    });
  },
});
