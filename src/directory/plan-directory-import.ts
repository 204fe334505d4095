import { addressKey, changesOf } from './entry-changes.js';

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
  /** As it was planned, and is to be carried out. */
  readonly emptyCells: 'keep' | 'clear';
}

/** How an import is planned. */
export interface PlanDirectoryImportOptions {
  /**
   * What an empty cell means for an entry that has the field: `keep` it (the default; numbers are added up to the 20 that a contact
   * may have, only the work number is replaced), or `clear` it, except for the name.
   */
  readonly emptyCells?: 'keep' | 'clear';
}

/**
 * Tells what importing contacts into a directory would do, field by field. Nothing is written. Entries are found by e-mail address, then by
 * number; two people who have different addresses are never one, whatever number they share. Rows are taken in their order: what one
 * row changes, the next finds changed.
 *
 * A second plan, made after the first was carried out, skips all that the first created, updated or found unchanged. What was
 * `ambiguous` may have become clear.
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
  const { find, replace } = finderOf(existing);
  const { emptyCells = 'keep' } = options;
  const taken = new Set<string>();
  const counts = { create: 0, update: 0, skip: 0 };
  const plan = (contact: C): PlannedRow<C> => {
    const found = find(contact);
    if (found === null) return { action: 'create', contact };
    const { entry, ambiguous } = found;
    if (ambiguous) return { action: 'skip', contact, id: entry.id, reason: 'ambiguous' };
    if (taken.has(entry.id)) return { action: 'skip', contact, id: entry.id, reason: 'taken' };
    taken.add(entry.id);
    const [first, ...others] = changesOf(entry, contact, emptyCells === 'clear');
    if (first === undefined) return { action: 'skip', contact, id: entry.id, reason: 'unchanged' };
    const changes = [first, ...others] as const;
    replace(entry, { ...entry, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) });
    return { action: 'update', contact, id: entry.id, changes: [first, ...others] };
  };
  const rows = contacts.map((contact) => {
    const row = plan(contact);
    counts[row.action]++;
    return row;
  });
  return { rows, counts, emptyCells };
};

interface Finder {
  find(contact: ImportedContact): { readonly entry: DirectoryEntry; readonly ambiguous: boolean } | null;
  /** From here on an entry has the address and the numbers that the plan gives it. */
  replace(entry: DirectoryEntry, next: DirectoryEntry): void;
}

/** Who has a number: all, and those without an e-mail address. */
interface Sharers {
  readonly all: Set<DirectoryEntry>;
  readonly withoutEmail: Set<DirectoryEntry>;
}

const finderOf = (existing: Iterable<DirectoryEntry>): Finder => {
  const byEmail = new Map<string, DirectoryEntry>();
  const byPhone = new Map<string, Sharers>();
  const add = (entry: DirectoryEntry): void => {
    const key = addressKey(entry.email);
    if (key !== '' && !byEmail.has(key)) byEmail.set(key, entry);
    for (const { e164 } of entry.phones) {
      const sharers = byPhone.get(e164) ?? { all: new Set(), withoutEmail: new Set() };
      byPhone.set(e164, sharers);
      sharers.all.add(entry);
      if (entry.email === '') sharers.withoutEmail.add(entry);
    }
  };
  for (const entry of existing) add(entry);
  return {
    find(contact) {
      const byAddress = contact.email === '' ? undefined : byEmail.get(addressKey(contact.email));
      if (byAddress !== undefined) return { entry: byAddress, ambiguous: false };
      const found = new Set<DirectoryEntry>();
      for (const { e164 } of contact.phones) {
        const sharers = byPhone.get(e164);
        for (const entry of (contact.email === '' ? sharers?.all : sharers?.withoutEmail) ?? []) {
          found.add(entry);
          // Two are enough to see that it is not one.
          if (found.size > 1) break;
        }
      }
      const [entry] = found;
      return entry === undefined ? null : { entry, ambiguous: found.size > 1 };
    },
    replace(entry, next) {
      const key = addressKey(entry.email);
      if (byEmail.get(key) === entry) byEmail.delete(key);
      for (const { e164 } of entry.phones) {
        byPhone.get(e164)?.all.delete(entry);
        byPhone.get(e164)?.withoutEmail.delete(entry);
      }
      add(next);
    },
  };
};
