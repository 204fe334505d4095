import * as z from 'zod/mini';
import type { ContactEvents, ContactFields } from '../contacts/index.js';
import { contactReducers, contactUpdated, directoryKeyOf } from '../contacts/internal.js';
import { normaliseAddress } from '../kernel/address.js';
import { idSchema, nameSchema, textSchema } from '../kernel/input.js';
import { phoneSchema } from '../kernel/phone.js';
import { ok } from '../kernel/result.js';
import { sameData } from '../kernel/same-data.js';
import { authorise } from '../workspace/authorise.js';
import { type Contact, type Happening, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { entryCreated } from './entry-created.js';

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
  /**
   * The entry it changes, as `planDirectoryImport` found it. Without it, or where that entry is gone, a contact is recognised by its
   * e-mail address or, if it has none, by its first phone and its name.
   */
  updates: z.exactOptional(idSchema),
});

const importDirectoryInput = /* @__PURE__ */ z.strictObject({
  contacts: z.array(acceptedContact).check(z.minLength(1), z.maxLength(1_000)),
  /** What becomes of entries the directory has already: left alone, or given the position, name and phones of the file. */
  existing: z._default(z.enum(['skip', 'update']), 'skip'),
});

/** What became of one contact of the import, in the order given. */
export type ImportVerdict =
  | { readonly verdict: 'imported'; readonly contactId: string }
  /** The directory has it already, or it stands twice in the import. */
  | { readonly verdict: 'exists'; readonly contactId: string }
  /** The directory had it, with other details. */
  | { readonly verdict: 'updated'; readonly contactId: string }
  | { readonly verdict: 'refused'; readonly code: 'invalid_address' };

/**
 * Imports up to 1,000 contacts into the company directory, as one change: everybody in the workspace sees them, stewards edit them.
 * Importing the same file again imports nothing twice, so an import that broke off is simply done again; with `existing: 'update'`, entries
 * take over what changed in the file.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @returns a verdict per contact, a `contact_created` event per new one, and a `contact_updated` event per changed one
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
  reads: ({ contacts, existing }, known) =>
    contacts.flatMap((contact) => {
      const key = keyOf(contact);
      const found = existing === 'update' && key !== null ? known.state.directoryKey.get(key)?.contactId : undefined;
      const fields = fieldsOf(contact);
      const keys = [key];
      // Both: where the entry to update is gone, the row is one like any other.
      const ids = [contact.updates, found].filter((id) => id !== undefined);
      for (const id of ids) {
        const entry = liveEntry(known.state.contact.get(id) ?? null);
        const changed = entry === null || fields === null ? null : changedFields(entry, fields);
        keys.push(entry && directoryKeyOf(entry), entry && changed && directoryKeyOf({ ...entry, ...changed }));
      }
      return [
        ...keys.filter((each) => each !== null).map((each) => recordKey('directoryKey', each)),
        ...ids.map((id) => recordKey('contact', id)),
      ];
    }),
  reducers: contactReducers,
  decide(read, { contacts, existing }, context) {
    const allowed = authorise(read, context, 'directory.manage');
    if (!allowed.ok) return allowed;
    const settled = new Map<string, string>();
    const created: Happening<ContactEvents>[] = [];
    const updates: Happening<ContactEvents>[] = [];
    const verdicts = contacts.map((contact): ImportVerdict => {
      const fields = fieldsOf(contact);
      const key = keyOf(contact);
      if (fields === null || key === null) return { verdict: 'refused', code: 'invalid_address' };
      const named = contact.updates === undefined ? null : liveEntry(read.get('contact', contact.updates));
      if (named !== null && contact.updates !== undefined) {
        const contactId = contact.updates;
        const changed = changedFields(named, fields);
        if (changed === null) return { verdict: 'exists', contactId };
        const next = directoryKeyOf({ ...named, ...changed });
        const holder = next === null ? undefined : (settled.get(next) ?? read.get('directoryKey', next)?.contactId);
        if (holder !== undefined && holder !== contactId) return { verdict: 'exists', contactId: holder };
        if (next !== null) settled.set(next, contactId);
        updates.push(contactUpdated(contactId, changed));
        return { verdict: 'updated', contactId };
      }
      const twin = settled.get(key);
      if (twin !== undefined) return { verdict: 'exists', contactId: twin };
      const contactId = read.get('directoryKey', key)?.contactId;
      settled.set(key, contactId ?? context.newId());
      if (contactId === undefined) {
        const made = settled.get(key) as string;
        created.push(entryCreated(made, fields));
        return { verdict: 'imported', contactId: made };
      }
      const changed = existing === 'update' ? changedFields(read.get('contact', contactId), fields) : null;
      if (changed === null) return { verdict: 'exists', contactId };
      updates.push(contactUpdated(contactId, changed));
      return { verdict: 'updated', contactId };
    });
    return ok({ output: { verdicts }, events: [...created, ...updates] });
  },
});

/** The fields in which an entry differs from the file; what the file leaves empty stays. Null where nothing differs. */
const changedFields = (entry: Contact | null, fields: ContactFields): Partial<ContactFields> | null => {
  if (entry === null) return null;
  const { firstName, role, phones, emails } = fields;
  const changed = {
    ...(firstName === entry.firstName ? {} : { firstName, lastName: '' }),
    ...(role === '' || role === entry.role ? {} : { role }),
    ...(phones.length === 0 || sameData(phones, entry.phones) ? {} : { phones }),
    ...(emails.length === 0 || emails[0]?.value === entry.emails[0]?.value ? {} : { emails }),
  };
  return Object.keys(changed).length === 0 ? null : changed;
};

/** An entry of the directory that is not deleted. */
const liveEntry = (contact: Contact | null): Contact | null =>
  contact?.source === 'directory' && contact.deletedAt === null ? contact : null;

const keyOf = (contact: z.output<typeof acceptedContact>): string | null => {
  const fields = fieldsOf(contact);
  return fields === null ? null : directoryKeyOf(fields);
};

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
