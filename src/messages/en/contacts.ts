import type { FailureTexts } from '../catalogue.js';

/** What contacts and their access may answer. */
export const contacts = {
  contact_empty: 'A contact needs a name, a company, a phone number or an e-mail address. Enter one of them.',
  contact_exists: 'This contact exists already.',
  contact_not_found: 'There is no such contact, or it is not shared with you. Ask its owner to share it.',
  directory_minimum:
    'An entry of the directory needs a name, and a work phone or an e-mail address. Fill in what is missing.',
  directory_entry_exists: 'The directory has an entry for this person already. Change that one.',
} as const satisfies Partial<FailureTexts>;
