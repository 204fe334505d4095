import { type Cell, type Permission, permissions } from './permissions.js';

/** A role: what it allows, and whether who holds it is a steward (reaches what is granted to `stewards`). */
export interface Role {
  readonly steward: boolean;
  readonly cells: Readonly<Record<Permission, Cell>>;
}

/**
 * Roles by name. `owner` is always among them: it is the role a workspace can never be without. Look a role up with
 * {@link roleOf}, never by `table[name]`, which would find `constructor`.
 */
export type RoleTable = Readonly<Record<string, Role>> & { readonly owner: Role };

/** The three published roles. */
export type StandardRole = 'owner' | 'admin' | 'member';

const columns = ['owner', 'admin', 'member'] as const satisfies readonly StandardRole[];

/** One row per permission, one column per role: owner, admin, member. */
type Rows = Readonly<Record<Permission, readonly [owner: Cell, admin: Cell, member: Cell]>>;

// biome-ignore format: a table reads as one
const standardRows: Rows = {
  //                           owner  admin  member
  'communication.use':        ['yes', 'yes', 'yes'],
  'contacts.manage':          ['yes', 'yes', 'yes'],
  'contacts.import':          ['yes', 'yes', 'yes'],
  'members.invite':           ['yes', 'yes', 'no'],
  'members.remove':           ['yes', 'yes', 'no'],
  'members.changeRole':       ['yes', 'yes', 'no'],
  'billing.manage':           ['yes', 'no',  'no'],
  'numbers.updateSettings':   ['yes', 'yes', 'ownNumber'],
  'numbers.add':              ['yes', 'yes', 'no'],
  'groups.manage':            ['yes', 'yes', 'no'],
  'integrations.configure':   ['yes', 'yes', 'no'],
  'porting.manage':           ['yes', 'yes', 'no'],
  'owners.manage':            ['yes', 'no',  'no'],
  'numbers.manageAccess':     ['yes', 'yes', 'ownNumber'],
  'groups.use':               ['yes', 'yes', 'yes'],
  'domains.claim':            ['yes', 'yes', 'no'],
  'directory.manage':         ['yes', 'yes', 'no'],
  'workspace.updateSettings': ['yes', 'yes', 'no'],
  'insights.viewAll':         ['yes', 'yes', 'no'],
};

const rolesFrom = (rows: Rows): Readonly<Record<StandardRole, Role>> => {
  const role = (column: number, steward: boolean): Role => {
    const cells = {} as Record<Permission, Cell>;
    for (const permission of permissions) cells[permission] = rows[permission][column] as Cell;
    return Object.freeze({ steward, cells: Object.freeze(cells) });
  };
  return Object.freeze({
    owner: role(columns.indexOf('owner'), true),
    admin: role(columns.indexOf('admin'), true),
    member: role(columns.indexOf('member'), false),
  });
};

/**
 * The default roles: billing is the owner's alone, and members do not invite.
 *
 * @see decision 1 in docs/decisions.md
 */
export const standardTable: Readonly<Record<StandardRole, Role>> = /* @__PURE__ */ rolesFrom(standardRows);

/**
 * The other published reading of the same roles: admins manage billing, and members invite (as members).
 *
 * @see decision 1 in docs/decisions.md
 */
export const publishedTable: Readonly<Record<StandardRole, Role>> = /* @__PURE__ */ rolesFrom({
  ...standardRows,
  'billing.manage': ['yes', 'yes', 'no'],
  'members.invite': ['yes', 'yes', 'yes'],
});

const { hasOwnProperty: owns } = Object.prototype;

/**
 * The role of a name, or null: a lookup that never touches a prototype. Not by `Object.hasOwn`, which takes a fifth of a role check longer.
 *
 * @example
 * ```ts
 * import { roleOf, standardTable } from 'partyline/roles';
 *
 * roleOf(standardTable, 'admin')?.cells['billing.manage']; // => 'no'
 * roleOf(standardTable, 'constructor'); // => null
 * ```
 * @see docs/permissions.md
 */
export const roleOf = (table: RoleTable, name: string): Role | null =>
  owns.call(table, name) ? (table[name] as Role) : null;

/**
 * Whether somebody with these roles is an owner. The role's name decides, so that no change of a table makes or unmakes owners.
 *
 * @example
 * ```ts
 * import { isOwner } from 'partyline/roles';
 *
 * isOwner(['member', 'owner']); // => true
 * isOwner(['admin']); // => false
 * ```
 * @see docs/permissions.md
 */
export const isOwner = (roles: readonly string[]): boolean => roles.includes('owner');
