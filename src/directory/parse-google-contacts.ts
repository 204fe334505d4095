import type { Result } from '../kernel/index.js';
import {
  type CellByName,
  type ParseContactsError,
  type ParseContactsOptions,
  parseContactTable,
} from './contact-table.js';
import type { PersonalReport } from './personal-contact.js';

/** Google joins several values of one label so. */
const SEPARATOR = ' ::: ';

/** Addresses and numbers that a row of Google's table may have columns for. */
const MOST_COLUMNS = 20;

/** `* Work` marks the primary one. */
const plainLabel = (label: string): string => (label.startsWith('* ') ? label.slice(2) : label).trim();

const firstOf = (cell: CellByName, names: readonly string[]): string => {
  for (const name of names) {
    const text = cell(name).trim();
    if (text !== '') return text;
  }
  return '';
};

const joined = (cell: CellByName, names: readonly string[]): string =>
  names
    .map((name) => cell(name).trim())
    .filter((part) => part !== '')
    .join(' ');

/**
 * Reads contacts as Google exports them, in the layout up to 2024 (`Name`, `E-mail 1 - Type`) and the one since (`First Name`, `E-mail 1 - Label`).
 * Columns are known by name, in any order. People with a phone alone and companies without a person are kept; national numbers are
 * kept as written.
 *
 * Errors: `invalid_option`, `empty_file`, `binary_file`, `html_page`, `file_too_large`, `too_many_rows`, `unreadable_source`,
 * `unknown_layout`.
 *
 * @returns every row with its verdict, or why the file is none of Google's
 * @example
 * ```ts
 * import { parseGoogleContacts } from 'partyline/directory';
 * import { unwrap } from 'partyline/kernel';
 *
 * const csv = 'First Name,Last Name,Phone 1 - Label,Phone 1 - Value\nAda,Byron,* Mobile,+49 151 12345678 ::: 030 1234\n';
 * const { rows } = unwrap(parseGoogleContacts(csv));
 * const [row] = rows;
 * row?.verdict === 'accepted' && row.contact.phones.map(({ label, e164 }) => [label, e164]);
 * // => [['Mobile', '+4915112345678'], ['Mobile', null]]
 * ```
 * @see docs/directory.md
 */
export const parseGoogleContacts = (
  input: string | Uint8Array,
  options: ParseContactsOptions = {},
): Result<PersonalReport, ParseContactsError> =>
  parseContactTable(input, options, (names) => {
    const isGoogle =
      names.has('e-mail 1 - value') ||
      names.has('phone 1 - value') ||
      (names.has('file as') && names.has('first name'));
    if (!isGoogle) return null;
    return (cell, contact) => {
      contact.text(
        'name',
        firstOf(cell, ['name']) ||
          joined(cell, NAME_OLD) ||
          joined(cell, NAME_NEW) ||
          firstOf(cell, ['file as', 'nickname']),
      );
      contact.text('organization', firstOf(cell, ['organization name', 'organization 1 - name']));
      contact.text('title', firstOf(cell, ['organization title', 'organization 1 - title']));
      for (let i = 1; i <= MOST_COLUMNS; i++) {
        for (const kind of ['e-mail', 'phone'] as const) {
          const values = cell(`${kind} ${i} - value`);
          if (values === '') continue;
          const label = plainLabel(firstOf(cell, [`${kind} ${i} - label`, `${kind} ${i} - type`]));
          for (const value of values.split(SEPARATOR))
            kind === 'phone' ? contact.phone(label, value) : contact.email(label, value);
        }
      }
    };
  });

const NAME_OLD = ['name prefix', 'given name', 'additional name', 'family name', 'name suffix'] as const;
const NAME_NEW = ['name prefix', 'first name', 'middle name', 'last name', 'name suffix'] as const;
