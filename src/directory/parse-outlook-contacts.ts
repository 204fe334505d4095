import type { Result } from '../kernel/index.js';
import { type ParseContactsError, type ParseContactsOptions, parseContactTable } from './contact-table.js';
import type { PersonalReport } from './personal-contact.js';

/** Outlook's columns of numbers, and the label each stands for. */
const PHONES: readonly (readonly [column: string, label: string])[] = [
  ['business phone', 'work'],
  ['business phone 2', 'work'],
  ['mobile phone', 'mobile'],
  ['home phone', 'home'],
  ['home phone 2', 'home'],
  ['company main phone', 'main'],
  ['primary phone', 'main'],
  ["assistant's phone", 'assistant'],
  ['car phone', 'car'],
  ['radio phone', 'radio'],
  ['other phone', 'other'],
];

const EMAILS = ['e-mail address', 'e-mail 2 address', 'e-mail 3 address'] as const;
const NAMES = ['title', 'first name', 'middle name', 'last name', 'suffix'] as const;

/**
 * Reads contacts as Outlook exports them to CSV (English column names, as Outlook on the web and Windows write them). Fax and pager numbers
 * are left out. Columns are known by name, in any order.
 *
 * Errors: `invalid_option`, `empty_file`, `binary_file`, `html_page`, `file_too_large`, `too_many_rows`, `unreadable_source`,
 * `unknown_layout`.
 *
 * @returns every row with its verdict, or why the file is none of Outlook's
 * @example
 * ```ts
 * import { parseOutlookContacts } from 'partyline/directory';
 * import { unwrap } from 'partyline/kernel';
 *
 * const csv = 'First Name,Last Name,Company,E-mail Address,Business Phone\n,,Acme Ltd,,0044 20 7946 0958\n';
 * const { counts } = unwrap(parseOutlookContacts(csv));
 * counts; // => { rows: 1, accepted: 1, rejected: 0, blank: 0 }
 * ```
 * @see docs/directory.md
 */
export const parseOutlookContacts = (
  input: string | Uint8Array,
  options: ParseContactsOptions = {},
): Result<PersonalReport, ParseContactsError> =>
  parseContactTable(input, options, (names) => {
    const isOutlook =
      names.has('e-mail address') ||
      names.has('business phone') ||
      (names.has('mobile phone') && names.has('first name'));
    if (!isOutlook) return null;
    return (cell, contact) => {
      const name = NAMES.map((column) => cell(column).trim()).filter((part) => part !== '');
      contact.text('name', name.length > 0 ? name.join(' ') : cell('e-mail display name'));
      contact.text('organization', cell('company'));
      contact.text('title', cell('job title'));
      for (const column of EMAILS) contact.email('', cell(column));
      for (const [column, label] of PHONES) contact.phone(label, cell(column));
    };
  });
