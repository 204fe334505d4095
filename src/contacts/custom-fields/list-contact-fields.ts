import * as z from 'zod/mini';
import { ok } from '../../kernel/result.js';
import { compareCodePoints, sortKey } from '../../kernel/text.js';
import { authorise } from '../../workspace/authorise.js';
import { type ContactField, listKey } from '../../workspace/index.js';
import { query } from '../../workspace/query.js';

const listContactFieldsInput = /* @__PURE__ */ z.strictObject({
  /** Retired fields too: contacts may still have something in them. */
  retired: z._default(z.boolean(), false),
});

/** One field in the list. */
export interface ListedContactField {
  readonly fieldId: string;
  readonly name: string;
  readonly type: ContactField['type'];
  /** Those that can be chosen, in their order, then those that are retired. */
  readonly options: ContactField['options'];
  readonly status: ContactField['status'];
}

/**
 * The fields that the workspace has defined for its contacts, by name. Every member may know them: without them, what stands on a contact
 * has no name.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { defineContactField, listContactFields } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const defined = unwrap(defineContactField(workspace, { type: 'url', name: 'Website' }, as(ana)));
 *
 * unwrap(listContactFields(defined.workspace, {}, as(cleo))).map(({ name, type }) => [name, type]); // => [['Website', 'url']]
 * ```
 * @see docs/contacts.md
 */
export const listContactFields = /* @__PURE__ */ query({
  input: listContactFieldsInput,
  reads: () => [listKey('contactFields', 'all')],
  answer(read, { retired }, context) {
    const allowed = authorise(read, context, 'communication.use');
    if (!allowed.ok) return allowed;
    return ok(
      read
        .list('contactFields', 'all')
        .filter(([, { status }]) => retired || status === 'live')
        .map(
          ([fieldId, { name, type, options, status }]): ListedContactField => ({
            fieldId,
            name,
            type,
            options,
            status,
          }),
        )
        .sort(byName),
    );
  },
});

const byName = (a: ListedContactField, b: ListedContactField): number =>
  compareCodePoints(sortKey(a.name), sortKey(b.name)) || compareCodePoints(a.fieldId, b.fieldId);
