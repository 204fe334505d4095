import * as z from 'zod/mini';
import { ok } from '../kernel/result.js';
import { verb } from '../workspace/verb.js';
import { erasable, shownTo } from './erasing.js';
import { resourceReducers, subjectOf } from './events.js';
import { declaredFamily } from './families.js';
import { oneResource } from './input.js';
import { resourceKeys } from './standing.js';

const eraseResourceInput = /* @__PURE__ */ z.strictObject(oneResource);

/**
 * Erases one of the host's own things for good, deleted or not: its record, its grants, and its name in everything that happened. What
 * happened to it, to ids, stays on record. It takes who may delete it; the host may do it in a workspace that is suspended or closed too.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `resource_not_found`, `needs_edit`,
 * `needs_owner`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `resource_erased` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { eraseResource, registerResource } from 'partyline/resources';
 * import { shareable } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { definePolicy } from 'partyline/workspace';
 *
 * const { workspace, as, cleo } = office(definePolicy({ shareables: [shareable('deal')] }));
 * const deal = { kind: 'deal', id: 'd1' };
 * const made = unwrap(registerResource(workspace, { ...deal, name: 'Dora’s roof' }, as(cleo)));
 * const erased = unwrap(eraseResource(made.workspace, deal, as(cleo)));
 *
 * erased.commit?.erase; // => ['resource:deal d1']
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const eraseResource = /* @__PURE__ */ verb({
  input: eraseResourceInput,
  reads: resourceKeys,
  reducers: resourceReducers,
  decide(read, resource, context) {
    const family = declaredFamily(read.policy, resource.kind);
    if (!family.ok) return family;
    const found = erasable(read, context, family.value, resource.id);
    if (!found.ok) return found;
    const data = { resource, ownerId: found.value.record.ownerId, grants: shownTo(found.value.resource) };
    return ok({
      output: resource,
      events: [{ type: 'resource_erased', data, personal: {} }],
      erase: [subjectOf(resource)],
    });
  },
});
