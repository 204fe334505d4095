// What other rooms of the house need of this one, and hosts do not.
export { snippetReducers } from './events.js';
