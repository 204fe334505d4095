import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { explaining } from '../resources/internal.js';
import { recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { contactFamily, contactKeys } from './rules.js';

const explainContactAccessInput = /* @__PURE__ */ z.strictObject({
  contactId: idSchema,
  /** About whom; whoever asks, unless named. */
  memberId: z.exactOptional(idSchema),
});

/**
 * Why somebody sees a contact, by every path that leads them there. Whoever sees the contact may ask about others too; to everybody
 * else it does not exist.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `member_required`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { createContact, explainContactAccess } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const why = unwrap(explainContactAccess(created.workspace, { contactId: 'dora' }, as(cleo)));
 *
 * why.paths.map((path) => path.cause); // => ['ownership']
 * ```
 * @see docs/contacts.md
 */
export const explainContactAccess = /* @__PURE__ */ query({
  input: explainContactAccessInput,
  reads: ({ contactId, memberId }) => [
    ...contactKeys(contactId),
    ...(memberId === undefined ? [] : [recordKey('member', memberId)]),
  ],
  answer: (read, { contactId, memberId }, context) => explaining(read, context, contactFamily, contactId, memberId),
});
