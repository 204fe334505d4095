import { lookup } from '../kernel/lookup.js';
import { createVisibilityIndex, type IndexedResource, type VisibilityIndex } from '../visibility/index.js';
import { accessOf, recordsOf, type Workspace } from '../workspace/index.js';
import type { DomainEvent } from './apply-events.js';

/**
 * An index of the contacts of a workspace, for hosts that keep them in memory. It needs a complete snapshot once; from then on
 * {@link applyToIndex} keeps it up to date.
 *
 * @throws Error when the snapshot is partial
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { indexContacts } from 'partyline/lifecycle';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const index = indexContacts(created.workspace);
 *
 * index.ids(reachOf(workspace, cleo), context.at); // => ['dora']
 * index.ids(reachOf(workspace, ana), context.at); // => []
 * ```
 */
export const indexContacts = (workspace: Workspace): VisibilityIndex => createVisibilityIndex(contactsIn(workspace));

/**
 * Brings an index of contacts up to date with what has happened. Costs what the events change. Events that concern no contact are passed
 * over, so a host can give it everything it reads.
 *
 * Who a member speaks for is no business of the index: whoever joins a group has another reach from then on.
 *
 * @param events in the order in which they happened
 * @param after the workspace after them; a partial one, such as a change brings, holds the contacts that were made or renamed
 * @throws NotLoaded when a partial snapshot does not hold these
 * @example
 * ```ts
 * import { createContact, manageAccess } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { applyToIndex, indexContacts } from 'partyline/lifecycle';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const index = indexContacts(created.workspace);
 * const change = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;
 * const shared = unwrap(manageAccess(created.workspace, { contactIds: ['dora'], change }, as(cleo)));
 * applyToIndex(index, shared.commit?.events ?? [], shared.workspace);
 *
 * index.has(reachOf(workspace, ana), 'dora', context.at); // => true
 * ```
 */
export const applyToIndex = (
  index: VisibilityIndex,
  events: Iterable<{ readonly type: string }>,
  after: Workspace,
): void => {
  for (const event of events as Iterable<DomainEvent>) applyOne(index, event, after);
};

const applyOne = (index: VisibilityIndex, event: DomainEvent, after: Workspace): void => {
  switch (event.type) {
    case 'contact_created': {
      const { contactId, ownerId, grants } = event.data;
      index.put({ kind: 'contact', id: contactId, ownerId, grants, sortKey: sortKeyOf(after, contactId) });
      return;
    }
    case 'contact_updated':
      index.change(event.data.contactId, { sortKey: sortKeyOf(after, event.data.contactId) });
      return;
    case 'contacts_deleted':
      for (const id of event.data.contactIds) index.change(id, { deletedAt: event.at });
      return;
    case 'contact_erased':
      index.remove(event.data.contactId);
      return;
    case 'contact_restored':
      index.change(event.data.contactId, { deletedAt: null });
      return;
    case 'contacts_inherited': {
      const { contactIds, from, to } = event.data;
      for (const id of contactIds) if (index.get(id)?.ownerId === from) index.change(id, { ownerId: to });
      return;
    }
    case 'access_changed':
      for (const { kind, id } of event.data.resources) {
        if (kind !== 'contact') continue;
        for (const taken of event.data.take) index.revoke(id, taken);
        for (const given of event.data.give) index.grant(id, given);
      }
  }
};

const sortKeyOf = ({ state, complete }: Workspace, id: string): string =>
  lookup(state.contact, id, complete, 'contact')?.sortKey ?? '';

const contactIn = (workspace: Workspace, id: string): IndexedResource | null => {
  const access = accessOf(workspace, { kind: 'contact', id });
  return access === null ? null : { ...access, sortKey: sortKeyOf(workspace, id) };
};

function* contactsIn(workspace: Workspace): Generator<IndexedResource> {
  for (const [id] of recordsOf(workspace, 'contact')) {
    const contact = contactIn(workspace, id);
    if (contact !== null) yield contact;
  }
}
