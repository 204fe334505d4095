import { isOwner, permissions, publishedTable, roleCan, roleOf, standardTable } from 'partyline/roles';
import { describe, expect, it } from 'vitest';

// The permission table, written down a second time from the decisions: ✓ allowed, – not, * for the numbers one owns.
const table = `
communication.use          ✓ ✓ ✓
contacts.manage            ✓ ✓ ✓
contacts.import            ✓ ✓ ✓
members.invite             ✓ ✓ –
members.remove             ✓ ✓ –
members.changeRole         ✓ ✓ –
billing.manage             ✓ – –
numbers.updateSettings     ✓ ✓ *
numbers.add                ✓ ✓ –
groups.manage              ✓ ✓ –
integrations.configure     ✓ ✓ –
porting.manage             ✓ ✓ –
owners.manage              ✓ – –
numbers.manageAccess       ✓ ✓ *
groups.use                 ✓ ✓ ✓
domains.claim              ✓ ✓ –
directory.manage           ✓ ✓ –
workspace.updateSettings   ✓ ✓ –
insights.viewAll           ✓ ✓ –
`;

const rows = table
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/) as [permission: string, owner: string, admin: string, member: string]);
const cellOf: Record<string, string> = { '✓': 'yes', '–': 'no', '*': 'ownNumber' };

describe('the permission table', () => {
  it('has these permissions and no others', () => {
    expect(rows.map(([permission]) => permission)).toEqual(permissions);
  });

  describe.each(rows)('%s', (name, owner, admin, member) => {
    const permission = name as (typeof permissions)[number];

    it.each([
      ['owner', owner],
      ['admin', admin],
      ['member', member],
    ] as const)('%s: %s', (role, sign) => {
      expect(standardTable[role].cells[permission]).toBe(cellOf[sign]);
      expect(roleCan(role, permission)).toBe(sign === '✓');
    });
  });

  it('makes stewards of owners and admins', () => {
    expect([standardTable.owner.steward, standardTable.admin.steward, standardTable.member.steward]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('cannot be changed by whoever holds it', () => {
    expect(Object.isFrozen(standardTable)).toBe(true);
    expect(Object.isFrozen(standardTable.member)).toBe(true);
    expect(Object.isFrozen(standardTable.member.cells)).toBe(true);
  });
});

describe('the other published reading', () => {
  it('differs in two rows: admins manage billing, and members invite', () => {
    const differences = rows.flatMap(([permission]) =>
      (['owner', 'admin', 'member'] as const).flatMap((role) => {
        const name = permission as (typeof permissions)[number];
        const [here, there] = [standardTable[role].cells[name], publishedTable[role].cells[name]];
        return here === there ? [] : [`${role} ${name}: ${here} → ${there}`];
      }),
    );
    expect(differences).toEqual(['member members.invite: no → yes', 'admin billing.manage: no → yes']);
  });
});

describe('a role by its name', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'Owner', 'nobody'])(
    '%j is none of the table',
    (name) => {
      expect(roleOf(standardTable, name)).toBe(null);
      expect(permissions.some((permission) => roleCan(name, permission))).toBe(false);
    },
  );

  it('the name alone makes an owner', () => {
    expect(isOwner(['member', 'owner'])).toBe(true);
    expect(isOwner(['admin'])).toBe(false);
    expect(isOwner([])).toBe(false);
  });

  it('a table of the host’s own answers by its own cells', () => {
    const dispatcher = { steward: false, cells: { ...standardTable.member.cells, 'numbers.add': 'yes' as const } };
    const own = { ...standardTable, dispatcher };
    expect(roleCan('dispatcher', 'numbers.add', own)).toBe(true);
    expect(roleCan('dispatcher', 'groups.manage', own)).toBe(false);
    expect(roleCan('dispatcher', 'numbers.add')).toBe(false);
  });
});
