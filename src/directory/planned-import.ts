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
export const directoryEntryOf = (id: string, contact: Contact): DirectoryEntry => ({
  id,
  name: [contact.firstName, contact.lastName].filter(Boolean).join(' '),
  position: contact.role,
  email: contact.emails[0]?.value ?? '',
  phones: contact.phones.map(({ label, value }) => ({ label: label === 'work' ? 'work' : 'other', e164: value })),
});

/** A contact as `importDirectory` takes it; `updates` names the entry that it changes. */
export interface PlannedImport {
  readonly name: string;
  readonly position: string;
  readonly email: string;
  readonly phones: readonly { readonly label: 'work' | 'other'; readonly e164: string; readonly written: string }[];
  readonly updates?: string;
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
    const { name, position, email, phones } = row.contact;
    if (row.action === 'skip') return [];
    if (row.action === 'create') return [{ name, position, email, phones: phones.map(written) }];
    const to = new Map(row.changes.map((change) => [change.field, change.to]));
    return [
      {
        name: (to.get('name') as string | undefined) ?? name,
        position: (to.get('position') as string | undefined) ?? '',
        email: (to.get('email') as string | undefined) ?? '',
        phones: ((to.get('phones') as ImportedContact['phones'] | undefined) ?? []).map(written),
        updates: row.id,
      },
    ];
  });

const written = ({ label, e164 }: { readonly label: 'work' | 'other'; readonly e164: string }) => ({
  label,
  e164,
  written: e164,
});
