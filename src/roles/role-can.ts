import type { Permission } from './permissions.js';
import { type RoleTable, roleOf, standardTable } from './table.js';

/**
 * Whether a role allows something by itself, wherever it is asked. What only a number's owner may do for that number is not
 * allowed by the role: ask `can` with the number as target.
 *
 * @example
 * ```ts
 * import { roleCan } from 'partyline/roles';
 *
 * roleCan('admin', 'members.invite'); // => true
 * roleCan('admin', 'billing.manage'); // => false
 * roleCan('constructor', 'members.invite'); // => false
 * ```
 * @see decision 1 in docs/decisions.md
 */
export const roleCan = (role: string, permission: Permission, table: RoleTable = standardTable): boolean =>
  roleOf(table, role)?.cells[permission] === 'yes';
