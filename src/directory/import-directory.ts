import * as z from 'zod/mini';
import type { ContactEvents, ContactFields } from '../contacts/index.js';
import { CONTACT_PHONES, contactReducers, contactUpdated, directoryKeyOf } from '../contacts/internal.js';
import { normaliseAddress } from '../kernel/address.js';
import { idSchema, nameSchema, textSchema } from '../kernel/input.js';
import { phoneSchema } from '../kernel/phone.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { type Contact, type Happening, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { changesOf } from './entry-changes.js';
import { entryCreated } from './entry-created.js';
import type { FieldChange, PlannedPhone } from './plan-directory-import.js';
import { directoryEntryOf } from './planned-import.js';

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
    .check(z.maxLength(CONTACT_PHONES)),
  /**
   * The entry it changes, as `planDirectoryImport` found it. Without it, or where that entry is gone, a contact is recognised by its
   * e-mail address or, if it has none, by its first phone and its name.
   */
  updates: z.exactOptional(idSchema),
  /** What an empty field means for an entry that has it: `keep` it, unless said otherwise, or `clear` it. */
  emptyCells: z.exactOptional(z.enum(['keep', 'clear'])),
});

type AcceptedContact = z.output<typeof acceptedContact>;

const importDirectoryInput = /* @__PURE__ */ z.strictObject({
  contacts: z.array(acceptedContact).check(z.minLength(1), z.maxLength(1_000)),
  /** What becomes of entries the directory has already: left alone, or changed as `planDirectoryImport` says. */
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
      const keys = [key];
      // Both: where the entry to update is gone, the row is one like any other.
      const ids = [contact.updates, found].filter((id) => id !== undefined);
      for (const id of ids) {
        const entry = liveEntry(known.state.contact.get(id) ?? null);
        const changed = entry === null ? null : changedFields(id, entry, contact);
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
    /** Keys that an entry gave up for another, further up in the import. */
    const released = new Set<string>();
    const holderOf = (key: string): string | undefined =>
      settled.get(key) ?? (released.has(key) ? undefined : read.get('directoryKey', key)?.contactId);
    const updated = new Set<string>();
    // In their order: who takes over a key comes behind whoever gives it up.
    const events: Happening<ContactEvents>[] = [];
    const update = (contactId: string, entry: Contact | null, contact: AcceptedContact): ImportVerdict => {
      const changed = entry === null ? null : changedFields(contactId, entry, contact);
      if (entry === null || changed === null || updated.has(contactId)) return { verdict: 'exists', contactId };
      const [had, has] = [directoryKeyOf(entry), directoryKeyOf({ ...entry, ...changed })];
      const holder = has === null ? undefined : holderOf(has);
      if (holder !== undefined && holder !== contactId) return { verdict: 'exists', contactId: holder };
      if (had !== null && had !== has) {
        released.add(had);
        settled.delete(had);
      }
      updated.add(contactId);
      if (has !== null) settled.set(has, contactId);
      events.push(contactUpdated(contactId, changed));
      return { verdict: 'updated', contactId };
    };
    const verdicts = contacts.map((contact): ImportVerdict => {
      const fields = fieldsOf(contact);
      const key = keyOf(contact);
      if (fields === null || key === null) return { verdict: 'refused', code: 'invalid_address' };
      const named = contact.updates === undefined ? null : liveEntry(read.get('contact', contact.updates));
      if (named !== null && contact.updates !== undefined) return update(contact.updates, named, contact);
      const twin = settled.get(key);
      if (twin !== undefined) return { verdict: 'exists', contactId: twin };
      const known = holderOf(key);
      if (known === undefined) {
        const contactId = context.newId();
        settled.set(key, contactId);
        events.push(entryCreated(contactId, fields));
        return { verdict: 'imported', contactId };
      }
      settled.set(key, known);
      return existing === 'update'
        ? update(known, read.get('contact', known), contact)
        : { verdict: 'exists', contactId: known };
    });
    return ok({ output: { verdicts }, events });
  },
});

/** The fields in which an entry differs from the file, as a plan finds them. Null where nothing differs. */
const changedFields = (id: string, entry: Contact, contact: AcceptedContact): Partial<ContactFields> | null => {
  const changes = changesOf(directoryEntryOf(id, entry), contact, contact.emptyCells === 'clear');
  if (changes.length === 0) return null;
  return Object.assign({}, ...changes.map((change) => fieldOf(change, entry))) as Partial<ContactFields>;
};

const fieldOf = (change: FieldChange, entry: Contact): Partial<ContactFields> => {
  switch (change.field) {
    case 'name':
      return { firstName: change.to, lastName: '' };
    case 'position':
      return { role: change.to };
    case 'email':
      return { emails: emailsOf(change.to) };
    case 'phones':
      return { phones: change.to.map((phone) => labelled(phone, entry)) };
  }
};

/** A number that the entry has keeps its label: `mobile`, where the file knows only that it is another one. */
const labelled = ({ label, e164 }: PlannedPhone, entry: Contact): ContactFields['phones'][number] => {
  const known = label === 'work' ? undefined : entry.phones.find(({ value }) => value === e164);
  return { label: known === undefined || known.label === 'work' ? label : known.label, value: e164 };
};

/** None, where there is none or it is no address. */
const emailsOf = (email: string): ContactFields['emails'] => {
  const value = email === '' ? null : normaliseAddress(email);
  return value === null ? [] : [{ label: 'work', value }];
};

/** An entry of the directory that is not deleted. */
const liveEntry = (contact: Contact | null): Contact | null =>
  contact?.source === 'directory' && contact.deletedAt === null ? contact : null;

const keyOf = (contact: AcceptedContact): string | null => {
  const fields = fieldsOf(contact);
  return fields === null ? null : directoryKeyOf(fields);
};

const fieldsOf = ({ name, position, email, phones }: AcceptedContact): ContactFields | null => {
  const emails = emailsOf(email);
  if (email !== '' && emails.length === 0) return null;
  return {
    firstName: name,
    lastName: '',
    company: '',
    role: position,
    phones: phones.map(({ label, e164 }) => ({ label, value: e164 })),
    emails,
  };
};
