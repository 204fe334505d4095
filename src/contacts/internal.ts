// What other rooms of the house need of this one, and hosts do not.
export { contactFieldReducers } from './custom-fields/events.js';
export { contactCreated, contactReducers, contactUpdated } from './events.js';
export { CONTACT_PHONES, contactFields, directoryKeyOf } from './fields.js';
export { permissionToEdit } from './rules.js';
export { isReadOnly } from './sources.js';
