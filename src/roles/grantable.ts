import { type Cell, type Permission, permissions } from './permissions.js';
import { type RoleTable, roleOf, standardTable } from './table.js';

/** What stands in the way of giving, taking or managing a set of roles. */
export type GrantBarrier =
  | { readonly reason: 'unknown_role'; readonly role: string }
  | { readonly reason: 'above_own_authority'; readonly role: string; readonly permission: Permission | 'steward' };

const rank: Readonly<Record<Cell, number>> = { no: 0, ownNumber: 1, yes: 2 };

/**
 * The one rule of escalation: nobody gives, takes or manages roles above what they hold. Null when every permission of `roles` is
 * held by somebody with the roles `held`; otherwise the first thing that is not.
 *
 * @example
 * ```ts
 * import { grantable } from 'partyline/roles';
 *
 * grantable(['owner'], ['admin']); // => null
 * grantable(['admin'], ['owner']);
 * // => { reason: 'above_own_authority', role: 'owner', permission: 'billing.manage' }
 * ```
 * @see decision 4 in docs/decisions.md
 */
export const grantable = (
  held: readonly string[],
  roles: readonly string[],
  table: RoleTable = standardTable,
): GrantBarrier | null => {
  const own = held.map((name) => roleOf(table, name)).filter((role) => role !== null);
  for (const name of roles) {
    const role = roleOf(table, name);
    if (role === null) return { reason: 'unknown_role', role: name };
    for (const permission of permissions) {
      const best = Math.max(0, ...own.map((mine) => rank[mine.cells[permission]]));
      if (rank[role.cells[permission]] > best) return { reason: 'above_own_authority', role: name, permission };
    }
    if (role.steward && !own.some((mine) => mine.steward)) {
      return { reason: 'above_own_authority', role: name, permission: 'steward' };
    }
  }
  return null;
};
