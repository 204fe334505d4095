import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { transferring } from '../resources/internal.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { contactReducers } from './events.js';
import { contactFamily, contactKeys, editableContact } from './rules.js';

const transferContactInput = /* @__PURE__ */ z.strictObject({ contactId: idSchema, memberId: idSchema });

/**
 * Gives a contact to another member, who owns it from then on. Its owner does so; they keep only what other paths give them.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `needs_edit`, `needs_owner`,
 * `access_is_fixed` (a directory entry has no owner), `member_not_found`, `member_suspended`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `contacts_inherited` event; none where it is theirs already
 * @example
 * ```ts
 * import { createContact, transferContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const given = unwrap(transferContact(created.workspace, { contactId: 'dora', memberId: ben }, as(cleo)));
 *
 * given.workspace.state.contact.get('dora')?.ownerId === ben; // => true
 * ```
 * @see decision 8 in docs/decisions.md
 */
export const transferContact = /* @__PURE__ */ verb({
  input: transferContactInput,
  reads: ({ contactId, memberId }) => [...contactKeys(contactId), recordKey('member', memberId)],
  reducers: contactReducers,
  decide(read, { contactId, memberId }, context) {
    const editable = editableContact(read, context, contactId);
    if (!editable.ok) return editable;
    const { contact: record, standing } = editable.value;
    const from = transferring(read, contactFamily, contactId, { record, standing }, memberId);
    if (!from.ok) return from;
    if (from.value === memberId) return ok({ output: { contactId, memberId }, events: [] });
    const data = { contactIds: [contactId], from: from.value, to: memberId };
    return ok({ output: { contactId, memberId }, events: [{ type: 'contacts_inherited', data, personal: {} }] });
  },
});
