import { fail, type Result } from '../kernel/index.js';
import { contactText, type ParseContactsError, type ParseContactsOptions } from './contact-table.js';
import { createPersonalBuilder, type PersonalBuilder } from './personal-builder.js';
import type { PersonalReport, PersonalRow } from './personal-contact.js';
import { parseVcardLine, type VcardProperty, vcardValues } from './vcard-line.js';

/** The longest line that is looked into, unfolded; pictures are longer, and are not. */
const LONGEST_LINE = 10_000;

/** Types that say nothing to a person. */
const SILENT_TYPES: ReadonlySet<string> = new Set(['pref', 'voice', 'internet', 'text', 'x-internet', '']);

const labelOf = ({ types }: VcardProperty): string => types.find((type) => !SILENT_TYPES.has(type)) ?? '';

const fill = (contact: PersonalBuilder, names: { full: string; parts: string }, property: VcardProperty): void => {
  const { name, value } = property;
  if (name === 'FN') names.full ||= vcardValues(value, null).join('');
  else if (name === 'N') {
    const [family = '', given = '', middle = '', prefix = '', suffix = ''] = vcardValues(value, ';');
    names.parts ||= [prefix, given, middle, family, suffix].filter((part) => part.trim() !== '').join(' ');
  } else if (name === 'ORG') contact.text('organization', vcardValues(value, ';')[0] ?? '');
  else if (name === 'TITLE') contact.text('title', vcardValues(value, null)[0] ?? '');
  else if (name === 'EMAIL') contact.email(labelOf(property), vcardValues(value, null)[0] ?? '');
  else if (name === 'TEL' && !property.types.includes('fax'))
    contact.phone(labelOf(property), vcardValues(value, null)[0] ?? '');
};

/**
 * Reads vCards: versions 3 and 4, and the 2.1 that phones still write. A line that makes no sense costs itself, a card that does not end costs
 * itself; every other card is read. Pictures, notes and addresses are left out.
 *
 * Errors: `invalid_option`, `empty_file`, `binary_file`, `html_page`, `file_too_large`, `too_many_rows`, `unreadable_source`,
 * `unknown_layout`.
 *
 * @returns every card with its verdict, or why there is none
 * @example
 * ```ts
 * import { parseVcards } from 'partyline/directory';
 * import { unwrap } from 'partyline/kernel';
 *
 * const card = 'BEGIN:VCARD\nVERSION:4.0\nFN:Ada Byron\nTEL;TYPE=work;VALUE=uri:tel:+49-151-12345678\nEND:VCARD\n';
 * const { rows } = unwrap(parseVcards(card));
 * rows[0]?.verdict === 'accepted' && rows[0].contact.phones; // => [{ label: 'work', written: 'tel:+49-151-12345678', e164: '+4915112345678' }]
 * ```
 * @see docs/directory.md
 */
export const parseVcards = (
  input: string | Uint8Array,
  options: ParseContactsOptions = {},
): Result<PersonalReport, ParseContactsError> => {
  const read = contactText(input, options);
  if (!read.ok) return read;
  const { text, limit } = read.value;
  const rows: PersonalRow[] = [];
  const counts = { rows: 0, accepted: 0, rejected: 0, blank: 0 };
  let contact: PersonalBuilder | null = null;
  let begun = 0;
  let names = { full: '', parts: '' };

  const add = (row: PersonalRow): void => {
    counts.rows++;
    counts[row.verdict]++;
    if (counts.rows <= limit) rows.push(row);
  };
  const leaveUnfinished = (): void => {
    if (contact !== null)
      add({ verdict: 'rejected', line: begun, problems: [{ code: 'unfinished_card', field: null, cell: '' }] });
    contact = null;
  };

  for (const { line, at } of unfolded(text)) {
    const property = parseVcardLine(line);
    if (property === null) continue;
    const marker = `${property.name}:${property.value.trim().toUpperCase()}`;
    if (marker === 'BEGIN:VCARD') {
      leaveUnfinished();
      contact = createPersonalBuilder(at, options.phones);
      names = { full: '', parts: '' };
      begun = at;
    } else if (contact !== null && marker === 'END:VCARD') {
      contact.text('name', names.full.trim() === '' ? names.parts : names.full);
      add(contact.finish());
      contact = null;
    } else if (contact !== null) fill(contact, names, property);
  }
  leaveUnfinished();
  if (counts.rows === 0)
    return fail('unknown_layout', { header: [text.slice(0, 100).split('\n', 1)[0] ?? ''] }, ['input']);
  if (counts.rows > limit) return fail('too_many_rows', { maximum: limit }, ['input']);
  return { ok: true, value: { rows, counts } };
};

/** The lines of a file with their continuations: those that begin with a blank, and those after a quoted-printable line that ends `=`. */
function* unfolded(text: string): Generator<{ readonly line: string; readonly at: number }> {
  let line = '';
  let at = 1;
  let number = 0;
  let soft = false;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const next = end < 0 ? text.slice(from) : text.slice(from, end);
    from = end < 0 ? text.length : end + 1;
    number++;
    const isFolded = number > 1 && (next.startsWith(' ') || next.startsWith('\t'));
    if (isFolded || soft) {
      // Beyond the longest line only its end matters: whether another continuation follows.
      if (line.length <= LONGEST_LINE)
        line = (soft ? line.slice(0, -1) : line) + (isFolded && !soft ? next.slice(1) : next);
    } else {
      if (line !== '' && line.length <= LONGEST_LINE) yield { line, at };
      line = next;
      at = number;
    }
    soft = next.endsWith('=') && line.slice(0, 200).toUpperCase().includes('QUOTED-PRINTABLE');
  }
  if (line !== '' && line.length <= LONGEST_LINE) yield { line, at };
}
