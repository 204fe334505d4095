import * as z from 'zod/mini';
import { addressSchema, textSchema } from '../kernel/input.js';
import { sortKey } from '../kernel/text.js';
import type { Contact } from '../workspace/index.js';

const text = /* @__PURE__ */ textSchema(200, { allowEmpty: true });
const label = /* @__PURE__ */ textSchema(40);

/** What people write down about a contact. Everything may be left out, but not all of it at once. */
export const contactFields = /* @__PURE__ */ z.strictObject({
  firstName: z._default(text, ''),
  lastName: z._default(text, ''),
  company: z._default(text, ''),
  role: z._default(text, ''),
  /** As written or as E.164; 40 UTF-16 code units at most. */
  phones: z._default(z.array(z.strictObject({ label, value: textSchema(40) })).check(z.maxLength(20)), []),
  emails: z._default(z.array(z.strictObject({ label, value: addressSchema })).check(z.maxLength(20)), []),
});

/**
 * The fields of a contact, parsed.
 *
 * @useDeclaredType
 */
export type ContactFields = z.output<typeof contactFields>;

/** The name a contact is shown and listed by: the person's, else the company's, else the first phone or e-mail. */
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
