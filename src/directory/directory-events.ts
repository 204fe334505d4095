import type { ContactFields } from '../contacts/index.js';
import { give, giverOf, noFields, putContact } from '../contacts/internal.js';
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

/** How the events of the directory change the records. */
export const directoryReducers: Reducers<DirectoryEvents> = {
  directory_imported(tx, { at, actor, data: { contactIds }, personal }) {
    contactIds.forEach((contactId, index) => {
      const fields = personal?.entries[index] ?? noFields;
      const fixed = { ownerId: null, source: 'directory', resharing: 'owner', createdAt: at, deletedAt: null } as const;
      putContact(tx, contactId, { ...fields, ...fixed });
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
    });
  },
};
