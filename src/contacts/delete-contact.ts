import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { deleting, restorable, restorableUntil } from '../resources/internal.js';
import { verb } from '../workspace/verb.js';
import { contactReducers } from './events.js';
import { directoryKeyOf } from './fields.js';
import { contactFamily, contactKeys, editableContact, keysOf, permissionToEdit } from './rules.js';

const contactInput = /* @__PURE__ */ z.strictObject({ contactId: idSchema });

/**
 * Deletes a contact. Edit does not imply it: it takes the contact's owner, or a steward who can edit it. It can be restored for 30
 * days; its grants stay stored meanwhile, and nobody sees it.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `needs_edit`, `needs_owner`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns until when it can be restored, and a `contacts_deleted` event
 * @example
 * ```ts
 * import { createContact, deleteContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 *
 * deleteContact(created.workspace, { contactId: 'dora' }, as(cleo)).ok; // => true
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const deleteContact = /* @__PURE__ */ verb({
  input: contactInput,
  reads: ({ contactId }, known) => [...contactKeys(contactId), ...keysOf(known, contactId)],
  reducers: contactReducers,
  decide(read, { contactId }, context) {
    const editable = editableContact(read, context, contactId);
    if (!editable.ok) return editable;
    const { contact, standing } = editable.value;
    const allowed = deleting(contactFamily, contactId, { record: contact, standing });
    if (!allowed.ok) return allowed;
    return ok({
      output: { contactId, restorableUntil: restorableUntil(context.at) },
      events: [{ type: 'contacts_deleted', data: { contactIds: [contactId] }, personal: {} }],
    });
  },
});

/**
 * Restores a deleted contact within 30 days, with those of its grants that still hold.
 *
 * Errors: `needs_edit`, `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `not_deleted`,
 * `needs_owner`,
 * `too_late`, `directory_entry_exists`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `contact_restored` event
 * @example
 * ```ts
 * import { createContact, deleteContact, restoreContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const deleted = unwrap(deleteContact(created.workspace, { contactId: 'dora' }, as(cleo)));
 *
 * restoreContact(deleted.workspace, { contactId: 'dora' }, as(cleo)).ok; // => true
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const restoreContact = /* @__PURE__ */ verb({
  input: contactInput,
  reads: ({ contactId }, known) => [...contactKeys(contactId), ...keysOf(known, contactId)],
  reducers: contactReducers,
  decide(read, { contactId }, context) {
    const found = restorable(read, context, contactFamily, contactId, permissionToEdit);
    if (!found.ok) return found;
    const contact = found.value;
    const key = directoryKeyOf({ ...contact, deletedAt: null });
    if (key !== null && read.get('directoryKey', key) !== null)
      return fail('directory_entry_exists', {}, ['contactId']);
    return ok({
      output: { contactId },
      events: [{ type: 'contact_restored', data: { contactId }, personal: {} }],
    });
  },
});
