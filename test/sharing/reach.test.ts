import { NotLoaded } from 'partyline/kernel';
import { standardTable } from 'partyline/roles';
import { type Community, parsePrincipal, type ReachMember, reachOf } from 'partyline/sharing';
import { describe, expect, it } from 'vitest';

const member = (parts: Partial<ReachMember> = {}): ReachMember => ({
  status: 'active',
  roles: ['member'],
  groups: [],
  numbers: [],
  succeeds: [],
  ...parts,
});

const community = (
  members: Record<string, ReachMember | null>,
  revoked: string[] = [],
  complete = true,
): Community => ({
  complete,
  policy: { roles: standardTable },
  state: { member: new Map(Object.entries(members)), workspace: new Map([['self', { revoked }]]) },
});

describe('a member speaks for', () => {
  it('themselves, what they own, and the workspace', () => {
    const { caps, owns } = reachOf(community({ mia: member() }), 'mia');
    expect(Object.fromEntries(caps)).toEqual({ 'member:mia': 'edit', 'owner:mia': 'edit', workspace: 'edit' });
    expect([...owns]).toEqual(['mia']);
  });

  it('what they speak for where nothing says that anything was revoked', () => {
    const { complete, policy, state } = community({ mia: member({ groups: ['sales'] }) });
    const { caps } = reachOf({ complete, policy, state: { ...state, workspace: new Map() } }, 'mia');
    expect(caps.get('group:sales')).toBe('edit');
  });

  it('nothing by a role that the table does not know', () => {
    const { caps } = reachOf(community({ mia: member({ roles: ['ghost'] }) }), 'mia');
    expect([caps.has('stewards'), caps.has('workspace')]).toEqual([false, true]);
  });

  it('their groups', () => {
    const { caps } = reachOf(community({ mia: member({ groups: ['sales', '__proto__'] }) }), 'mia');
    expect([caps.get('group:sales'), caps.get('group:__proto__'), caps.get('group:ops')]).toEqual([
      'edit',
      'edit',
      undefined,
    ]);
  });

  it('their numbers, up to looking where they only read along (decision 11)', () => {
    const numbers = [
      { id: 'desk', access: 'use' },
      { id: 'line', access: 'read' },
    ] as const;
    const { caps } = reachOf(community({ mia: member({ numbers }) }), 'mia');
    expect([caps.get('number:desk'), caps.get('number:line')]).toEqual(['edit', 'view']);
  });

  it('the stewards, with a role that is marked so', () => {
    const office = community({
      olga: member({ roles: ['owner'] }),
      adam: member({ roles: ['member', 'admin'] }),
      mia: member(),
    });
    expect(reachOf(office, 'olga').caps.has('stewards')).toBe(true);
    expect(reachOf(office, 'adam').caps.has('stewards')).toBe(true);
    expect(reachOf(office, 'mia').caps.has('stewards')).toBe(false);
  });

  it('whoever they succeeded, though not as that person', () => {
    const { caps, owns } = reachOf(
      community({ mia: member({ succeeds: ['rem'] }), rem: member({ status: 'removed' }) }),
      'mia',
    );
    expect([...owns]).toEqual(['mia', 'rem']);
    expect([caps.get('owner:rem'), caps.get('member:rem')]).toEqual(['edit', undefined]);
  });

  it.each(['suspended', 'removed'] as const)('nothing at all while %s', (status) => {
    const everything = member({
      status,
      roles: ['owner'],
      groups: ['sales'],
      numbers: [{ id: 'desk', access: 'use' }],
      succeeds: ['x'],
    });
    const { caps, owns } = reachOf(community({ mia: everything }), 'mia');
    expect([caps.size, owns.size]).toEqual([0, 0]);
  });

  it('nothing when nobody knows them, or they are known to be absent', () => {
    for (const id of ['stranger', '__proto__', 'gone'])
      expect(reachOf(community({ gone: null }), id).caps.size).toBe(0);
  });

  it('nothing that was revoked for good', () => {
    const office = community({ mia: member({ groups: ['sales', 'ops'] }) }, ['group:sales']);
    expect([...reachOf(office, 'mia').caps.keys()]).toEqual(['member:mia', 'owner:mia', 'group:ops', 'workspace']);
  });

  it('what nobody loaded is not guessed', () => {
    expect(() => reachOf(community({}, [], false), 'mia')).toThrow(NotLoaded);
    const noWorkspace = {
      ...community({ mia: member() }, [], false),
      state: { member: new Map([['mia', member()]]), workspace: new Map() },
    };
    expect(() => reachOf(noWorkspace, 'mia')).toThrow(NotLoaded);
  });
});

describe('a principal', () => {
  it.each([
    ['member:m1', { kind: 'member', id: 'm1' }],
    ['owner:m1', { kind: 'owner', id: 'm1' }],
    ['group:a:b', { kind: 'group', id: 'a:b' }],
    ['number:n1', { kind: 'number', id: 'n1' }],
    ['workspace', { kind: 'workspace', id: '' }],
    ['stewards', { kind: 'stewards', id: '' }],
    ['membership', null],
    ['members', null],
    ['member:', null],
    ['member', null],
    [':m1', null],
    ['', null],
    ['team:m1', null],
    ['constructor:m1', null],
    ['workspace:', null],
    ['Workspace', null],
  ])('%j', (text, parsed) => expect(parsePrincipal(text)).toEqual(parsed));
});
