import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { erasable, shownTo } from '../resources/internal.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { contactReducers } from './events.js';
import { contactFamily, contactKeys, keysOf, permissionToEdit } from './rules.js';

const eraseContactInput = /* @__PURE__ */ z.strictObject({ contactId: idSchema });

/**
 * Erases a contact for good, deleted or not: the record, its grants, the keys made from it, and its personal part in everything that
 * happened. What happened to it, to ids, stays on record. It takes who may delete it; the host may do it in a workspace that is suspended
 * or closed too.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `needs_edit`, `needs_owner`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns a `contact_erased` event
 * @example
 * ```ts
 * import { createContact, eraseContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const erased = unwrap(eraseContact(created.workspace, { contactId: 'dora' }, as(cleo)));
 *
 * erased.commit?.erase; // => ['contact:dora']
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const eraseContact = /* @__PURE__ */ verb({
  input: eraseContactInput,
  reads: ({ contactId }, known) => [...contactKeys(contactId), ...keysOf(known, contactId)],
  reducers: contactReducers,
  decide(read, { contactId }, context) {
    const found = erasable(read, context, contactFamily, contactId, permissionToEdit);
    if (!found.ok) return found;
    const { record, resource } = found.value;
    const data = { contactId, ownerId: record.ownerId, grants: shownTo(resource) };
    return ok({
      output: { contactId },
      events: [{ type: 'contact_erased', data, personal: {} }],
      erase: [recordKey('contact', contactId)],
    });
  },
});
