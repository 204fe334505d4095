import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { DAY, later } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { actingReach, standingOf } from '../resources/internal.js';
import type { Context } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { verb } from '../workspace/verb.js';
import { contactReducers } from './events.js';
import { directoryKeyOf } from './fields.js';
import { contactKeys, editableContact, grantedContact, keysOf } from './rules.js';

/** How long a deleted contact can be restored, in milliseconds. */
const RESTORABLE = 30 * DAY;

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
    // Whoever manages the directory deletes from it: it has no other owner.
    if (standing === 'editor' && contact.source !== 'directory') {
      return fail('needs_owner', { contactId, change: 'delete' as const }, ['contactId']);
    }
    return ok({
      output: { contactId, restorableUntil: later(context.at, RESTORABLE) },
      events: [{ type: 'contacts_deleted', data: { contactIds: [contactId] }, personal: {} }],
    });
  },
});

/**
 * Restores a deleted contact within 30 days, with those of its grants that still hold.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `not_deleted`, `needs_owner`,
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
    const restorable = restorableContact(read, context, contactId);
    if (!restorable.ok) return restorable;
    const contact = restorable.value;
    const key = directoryKeyOf({ ...contact, deletedAt: null });
    if (key !== null && read.get('directoryKey', key) !== null)
      return fail('directory_entry_exists', {}, ['contactId']);
    return ok({
      output: { contactId },
      events: [{ type: 'contact_restored', data: { contactId }, personal: {} }],
    });
  },
});

/** A deleted contact that its owner or a steward may have back. It is judged as if it were not deleted. */
const restorableContact = (read: Reader, context: Context, contactId: string) => {
  const allowed = editableContact(read, context, contactId);
  if (allowed.ok) return fail('not_deleted', { contactId }, ['contactId']);
  if (allowed.error.code !== 'contact_not_found') return allowed;
  const found = grantedContact(read, contactId);
  const standing = found && standingOf(read, actingReach(read, context), found.resource, context.at);
  if (found === null || found.contact.deletedAt === null || standing === null) return allowed;
  const steward = found.contact.source === 'directory' && standing === 'editor';
  if (standing !== 'owner' && standing !== 'steward' && !steward) {
    return fail('needs_owner', { contactId, change: 'restore' as const }, ['contactId']);
  }
  if (context.at >= found.contact.deletedAt + RESTORABLE) return fail('too_late', { contactId }, ['contactId']);
  return ok(found.contact);
};
