import { addMember, changeRole, createWorkspace } from 'partyline/members';
import { standardTable } from 'partyline/roles';
import { definePolicy, emptyWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

const twin = (address: string) => ({ name: 'Twin', address, roles: ['member'] });

describe('a workspace is created', () => {
  const input = { name: 'Acme', owner: { name: 'Ana', address: 'Ana@Acme.example' } };
  const context = (actor: object) => ({ actor: actor as never, at: 0, newId: counting() });

  it('by the host, or by the person whose verified address is the owner’s, however it is written', () => {
    for (const actor of [{ type: 'system' }, { type: 'person', address: ' ANA@acme.example' }]) {
      const result = createWorkspace(emptyWorkspace('acme'), input, context(actor));
      expect(result).toMatchObject({ ok: true, value: { output: { memberId: 'id1' } } });
    }
  });

  it.each([
    ['another person', { type: 'person', address: 'ben@acme.example' }],
    ['a person with no address', { type: 'person', address: '' }],
    ['a member of nowhere', { type: 'member', memberId: 'ana' }],
  ])('not by %s', (_, actor) => {
    expect(createWorkspace(emptyWorkspace('acme'), input, context(actor))).toMatchObject({
      error: { code: 'address_not_verified', path: ['owner', 'address'] },
    });
  });

  it('once', () => {
    const scene = new Scene();
    expect(scene.code(createWorkspace, input, 'host')).toBe('workspace_exists');
  });

  it('with one owner, who is the primary one', () => {
    const scene = new Scene();
    expect(scene.workspace.state.workspace.get('self')).toMatchObject({
      primaryOwnerId: scene.ana,
      status: 'active',
      timeZone: null,
      revoked: [],
    });
    expect(scene.workspace.counters.get('owners')).toBe(1);
  });

  it('nothing is done in one that is not there', () => {
    const result = addMember(emptyWorkspace('acme'), twin('a@acme.example'), context({ type: 'system' }));
    expect(result).toMatchObject({ error: { code: 'workspace_not_found', params: { workspaceId: 'acme' } } });
  });
});

describe('a member is added', () => {
  it('by the host alone', () => {
    const scene = new Scene();
    for (const who of [scene.ana, scene.ben, scene.cleo]) {
      expect(scene.code(addMember, twin('t@acme.example'), who)).toBe('system_actor_required');
    }
    expect(scene.code(addMember, twin('t@acme.example'), 'host')).toBe('ok');
  });

  it('once an address, however it is written', () => {
    const scene = new Scene();
    expect(scene.code(addMember, twin('ANA@acme.example '), 'host')).toBe('address_taken');
    expect(scene.code(addMember, twin('ana@ACME.example'), 'host')).toBe('address_taken');
    expect(scene.code(addMember, twin('ana+desk@acme.example'), 'host')).toBe('ok');
  });

  it('with roles that exist, at least one, each once', () => {
    const scene = new Scene();
    const code = (roles: string[]) => scene.code(addMember, { ...twin('t@acme.example'), roles }, 'host');
    expect([['wizard'], ['constructor'], [], ['member', 'member'], ['member', 'admin']].map(code)).toEqual([
      'unknown_role',
      'invalid_input',
      'invalid_input',
      'invalid_input',
      'ok',
    ]);
  });

  it('while there is a seat: the last is given, the next is not', () => {
    const scene = new Scene(definePolicy({ seatLimit: 5 }));
    scene.do(addMember, twin('fifth@acme.example'), 'host');
    expect(scene.workspace.counters.get('seats')).toBe(5);
    expect(scene.try(addMember, twin('sixth@acme.example'), 'host')).toMatchObject({
      error: { code: 'seat_limit_reached', params: { limit: 5 } },
    });
  });

  it('with the seat bounded in the commit, so that two at once cannot both take the last', () => {
    const scene = new Scene(definePolicy({ seatLimit: 5 }));
    scene.do(addMember, twin('fifth@acme.example'), 'host');
    expect(scene.commit?.add).toContainEqual({ counter: 'seats', by: 1, min: null, max: 5 });
  });

  it('and their name and address stand in the personal part of the event alone', () => {
    const scene = new Scene();
    scene.do(addMember, twin('t@acme.example'), 'host');
    const [event] = scene.commit?.events ?? [];
    expect(event?.personal).toEqual({ name: 'Twin', address: 't@acme.example' });
    expect(JSON.stringify(event?.data)).not.toMatch(/twin|t@acme/i);
  });
});

describe('roles change (decision 4)', () => {
  const allowed = (scene: Scene, who: string, memberId: string, role: string) =>
    scene.code(changeRole, { memberId, roles: [role] }, who);

  it('members change nobody’s, their own included', () => {
    const scene = new Scene();
    for (const target of [scene.ana, scene.ben, scene.cleo, scene.dan]) {
      expect(allowed(scene, scene.cleo, target, 'member')).toBe('permission_denied');
    }
  });

  it('admins make admins and members, and never touch owners', () => {
    const scene = new Scene();
    expect(allowed(scene, scene.ben, scene.cleo, 'admin')).toBe('ok');
    expect(allowed(scene, scene.ben, scene.ben, 'member')).toBe('ok');
    expect(allowed(scene, scene.ben, scene.cleo, 'owner')).toBe('above_own_authority');
    expect(allowed(scene, scene.ben, scene.ben, 'owner')).toBe('above_own_authority');
    expect(allowed(scene, scene.ben, scene.ana, 'admin')).toBe('permission_denied');
  });

  it('owners make owners', () => {
    const scene = new Scene();
    expect(allowed(scene, scene.ana, scene.cleo, 'owner')).toBe('ok');
  });

  it('a role above one’s own is not taken away either', () => {
    const cashier = { steward: false, cells: { ...standardTable.member.cells, 'billing.manage': 'yes' as const } };
    const scene = new Scene(definePolicy({ roles: { ...standardTable, cashier } }));
    const holder = scene.member('Rich', ['cashier']);
    expect(allowed(scene, scene.ben, holder, 'member')).toBe('above_own_authority');
    expect(allowed(scene, scene.ana, holder, 'member')).toBe('ok');
  });

  it('a role that the host dropped from its table stands in nobody’s way', () => {
    const relic = { steward: false, cells: standardTable.member.cells };
    const scene = new Scene(definePolicy({ roles: { ...standardTable, relic } }));
    const holder = scene.member('Old', ['relic']);
    scene.workspace = { ...scene.workspace, policy: definePolicy() };
    expect(allowed(scene, scene.ben, holder, 'member')).toBe('ok');
    expect(allowed(scene, scene.ben, scene.cleo, 'relic')).toBe('unknown_role');
  });

  it('the same roles again, in any order, change nothing', () => {
    const scene = new Scene();
    scene.do(changeRole, { memberId: scene.cleo, roles: ['member', 'admin'] }, scene.ana);
    scene.do(changeRole, { memberId: scene.cleo, roles: ['admin', 'member'] }, scene.ana);
    expect(scene.commit).toBe(null);
  });

  it('who is not there has no roles to change', () => {
    const scene = new Scene();
    expect(allowed(scene, scene.ana, 'stranger', 'member')).toBe('member_not_found');
  });
});

describe('there is always an owner (decision 5)', () => {
  it('the last one is not demoted, by themselves, by the host or by anybody', () => {
    const scene = new Scene();
    for (const who of [scene.ana, 'host']) {
      expect(scene.code(changeRole, { memberId: scene.ana, roles: ['admin'] }, who)).toBe('last_owner');
    }
  });

  it('one of two is, and then the other is the last', () => {
    const scene = new Scene();
    scene.do(changeRole, { memberId: scene.ben, roles: ['owner'] }, scene.ana);
    scene.do(changeRole, { memberId: scene.ben, roles: ['admin'] }, scene.ana);
    expect(scene.commit?.add).toEqual([{ counter: 'owners', by: -1, min: 1, max: null }]);
    expect(scene.code(changeRole, { memberId: scene.ana, roles: ['member'] }, scene.ana)).toBe('last_owner');
  });

  it('the primary owner stays one, however many others there are', () => {
    const scene = new Scene();
    scene.do(changeRole, { memberId: scene.ben, roles: ['owner'] }, scene.ana);
    for (const who of [scene.ana, scene.ben, 'host']) {
      expect(scene.code(changeRole, { memberId: scene.ana, roles: ['admin'] }, who)).toBe('primary_owner');
    }
    expect(scene.code(changeRole, { memberId: scene.ana, roles: ['owner', 'admin'] }, scene.ben)).toBe('ok');
  });
});

function counting(): () => string {
  let made = 0;
  return () => `id${made++}`;
}
