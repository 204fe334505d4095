import type { AccessEvents, GrantGiven } from '../resources/index.js';
import { accessReducers, dropGrants, give, giverOf } from '../resources/internal.js';
import {
  type Contact,
  contactsOf,
  type Nothing,
  type Reducers,
  recordKey,
  type Transaction,
} from '../workspace/index.js';
import type { ContactFields } from './fields.js';
import { contactSortKey, directoryKeyOf } from './fields.js';
import { externalKeyOf } from './sources.js';

/** What happens to contacts, and to who sees them. */
export type ContactEvents = AccessEvents & {
  contact_created: {
    readonly data: {
      readonly contactId: string;
      readonly ownerId: string | null;
      readonly source: Contact['source'];
      readonly resharing: Contact['resharing'];
      readonly grants: readonly GrantGiven[];
    };
    /** The id in another system is somebody's name there, as often as not. */
    readonly personal: { readonly fields: Readonly<ContactFields>; readonly externalId?: string };
  };
  contact_updated: {
    readonly data: { readonly contactId: string };
    /** The fields that changed. */
    readonly personal: { readonly fields: Partial<ContactFields> };
  };
  contacts_deleted: { readonly data: { readonly contactIds: readonly string[] }; readonly personal: Nothing };
  /** Nothing is left of it but that it was, and to whom it was shown: their clients must drop it. */
  contact_erased: {
    readonly data: {
      readonly contactId: string;
      readonly ownerId: string | null;
      readonly grants: readonly GrantGiven[];
    };
    readonly personal: Nothing;
  };
  contact_restored: { readonly data: { readonly contactId: string }; readonly personal: Nothing };
  /** Contacts that go from one owner to another, as when somebody has left. */
  contacts_inherited: {
    readonly data: { readonly contactIds: readonly string[]; readonly from: string; readonly to: string };
    readonly personal: Nothing;
  };
};

/** A new contact, as it is told. */
export const contactCreated = (
  data: ContactEvents['contact_created']['data'],
  fields: ContactFields,
  externalId: string | null = null,
) =>
  ({
    type: 'contact_created',
    subject: recordKey('contact', data.contactId),
    data,
    personal: externalId === null ? { fields } : { fields, externalId },
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
export const noFields = {
  firstName: '',
  lastName: '',
  company: '',
  role: '',
  phones: [],
  emails: [],
  custom: [],
} as const satisfies ContactFields;

/** How the events of contacts change the records. */
export const contactReducers: Reducers<ContactEvents> = {
  ...accessReducers,

  contact_created(tx, { at, actor, data: { contactId, grants, ...data }, personal }) {
    const externalId = personal?.externalId ?? null;
    const fields = { ...noFields, ...personal?.fields };
    putContact(tx, contactId, { ...data, ...fields, externalId, createdAt: at, deletedAt: null });
    if (externalId !== null) tx.set('externalKey', externalKeyOf(data.source, externalId), { contactId });
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

  contact_erased(tx, { data: { contactId } }) {
    const contact = tx.get('contact', contactId);
    if (contact === null) return;
    dropGrants(tx, { kind: 'contact', id: contactId });
    const key = directoryKeyOf(contact);
    if (key !== null) tx.delete('directoryKey', key);
    if (contact.externalId !== null) tx.delete('externalKey', externalKeyOf(contact.source, contact.externalId));
    if (contact.ownerId !== null) tx.add(contactsOf(contact.ownerId), -1);
    tx.delete('contact', contactId);
  },

  contacts_inherited(tx, { data: { contactIds, from, to } }) {
    for (const contactId of contactIds) {
      if (tx.get('contact', contactId)?.ownerId === from) editContact(tx, contactId, { ownerId: to });
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
