/**
 * Contacts: create, change, share, move, delete, restore and erase; who sees them, why, and what a change would do.
 *
 * @module
 */
export { accessListOf } from './access-list-of.js';
export { attachToNumber, detachFromNumber } from './attach-to-number.js';
export { createContact } from './create-contact.js';
export { defineContactField } from './custom-fields/define-contact-field.js';
export type { ContactFieldEvents } from './custom-fields/events.js';
export { type ListedContactField, listContactFields } from './custom-fields/list-contact-fields.js';
export { retireContactField } from './custom-fields/retire-contact-field.js';
export { updateContactField } from './custom-fields/update-contact-field.js';
export { deleteContact, restoreContact } from './delete-contact.js';
export { eraseContact } from './erase-contact.js';
export type { ContactEvents } from './events.js';
export { explainContactAccess } from './explain-contact-access.js';
export { type ContactFields, displayName } from './fields.js';
export { type ContactImportVerdict, importContacts } from './import-contacts.js';
export { type AccessRefusal, type AccessVerdict, manageAccess } from './manage-access.js';
export { type AccessPreview, previewAccess } from './preview-access.js';
export { transferContact } from './transfer-contact.js';
export { updateContact } from './update-contact.js';
export { upsertExternalContact } from './upsert-external-contact.js';
