import * as z from 'zod/mini';
import { idSchema } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import { authorise } from '../../workspace/authorise.js';
import { recordKey } from '../../workspace/index.js';
import { verb } from '../../workspace/verb.js';
import { contactFieldReducers } from './events.js';
import { fieldNameKeyOf, liveField } from './rules.js';

const retireContactFieldInput = /* @__PURE__ */ z.strictObject({ fieldId: idSchema });

/**
 * Retires a field for good, in one small write however many contacts have something in it: its name is free, and nothing is written in
 * it any more. What stands in it can still be read, and cleared.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_field_not_found`, `contact_field_retired`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns the field's id, and a `contact_field_retired` event
 * @example
 * ```ts
 * import { defineContactField, retireContactField } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana } = office();
 * const defined = unwrap(defineContactField(workspace, { type: 'text', name: 'Fax' }, as(ana)));
 * const { fieldId } = defined.output;
 * const retired = unwrap(retireContactField(defined.workspace, { fieldId }, as(ana)));
 *
 * retired.workspace.state.contactField.get(fieldId)?.status; // => 'retired'
 * defineContactField(retired.workspace, { type: 'text', name: 'FAX' }, as(ana)).ok; // => true
 * ```
 * @see docs/contacts.md
 */
export const retireContactField = /* @__PURE__ */ verb({
  input: retireContactFieldInput,
  reads: ({ fieldId }, known) => [recordKey('contactField', fieldId), ...fieldNameKeyOf(known, fieldId)],
  reducers: contactFieldReducers,
  decide(read, { fieldId }, context) {
    const allowed = authorise(read, context, 'workspace.updateSettings');
    if (!allowed.ok) return allowed;
    const field = liveField(read, fieldId);
    if (!field.ok) return field;
    return ok({ output: { fieldId }, events: [{ type: 'contact_field_retired', data: { fieldId }, personal: {} }] });
  },
});
