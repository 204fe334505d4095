export { addGroupMembers } from './add-group-members.js';
export { clearRevokedGrants } from './clear-revoked-grants.js';
export { createGroup } from './create-group.js';
export { deleteGroup } from './delete-group.js';
export type { GroupEvents } from './events.js';
export { removeGroupMembers } from './remove-group-members.js';
export { revokeGroupAccess } from './revoke-group-access.js';
export { updateGroup } from './update-group.js';
