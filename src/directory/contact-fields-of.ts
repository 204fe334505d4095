import type { ContactFields } from '../contacts/index.js';
import type { PersonalContact } from './personal-contact.js';

/**
 * A contact of an address book as `importContacts` takes it. Phones are kept in E.164 where they are known so, else as written.
 *
 * @example
 * ```ts
 * import { importContacts } from 'partyline/contacts';
 * import { contactFieldsOf, parseVcards } from 'partyline/directory';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const card = 'BEGIN:VCARD\nVERSION:4.0\nFN:Zoe\nEMAIL:zoe@home.example\nEND:VCARD\n';
 * const { rows } = unwrap(parseVcards(card));
 * const contacts = rows.flatMap((row) => (row.verdict === 'accepted' ? [contactFieldsOf(row.contact)] : []));
 * const { workspace, as, cleo } = office();
 *
 * unwrap(importContacts(workspace, { contacts }, as(cleo))).output.verdicts.map(({ verdict }) => verdict); // => ['imported']
 * ```
 * @see docs/directory.md
 */
export const contactFieldsOf = ({ name, organization, title, emails, phones }: PersonalContact): ContactFields => ({
  firstName: name,
  lastName: '',
  company: organization,
  role: title,
  emails: emails.map(({ label, address }) => ({ label, value: address })),
  phones: phones.map(({ label, written, e164 }) => ({ label, value: e164 ?? written })),
});
