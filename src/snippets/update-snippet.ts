import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { editableResource } from '../resources/internal.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { snippetReducers } from './events.js';
import { snippetFields } from './fields.js';
import { adviceOn, snippetFamily, snippetKeys } from './rules.js';

const updateSnippetInput = /* @__PURE__ */ z.strictObject({
  snippetId: idSchema,
  name: z.exactOptional(snippetFields.name),
  body: z.exactOptional(snippetFields.body),
});

/**
 * Changes a snippet, for everybody it is shared with: they share the one snippet, not copies of it. It takes access at the level of edit.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `snippet_not_found` (also for one the actor does not see),
 * `needs_edit`, `client_not_supported`, `invalid_input`.
 *
 * @returns what `createSnippet` tells of the body, and a `snippet_updated` event with what differs; none where nothing does
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createSnippet, updateSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, as(cleo)));
 * const updated = unwrap(updateSnippet(made.workspace, { snippetId: 'hi', body: 'Good day!' }, as(cleo)));
 *
 * updated.workspace.state.snippet.get('hi')?.body; // => 'Good day!'
 * ```
 * @see decision 7 in docs/decisions.md
 */
export const updateSnippet = /* @__PURE__ */ verb({
  input: updateSnippetInput,
  reads: snippetKeys,
  reducers: snippetReducers,
  decide(read, { snippetId, ...fields }, context) {
    const editable = editableResource(read, context, snippetFamily, snippetId);
    if (!editable.ok) return editable;
    const { record } = editable.value;
    const changed = {
      ...(fields.name === undefined || fields.name === record.name ? {} : { name: fields.name }),
      ...(fields.body === undefined || fields.body === record.body ? {} : { body: fields.body }),
    };
    const output = { snippetId, ...adviceOn(fields.body ?? record.body, read.policy) };
    if (Object.keys(changed).length === 0) return ok({ output, events: [] });
    const subject = recordKey('snippet', snippetId);
    return ok({ output, events: [{ type: 'snippet_updated', subject, data: { snippetId }, personal: changed }] });
  },
});
