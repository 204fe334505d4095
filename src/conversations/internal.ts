// What other rooms of the house need of this one, and hosts do not.

export { accessKeysOf, accessOfAny } from './access-of-any.js';
export { commentReducers } from './comment-events.js';
export { conversationReducers } from './events.js';
export { addRows, inboxOfInput, pageOf } from './inbox-of.js';
export { placeSchema } from './post-comment.js';
export { conversationResource, threadResource } from './rules.js';
