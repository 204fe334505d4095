import { emailKey } from './duplicates.js';

/** An entry of the directory, as far as an import may change it. */
export interface DirectoryEntry {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly email: string;
  readonly phones: readonly PlannedPhone[];
}

/** A number of an entry of the directory, in E.164. An entry has one `work` number at most. */
export interface PlannedPhone {
  readonly label: 'work' | 'other';
  readonly e164: string;
}

/** A contact to be imported: what {@link validateDirectoryCsv} accepted, or the like. */
export interface ImportedContact {
  readonly line: number;
  readonly name: string;
  readonly position: string;
  readonly email: string;
  readonly phones: readonly PlannedPhone[];
}

/** One field that an import would change. */
export type FieldChange =
  | { readonly field: 'name' | 'position' | 'email'; readonly from: string; readonly to: string }
  | { readonly field: 'phones'; readonly from: readonly PlannedPhone[]; readonly to: readonly PlannedPhone[] };

/** What an import would do with one contact. */
export type PlannedRow<C extends ImportedContact = ImportedContact> =
  | { readonly action: 'create'; readonly contact: C }
  | {
      readonly action: 'update';
      readonly contact: C;
      readonly id: string;
      readonly changes: readonly [FieldChange, ...FieldChange[]];
    }
  | {
      readonly action: 'skip';
      readonly contact: C;
      readonly id: string;
      /** `taken`: an earlier row of this import is the same entry. `ambiguous`: e-mail and phones belong to different entries. */
      readonly reason: 'unchanged' | 'taken' | 'ambiguous';
    };

/** What an import would do, and how often; `create + update + skip` is the number of contacts. */
export interface DirectoryImportPlan<C extends ImportedContact = ImportedContact> {
  readonly rows: readonly PlannedRow<C>[];
  readonly counts: { readonly create: number; readonly update: number; readonly skip: number };
}

/** How an import is planned. */
export interface PlanDirectoryImportOptions {
  /**
   * What an empty cell means for an entry that has the field: `keep` it (the default; numbers are added, only the work number is
   * replaced), or `clear` it.
   */
  readonly emptyCells?: 'keep' | 'clear';
}

/**
 * Tells what importing contacts into a directory would do, field by field. Nothing is written. Entries are found by e-mail address, then by
 * number; two people who have different addresses are never one, whatever number they share.
 *
 * Validate without `existing` for a plan: rows that are known already are what it is about.
 *
 * @example
 * ```ts
 * import { planDirectoryImport } from 'partyline/directory';
 *
 * const entry = { id: 'c1', name: 'Ada', position: '', email: 'ada@example.com', phones: [] };
 * const row = { line: 2, name: 'Ada', position: 'Analyst', email: 'ada@example.com', phones: [] };
 * const { rows } = planDirectoryImport([row], [entry]);
 * rows[0]?.action; // => 'update'
 * ```
 * @see docs/directory.md
 */
export const planDirectoryImport = <C extends ImportedContact>(
  contacts: readonly C[],
  existing: Iterable<DirectoryEntry>,
  options: PlanDirectoryImportOptions = {},
): DirectoryImportPlan<C> => {
  const find = finderOf(existing);
  const clear = options.emptyCells === 'clear';
  const taken = new Set<string>();
  const counts = { create: 0, update: 0, skip: 0 };
  const plan = (contact: C): PlannedRow<C> => {
    const found = find(contact);
    if (found === null) return { action: 'create', contact };
    const { entry, ambiguous } = found;
    if (ambiguous) return { action: 'skip', contact, id: entry.id, reason: 'ambiguous' };
    if (taken.has(entry.id)) return { action: 'skip', contact, id: entry.id, reason: 'taken' };
    taken.add(entry.id);
    const [first, ...others] = changesOf(entry, contact, clear);
    return first === undefined
      ? { action: 'skip', contact, id: entry.id, reason: 'unchanged' }
      : { action: 'update', contact, id: entry.id, changes: [first, ...others] };
  };
  const rows = contacts.map((contact) => {
    const row = plan(contact);
    counts[row.action]++;
    return row;
  });
  return { rows, counts };
};

type Finder = (contact: ImportedContact) => { readonly entry: DirectoryEntry; readonly ambiguous: boolean } | null;

/** Who has a number: the first two entries, and the first two without an e-mail address. Two are enough to see that it is not one. */
interface Sharers {
  readonly all: DirectoryEntry[];
  readonly withoutEmail: DirectoryEntry[];
}

const finderOf = (existing: Iterable<DirectoryEntry>): Finder => {
  const byEmail = new Map<string, DirectoryEntry>();
  const byPhone = new Map<string, Sharers>();
  for (const entry of existing) {
    const key = emailKey(entry.email);
    if (key !== '' && !byEmail.has(key)) byEmail.set(key, entry);
    for (const { e164 } of entry.phones) {
      const sharers = byPhone.get(e164) ?? { all: [], withoutEmail: [] };
      byPhone.set(e164, sharers);
      if (sharers.all.length < 2) sharers.all.push(entry);
      if (entry.email === '' && sharers.withoutEmail.length < 2) sharers.withoutEmail.push(entry);
    }
  }
  return (contact) => {
    const byAddress = contact.email === '' ? undefined : byEmail.get(emailKey(contact.email));
    if (byAddress !== undefined) return { entry: byAddress, ambiguous: false };
    const found = new Set<DirectoryEntry>();
    for (const { e164 } of contact.phones) {
      const sharers = byPhone.get(e164);
      for (const entry of (contact.email === '' ? sharers?.all : sharers?.withoutEmail) ?? []) found.add(entry);
    }
    const [entry] = found;
    return entry === undefined ? null : { entry, ambiguous: found.size > 1 };
  };
};

const changesOf = (entry: DirectoryEntry, contact: ImportedContact, clear: boolean): readonly FieldChange[] => {
  const changes: FieldChange[] = [];
  for (const field of ['name', 'position', 'email'] as const) {
    const from = entry[field];
    const to = contact[field] === '' && !clear ? from : contact[field];
    const isSame = field === 'email' ? emailKey(from) === emailKey(to) : from === to;
    if (!isSame) changes.push({ field, from, to });
  }
  const to = clear ? contact.phones.map(bare) : mergedPhones(entry.phones, contact.phones);
  const from = entry.phones.map(bare);
  if (!samePhones(from, to)) changes.push({ field: 'phones', from, to });
  return changes;
};

const bare = ({ label, e164 }: PlannedPhone): PlannedPhone => ({ label, e164 });

/** The entry's numbers with the imported ones: a new work number takes the place of the old, others are added once. */
const mergedPhones = (known: readonly PlannedPhone[], imported: readonly PlannedPhone[]): readonly PlannedPhone[] => {
  const work = imported.find(({ label }) => label === 'work') ?? known.find(({ label }) => label === 'work');
  const others = [...known, ...imported].filter(({ label, e164 }) => label === 'other' && e164 !== work?.e164);
  const seen = new Set<string>();
  const unique = others.filter(({ e164 }) => !seen.has(e164) && seen.add(e164));
  return [...(work === undefined ? [] : [bare(work)]), ...unique.map(bare)];
};

const samePhones = (one: readonly PlannedPhone[], other: readonly PlannedPhone[]): boolean =>
  one.length === other.length &&
  one.every(({ label, e164 }, index) => label === other[index]?.label && e164 === other[index]?.e164);
