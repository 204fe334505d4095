import * as z from 'zod/mini';
import { ok } from '../kernel/result.js';
import type { AccessDifference } from '../visibility/index.js';
import { listKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { accessChange } from './access-change.js';
import { PREVIEWED, someResources } from './input.js';
import { manageResourceAccess, type ResourceRefusal } from './manage-resource-access.js';
import { previewing } from './previewing.js';

const previewResourceAccessInput = /* @__PURE__ */ z.strictObject({
  ...someResources(PREVIEWED),
  change: accessChange,
});

/** What a change of access would mean for one resource. */
export interface ResourcePreview extends AccessDifference {
  readonly kind: string;
  readonly id: string;
  /** Why it would not be changed; null where it would, or where nothing differs. */
  readonly refusal: ResourceRefusal | null;
}

/**
 * What `manageResourceAccess` would do, before it is done: for up to 100 resources of a kind (snippets and contacts among them), who would
 * gain and lose sight or edit, and who would keep it by another way. It runs the same verb on the same rules and commits nothing.
 *
 * Errors: those of `manageResourceAccess`: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`,
 * `member_not_found`, `member_suspended`, `group_not_found`, `group_retired`, `client_not_supported`, `invalid_input`; and, where a single
 * resource is named, its {@link ResourceRefusal}.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { previewResourceAccess } from 'partyline/resources';
 * import { createSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, as(cleo)));
 * const change = { type: 'add', grants: [{ principal: `member:${ben}`, level: 'view' }] } as const;
 * const input = { kind: 'snippet', ids: ['hi'], change } as const;
 * const [preview] = unwrap(previewResourceAccess(made.workspace, input, as(cleo)));
 *
 * preview?.gains.map(({ memberId, to }) => [memberId === ben, to]); // => [[true, 'view']]
 * ```
 * @see decisions 8 and 9 in docs/decisions.md
 */
export const previewResourceAccess = /* @__PURE__ */ query({
  input: previewResourceAccessInput,
  reads: (input, known, context) => [listKey('team', 'all'), ...manageResourceAccess.reads(input, known, context)],
  answer(read, input, context, before) {
    const changed = manageResourceAccess(before, input, context);
    if (!changed.ok) return changed;
    const { output, workspace: after } = changed.value;
    const named = ({ kind, id }: { readonly kind: string; readonly id: string }) => ({ kind, id });
    return ok(
      previewing(read, output.verdicts, named, { before, after, at: context.at }).map(
        ([{ kind, id, refusal }, difference]): ResourcePreview => ({ kind, id, refusal, ...difference }),
      ),
    );
  },
});
