import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { actingMember } from '../workspace/authorise.js';
import { type Key, recordKey, type Workspace } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { changedFields } from './changed-fields.js';
import { customKeys } from './custom-fields/values.js';
import { contactReducers, contactUpdated } from './events.js';
import { contactChanges, directoryKeyOf } from './fields.js';
import { contactKeys, editableContact } from './rules.js';
import { isReadOnly } from './sources.js';

const updateContactInput = /* @__PURE__ */ z.strictObject({ contactId: idSchema, fields: contactChanges });

/**
 * Changes fields of a contact. It takes access at the level of edit and `contacts.manage`; directory entries, `directory.manage`. Of the
 * fields the workspace defined, those that are named change and the others stay; null clears one. What comes from an integration is
 * changed where it comes from (`policy.readOnlySources`).
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found` (also for one the actor does not see),
 * `needs_edit`, `contact_read_only`, `contact_empty`, `directory_entry_exists`, `contact_field_not_found`, `contact_field_retired`,
 * `contact_field_value_refused`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `contact_updated` event with the fields that differ; none where nothing does
 * @example
 * ```ts
 * import { createContact, updateContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const fields = { company: 'Dora & Daughters' };
 * const updated = unwrap(updateContact(created.workspace, { contactId: 'dora', fields }, as(cleo)));
 *
 * updated.workspace.state.contact.get('dora')?.company; // => 'Dora & Daughters'
 * ```
 * @see decisions 7 and 22 in docs/decisions.md
 */
export const updateContact = /* @__PURE__ */ verb({
  input: updateContactInput,
  reads: ({ contactId, fields }, known) => [
    ...contactKeys(contactId),
    ...customKeys(fields.custom),
    ...directoryKeys(known, contactId, fields),
  ],
  reducers: contactReducers,
  decide(read, { contactId, fields }, context) {
    const editable = editableContact(read, context, contactId);
    if (!editable.ok) return editable;
    const { contact } = editable.value;
    if (actingMember(context) !== null && isReadOnly(read.policy, contact)) {
      return fail('contact_read_only', { contactId, source: contact.source }, ['contactId']);
    }
    const changed = changedFields(read, contact, fields);
    if (!changed.ok) return changed;
    if (Object.keys(changed.value).length === 0) return ok({ output: { contactId }, events: [] });
    const key = directoryKeyOf({ ...contact, ...changed.value });
    if (key !== null && key !== directoryKeyOf(contact) && read.get('directoryKey', key) !== null) {
      return fail('directory_entry_exists', {}, ['fields']);
    }
    return ok({
      output: { contactId },
      events: [contactUpdated(contactId, changed.value)],
    });
  },
});

/** In a second round: the keys that a directory entry has and would have. */
const directoryKeys = (
  known: Workspace,
  contactId: string,
  { custom: _custom, ...fields }: z.output<typeof contactChanges>,
): readonly Key[] => {
  const contact = known.state.contact.get(contactId);
  if (contact?.source !== 'directory') return [];
  const keys = [directoryKeyOf(contact), directoryKeyOf({ ...contact, ...fields })];
  return keys.filter((key) => key !== null).map((key) => recordKey('directoryKey', key));
};
