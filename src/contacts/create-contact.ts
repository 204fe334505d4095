import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { creationOnNumber } from '../resources/internal.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { customAfter, customKeys } from './custom-fields/values.js';
import { type ContactEvents, contactCreated, contactReducers } from './events.js';
import { contactInput, displayName } from './fields.js';
import { contactFamily, contactKeys } from './rules.js';

const createContactInput = /* @__PURE__ */ z.strictObject({
  /** The host's own id for it; one is made where none is given. */
  contactId: z.exactOptional(idSchema),
  /** The shared number on which it is added: whoever uses that number sees it. */
  numberId: z.exactOptional(idSchema),
  /** Whose it is, where the host itself creates it. */
  ownerId: z.exactOptional(idSchema),
  fields: contactInput,
});

/**
 * Creates a contact: private to whoever adds it, or, added on a number, also seen by those who have that number.
 *
 * Errors: `owner_is_actor`, `permission_denied`, `workspace_not_found`, `workspace_not_active`, `owner_required`, `member_not_found`,
 * `member_suspended`,
 * `contact_empty`, `contact_exists`, `number_not_found`, `number_read_only`, `contact_field_not_found`, `contact_field_retired`,
 * `contact_field_value_refused`, `client_not_supported`, `invalid_input`.
 *
 * @returns the contact's id, and a `contact_created` event
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const fields = { firstName: 'Dora', phones: [{ label: 'mobile', value: '+15550001111' }] };
 * const { output } = unwrap(createContact(workspace, { contactId: 'dora', fields }, as(cleo)));
 *
 * output; // => { contactId: 'dora' }
 * ```
 * @see decisions 6 and 8 in docs/decisions.md
 */
export const createContact = /* @__PURE__ */ verb({
  input: createContactInput,
  reads: ({ contactId, numberId, ownerId, fields }) => [
    ...customKeys(fields.custom),
    ...(contactId === undefined ? [] : contactKeys(contactId)),
    ...(numberId === undefined ? [] : [recordKey('number', numberId)]),
    ...(ownerId === undefined ? [] : [recordKey('member', ownerId)]),
  ],
  reducers: contactReducers,
  decide(read, input, context) {
    const { fields, numberId } = input;
    const begun = creationOnNumber(read, context, contactFamily.permission, input);
    if (!begun.ok) return begun;
    if (displayName(fields) === '') return fail('contact_empty', {}, ['fields']);
    const custom = customAfter(read, [], fields.custom);
    if (!custom.ok) return custom;
    if (input.contactId !== undefined && read.get('contact', input.contactId) !== null) {
      return fail('contact_exists', {}, ['contactId']);
    }
    const contactId = input.contactId ?? context.newId();
    const data: ContactEvents['contact_created']['data'] = {
      contactId,
      source: numberId === undefined ? 'manual' : 'number',
      ...begun.value,
    };
    return ok({ output: { contactId }, events: [contactCreated(data, { ...fields, custom: custom.value })] });
  },
});
