import * as z from 'zod/mini';
import { id, instant, type Stored } from './common.js';

/** What a field of one's own can hold. */
export const contactFieldType = /* @__PURE__ */ z.enum([
  'text',
  'number',
  'date',
  'boolean',
  'url',
  'address',
  'multiSelect',
]);

/** A field that a workspace has defined for its contacts. One that is retired remains, so that what was written in it keeps its name. */
export const contactField = /* @__PURE__ */ z.strictObject({
  name: z.string(),
  type: contactFieldType,
  /** What can be chosen, in the order it is shown; empty unless several can be. A retired option stays where it was chosen. */
  options: z.array(z.strictObject({ optionId: id, name: z.string(), retired: z.boolean() })),
  status: z.enum(['live', 'retired']),
  createdAt: instant,
});
/**
 * A field of a workspace's own on its contacts: what it is called, and what it may hold.
 *
 * @useDeclaredType
 */
export type ContactField = Stored<typeof contactField>;

/** Which live field has a name. The id is the folded name. */
export const contactFieldName = /* @__PURE__ */ z.strictObject({ fieldId: id });
/**
 * Which field of a workspace's own has a name. The id is the folded name.
 *
 * @useDeclaredType
 */
export type ContactFieldName = Stored<typeof contactFieldName>;

/** What a contact says in one field: text, a day such as `2026-11-22`, a web or postal address; a number; yes or no; ids of options. */
export const customValue = /* @__PURE__ */ z.strictObject({
  fieldId: id,
  value: z.union([z.string(), z.number(), z.boolean(), z.array(id)]),
});
/**
 * What a contact holds in a field of the workspace's own.
 *
 * @useDeclaredType
 */
export type CustomValue = Stored<typeof customValue>;

/** Which contact is a record of another system. The id is the name of that system and the record's id there. */
export const externalKey = /* @__PURE__ */ z.strictObject({ contactId: id });
/**
 * Which contact a record of another system became. The id is the system's and the record's.
 *
 * @useDeclaredType
 */
export type ExternalKey = Stored<typeof externalKey>;
