// What other rooms of the house need of this one, and hosts do not.
export { emojiSchema } from './emoji.js';
export { groupReducers } from './events.js';
