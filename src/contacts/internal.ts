// What other rooms of the house need of this one, and hosts do not.
export { contactReducers, give, giverOf, noFields, putContact } from './events.js';
export { contactFields, directoryKeyOf } from './fields.js';
