import { type Cell, type Permission, permissions } from './permissions.js';
import { type Role, type RoleTable, standardTable } from './table.js';

/** A role of a host's own: what it allows everywhere, and what it allows for numbers the person owns. */
export interface RoleDefinition {
  readonly allows: readonly Permission[];
  readonly allowsForOwnNumbers?: readonly Permission[];
  /** Whether who holds it reaches what is granted to `stewards`, such as the edit of the company directory. */
  readonly steward?: boolean;
}

/** What a host changes in a table: cells of its roles, and roles of its own. */
export interface RoleChanges<Base extends RoleTable, Own extends Readonly<Record<string, RoleDefinition>>> {
  readonly from?: Base;
  readonly cells?: { readonly [Name in keyof Base]?: Partial<Record<Permission, Cell>> };
  readonly roles?: Own;
}

/**
 * A role table of a host's own: a preset with some cells changed and some roles added. The names of the roles are inferred.
 *
 * @throws TypeError when a role of the host's own has the name of an existing one, or when a role allows what owners do not: nobody could
 * ever give it
 * @example
 * ```ts
 * import { defineRoles, roleCan } from 'partyline/roles';
 *
 * const roles = defineRoles({
 *   cells: { admin: { 'billing.manage': 'yes' } },
 *   roles: { agent: { allows: ['communication.use', 'contacts.manage'] } },
 * });
 *
 * roleCan('admin', 'billing.manage', roles); // => true
 * roleCan('agent', 'contacts.import', roles); // => false
 * ```
 * @see decisions 1, 3 and 4 in docs/decisions.md
 */
export const defineRoles = <
  Base extends RoleTable = typeof standardTable,
  const Own extends Readonly<Record<string, RoleDefinition>> = Record<never, never>,
>({
  from,
  cells,
  roles,
}: RoleChanges<Base, Own>): RoleTable & { readonly [Name in keyof Base | keyof Own]: Role } => {
  const table = new Map<string, Role>();
  const changed = new Map<string, Partial<Record<Permission, Cell>> | undefined>(Object.entries(cells ?? {}));
  for (const [name, role] of Object.entries<Role>(from ?? standardTable)) {
    table.set(name, Object.freeze({ ...role, cells: Object.freeze({ ...role.cells, ...changed.get(name) }) }));
  }
  for (const [name, definition] of Object.entries<RoleDefinition>(roles ?? {})) {
    if (table.has(name)) throw new TypeError(`the role ${name} exists already: change its cells instead`);
    table.set(name, roleFrom(definition));
  }
  const owner = table.get('owner');
  if (owner === undefined) throw new TypeError('a table of roles needs the role owner');
  for (const [name, role] of table) assertWithin(owner, name, role);
  return Object.freeze(Object.fromEntries(table)) as never;
};

const roleFrom = ({ allows, allowsForOwnNumbers = [], steward = false }: RoleDefinition): Role => {
  const cell = (permission: Permission): Cell =>
    allows.includes(permission) ? 'yes' : allowsForOwnNumbers.includes(permission) ? 'ownNumber' : 'no';
  const cells = Object.fromEntries(permissions.map((permission) => [permission, cell(permission)]));
  return Object.freeze({ steward, cells: Object.freeze(cells as Record<Permission, Cell>) });
};

const assertWithin = (owner: Role, name: string, role: Role): void => {
  for (const permission of permissions) {
    if (role.cells[permission] !== 'no' && owner.cells[permission] !== 'yes') {
      throw new TypeError(`the role ${name} allows ${permission}, which owners do not have`);
    }
  }
};
