import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { attaching, detaching } from '../resources/internal.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { contactReducers } from './events.js';
import { contactFamily, contactKeys, editableContact } from './rules.js';

const attachmentInput = /* @__PURE__ */ z.strictObject({ contactId: idSchema, numberId: idSchema });

/**
 * Adds a contact to a number: whoever has the number sees it. That is widening, and it takes the use of the number.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `needs_edit`, `needs_owner`,
 * `access_is_fixed`, `number_not_found`, `number_read_only`, `too_many_grants`, `client_not_supported`, `invalid_input`.
 *
 * @returns an `access_changed` event; none where it is on the number already
 * @example
 * ```ts
 * import { attachToNumber, createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared' } as const;
 * const added = unwrap(addNumber(workspace, desk, as(ben)));
 * const created = unwrap(createContact(added.workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(ben)));
 *
 * attachToNumber(created.workspace, { contactId: 'dora', numberId: added.output.numberId }, as(ben)).ok; // => true
 * ```
 * @see decisions 8 and 9 in docs/decisions.md
 */
export const attachToNumber = /* @__PURE__ */ verb({
  input: attachmentInput,
  reads: ({ contactId, numberId }) => [...contactKeys(contactId), recordKey('number', numberId)],
  reducers: contactReducers,
  decide(read, { contactId, numberId }, context) {
    const editable = editableContact(read, context, contactId);
    if (!editable.ok) return editable;
    const { contact: record, resource, standing } = editable.value;
    const attached = attaching(read, context, contactFamily, { record, resource, standing }, numberId);
    return attached.ok ? ok({ output: { contactId, numberId }, events: attached.value }) : attached;
  },
});

/**
 * Takes a contact off a number. The contact's owner always may; to others it is narrowing, which they may not do.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `needs_edit`, `needs_owner`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns an `access_changed` event; none where it was not on the number
 * @example
 * ```ts
 * import { createContact, detachFromNumber } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared' } as const;
 * const added = unwrap(addNumber(workspace, desk, as(ben)));
 * const { numberId } = added.output;
 * const input = { contactId: 'dora', numberId, fields: { firstName: 'Dora' } };
 * const created = unwrap(createContact(added.workspace, input, as(ben)));
 *
 * detachFromNumber(created.workspace, { contactId: 'dora', numberId }, as(ben)).ok; // => true
 * ```
 * @see decisions 8 and 9 in docs/decisions.md
 */
export const detachFromNumber = /* @__PURE__ */ verb({
  input: attachmentInput,
  reads: ({ contactId }) => contactKeys(contactId),
  reducers: contactReducers,
  decide(read, { contactId, numberId }, context) {
    const editable = editableContact(read, context, contactId);
    if (!editable.ok) return editable;
    const { contact: record, resource, standing } = editable.value;
    const detached = detaching(contactFamily, { record, resource, standing }, numberId);
    return detached.ok ? ok({ output: { contactId, numberId }, events: detached.value }) : detached;
  },
});
