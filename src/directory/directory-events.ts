import type { ContactFields } from '../contacts/index.js';
import { give, giverOf, noFields, putContact } from '../contacts/internal.js';
import { foldText } from '../kernel/text.js';
import type { Reducers } from '../workspace/index.js';

/** What happens to the company directory. */
export type DirectoryEvents = {
  /** Up to 500 new entries; `personal.entries` are theirs in the same order. */
  directory_imported: {
    readonly data: { readonly contactIds: readonly string[] };
    readonly personal: { readonly entries: readonly ContactFields[] };
  };
};

/** An event names at most so many entries. */
export const EVENT_ENTRIES = 500;

/**
 * The key by which an entry is recognised when it is imported again: its e-mail address, or, since a switchboard's number is many
 * people's, its first phone together with its name.
 */
export const directoryKeyOf = ({ emails, phones, firstName }: ContactFields): string =>
  emails[0]?.value ?? `${phones[0]?.value ?? ''} ${foldText(firstName)}`;

/** How the events of the directory change the records. */
export const directoryReducers: Reducers<DirectoryEvents> = {
  directory_imported(tx, { at, actor, data: { contactIds }, personal }) {
    contactIds.forEach((contactId, index) => {
      const fields = personal?.entries[index] ?? noFields;
      putContact(tx, contactId, { ...fields, ownerId: null, source: 'directory', resharing: 'owner', createdAt: at });
      give(
        tx,
        { kind: 'contact', id: contactId },
        [
          { principal: 'workspace', level: 'view', until: null, cause: 'directory' },
          { principal: 'stewards', level: 'edit', until: null, cause: 'directory' },
        ],
        giverOf(actor),
        at,
      );
      if (personal !== null) tx.set('directoryKey', directoryKeyOf(fields), { contactId });
    });
  },
};
