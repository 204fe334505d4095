export { type AccessChange, MAX_GRANTS } from './access-change.js';
export { createContact } from './create-contact.js';
export type { ContactEvents, GrantGiven, GrantTaken } from './events.js';
export { explainContactAccess } from './explain-contact-access.js';
export { type ContactFields, displayName } from './fields.js';
export { type AccessRefusal, type AccessVerdict, manageAccess } from './manage-access.js';
