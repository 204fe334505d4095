import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import type { RefusalOf, Verdict } from '../resources/index.js';
import { accessChange, accessChangeKeys, CHANGED, changeAccess } from '../resources/internal.js';
import { verb } from '../workspace/verb.js';
import { contactReducers } from './events.js';
import { contactFamily } from './rules.js';

const manageAccessInput = /* @__PURE__ */ z.strictObject({
  contactIds: z.array(idSchema).check(z.minLength(1), z.maxLength(CHANGED)),
  change: accessChange,
});

/** Why the access of one contact was not changed. */
export type AccessRefusal = RefusalOf<'contact_not_found', { readonly contactId: string }>;

/** What became of one contact. */
export interface AccessVerdict extends Verdict<AccessRefusal> {
  readonly contactId: string;
}

/**
 * Changes who sees and edits contacts: one of them, or up to 10,000 in one atomic change. There is a verdict per contact; those that are
 * permitted change together, and one the actor cannot see reads as not found.
 *
 * An editor who is not the owner may widen access (unless the contact's `resharing` says `owner`), though not to themselves by name.
 * Everything else narrows, which takes the owner. When the owner narrows, resharing becomes the owner's alone. Taking access from
 * somebody turns what was shared with a deleted group into grants to the people in it first, as far as a contact can hold them.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_not_found`, `member_suspended`, `group_not_found`,
 * `group_retired`, `client_not_supported`, `invalid_input`; and, where a single contact is named, its {@link AccessRefusal}, which is
 * otherwise part of its verdict.
 *
 * @returns a verdict per contact, and one `access_changed` event per distinct change and 500 contacts
 * @example
 * ```ts
 * import { createContact, manageAccess } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { canSee } from 'partyline/visibility';
 * import { accessOf } from 'partyline/workspace';
 *
 * const { workspace, as, ben, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const change = { type: 'add', grants: [{ principal: `member:${ben}` as const, level: 'view' }] } as const;
 * const shared = unwrap(manageAccess(created.workspace, { contactIds: ['dora'], change }, as(cleo)));
 * const dora = accessOf(shared.workspace, { kind: 'contact', id: 'dora' });
 *
 * dora !== null && canSee(reachOf(shared.workspace, ben), dora, as(ben).at); // => true
 * ```
 * @see decisions 7, 8, 9 and 14 in docs/decisions.md
 */
export const manageAccess = /* @__PURE__ */ verb({
  input: manageAccessInput,
  reads: ({ contactIds, change }, known) => accessChangeKeys('contact', contactIds, change, known),
  reducers: contactReducers,
  decide: (read, { contactIds, change }, context) =>
    changeAccess(read, context, contactFamily, contactIds, change, 'contactIds'),
});
