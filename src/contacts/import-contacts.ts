import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { stewardGrants } from '../resources/internal.js';
import { actingMember, authorise } from '../workspace/authorise.js';
import { type Happening, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { customAfter, type TypedValues } from './custom-fields/values.js';
import { type ContactEvents, contactCreated, contactReducers } from './events.js';
import { contactInput, displayName } from './fields.js';

/** More fields of the workspace than any import needs, so that none makes the read plan long. */
const MOST_FIELDS = 1_000;

const fieldsNamed = (contacts: readonly { readonly custom?: TypedValues }[]): ReadonlySet<string> =>
  new Set(contacts.flatMap(({ custom = [] }) => custom.map(({ fieldId }) => fieldId)));

const importContactsInput = /* @__PURE__ */ z.strictObject({
  contacts: z.array(contactInput).check(
    z.minLength(1),
    z.maxLength(1_000, { abort: true }),
    z.refine((contacts) => fieldsNamed(contacts).size <= MOST_FIELDS, {
      params: { code: 'too_big', maximum: MOST_FIELDS },
    }),
  ),
});

/** What became of one contact of the import, in the order given. */
export type ContactImportVerdict =
  | { readonly verdict: 'imported'; readonly contactId: string }
  | {
      readonly verdict: 'refused';
      readonly code:
        | 'contact_empty'
        | 'contact_field_not_found'
        | 'contact_field_retired'
        | 'contact_field_value_refused';
    };

/**
 * Imports up to 1,000 contacts of one's own address book as one change: private to whoever imports them. A contact with a phone or a
 * company alone is kept; one with nothing at all is refused by name, and so is one with a value that its field does not take. Their
 * `source` is `import`.
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
 * @see docs/contacts.md
 */
export const importContacts = /* @__PURE__ */ verb({
  input: importContactsInput,
  reads: ({ contacts }) => [...fieldsNamed(contacts)].map((fieldId) => recordKey('contactField', fieldId)),
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
      const custom = customAfter(read, [], fields.custom);
      if (!custom.ok) return { verdict: 'refused', code: custom.error.code };
      const contactId = context.newId();
      const data = {
        contactId,
        ownerId,
        source: 'import',
        resharing,
        grants: stewardGrants(adminAccessToPrivate),
      } as const;
      events.push(contactCreated(data, { ...fields, custom: custom.value }));
      return { verdict: 'imported', contactId };
    });
    return ok({ output: { verdicts }, events });
  },
});
