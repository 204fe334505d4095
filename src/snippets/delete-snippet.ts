import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { deleting, editableResource, restorable, restorableUntil } from '../resources/internal.js';
import { verb } from '../workspace/verb.js';
import { snippetReducers } from './events.js';
import { snippetFamily, snippetKeys } from './rules.js';

const snippetInput = /* @__PURE__ */ z.strictObject({ snippetId: idSchema });

/**
 * Deletes a snippet. Edit does not imply it: it takes its owner, or a steward who can edit it. It can be restored for 30 days.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `snippet_not_found`, `needs_edit`, `needs_owner`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns until when it can be restored, and a `resources_deleted` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createSnippet, deleteSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, as(cleo)));
 *
 * deleteSnippet(made.workspace, { snippetId: 'hi' }, as(cleo)).ok; // => true
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const deleteSnippet = /* @__PURE__ */ verb({
  input: snippetInput,
  reads: snippetKeys,
  reducers: snippetReducers,
  decide(read, { snippetId }, context) {
    const editable = editableResource(read, context, snippetFamily, snippetId);
    if (!editable.ok) return editable;
    const allowed = deleting(snippetFamily, snippetId, editable.value);
    if (!allowed.ok) return allowed;
    return ok({
      output: { snippetId, restorableUntil: restorableUntil(context.at) },
      events: [{ type: 'resources_deleted', data: { resources: [{ kind: 'snippet', id: snippetId }] }, personal: {} }],
    });
  },
});

/**
 * Restores a deleted snippet within 30 days, with those of its grants that still hold.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `snippet_not_found`, `not_deleted`, `needs_edit`,
 * `needs_owner`, `too_late`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `resource_restored` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createSnippet, deleteSnippet, restoreSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, as(cleo)));
 * const deleted = unwrap(deleteSnippet(made.workspace, { snippetId: 'hi' }, as(cleo)));
 *
 * restoreSnippet(deleted.workspace, { snippetId: 'hi' }, as(cleo)).ok; // => true
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const restoreSnippet = /* @__PURE__ */ verb({
  input: snippetInput,
  reads: snippetKeys,
  reducers: snippetReducers,
  decide(read, { snippetId }, context) {
    const found = restorable(read, context, snippetFamily, snippetId);
    if (!found.ok) return found;
    const data = { resource: { kind: 'snippet', id: snippetId } };
    return ok({ output: { snippetId }, events: [{ type: 'resource_restored', data, personal: {} }] });
  },
});
