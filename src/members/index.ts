export { addMember } from './add-member.js';
export { changeRole } from './change-role.js';
export { createWorkspace } from './create-workspace.js';
export { type MemberEvents, memberReducers } from './events.js';
