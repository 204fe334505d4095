import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { editableResource, transferring } from '../resources/internal.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { snippetReducers } from './events.js';
import { snippetFamily, snippetKeys } from './rules.js';

const transferSnippetInput = /* @__PURE__ */ z.strictObject({ snippetId: idSchema, memberId: idSchema });

/**
 * Gives a snippet to another member, who owns it from then on. Its owner does so; they keep only what other paths give them.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `snippet_not_found`, `needs_edit`, `needs_owner`,
 * `access_is_fixed`, `member_not_found`, `member_suspended`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `resources_inherited` event; none where it is theirs already
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createSnippet, transferSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, as(cleo)));
 * const given = unwrap(transferSnippet(made.workspace, { snippetId: 'hi', memberId: ben }, as(cleo)));
 *
 * given.workspace.state.snippet.get('hi')?.ownerId === ben; // => true
 * ```
 * @see decision 8 in docs/decisions.md
 */
export const transferSnippet = /* @__PURE__ */ verb({
  input: transferSnippetInput,
  reads: ({ snippetId, memberId }) => [...snippetKeys({ snippetId }), recordKey('member', memberId)],
  reducers: snippetReducers,
  decide(read, { snippetId, memberId }, context) {
    const editable = editableResource(read, context, snippetFamily, snippetId);
    if (!editable.ok) return editable;
    const from = transferring(read, snippetFamily, snippetId, editable.value, memberId);
    if (!from.ok) return from;
    const output = { snippetId, memberId };
    if (from.value === memberId) return ok({ output, events: [] });
    const data = { resources: [{ kind: 'snippet', id: snippetId }], from: from.value, to: memberId };
    return ok({ output, events: [{ type: 'resources_inherited', data, personal: {} }] });
  },
});
