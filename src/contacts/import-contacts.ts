import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { stewardGrants } from '../resources/internal.js';
import { actingMember, authorise } from '../workspace/authorise.js';
import type { Happening } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { type ContactEvents, contactCreated, contactReducers } from './events.js';
import { contactFields, displayName } from './fields.js';

const importContactsInput = /* @__PURE__ */ z.strictObject({
  contacts: z.array(contactFields).check(z.minLength(1), z.maxLength(1_000)),
});

/** What became of one contact of the import, in the order given. */
export type ContactImportVerdict =
  | { readonly verdict: 'imported'; readonly contactId: string }
  | { readonly verdict: 'refused'; readonly code: 'contact_empty' };

/**
 * Imports up to 1,000 contacts of one's own address book as one change: private to whoever imports them. A contact with a phone or a
 * company alone is kept; one with nothing at all is refused by name.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required`, `client_not_supported`, `invalid_input`.
 *
 * @returns a verdict per contact, and a `contact_created` event each
 * @example
 * ```ts
 * import { importContacts } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const contacts = [{ company: 'Dora & Daughters' }, {}];
 * const { output } = unwrap(importContacts(workspace, { contacts }, as(cleo)));
 *
 * output.verdicts.map(({ verdict }) => verdict); // => ['imported', 'refused']
 * ```
 */
export const importContacts = /* @__PURE__ */ verb({
  input: importContactsInput,
  reads: () => [],
  reducers: contactReducers,
  decide(read, { contacts }, context) {
    const allowed = authorise(read, context, 'contacts.import');
    if (!allowed.ok) return allowed;
    const ownerId = actingMember(context);
    if (ownerId === null) return fail('member_required');
    const events: Happening<ContactEvents>[] = [];
    const { resharing, adminAccessToPrivate } = read.policy;
    const verdicts = contacts.map((fields): ContactImportVerdict => {
      if (displayName(fields) === '') return { verdict: 'refused', code: 'contact_empty' };
      const contactId = context.newId();
      const data = {
        contactId,
        ownerId,
        source: 'manual',
        resharing,
        grants: stewardGrants(adminAccessToPrivate),
      } as const;
      events.push(contactCreated(data, fields));
      return { verdict: 'imported', contactId };
    });
    return ok({ output: { verdicts }, events });
  },
});
