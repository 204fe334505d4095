/**
 * What somebody may do: the permission table as data, roles of a host's own, `roleCan`, `can`, `explain`, and what one may grant.
 *
 * @module
 */
export { can } from './can.js';
export { defineRoles, type RoleChanges, type RoleDefinition } from './define-roles.js';
export { type Decision, explain, type Rule } from './explain.js';
export { type GrantBarrier, grantable } from './grantable.js';
export { type Cell, type Permission, permissions } from './permissions.js';
export { roleCan } from './role-can.js';
export {
  type Actor,
  type Client,
  ownsThrough,
  type Staff,
  type StaffMember,
  type StaffNumber,
  type Target,
} from './staff.js';
export {
  isOwner,
  publishedTable,
  type Role,
  type RoleTable,
  roleOf,
  type StandardRole,
  standardTable,
} from './table.js';
