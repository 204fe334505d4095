import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { erasable, shownTo } from '../resources/internal.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { snippetReducers } from './events.js';
import { snippetFamily, snippetKeys } from './rules.js';

const eraseSnippetInput = /* @__PURE__ */ z.strictObject({ snippetId: idSchema });

/**
 * Erases a snippet for good, deleted or not: its record, its grants, and every name and body it ever had in what happened. It takes who may
 * delete it; the host may do it in a workspace that is suspended or closed too.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `snippet_not_found`, `needs_edit`, `needs_owner`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns a `resource_erased` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createSnippet, eraseSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello Dora!' }, as(cleo)));
 * const erased = unwrap(eraseSnippet(made.workspace, { snippetId: 'hi' }, as(cleo)));
 *
 * erased.commit?.erase; // => ['snippet:hi']
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const eraseSnippet = /* @__PURE__ */ verb({
  input: eraseSnippetInput,
  reads: snippetKeys,
  reducers: snippetReducers,
  decide(read, { snippetId }, context) {
    const found = erasable(read, context, snippetFamily, snippetId);
    if (!found.ok) return found;
    const { record, resource } = found.value;
    const data = { resource: { kind: 'snippet', id: snippetId }, ownerId: record.ownerId, grants: shownTo(resource) };
    return ok({
      output: { snippetId },
      events: [{ type: 'resource_erased', data, personal: {} }],
      erase: [recordKey('snippet', snippetId)],
    });
  },
});
