import * as z from 'zod/mini';
import { fail, type Path } from '../../kernel/failure.js';
import { idSchema } from '../../kernel/input.js';
import { ok } from '../../kernel/result.js';
import { sameData } from '../../kernel/same-data.js';
import { compareCodePoints } from '../../kernel/text.js';
import { type CustomValue, type Key, recordKey } from '../../workspace/index.js';
import type { Reader } from '../../workspace/reader.js';
import { readValue } from './read-value.js';

/** What is written in fields of the workspace, one entry a field; null clears it. What the field is decides whether that is a value of it. */
export const customValues = /* @__PURE__ */ z
  .array(
    z.strictObject({
      fieldId: idSchema,
      value: z.nullable(
        z.union([
          z.string().check(z.maxLength(2_048)),
          z.number(),
          z.boolean(),
          z.array(idSchema).check(z.maxLength(1_000)),
        ]),
      ),
    }),
  )
  .check(
    z.maxLength(200, { abort: true }),
    z.refine((values) => new Set(values.map(({ fieldId }) => fieldId)).size === values.length, {
      params: { code: 'duplicate' },
    }),
  );

/** Custom values as they were typed. */
export type TypedValues = z.output<typeof customValues>;

/** What must be read to judge them. */
export const customKeys = (values: TypedValues = []): readonly Key[] =>
  values.map(({ fieldId }) => recordKey('contactField', fieldId));

/**
 * What stands in the fields once these are written, in order of the fields' ids; what is not named stays. A field that is retired takes
 * nothing new, and can be cleared.
 */
export const customAfter = (
  read: Reader,
  before: readonly CustomValue[],
  typed: TypedValues = [],
  path: Path = ['fields', 'custom'],
) => {
  const after = new Map(before.map(({ fieldId, value }) => [fieldId, value]));
  for (const [index, { fieldId, value }] of typed.entries()) {
    const field = read.get('contactField', fieldId);
    if (field === null) return fail('contact_field_not_found', { fieldId }, [...path, index, 'fieldId']);
    const had = after.get(fieldId) ?? null;
    const reading = readValue(value, field, had);
    if ('fault' in reading) {
      const { fault } = reading;
      return fail('contact_field_value_refused', { fieldId, fault }, [...path, index, 'value']);
    }
    if (reading.value === null) after.delete(fieldId);
    else if (field.status === 'live' || sameData(reading.value, had)) after.set(fieldId, reading.value);
    else return fail('contact_field_retired', { fieldId }, [...path, index, 'fieldId']);
  }
  const values = [...after].map(([fieldId, value]): CustomValue => ({ fieldId, value }));
  return ok(values.sort((a, b) => compareCodePoints(a.fieldId, b.fieldId)));
};
