import type { Instant } from '../kernel/instant.js';
import type { Cause, Grant, Level, Principal, ResourceName } from '../sharing/index.js';
import { parsePrincipal } from '../sharing/index.js';
import type { Nothing } from '../workspace/index.js';
import {
  type Contact,
  contactsOf,
  type EventActor,
  grantId,
  type Reducers,
  type Transaction,
} from '../workspace/index.js';
import type { ContactFields } from './fields.js';
import { contactSortKey } from './fields.js';

/** A grant without its resource. */
export type GrantGiven = Pick<Grant, 'principal' | 'level' | 'until' | 'cause'>;

/** Names one grant of a resource. */
export interface GrantTaken {
  readonly principal: Principal;
  readonly level: Level;
  readonly cause: Cause;
}

/** What happens to contacts, and to who sees them. */
export type ContactEvents = {
  contact_created: {
    readonly data: {
      readonly contactId: string;
      readonly ownerId: string | null;
      readonly source: Contact['source'];
      readonly resharing: Contact['resharing'];
      readonly grants: readonly GrantGiven[];
    };
    readonly personal: { readonly fields: Readonly<ContactFields> };
  };
  /** Contacts that go from one owner to another, as when somebody has left. */
  contacts_inherited: {
    readonly data: { readonly contactIds: readonly string[]; readonly from: string; readonly to: string };
    readonly personal: Nothing;
  };
  /** One change of access, made alike to up to 500 resources. Takes first, then gives. */
  access_changed: {
    readonly data: {
      readonly resources: readonly ResourceName[];
      readonly take: readonly GrantTaken[];
      readonly give: readonly GrantGiven[];
      /** The contact's resharing from now on; null where it stays. */
      readonly resharing: Contact['resharing'] | null;
    };
    readonly personal: Nothing;
  };
};

/** What remains of a contact that was erased. */
export const noFields: ContactFields = { firstName: '', lastName: '', company: '', role: '', phones: [], emails: [] };

/** How the events of contacts change the records. */
export const contactReducers: Reducers<ContactEvents> = {
  contact_created(tx, { at, actor, data: { contactId, grants, ...data }, personal }) {
    putContact(tx, contactId, { ...data, ...(personal?.fields ?? noFields), createdAt: at });
    give(tx, { kind: 'contact', id: contactId }, grants, giverOf(actor), at);
  },

  contacts_inherited(tx, { data: { contactIds, from, to } }) {
    for (const contactId of contactIds) {
      const contact = tx.get('contact', contactId);
      if (contact === null || contact.ownerId !== from) continue;
      tx.set('contact', contactId, { ...contact, ownerId: to });
      tx.add(contactsOf(from), -1);
      tx.add(contactsOf(to), 1);
    }
  },

  access_changed(tx, { at, actor, data: { resources, take, give: given, resharing } }) {
    for (const resource of resources) {
      for (const taken of take) tx.delete('grant', grantId(resource, taken));
      give(tx, resource, given, giverOf(actor), at);
      if (resharing === null || resource.kind !== 'contact') continue;
      const contact = tx.get('contact', resource.id);
      if (contact !== null && contact.resharing !== resharing)
        tx.set('contact', resource.id, { ...contact, resharing });
    }
  },
};

/** Writes a contact with the key it is listed by. */
export const putContact = (
  tx: Transaction,
  contactId: string,
  contact: Omit<Contact, 'sortKey' | 'deletedAt'>,
): void => {
  tx.set('contact', contactId, { ...contact, sortKey: contactSortKey(contact), deletedAt: null });
  if (contact.ownerId !== null) tx.add(contactsOf(contact.ownerId), 1);
};

/** Who gave what an event gives; null where the host did. */
export const giverOf = (actor: EventActor): string | null => (actor.type === 'member' ? actor.memberId : null);

/** Writes grants on a resource. */
export const give = (
  tx: Transaction,
  resource: ResourceName,
  grants: readonly GrantGiven[],
  grantedBy: string | null,
  grantedAt: Instant,
): void => {
  for (const { principal, level, until, cause } of grants) {
    const record = { resource, principal, level, until, cause, grantedBy, grantedAt };
    tx.set('grant', grantId(resource, record), record);
    markShared(tx, principal);
  }
};

/** A group remembers that something was shared with it: from then on, adding oneself to it is letting oneself in. */
const markShared = (tx: Transaction, principal: Principal): void => {
  const { kind, id } = parsePrincipal(principal) ?? { kind: 'workspace', id: '' };
  if (kind !== 'group') return;
  const group = tx.get('group', id);
  if (group !== null && !group.shared) tx.set('group', id, { ...group, shared: true });
};
