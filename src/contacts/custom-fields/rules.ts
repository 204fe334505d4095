import * as z from 'zod/mini';
import { fail } from '../../kernel/failure.js';
import { idSchema, nameSchema } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import { foldText } from '../../kernel/text.js';
import { type ContactField, type Key, recordKey, type Workspace } from '../../workspace/index.js';
import type { Reader } from '../../workspace/reader.js';
import { NAME_LENGTH } from '../../workspace/records/common.js';

/** The name of a field, or of one of its options. */
export const fieldName = /* @__PURE__ */ nameSchema(NAME_LENGTH);

/** Options as they are typed: the id of one that is there, none for a new one. Names differ, whatever their case or form. */
export const optionList = /* @__PURE__ */ z
  .array(z.strictObject({ optionId: z.exactOptional(idSchema), name: fieldName }))
  .check(
    // More than any policy allows.
    z.maxLength(1_000, { abort: true }),
    z.refine((options) => areDistinct(options.map(({ name }) => foldText(name))), { params: { code: 'duplicate' } }),
    z.refine((options) => areDistinct(options.flatMap(({ optionId }) => optionId ?? [])), {
      params: { code: 'duplicate' },
    }),
  );

const areDistinct = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** In a second round: the key record of a field's name. */
export const fieldNameKeyOf = (known: Workspace, fieldId: string): readonly Key[] => {
  const name = known.state.contactField.get(fieldId)?.name;
  return name === undefined ? [] : [recordKey('contactFieldName', foldText(name))];
};

/** A field in which something can be written. */
export const liveField = (read: Reader, fieldId: string) => {
  const field = read.get('contactField', fieldId);
  if (field === null) return fail('contact_field_not_found', { fieldId }, ['fieldId']);
  return field.status === 'live' ? ok(field) : fail('contact_field_retired', { fieldId }, ['fieldId']);
};

/**
 * The options of a field once these are typed: each keeps its id, new ones get one, and those that are left out retire, so that what was
 * chosen on contacts never points to nothing.
 */
export const optionsAfter = (
  read: Reader,
  before: ContactField['options'],
  typed: z.output<typeof optionList>,
  newId: () => string,
) => {
  const known = new Set(before.map(({ optionId }) => optionId));
  const foreign = typed.findIndex(({ optionId }) => optionId !== undefined && !known.has(optionId));
  if (foreign !== -1) {
    const { optionId = '' } = typed[foreign] ?? {};
    return fail('contact_field_option_not_found', { optionId }, ['options', foreign, 'optionId']);
  }
  const named = new Set(typed.map(({ optionId }) => optionId));
  const left = before.filter(({ optionId }) => !named.has(optionId)).map((option) => ({ ...option, retired: true }));
  const limit = read.policy.contactFieldOptionLimit;
  if (typed.length + left.length > limit) return fail('too_many_contact_field_options', { limit }, ['options']);
  const live = typed.map(({ optionId, name }) => ({ optionId: optionId ?? newId(), name, retired: false }));
  return ok([...live, ...left]);
};
