import type * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { sameData } from '../kernel/same-data.js';
import type { Contact } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { customAfter } from './custom-fields/values.js';
import { type ContactFields, type contactChanges, displayName } from './fields.js';

/** Those of the fields that were typed which differ from what the contact says; the custom ones all together, where one of them differs. */
export const changedFields = (read: Reader, contact: Contact, typed: z.output<typeof contactChanges>) => {
  const custom = customAfter(read, contact.custom, typed.custom);
  if (!custom.ok) return custom;
  const after = { ...typed, custom: custom.value };
  if (displayName({ ...contact, ...after }) === '') return fail('contact_empty', {}, ['fields']);
  const changed: Partial<ContactFields> = Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !sameData(contact[name as keyof ContactFields], value)),
  );
  return ok(changed);
};
