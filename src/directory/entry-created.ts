import type { ContactFields } from '../contacts/index.js';
import { contactCreated } from '../contacts/internal.js';

/** A new entry of the directory, as it is told: it belongs to nobody, everybody sees it, stewards edit it. */
export const entryCreated = (contactId: string, fields: ContactFields) =>
  contactCreated(
    {
      contactId,
      ownerId: null,
      source: 'directory',
      resharing: 'owner',
      grants: [
        { principal: 'workspace', level: 'view', until: null, cause: 'directory' },
        { principal: 'stewards', level: 'edit', until: null, cause: 'directory' },
      ],
    },
    fields,
  );
