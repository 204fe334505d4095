import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import type { RefusalOf, Verdict } from '../resources/index.js';
import { accessChange, accessChangeKeys, CHANGED, changeAccess } from '../resources/internal.js';
import { verb } from '../workspace/verb.js';
import { snippetReducers } from './events.js';
import { snippetFamily } from './rules.js';

const manageSnippetAccessInput = /* @__PURE__ */ z.strictObject({
  snippetIds: z.array(idSchema).check(z.minLength(1), z.maxLength(CHANGED)),
  change: accessChange,
});

/** Why the access of one snippet was not changed. */
export type SnippetRefusal = RefusalOf<'snippet_not_found', { readonly snippetId: string }>;

/** What became of one snippet. */
export interface SnippetVerdict extends Verdict<SnippetRefusal> {
  readonly snippetId: string;
}

/**
 * Changes who uses and edits snippets, by the rules of `manageAccess`: with a verdict a snippet, up to 10,000 in one atomic change.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `member_suspended`, `group_not_found`,
 * `group_retired`, `client_not_supported`, `invalid_input`; and, where a single snippet is named, its {@link SnippetRefusal}, which is
 * otherwise part of its verdict.
 *
 * @returns a verdict a snippet, and one `access_changed` event for each distinct change and 500 snippets
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createSnippet, manageSnippetAccess } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, as(cleo)));
 * const change = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;
 * const shared = unwrap(manageSnippetAccess(made.workspace, { snippetIds: ['hi'], change }, as(cleo)));
 *
 * shared.output.verdicts.map(({ verdict }) => verdict); // => ['changed']
 * ```
 * @see decisions 7, 8 and 14 in docs/decisions.md
 */
export const manageSnippetAccess = /* @__PURE__ */ verb({
  input: manageSnippetAccessInput,
  reads: ({ snippetIds, change }, known) => accessChangeKeys('snippet', snippetIds, change, known),
  reducers: snippetReducers,
  decide: (read, { snippetIds, change }, context) =>
    changeAccess(read, context, snippetFamily, snippetIds, change, 'snippetIds'),
});
