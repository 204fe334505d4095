import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { type Key, recordKey, type Workspace } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { contactReducers, contactUpdated } from './events.js';
import { type ContactFields, contactChanges, directoryKeyOf, displayName } from './fields.js';
import { contactKeys, editableContact } from './rules.js';

const updateContactInput = /* @__PURE__ */ z.strictObject({ contactId: idSchema, fields: contactChanges });

/**
 * Changes fields of a contact. It takes access at the level of edit and `contacts.manage`; directory entries, `directory.manage`.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found` (also for one the actor does not see),
 * `needs_edit`, `contact_empty`, `directory_entry_exists`, `client_not_supported`, `invalid_input`.
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
  reads: ({ contactId, fields }, known) => [...contactKeys(contactId), ...directoryKeys(known, contactId, fields)],
  reducers: contactReducers,
  decide(read, { contactId, fields }, context) {
    const editable = editableContact(read, context, contactId);
    if (!editable.ok) return editable;
    const { contact } = editable.value;
    const after = { ...contact, ...fields };
    if (displayName(after) === '') return fail('contact_empty', {}, ['fields']);
    const changed = Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => !same(contact[name as keyof ContactFields], value)),
    );
    if (Object.keys(changed).length === 0) return ok({ output: { contactId }, events: [] });
    const key = directoryKeyOf(after);
    if (key !== null && key !== directoryKeyOf(contact) && read.get('directoryKey', key) !== null) {
      return fail('directory_entry_exists', {}, ['fields']);
    }
    return ok({
      output: { contactId },
      events: [contactUpdated(contactId, changed)],
    });
  },
});

/** Fields are short and flat, so their JSON tells whether they are the same. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** In a second round: the keys that a directory entry has and would have. */
const directoryKeys = (known: Workspace, contactId: string, fields: Partial<ContactFields>): readonly Key[] => {
  const contact = known.state.contact.get(contactId);
  if (contact?.source !== 'directory') return [];
  const keys = [directoryKeyOf(contact), directoryKeyOf({ ...contact, ...fields })];
  return keys.filter((key) => key !== null).map((key) => recordKey('directoryKey', key));
};
