import { CONTACT_PHONES } from '../contacts/internal.js';
import { normaliseAddress } from '../kernel/address.js';
import { emailKey } from './duplicates.js';
import type { DirectoryEntry, FieldChange, ImportedContact, PlannedPhone } from './plan-directory-import.js';

/** What an address is compared by: as contacts keep it, and folded where they would not take it. */
export const addressKey = (email: string): string => (email === '' ? '' : (normaliseAddress(email) ?? emailKey(email)));

/**
 * What an imported contact changes about an entry, field by field. Plan and import both ask here, so they cannot disagree.
 *
 * @param clear - whether an empty cell empties the field; a name stays, since nobody is without
 */
export const changesOf = (
  entry: DirectoryEntry,
  contact: Pick<ImportedContact, 'name' | 'position' | 'email' | 'phones'>,
  clear: boolean,
): readonly FieldChange[] => {
  const changes: FieldChange[] = [];
  for (const field of ['name', 'position', 'email'] as const) {
    const from = entry[field];
    const to = contact[field] === '' && (!clear || field === 'name') ? from : contact[field];
    const isSame = field === 'email' ? addressKey(from) === addressKey(to) : from === to;
    if (!isSame) changes.push({ field, from, to });
  }
  const from = entry.phones.map(bare);
  const to = clear ? contact.phones.map(bare) : mergedPhones(from, contact.phones);
  if (!samePhones(from, to)) changes.push({ field: 'phones', from, to });
  return changes;
};

const bare = ({ label, e164 }: PlannedPhone): PlannedPhone => ({ label, e164 });

/**
 * The entry's numbers with the imported ones: a new work number takes the place of the old, others are added once, as long as there is
 * room. An entry to which nothing is added keeps its numbers as they stand.
 */
const mergedPhones = (known: readonly PlannedPhone[], imported: readonly PlannedPhone[]): readonly PlannedPhone[] => {
  if (imported.length === 0) return known;
  const work = imported.find(({ label }) => label === 'work') ?? known.find(({ label }) => label === 'work');
  const others = [...known, ...imported].filter(({ label, e164 }) => label === 'other' && e164 !== work?.e164);
  const seen = new Set<string>();
  const unique = others.filter(({ e164 }) => !seen.has(e164) && seen.add(e164));
  return [...(work === undefined ? [] : [bare(work)]), ...unique.map(bare)].slice(0, CONTACT_PHONES);
};

const samePhones = (one: readonly PlannedPhone[], other: readonly PlannedPhone[]): boolean =>
  one.length === other.length &&
  one.every(({ label, e164 }, index) => label === other[index]?.label && e164 === other[index]?.e164);
