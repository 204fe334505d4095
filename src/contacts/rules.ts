import { ok } from '../kernel/result.js';
import { editableResource, type Family, resourceKeys } from '../resources/internal.js';
import { type Contact, type Context, type Key, recordKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { directoryKeyOf } from './fields.js';
import { externalKeyOf } from './sources.js';

/** How inputs and failures name a contact. */
export const contactFamily = {
  kind: 'contact',
  permission: 'contacts.manage',
  notFound: 'contact_not_found',
  named: (contactId: string) => ({ contactId }),
  field: 'contactId',
} as const satisfies Family<string, object>;

/** What must be read to judge the access of a contact: the contact and its grants. */
export const contactKeys = (contactId: string): readonly Key[] => resourceKeys({ kind: 'contact', id: contactId });

/** In a second round: the keys made from a contact, were it not deleted, and from its id in another system. */
export const keysOf = (known: Workspace, contactId: string): readonly Key[] => {
  const contact = known.state.contact.get(contactId);
  const key = contact == null ? null : directoryKeyOf({ ...contact, deletedAt: null });
  return [
    ...(key === null ? [] : [recordKey('directoryKey', key)]),
    ...(contact?.externalId == null
      ? []
      : [recordKey('externalKey', externalKeyOf(contact.source, contact.externalId))]),
  ];
};

/** What writing to a contact takes: the directory has a permission of its own. */
export const permissionToEdit = ({ source }: Contact) =>
  source === 'directory' ? ('directory.manage' as const) : contactFamily.permission;

/**
 * A contact that the actor may edit: they see it, at the level of edit, and hold the permission. Directory entries take
 * `directory.manage`, all others `contacts.manage`. To somebody who does not see it, it does not exist.
 */
export const editableContact = (read: Reader, context: Context, contactId: string) => {
  const editable = editableResource(read, context, contactFamily, contactId, permissionToEdit);
  if (!editable.ok) return editable;
  const { record: contact, resource, standing } = editable.value;
  return ok({ contact, resource, standing });
};
