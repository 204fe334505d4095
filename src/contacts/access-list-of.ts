import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { accessListing } from '../resources/internal.js';
import { listKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { contactFamily, contactKeys } from './rules.js';

const accessListOfInput = /* @__PURE__ */ z.strictObject({ contactId: idSchema });

/**
 * Everybody who sees a contact, with their level and every way that leads them there; and how widely it is shared. For those who see it
 * themselves; to everybody else it does not exist.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { accessListOf, createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const { people, indicator } = unwrap(accessListOf(created.workspace, { contactId: 'dora' }, as(cleo)));
 *
 * people.map(({ level }) => level); // => ['edit']
 * indicator.share; // => 'private'
 * ```
 * @see docs/contacts.md
 */
export const accessListOf = /* @__PURE__ */ query({
  input: accessListOfInput,
  reads: ({ contactId }) => [...contactKeys(contactId), listKey('team', 'all')],
  answer: (read, { contactId }, context) => accessListing(read, context, contactFamily, contactId),
});
