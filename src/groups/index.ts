export { addGroupMembers } from './add-group-members.js';
export { createGroup } from './create-group.js';
export type { GroupEvents } from './events.js';
export { removeGroupMembers } from './remove-group-members.js';
