import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { accessReducers } from './access-events.js';
import { familyOf } from './families.js';
import { oneResource } from './input.js';
import { attaching, detaching } from './number-access.js';
import { editableResource, resourceKeys } from './standing.js';

const attachmentInput = /* @__PURE__ */ z.strictObject({ ...oneResource, numberId: idSchema });

/**
 * Adds a resource to a number: whoever has the number sees it. That is widening, and it takes the use of the number.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `resource_not_found`, `needs_edit`,
 * `needs_owner`, `access_is_fixed`, `number_not_found`, `number_read_only`, `too_many_grants`, `client_not_supported`, `invalid_input`.
 *
 * @returns an `access_changed` event; none where it is on the number already
 * @example
 * ```ts
 * import { attachResourceToNumber } from 'partyline/resources';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const refused = attachResourceToNumber(workspace, { kind: 'deal', id: 'd1', numberId: 'desk' }, as(cleo));
 *
 * refused.ok ? null : refused.error.code; // => 'unknown_kind'
 * ```
 * @see decisions 8 and 9 in docs/decisions.md
 */
export const attachResourceToNumber = /* @__PURE__ */ verb({
  input: attachmentInput,
  reads: ({ kind, id, numberId }) => [...resourceKeys({ kind, id }), recordKey('number', numberId)],
  reducers: accessReducers,
  decide(read, { kind, id, numberId }, context) {
    const family = familyOf(read.policy, kind);
    if (!family.ok) return family;
    const editable = editableResource(read, context, family.value, id);
    if (!editable.ok) return editable;
    const attached = attaching(read, context, family.value, editable.value, numberId);
    return attached.ok ? ok({ output: { kind, id, numberId }, events: attached.value }) : attached;
  },
});

/**
 * Takes a resource off a number. Its owner always may; to others it is narrowing, which they may not do.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `resource_not_found`, `needs_edit`,
 * `needs_owner`, `client_not_supported`, `invalid_input`.
 *
 * @returns an `access_changed` event; none where it was not on the number
 * @example
 * ```ts
 * import { detachResourceFromNumber } from 'partyline/resources';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const refused = detachResourceFromNumber(workspace, { kind: 'snippet', id: 's1', numberId: 'desk' }, as(cleo));
 *
 * refused.ok ? null : refused.error.code; // => 'resource_not_found'
 * ```
 * @see decisions 8 and 9 in docs/decisions.md
 */
export const detachResourceFromNumber = /* @__PURE__ */ verb({
  input: attachmentInput,
  reads: ({ kind, id }) => resourceKeys({ kind, id }),
  reducers: accessReducers,
  decide(read, { kind, id, numberId }, context) {
    const family = familyOf(read.policy, kind);
    if (!family.ok) return family;
    const editable = editableResource(read, context, family.value, id);
    if (!editable.ok) return editable;
    const detached = detaching(family.value, editable.value, numberId);
    return detached.ok ? ok({ output: { kind, id, numberId }, events: detached.value }) : detached;
  },
});
