import {
  can,
  defineRoles,
  explain,
  grantable,
  permissions,
  publishedTable,
  type RoleTable,
  roleCan,
  roleOf,
  type Staff,
  standardTable,
} from 'partyline/roles';
import { describe, expect, it } from 'vitest';

describe('a role of a host’s own', () => {
  const made = () =>
    defineRoles({
      roles: {
        agent: { allows: ['communication.use'], allowsForOwnNumbers: ['numbers.updateSettings'] },
        keeper: { allows: ['communication.use'], steward: true },
      },
    });

  it('allows what it names and nothing else', () => {
    const table = made();
    const allowed = permissions.filter((permission) => roleCan('agent', permission, table));
    expect(allowed).toEqual(['communication.use']);
    const forOwn = permissions.filter((permission) => roleOf(table, 'agent')?.cells[permission] === 'ownNumber');
    expect(forOwn).toEqual(['numbers.updateSettings']);
    const neither = permissions.filter((permission) => roleOf(table, 'keeper')?.cells[permission] === 'ownNumber');
    expect(neither).toEqual([]);
  });

  it('is no steward unless it says so', () => {
    const table = made();
    expect([roleOf(table, 'agent')?.steward, roleOf(table, 'keeper')?.steward]).toEqual([false, true]);
  });

  it('stands beside the published roles, which stay as they are', () => {
    const table = made();
    expect(Object.keys(table)).toEqual(['owner', 'admin', 'member', 'agent', 'keeper']);
    expect(roleOf(table, 'admin')).toEqual(standardTable.admin);
    expect([table, table.agent, table.agent.cells].every(Object.isFrozen)).toBe(true);
  });

  it('cannot take the name of another', () => {
    expect(() => defineRoles({ roles: { admin: { allows: [] } } })).toThrow('the role admin exists already');
  });

  it('cannot hold what owners lack: nobody could ever give it', () => {
    const cells = { owner: { 'billing.manage': 'no' }, admin: {} } as const;
    expect(() => defineRoles({ cells, roles: { clerk: { allows: ['billing.manage'] } } })).toThrow(
      'the role clerk allows billing.manage, which owners do not have',
    );
    const forOwn = { owner: { 'numbers.updateSettings': 'ownNumber' } } as const;
    expect(() => defineRoles({ cells: forOwn })).toThrow('which owners do not have');
    expect(() => defineRoles({ cells: { owner: { 'billing.manage': 'no' } } })).not.toThrow();
  });
});

describe('a changed table', () => {
  it('is the published one where nothing is changed', () => {
    expect(defineRoles({})).toEqual(standardTable);
  });

  it('cannot be without owners', () => {
    const from = { agent: standardTable.member } as unknown as RoleTable;
    expect(() => defineRoles({ from })).toThrow('a table of roles needs the role owner');
  });

  it('has the changed cells and keeps the others', () => {
    const table = defineRoles({ cells: { admin: { 'billing.manage': 'yes' } } });
    const different = permissions.filter(
      (permission) => roleOf(table, 'admin')?.cells[permission] !== standardTable.admin.cells[permission],
    );
    expect(different).toEqual(['billing.manage']);
    expect([roleOf(table, 'admin'), roleOf(table, 'admin')?.cells].every(Object.isFrozen)).toBe(true);
    expect(roleOf(table, 'admin')?.steward).toBe(true);
  });

  it('may start from the other published reading', () => {
    const table = defineRoles({ from: publishedTable });
    expect(roleCan('member', 'members.invite', table)).toBe(true);
    const different = (['owner', 'admin', 'member'] as const).flatMap((role) =>
      permissions
        .filter((one) => publishedTable[role].cells[one] !== standardTable[role].cells[one])
        .map((one) => [role, one]),
    );
    expect(different).toEqual([
      ['admin', 'billing.manage'],
      ['member', 'members.invite'],
    ]);
  });
});

it('a steward role is given by stewards alone, whichever of their roles makes them one', () => {
  const table = defineRoles({ roles: { keeper: { allows: [], steward: true }, plain: { allows: [] } } });
  expect(grantable(['member'], ['keeper'], table)).toEqual({
    reason: 'above_own_authority',
    role: 'keeper',
    permission: 'steward',
  });
  expect(grantable(['plain', 'keeper'], ['keeper'], table)).toBeNull();
});

describe('numbers that were inherited', () => {
  const staff: Staff = {
    complete: true,
    policy: { roles: standardTable },
    state: {
      member: new Map([
        ['heir', { status: 'active', roles: ['member'], succeedsNumbers: ['gone'] }],
        ['other', { status: 'active', roles: ['member'], succeedsNumbers: ['somebody'] }],
        ['without', { status: 'active', roles: ['member'] }],
      ]),
      number: new Map([
        ['line', { ownerId: 'gone' }],
        ['nobodys', { ownerId: null }],
      ]),
    },
  };
  const may = (memberId: string, numberId?: string) =>
    can(staff, { type: 'member', memberId }, 'numbers.updateSettings', { numberId });

  it('count as one’s own, and nobody else’s do', () => {
    expect([may('heir', 'line'), may('other', 'line'), may('without', 'line')]).toEqual([true, false, false]);
    expect([may('heir', 'nobodys'), may('heir', 'unknown'), may('heir')]).toEqual([false, false, false]);
  });

  it('are not asked for where the role lacks the permission altogether', () => {
    expect(explain(staff, { type: 'member', memberId: 'heir' }, 'numbers.add', { numberId: 'line' }).rule).toBe(
      'role_lacks_permission',
    );
  });

  it('a person who is no member yet is none', () => {
    expect(explain(staff, { type: 'person', address: 'a@b.example' }, 'communication.use').rule).toBe('not_a_member');
  });

  it('somebody unknown is acted on like any member', () => {
    const admin: Staff = {
      ...staff,
      state: { ...staff.state, member: new Map([['adam', { status: 'active', roles: ['admin'] }]]) },
    };
    expect(can(admin, { type: 'member', memberId: 'adam' }, 'members.remove', { memberId: 'nobody' })).toBe(true);
  });
});
