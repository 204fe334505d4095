import type { Contact } from '../workspace/index.js';
import type { DirectoryEntry, DirectoryImportPlan, ImportedContact } from './plan-directory-import.js';

/**
 * An entry of the directory as plans and exports take it, from its record.
 *
 * @example
 * ```ts
 * import { addDirectoryContact, directoryEntryOf } from 'partyline/directory';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const fields = { firstName: 'Maria Beck', emails: [{ label: 'work', value: 'maria@acme.example' }] };
 * const added = unwrap(addDirectoryContact(workspace, { fields }, as(ben)));
 * const { contactId } = added.output;
 * const record = added.workspace.state.contact.get(contactId);
 *
 * record && directoryEntryOf(contactId, record).name; // => 'Maria Beck'
 * ```
 * @see docs/directory.md
 */
export const directoryEntryOf = (id: string, contact: Contact): DirectoryEntry => {
  const { firstName, lastName, role: position, emails, phones } = contact;
  // A directory knows one work number; who has more keeps them among the others.
  const work = phones.findIndex(({ label }) => label === 'work');
  return {
    id,
    name: [firstName, lastName].filter(Boolean).join(' '),
    position,
    email: emails[0]?.value ?? '',
    phones: phones.map(({ value }, index) => ({ label: index === work ? 'work' : 'other', e164: value })),
  };
};

/** A contact as `importDirectory` takes it; `updates` names the entry that it changes. */
export interface PlannedImport {
  readonly name: string;
  readonly position: string;
  readonly email: string;
  readonly phones: readonly { readonly label: 'work' | 'other'; readonly e164: string; readonly written: string }[];
  readonly updates?: string;
  /** Set where what is empty is to be emptied. */
  readonly emptyCells?: 'clear';
}

/**
 * What `importDirectory` has to do to carry a plan out, row by row: entries are found as the plan found them, and what the plan skips is
 * left out.
 *
 * @example
 * ```ts
 * import { planDirectoryImport, plannedImport } from 'partyline/directory';
 *
 * const entry = { id: 'c1', name: 'Ada', position: '', email: '', phones: [{ label: 'work', e164: '+15551234567' }] } as const;
 * const row = { line: 2, name: 'Ada', position: '', email: 'ada@example.com', phones: entry.phones };
 *
 * plannedImport(planDirectoryImport([row], [entry]));
 * // => [{ name: 'Ada', position: '', email: 'ada@example.com', phones: [], updates: 'c1' }]
 * ```
 * @see docs/directory.md
 */
export const plannedImport = (plan: DirectoryImportPlan<ImportedContact>): readonly PlannedImport[] =>
  plan.rows.flatMap((row): PlannedImport[] => {
    if (row.action === 'skip') return [];
    const { name, position, email } = row.contact;
    const phones = row.contact.phones.map(written);
    if (row.action === 'create') return [{ name, position, email, phones }];
    if (plan.emptyCells === 'clear') return [{ name, position, email, phones, updates: row.id, emptyCells: 'clear' }];
    // What the plan leaves alone is left out, so that it stays even if somebody changes it in between.
    const changes = new Set(row.changes.map(({ field }) => field));
    return [
      {
        name,
        position: changes.has('position') ? position : '',
        email: changes.has('email') ? email : '',
        phones: changes.has('phones') ? phones : [],
        updates: row.id,
      },
    ];
  });

const written = ({ label, e164 }: { readonly label: 'work' | 'other'; readonly e164: string }) => ({
  label,
  e164,
  written: e164,
});
