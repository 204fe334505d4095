import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { accessListing, listingKeys } from '../resources/internal.js';
import { query } from '../workspace/query.js';
import { contactFamily } from './rules.js';

const accessListOfInput = /* @__PURE__ */ z.strictObject({ contactId: idSchema });

/**
 * Everybody who sees a contact, with their level and every way that leads them there; how widely it is shared; and `names`: what its owner and
 * those it is granted to are called, for what stands beside the indicator. For those who see it themselves; to everybody else it does not exist.
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
 * const { people, indicator, names } = unwrap(accessListOf(created.workspace, { contactId: 'dora' }, as(cleo)));
 *
 * people.map(({ level }) => level); // => ['edit']
 * indicator.share; // => 'private'
 * names; // => [{ principal: `owner:${cleo}`, name: 'Cleo Costa' }]
 * ```
 * @see docs/contacts.md
 */
export const accessListOf = /* @__PURE__ */ query({
  input: accessListOfInput,
  reads: ({ contactId }, known) => listingKeys(known, { kind: 'contact', id: contactId }),
  answer: (read, { contactId }, context) => accessListing(read, context, contactFamily, contactId),
});
