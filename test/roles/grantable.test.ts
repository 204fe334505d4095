import { grantable, type RoleTable, standardTable } from 'partyline/roles';
import { describe, expect, it } from 'vitest';

const all = ['owner', 'admin', 'member'] as const;

describe('nobody gives roles above their own', () => {
  // Row: who gives. Column: what is given.
  it.each([
    ['owner', ['owner', 'admin', 'member']],
    ['admin', ['admin', 'member']],
    ['member', ['member']],
  ] as const)('%s gives %j', (held, given) => {
    expect(all.filter((role) => grantable([held], [role]) === null)).toEqual(given);
  });

  it('says which permission is above', () => {
    expect(grantable(['admin'], ['owner'])).toEqual({
      reason: 'above_own_authority',
      role: 'owner',
      permission: 'billing.manage',
    });
  });

  it('roles held together count together', () => {
    const table: RoleTable = {
      ...standardTable,
      cashier: { steward: false, cells: { ...standardTable.member.cells, 'billing.manage': 'yes' } },
    };
    expect(grantable(['admin', 'cashier'], ['cashier'], table)).toBe(null);
    expect(grantable(['admin'], ['cashier'], table)).toMatchObject({ role: 'cashier', permission: 'billing.manage' });
  });

  it('a right to one’s own number does not give a right to all', () => {
    const table: RoleTable = {
      ...standardTable,
      desk: { steward: false, cells: { ...standardTable.member.cells, 'numbers.updateSettings': 'yes' } },
      lower: { steward: false, cells: { ...standardTable.member.cells, 'numbers.updateSettings': 'no' } },
    };
    expect(grantable(['member'], ['desk'], table)).toMatchObject({ permission: 'numbers.updateSettings' });
    expect(grantable(['desk'], ['member'], table)).toBe(null);
    expect(grantable(['lower'], ['member'], table)).toMatchObject({ permission: 'numbers.updateSettings' });
  });

  it('only a steward makes stewards', () => {
    const table: RoleTable = { ...standardTable, seer: { steward: true, cells: standardTable.member.cells } };
    expect(grantable(['member'], ['seer'], table)).toMatchObject({ role: 'seer', permission: 'steward' });
    expect(grantable(['admin'], ['seer'], table)).toBe(null);
  });

  it('a role that is not defined is given by nobody, and holding one gives nothing', () => {
    for (const name of ['wizard', 'constructor', '__proto__']) {
      expect(grantable(['owner'], [name])).toEqual({ reason: 'unknown_role', role: name });
      expect(grantable([name], ['member'])).toMatchObject({ reason: 'above_own_authority' });
    }
  });

  it('who holds nothing gives nothing, and nothing is given by anybody', () => {
    expect(grantable([], ['member'])).toMatchObject({ reason: 'above_own_authority' });
    expect(grantable([], [])).toBe(null);
  });

  it('the first role in the way is named', () => {
    expect(grantable(['admin'], ['member', 'owner', 'wizard'])).toMatchObject({ role: 'owner' });
  });
});
