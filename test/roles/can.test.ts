import { NotLoaded } from 'partyline/kernel';
import { type Actor, can, explain, type Permission, permissions, type Staff, standardTable } from 'partyline/roles';
import { describe, expect, it } from 'vitest';

const person = (status: 'active' | 'suspended' | 'removed', ...roles: string[]) => ({ status, roles });

const staff: Staff = {
  complete: true,
  policy: { roles: standardTable },
  state: {
    member: new Map([
      ['olga', person('active', 'owner')],
      ['adam', person('active', 'admin')],
      ['mia', person('active', 'member')],
      ['mo', person('active', 'member')],
      ['both', person('active', 'member', 'admin')],
      ['stale', person('active', 'role-of-yesterday')],
      ['sue', person('suspended', 'owner')],
      ['rem', person('removed', 'owner')],
    ]),
    number: new Map([
      ['desk', { ownerId: 'mia' }],
      ['nobodys', { ownerId: null }],
    ]),
  },
};

const as = (memberId: string): Actor => ({ type: 'member', memberId });
const ruleOf = (memberId: string, permission: Permission, target?: Parameters<typeof explain>[3]) =>
  explain(staff, as(memberId), permission, target).rule;

describe('may somebody do something', () => {
  it('the host itself may do everything', () => {
    for (const permission of permissions) {
      expect(explain(staff, { type: 'system' }, permission)).toEqual({
        allowed: true,
        rule: 'system_actor',
        permission,
      });
    }
  });

  it('a person known by an address only may do nothing', () => {
    for (const permission of permissions) {
      const decision = explain(staff, { type: 'person', address: 'olga@acme.example' }, permission);
      expect(decision).toEqual({ allowed: false, rule: 'not_a_member', permission });
    }
  });

  it.each([
    ['sue', 'member_suspended'],
    ['rem', 'member_removed'],
    ['stranger', 'not_a_member'],
    ['__proto__', 'not_a_member'],
  ])('%s may do nothing, whatever their roles: %s', (memberId, rule) => {
    for (const permission of permissions) {
      expect(explain(staff, as(memberId), permission, { numberId: 'desk' })).toEqual({
        allowed: false,
        rule,
        permission,
      });
    }
  });

  it('several roles are their union', () => {
    expect(can(staff, as('both'), 'groups.manage')).toBe(true);
    expect(can(staff, as('both'), 'billing.manage')).toBe(false);
  });

  it('a role that no table knows any more allows nothing', () => {
    expect(permissions.filter((permission) => can(staff, as('stale'), permission))).toEqual([]);
  });

  it('can is explain without the reason, for everybody and everything', () => {
    for (const memberId of staff.state.member.keys()) {
      for (const permission of permissions) {
        for (const target of [undefined, { numberId: 'desk' }, { memberId: 'olga' }, { client: 'mobile' as const }]) {
          const { allowed } = explain(staff, as(memberId), permission, target);
          expect(can(staff, as(memberId), permission, target)).toBe(allowed);
        }
      }
    }
  });

  it('asking twice gives the very same frozen decision', () => {
    const decision = explain(staff, as('mia'), 'groups.manage');
    expect(explain(staff, as('mo'), 'groups.manage')).toBe(decision);
    expect(Object.isFrozen(decision)).toBe(true);
  });
});

describe('what depends on a number', () => {
  const own: Permission[] = ['numbers.updateSettings', 'numbers.manageAccess'];

  it.each(own)('%s: a member may for the number they own', (permission) => {
    expect(ruleOf('mia', permission, { numberId: 'desk' })).toBe('number_owner');
    expect(can(staff, as('mia'), permission, { numberId: 'desk' })).toBe(true);
  });

  it.each(own)('%s: not for another’s number, for nobody’s, for none, or for one that is not there', (permission) => {
    for (const [memberId, numberId] of [
      ['mo', 'desk'],
      ['mia', 'nobodys'],
      ['mia', undefined],
      ['mia', 'no-such-number'],
      ['mia', '__proto__'],
    ] as const) {
      expect(ruleOf(memberId, permission, { numberId })).toBe('number_owner_only');
    }
  });

  it.each(own)('%s: owners and admins may for every number', (permission) => {
    for (const memberId of ['olga', 'adam'])
      expect(ruleOf(memberId, permission, { numberId: 'desk' })).toBe('role_allows');
  });

  it('owning a number opens nothing else', () => {
    expect(ruleOf('mia', 'numbers.add', { numberId: 'desk' })).toBe('role_lacks_permission');
    expect(ruleOf('mia', 'groups.manage', { numberId: 'desk' })).toBe('role_lacks_permission');
  });
});

describe('what is done to a person', () => {
  it('only owners act on an owner', () => {
    for (const permission of ['members.remove', 'members.changeRole'] as const) {
      expect(ruleOf('adam', permission, { memberId: 'olga' })).toBe('target_is_owner');
      expect(ruleOf('olga', permission, { memberId: 'olga' })).toBe('role_allows');
      expect(ruleOf('adam', permission, { memberId: 'mia' })).toBe('role_allows');
    }
  });

  it('an owner who is suspended is an owner still', () => {
    expect(ruleOf('adam', 'members.remove', { memberId: 'sue' })).toBe('target_is_owner');
  });

  it('what does not act on a person does not mind who is named', () => {
    expect(ruleOf('adam', 'groups.manage', { memberId: 'olga' })).toBe('role_allows');
  });
});

describe('the client (decision 19)', () => {
  it('members are not removed on mobile, and groups are not made there', () => {
    expect(ruleOf('olga', 'members.remove', { client: 'mobile' })).toBe('client_not_supported');
    expect(ruleOf('olga', 'groups.manage', { client: 'mobile', creates: true })).toBe('client_not_supported');
  });

  it('everything else is done anywhere', () => {
    expect(ruleOf('olga', 'groups.manage', { client: 'mobile' })).toBe('role_allows');
    for (const permission of permissions) {
      if (permission === 'members.remove') continue;
      expect(ruleOf('olga', permission, { client: 'mobile' })).toBe('role_allows');
    }
  });

  it('a call that names no client, or the web or desktop, is unaffected', () => {
    for (const client of [undefined, 'web', 'desktop'] as const) {
      expect(ruleOf('olga', 'members.remove', { client })).toBe('role_allows');
      expect(ruleOf('olga', 'groups.manage', { client, creates: true })).toBe('role_allows');
    }
  });

  it('who lacks the role is told so first only where the client is not in the way', () => {
    expect(ruleOf('mia', 'members.remove', { client: 'web' })).toBe('role_lacks_permission');
  });
});

describe('a partial snapshot', () => {
  const partial: Staff = { ...staff, complete: false };

  it('is not asked for what the answer does not depend on', () => {
    const stranger = { type: 'person', address: 'a@b.example' } as const;
    expect(explain(partial, stranger, 'groups.manage').rule).toBe('not_a_member');
    expect(explain(partial, as('mia'), 'numbers.updateSettings').rule).toBe('number_owner_only');
  });

  it('answers of what it holds, and throws for what nobody loaded', () => {
    expect(can(partial, as('olga'), 'groups.manage')).toBe(true);
    expect(() => can(partial, as('stranger'), 'groups.manage')).toThrow(NotLoaded);
    expect(() => can(partial, as('mia'), 'numbers.updateSettings', { numberId: 'other' })).toThrow(NotLoaded);
    expect(() => can(partial, as('adam'), 'members.remove', { memberId: 'stranger' })).toThrow(NotLoaded);
  });

  it('knows somebody to be absent where the snapshot says so', () => {
    const absent: Staff = { ...partial, state: { ...staff.state, member: new Map([['gone', null]]) } };
    expect(explain(absent, as('gone'), 'groups.use').rule).toBe('not_a_member');
  });
});
