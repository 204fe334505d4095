import { cleanText, textFault } from '../kernel/text.js';
import { NAME_LENGTH } from './columns.js';
import { isEmail, suggestEmail } from './email.js';
import { unguardFormula } from './formula-text.js';
import type {
  PersonalContact,
  PersonalEmail,
  PersonalField,
  PersonalPhone,
  PersonalProblem,
  PersonalRow,
} from './personal-contact.js';
import { type PhonePort, readPhone } from './phone.js';
import { excerpt } from './problem.js';

/** The most addresses, and the most numbers, of one contact. */
const MOST_VALUES = 20;

/** Gathers what a row or a card says of one person. */
export interface PersonalBuilder {
  text(field: 'name' | 'organization' | 'title', written: string): void;
  email(label: string, written: string): void;
  phone(label: string, written: string): void;
  finish(): PersonalRow;
}

/** Faults cost what is faulty, not the person: somebody with a phone alone, or a company name alone, is a contact. */
export const createPersonalBuilder = (line: number, port: PhonePort | undefined): PersonalBuilder => {
  const texts = { name: '', organization: '', title: '' };
  const emails: PersonalEmail[] = [];
  const phones: PersonalPhone[] = [];
  const problems: PersonalProblem[] = [];

  const clean = (field: PersonalField, written: string, maximum: number): string => {
    const text = cleanText(unguardFormula(written.slice(0, maximum * 4)).replaceAll('\n', ' '));
    if (text === '') return '';
    const fault = textFault(text, maximum);
    if (fault === null) return text;
    problems.push({
      code: fault === 'too_long' ? 'cell_too_long' : 'forbidden_character',
      field,
      cell: excerpt(written),
    });
    return '';
  };

  const isRoom = (field: 'email' | 'phone', values: readonly unknown[], written: string): boolean => {
    if (values.length < MOST_VALUES) return true;
    problems.push({ code: 'too_many_values', field, cell: excerpt(written) });
    return false;
  };

  return {
    text(field, written) {
      if (texts[field] === '') texts[field] = clean(field, written, NAME_LENGTH);
    },
    email(label, written) {
      const text = written.trim();
      if (text === '') return;
      // Here what was plainly meant is taken: `mailto:`, angle brackets and stray blanks are how address books write.
      const address = isEmail(text) ? text : suggestEmail(text);
      if (address === null) problems.push({ code: 'invalid_email', field: 'email', cell: excerpt(written) });
      else if (!emails.some((known) => known.address === address) && isRoom('email', emails, written)) {
        emails.push({ label: clean('email', label, 40), address });
      }
    },
    phone(label, written) {
      const text = unguardFormula(written.trim());
      if (text === '') return;
      const reading = readPhone(text, port);
      const e164 = reading.ok ? reading.e164 : null;
      if (phones.some((known) => (e164 === null ? known.written === text : known.e164 === e164))) return;
      if (!isRoom('phone', phones, written)) return;
      if (!reading.ok) problems.push({ code: reading.fault.code, field: 'phone', cell: excerpt(written) });
      const kept = clean('phone', text, 64);
      if (kept !== '') phones.push({ label: clean('phone', label, 40), written: kept, e164 });
    },
    finish() {
      const contact: PersonalContact = { line, ...texts, emails, phones };
      const isEmpty = contact.name === '' && contact.organization === '' && emails.length === 0 && phones.length === 0;
      if (!isEmpty) return { verdict: 'accepted', contact, problems };
      const [first = { code: 'empty_contact', field: null, cell: '' } as const, ...others] = problems;
      return { verdict: 'rejected', line, problems: [first, ...others] };
    },
  };
};
