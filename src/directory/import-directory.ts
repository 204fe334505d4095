import * as z from 'zod/mini';
import type { ContactFields } from '../contacts/index.js';
import { directoryKeyOf } from '../contacts/internal.js';
import { normaliseAddress } from '../kernel/address.js';
import { nameSchema, textSchema } from '../kernel/input.js';
import { phoneSchema } from '../kernel/phone.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { type Happening, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { type DirectoryEvents, directoryReducers, EVENT_ENTRIES } from './directory-events.js';

/** A contact as `validateDirectoryCsv` accepts it. */
const acceptedContact = /* @__PURE__ */ z.strictObject({
  line: z.exactOptional(z.int()),
  name: nameSchema(200),
  position: textSchema(200, { allowEmpty: true }),
  /** Empty where there is none. */
  email: z.string().check(z.maxLength(254)),
  phones: z
    .array(
      z.strictObject({
        label: z.enum(['work', 'other']),
        e164: phoneSchema,
        written: z.string().check(z.maxLength(200)),
      }),
    )
    .check(z.maxLength(3)),
});

const importDirectoryInput = /* @__PURE__ */ z.strictObject({
  contacts: z.array(acceptedContact).check(z.minLength(1), z.maxLength(1_000)),
});

/** What became of one contact of the import, in the order given. */
export type ImportVerdict =
  | { readonly verdict: 'imported'; readonly contactId: string }
  /** The directory has it already, or it stands twice in the import. */
  | { readonly verdict: 'exists'; readonly contactId: string }
  | { readonly verdict: 'refused'; readonly code: 'invalid_address' };

/**
 * Imports up to 1,000 contacts into the company directory, as one change: everybody in the workspace sees them, stewards edit them.
 * Importing the same file again imports nothing twice.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @returns a verdict per contact, and a `directory_imported` event per 500
 * @example
 * ```ts
 * import { importDirectory, validateDirectoryCsv } from 'partyline/directory';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const csv = 'name,position,email,work phone,,,\nMaria Beck,,maria@acme.example,0015551234567,,,\n';
 * const { accepted: contacts } = unwrap(validateDirectoryCsv(csv, { fileName: 'staff.csv' }));
 * const { workspace, as, ben } = office();
 * const { output } = unwrap(importDirectory(workspace, { contacts }, as(ben)));
 *
 * output.verdicts.map(({ verdict }) => verdict); // => ['imported']
 * ```
 * @see decisions 22 and 23 in docs/decisions.md
 */
export const importDirectory = /* @__PURE__ */ verb({
  input: importDirectoryInput,
  reads: ({ contacts }) =>
    contacts.flatMap((contact) => {
      const fields = fieldsOf(contact);
      const key = fields === null ? null : directoryKeyOf(fields);
      return key === null ? [] : [recordKey('directoryKey', key)];
    }),
  reducers: directoryReducers,
  decide(read, { contacts }, context) {
    const allowed = authorise(read, context, 'directory.manage');
    if (!allowed.ok) return allowed;
    const created = new Map<string, { readonly contactId: string; readonly fields: ContactFields }>();
    const verdicts = contacts.map((contact): ImportVerdict => {
      const fields = fieldsOf(contact);
      const key = fields === null ? null : directoryKeyOf(fields);
      if (fields === null || key === null) return { verdict: 'refused', code: 'invalid_address' };
      const known = created.get(key)?.contactId ?? read.get('directoryKey', key)?.contactId;
      if (known !== undefined) return { verdict: 'exists', contactId: known };
      const contactId = context.newId();
      created.set(key, { contactId, fields });
      return { verdict: 'imported', contactId };
    });
    return ok({ output: { verdicts }, events: eventsOf([...created.values()]) });
  },
});

const fieldsOf = ({ name, position, email, phones }: z.output<typeof acceptedContact>): ContactFields | null => {
  const address = email === '' ? null : normaliseAddress(email);
  if (email !== '' && address === null) return null;
  return {
    firstName: name,
    lastName: '',
    company: '',
    role: position,
    phones: phones.map(({ label, e164 }) => ({ label, value: e164 })),
    emails: address === null ? [] : [{ label: 'work', value: address }],
  };
};

const eventsOf = (created: readonly { readonly contactId: string; readonly fields: ContactFields }[]) => {
  const events: Happening<DirectoryEvents>[] = [];
  for (let from = 0; from < created.length; from += EVENT_ENTRIES) {
    const batch = created.slice(from, from + EVENT_ENTRIES);
    const contactIds = batch.map(({ contactId }) => contactId);
    events.push({
      type: 'directory_imported',
      data: { contactIds },
      personal: { entries: batch.map(({ fields }) => fields) },
    });
  }
  return events;
};
