import * as z from 'zod/mini';
import { fail } from '../../kernel/failure.js';
import { ok } from '../../kernel/result.js';
import { foldText } from '../../kernel/text.js';
import { authorise } from '../../workspace/authorise.js';
import { counterKey, recordKey } from '../../workspace/index.js';
import { verb } from '../../workspace/verb.js';
import { contactFieldReducers } from './events.js';
import { fieldName, optionList, optionsAfter } from './rules.js';

const defineContactFieldInput = /* @__PURE__ */ z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['text', 'number', 'date', 'boolean', 'url', 'address']), name: fieldName }),
  z.strictObject({ type: z.literal('multiSelect'), name: fieldName, options: optionList.check(z.minLength(1)) }),
]);

/**
 * Defines a field that contacts of this workspace have beside their own: `text`, `number`, `date`, `boolean` (yes or no), `url`, `address`,
 * or `multiSelect` with options of which any number can be chosen. Its name is unique among live fields, whatever the case or form of
 * its letters; its type stays.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_field_name_taken`, `too_many_contact_fields` (more
 * than `policy.contactFieldLimit`), `too_many_contact_field_options`, `contact_field_option_not_found` (an option that is new has no id
 * yet), `client_not_supported`, `invalid_input`.
 *
 * @returns the ids of the field and of its options, and a `contact_field_defined` event
 * @example
 * ```ts
 * import { createContact, defineContactField } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const defined = unwrap(defineContactField(workspace, { type: 'date', name: 'Birthday' }, as(ana)));
 * const { fieldId } = defined.output;
 * const birthday = (value: string) => ({ fields: { firstName: 'Dora', custom: [{ fieldId, value }] } });
 *
 * createContact(defined.workspace, birthday('1984-02-29'), as(cleo)).ok; // => true
 * createContact(defined.workspace, birthday('1985-02-29'), as(cleo)).ok; // => false
 * ```
 * @see docs/contacts.md
 */
export const defineContactField = /* @__PURE__ */ verb({
  input: defineContactFieldInput,
  reads: ({ name }) => [recordKey('contactFieldName', foldText(name)), counterKey('contactFields')],
  reducers: contactFieldReducers,
  decide(read, input, context) {
    const allowed = authorise(read, context, 'workspace.updateSettings');
    if (!allowed.ok) return allowed;
    const { name, type } = input;
    if (read.get('contactFieldName', foldText(name)) !== null) {
      return fail('contact_field_name_taken', { name }, ['name']);
    }
    const limit = read.policy.contactFieldLimit;
    if (read.counter('contactFields') >= limit) return fail('too_many_contact_fields', { limit });
    read.bound('contactFields', { max: limit });
    const typed = input.type === 'multiSelect' ? input.options : [];
    const made = optionsAfter(read, [], typed, context.newId);
    if (!made.ok) return made;
    const fieldId = context.newId();
    const options = made.value;
    return ok({
      output: { fieldId, options: options.map(({ optionId, name }) => ({ optionId, name })) },
      events: [{ type: 'contact_field_defined', data: { fieldId, name, type, options }, personal: {} }],
    });
  },
});
