import * as z from 'zod/mini';
import { contactFields, contactReducers, directoryKeyOf } from '../contacts/internal.js';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { entryCreated } from './entry-created.js';

const addDirectoryContactInput = /* @__PURE__ */ z.strictObject({ fields: contactFields });

/**
 * Adds one entry to the company directory: everybody in the workspace sees it, stewards edit it. It needs a name and a phone or e-mail.
 * Entries are changed and deleted as other contacts are, by `updateContact` and `deleteContact`.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `directory_minimum`, `directory_entry_exists`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns the contact's id, and a `contact_created` event
 * @example
 * ```ts
 * import { addDirectoryContact } from 'partyline/directory';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben, cleo } = office();
 * const fields = { firstName: 'Maria Beck', emails: [{ label: 'work', value: 'maria@acme.example' }] };
 *
 * addDirectoryContact(workspace, { fields }, as(ben)).ok; // => true
 * addDirectoryContact(workspace, { fields }, as(cleo)).ok; // => false
 * ```
 * @see decisions 22 and 23 in docs/decisions.md
 */
export const addDirectoryContact = /* @__PURE__ */ verb({
  input: addDirectoryContactInput,
  reads: ({ fields }) => {
    const key = directoryKeyOf(fields);
    return key === null ? [] : [recordKey('directoryKey', key)];
  },
  reducers: contactReducers,
  decide(read, { fields }, context) {
    const allowed = authorise(read, context, 'directory.manage');
    if (!allowed.ok) return allowed;
    const named = fields.firstName !== '' || fields.lastName !== '';
    const key = directoryKeyOf(fields);
    if (!named || key === null || fields.emails.length + fields.phones.length === 0)
      return fail('directory_minimum', {}, ['fields']);
    if (read.get('directoryKey', key) !== null) return fail('directory_entry_exists', {}, ['fields']);
    const contactId = context.newId();
    return ok({
      output: { contactId },
      events: [entryCreated(contactId, fields)],
    });
  },
});
