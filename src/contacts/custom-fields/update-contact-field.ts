import * as z from 'zod/mini';
import { fail } from '../../kernel/failure.js';
import { idSchema } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import { sameData } from '../../kernel/same-data.js';
import { foldText } from '../../kernel/text.js';
import { authorise } from '../../workspace/authorise.js';
import { recordKey } from '../../workspace/index.js';
import { verb } from '../../workspace/verb.js';
import { type ContactFieldEvents, contactFieldReducers } from './events.js';
import { fieldName, fieldNameKeyOf, liveField, optionList, optionsAfter } from './rules.js';

const updateContactFieldInput = /* @__PURE__ */ z.strictObject({
  fieldId: idSchema,
  /** What is left out stays as it is. */
  name: z.exactOptional(fieldName),
  /** All options in their new order. One that is left out retires; named by its id again, it comes back. */
  options: z.exactOptional(optionList.check(z.minLength(1))),
});

/**
 * Renames a field, or adds, renames, reorders and retires its options. Contacts hold the ids of options, so a new name shows everywhere
 * at once and no contact is written. A retired option can still be read where it was chosen, and not be chosen any more.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_field_not_found`, `contact_field_retired`,
 * `contact_field_name_taken`, `contact_field_has_no_options`, `contact_field_option_not_found`, `too_many_contact_field_options`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns the field's id and its options that can be chosen, and a `contact_field_updated` event; none where nothing differs
 * @example
 * ```ts
 * import { defineContactField, updateContactField } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana } = office();
 * const input = { type: 'multiSelect', name: 'Stage', options: [{ name: 'Lead' }] } as const;
 * const { output, workspace: defined } = unwrap(defineContactField(workspace, input, as(ana)));
 * const { fieldId, options: [lead] } = output;
 * const options = [{ name: 'Customer' }, { optionId: lead?.optionId ?? '', name: 'Prospect' }];
 * const updated = unwrap(updateContactField(defined, { fieldId, options }, as(ana)));
 *
 * updated.output.options.map(({ name }) => name); // => ['Customer', 'Prospect']
 * updated.output.options[1]?.optionId === lead?.optionId; // => true
 * ```
 * @see docs/contacts.md
 */
export const updateContactField = /* @__PURE__ */ verb({
  input: updateContactFieldInput,
  reads: ({ fieldId, name }, known) => [
    recordKey('contactField', fieldId),
    ...fieldNameKeyOf(known, fieldId),
    ...(name === undefined ? [] : [recordKey('contactFieldName', foldText(name))]),
  ],
  reducers: contactFieldReducers,
  decide(read, { fieldId, name, options }, context) {
    const allowed = authorise(read, context, 'workspace.updateSettings');
    if (!allowed.ok) return allowed;
    const field = liveField(read, fieldId);
    if (!field.ok) return field;
    const holder = name === undefined ? null : read.get('contactFieldName', foldText(name));
    if (name !== undefined && holder !== null && holder.fieldId !== fieldId) {
      return fail('contact_field_name_taken', { name }, ['name']);
    }
    if (options !== undefined && field.value.type !== 'multiSelect') {
      return fail('contact_field_has_no_options', { fieldId }, ['options']);
    }
    const after = options && optionsAfter(read, field.value.options, options, context.newId);
    if (after !== undefined && !after.ok) return after;
    const changes: ContactFieldEvents['contact_field_updated']['data']['changes'] = {
      ...(name === undefined || name === field.value.name ? {} : { name }),
      ...(after === undefined || sameData(after.value, field.value.options) ? {} : { options: after.value }),
    };
    const live = (after?.value ?? field.value.options).filter(({ retired }) => !retired);
    const output = { fieldId, options: live.map(({ optionId, name }) => ({ optionId, name })) };
    if (Object.keys(changes).length === 0) return ok({ output, events: [] });
    return ok({
      output,
      events: [{ type: 'contact_field_updated', data: { fieldId, changes }, personal: {} }],
    });
  },
});
