import * as z from 'zod/mini';
import { verb } from '../workspace/verb.js';
import { accessChange } from './access-change.js';
import { accessReducers } from './access-events.js';
import { accessChangeKeys, changeAccess, type RefusalOf, type Verdict } from './change-access.js';
import { familyOf } from './families.js';
import { CHANGED, someResources } from './input.js';

const manageResourceAccessInput = /* @__PURE__ */ z.strictObject({ ...someResources(CHANGED), change: accessChange });

/** Why the access of one resource was not changed. */
export type ResourceRefusal = RefusalOf<'resource_not_found', { readonly kind: string; readonly id: string }>;

/** What became of one resource. */
export interface ResourceVerdict extends Verdict<ResourceRefusal> {
  readonly kind: string;
  readonly id: string;
}

/**
 * Changes who sees and edits resources of one kind, up to 10,000 in one atomic change: a host's own, or contacts and snippets by the same
 * rules as `manageAccess` and `manageSnippetAccess`. There is a verdict a resource; those that are permitted change together, and one the
 * actor cannot see reads as not found.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `member_not_found`, `member_suspended`,
 * `group_not_found`, `group_retired`, `client_not_supported`, `invalid_input`; and, where a single resource is named, its
 * {@link ResourceRefusal}, which is otherwise part of its verdict.
 *
 * @returns a verdict a resource, and one `access_changed` event for each distinct change and 500 resources
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { manageResourceAccess, registerResource } from 'partyline/resources';
 * import { reachOf, shareable } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { canSee } from 'partyline/visibility';
 * import { accessOf, definePolicy } from 'partyline/workspace';
 *
 * const policy = definePolicy({ shareables: [shareable('deal')] });
 * const { workspace, as, ben, cleo } = office();
 * const made = unwrap(registerResource({ ...workspace, policy }, { kind: 'deal', id: 'd1', name: 'Roof' }, as(cleo)));
 * const change = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;
 * const shared = unwrap(manageResourceAccess(made.workspace, { kind: 'deal', ids: ['d1'], change }, as(cleo)));
 * const roof = accessOf(shared.workspace, { kind: 'deal', id: 'd1' });
 *
 * roof !== null && canSee(reachOf(shared.workspace, ben), roof, as(ben).at); // => true
 * ```
 * @see decisions 7, 8, 9 and 14 in docs/decisions.md
 */
export const manageResourceAccess = /* @__PURE__ */ verb({
  input: manageResourceAccessInput,
  reads: ({ kind, ids, change }, known) => accessChangeKeys(kind, ids, change, known),
  reducers: accessReducers,
  decide(read, { kind, ids, change }, context) {
    const family = familyOf(read.policy, kind);
    return family.ok ? changeAccess(read, context, family.value, ids, change, 'ids') : family;
  },
});
