export { addGroupMembers } from './add-group-members.js';
export { createGroup } from './create-group.js';
export { type GroupEvents, groupReducers } from './events.js';
export { removeGroupMembers } from './remove-group-members.js';
export { liveGroup } from './rules.js';
