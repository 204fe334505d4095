import * as z from 'zod/mini';
import type { DeepReadonly } from '../kernel/deep-readonly.js';
import { addressSchema, textSchema } from '../kernel/input.js';
import { foldText, sortKey } from '../kernel/text.js';
import type { Contact, CustomValue } from '../workspace/index.js';
import { customValues } from './custom-fields/values.js';

const text = /* @__PURE__ */ textSchema(200, { allowEmpty: true });
/** `work`, `mobile` …; address books often have none. */
const label = /* @__PURE__ */ textSchema(40, { allowEmpty: true });

/** How many numbers a contact may have. */
export const CONTACT_PHONES = 20;

/** As written or as E.164; 40 UTF-16 code units at most. */
const phones = /* @__PURE__ */ z
  .array(z.strictObject({ label, value: textSchema(40) }))
  .check(z.maxLength(CONTACT_PHONES));
const emails = /* @__PURE__ */ z.array(z.strictObject({ label, value: addressSchema })).check(z.maxLength(20));

/** The fields that every contact has, as people write them. Everything may be left out, but not all of it at once. */
export const contactFields = /* @__PURE__ */ z.strictObject({
  firstName: z._default(text, ''),
  lastName: z._default(text, ''),
  company: z._default(text, ''),
  role: z._default(text, ''),
  phones: z._default(phones, []),
  emails: z._default(emails, []),
});

/** The same with what stands in the fields that the workspace has defined. */
export const contactInput = /* @__PURE__ */ z.strictObject({
  ...contactFields.shape,
  custom: z.exactOptional(customValues),
});

/** Fields to change; what is left out stays. */
export const contactChanges = /* @__PURE__ */ z.strictObject({
  firstName: z.exactOptional(text),
  lastName: z.exactOptional(text),
  company: z.exactOptional(text),
  role: z.exactOptional(text),
  phones: z.exactOptional(phones),
  emails: z.exactOptional(emails),
  custom: z.exactOptional(customValues),
});

/**
 * The fields of a contact, parsed.
 *
 * @useDeclaredType
 */
export type ContactFields = DeepReadonly<z.output<typeof contactFields>> & {
  /** In order of the fields' ids; none where left out. */
  readonly custom?: readonly CustomValue[];
};

/**
 * The name a contact is shown and listed by: the person's, else the company's, else the first phone or e-mail.
 *
 * @example
 * ```ts
 * import { displayName } from 'partyline/contacts';
 *
 * const unnamed = { firstName: '', lastName: '', company: '', phones: [{ label: 'work', value: '+1 555 000 1234' }], emails: [] };
 * displayName({ ...unnamed, firstName: 'Dora', company: 'Acme' }); // => 'Dora'
 * displayName({ ...unnamed, company: 'Acme' }); // => 'Acme'
 * displayName(unnamed); // => '+1 555 000 1234'
 * ```
 * @see docs/contacts.md
 */
export const displayName = (
  contact: Pick<Contact, 'firstName' | 'lastName' | 'company' | 'phones' | 'emails'>,
): string =>
  [contact.firstName, contact.lastName].filter(Boolean).join(' ') ||
  contact.company ||
  contact.phones[0]?.value ||
  contact.emails[0]?.value ||
  '';

/** The key a contact is listed by. */
export const contactSortKey = (fields: Parameters<typeof displayName>[0]): string => sortKey(displayName(fields));

/**
 * The key by which a directory entry is recognised when it is imported again: its e-mail address, or, since a switchboard's number is
 * many people's, its first phone together with its name. Null for any other contact, and for one that is deleted or erased.
 */
export const directoryKeyOf = (
  contact: ContactFields & Partial<Pick<Contact, 'source' | 'deletedAt'>>,
): string | null => {
  const { emails, phones, firstName, lastName, source = 'directory', deletedAt = null } = contact;
  if (source !== 'directory' || deletedAt !== null || displayName(contact) === '') return null;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return emails[0]?.value ?? `${phones[0]?.value ?? ''} ${foldText(name)}`;
};
