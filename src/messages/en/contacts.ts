import type { FailureTexts } from '../catalogue.js';

/** What contacts and their access may answer. */
export const contacts = {
  contact_empty: 'A contact needs a name, a company, a phone number or an e-mail address. Enter one of them.',
  contact_exists: 'This contact exists already.',
  contact_not_found: 'There is no such contact, or it is not shared with you. Ask its owner to share it.',
  directory_minimum:
    'An entry of the directory needs a name, and a work phone or an e-mail address. Fill in what is missing.',
  directory_entry_exists: 'The directory has an entry for this person already. Change that one.',
  contact_read_only: 'This contact comes from {source} and is changed there.',
  source_reserved: '“{source}” cannot be the name of an integration. Choose another one.',
  contact_field_name_taken: 'There is a field named “{name}” already. Choose another name.',
  contact_field_not_found: 'There is no such field. It may have been removed; load the contact again.',
  contact_field_retired: 'This field is no longer in use: it can be emptied, and not filled in.',
  contact_field_has_no_options: 'Nothing is chosen in this field, so it has no options.',
  contact_field_option_not_found: 'There is no such option. Load the field again.',
  contact_field_value_refused: {
    by: 'fault',
    cases: {
      not_text: 'Please enter a text.',
      not_number: 'Please enter a number.',
      not_date: 'Please enter a day of the calendar, such as 2026-11-22.',
      not_boolean: 'Please choose yes or no.',
      not_url: 'Please enter a web address that begins with https:// or http://.',
      not_address: 'Please enter an address.',
      not_multiSelect: 'Please choose among the options of this field.',
      option_not_found: 'There is no such option. Choose another one.',
      option_retired: 'This option is no longer in use. Choose another one.',
      too_long: 'This text is too long. Shorten it.',
      forbidden_character: 'Remove the characters that cannot be seen.',
    },
  },
  too_many_contact_fields: {
    count: 'limit',
    one: 'Contacts can have only one field of your own. Remove it first.',
    other: 'Contacts can have at most {limit} fields of your own. Remove one first.',
  },
  too_many_contact_field_options: {
    count: 'limit',
    one: 'A field can have only one option, removed ones included.',
    other: 'A field can have at most {limit} options, removed ones included.',
  },
} as const satisfies Partial<FailureTexts>;
