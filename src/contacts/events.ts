import type { Instant } from '../kernel/instant.js';
import type { Cause, Grant, Level, Principal, ResourceName } from '../sharing/index.js';
import { parsePrincipal } from '../sharing/index.js';
import type { Nothing } from '../workspace/index.js';
import {
  type Contact,
  contactsOf,
  type EventActor,
  grantId,
  grantsTo,
  type Reducers,
  recordKey,
  type Transaction,
} from '../workspace/index.js';
import type { ContactFields } from './fields.js';
import { contactSortKey, directoryKeyOf } from './fields.js';

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
  contact_updated: {
    readonly data: { readonly contactId: string };
    /** The fields that changed. */
    readonly personal: { readonly fields: Partial<ContactFields> };
  };
  contacts_deleted: { readonly data: { readonly contactIds: readonly string[] }; readonly personal: Nothing };
  contact_restored: { readonly data: { readonly contactId: string }; readonly personal: Nothing };
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

/** A new contact, as it is told. */
export const contactCreated = (data: ContactEvents['contact_created']['data'], fields: ContactFields) =>
  ({
    type: 'contact_created',
    subject: recordKey('contact', data.contactId),
    data,
    personal: { fields },
  }) as const;

/** A change of a contact's fields, as it is told. */
export const contactUpdated = (contactId: string, fields: Partial<ContactFields>) =>
  ({
    type: 'contact_updated',
    subject: recordKey('contact', contactId),
    data: { contactId },
    personal: { fields },
  }) as const;

/** What remains of a contact that was erased. */
export const noFields: ContactFields = { firstName: '', lastName: '', company: '', role: '', phones: [], emails: [] };

/** How the events of contacts change the records. */
export const contactReducers: Reducers<ContactEvents> = {
  contact_created(tx, { at, actor, data: { contactId, grants, ...data }, personal }) {
    putContact(tx, contactId, { ...data, ...(personal?.fields ?? noFields), createdAt: at, deletedAt: null });
    give(tx, { kind: 'contact', id: contactId }, grants, giverOf(actor), at);
  },

  contact_updated(tx, { data: { contactId }, personal }) {
    editContact(tx, contactId, personal?.fields ?? noFields);
  },

  contacts_deleted(tx, { at, data: { contactIds } }) {
    for (const contactId of contactIds) editContact(tx, contactId, { deletedAt: at });
  },

  contact_restored(tx, { data: { contactId } }) {
    editContact(tx, contactId, { deletedAt: null });
  },

  contacts_inherited(tx, { data: { contactIds, from, to } }) {
    for (const contactId of contactIds) {
      if (tx.get('contact', contactId)?.ownerId === from) editContact(tx, contactId, { ownerId: to });
    }
  },

  access_changed(tx, { at, actor, data: { resources, take, give: given, resharing } }) {
    for (const resource of resources) {
      for (const taken of take) takeBack(tx, resource, taken);
      give(tx, resource, given, giverOf(actor), at);
      if (resharing === null || resource.kind !== 'contact') continue;
      const contact = tx.get('contact', resource.id);
      if (contact !== null && contact.resharing !== resharing)
        tx.set('contact', resource.id, { ...contact, resharing });
    }
  },
};

/** A contact as reducers write it: what follows from the rest is added. */
type ContactContent = Omit<Contact, 'sortKey'>;

/** Writes a contact, with the key it is listed by, its owner's count, and the key of a directory entry. */
export const putContact = (tx: Transaction, contactId: string, after: ContactContent): void => {
  const before = tx.get('contact', contactId);
  tx.set('contact', contactId, { ...after, sortKey: contactSortKey(after) });
  if (before?.ownerId !== after.ownerId) {
    if (before?.ownerId != null) tx.add(contactsOf(before.ownerId), -1);
    if (after.ownerId !== null) tx.add(contactsOf(after.ownerId), 1);
  }
  const had = before === null ? null : directoryKeyOf(before);
  const has = directoryKeyOf(after);
  if (had !== null && had !== has) tx.delete('directoryKey', had);
  if (has !== null && had !== has) tx.set('directoryKey', has, { contactId });
};

/** Changes a contact that exists. */
const editContact = (tx: Transaction, contactId: string, change: Partial<ContactContent>): void => {
  const before = tx.get('contact', contactId);
  if (before !== null) putContact(tx, contactId, { ...before, ...change });
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
    const id = grantId(resource, record);
    if (isGroup(principal) && tx.get('grant', id) === null) tx.add(grantsTo(principal), 1);
    tx.set('grant', id, record);
    markShared(tx, principal);
  }
};

/** Deletes a grant on a resource, if it is there. */
const takeBack = (tx: Transaction, resource: ResourceName, taken: GrantTaken): void => {
  const id = grantId(resource, taken);
  if (tx.get('grant', id) === null) return;
  tx.delete('grant', id);
  if (isGroup(taken.principal)) tx.add(grantsTo(taken.principal), -1);
};

/** How many grants there are to a group is counted, so that the end of them can be proved. */
const isGroup = (principal: Principal): principal is `group:${string}` => principal.startsWith('group:');

/** A group remembers that something was shared with it: from then on, adding oneself to it is letting oneself in. */
const markShared = (tx: Transaction, principal: Principal): void => {
  const { kind, id } = parsePrincipal(principal) ?? { kind: 'workspace', id: '' };
  if (kind !== 'group') return;
  const group = tx.get('group', id);
  if (group !== null && !group.shared) tx.set('group', id, { ...group, shared: true });
};

/** The grant that lets stewards at a private contact, where policy does; written with the contact. */
export const stewardGrants = (level: 'none' | 'view' | 'edit'): readonly GrantGiven[] =>
  level === 'none' ? [] : [{ principal: 'stewards', level, until: null, cause: 'policy' }];
