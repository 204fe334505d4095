import { manageAccess } from 'partyline/contacts';
import { addGroupMembers, createGroup, removeGroupMembers } from 'partyline/groups';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

describe('a group is made', () => {
  it('by owners and admins, on the web or desktop (decision 19)', () => {
    const scene = new Scene();
    expect([scene.ana, scene.ben, scene.cleo].map((who) => scene.code(createGroup, { name: 'Sales' }, who))).toEqual([
      'ok',
      'ok',
      'permission_denied',
    ]);
    const on = (client: 'mobile' | 'web' | 'desktop') => scene.code(createGroup, { name: 'Sales' }, scene.ana, client);
    expect([on('mobile'), on('web'), on('desktop')]).toEqual(['client_not_supported', 'ok', 'ok']);
  });

  it('with nobody in it, if one likes (decision 15)', () => {
    const scene = new Scene();
    const groupId = scene.do(createGroup, { name: 'Sales' }, scene.ana).groupId;
    expect(scene.workspace.state.group.get(groupId)).toMatchObject({
      name: 'Sales',
      emoji: '👥',
      description: '',
      status: 'live',
    });
    expect(scene.commit?.events.map(({ type }) => type)).toEqual(['group_created']);
  });

  it.each(['SALES', ' sales ', 'ｓａｌｅｓ', 'ſales'])('under a name of its own: not %j beside Sales', (name) => {
    const scene = new Scene();
    scene.group('Sales');
    expect(scene.try(createGroup, { name }, scene.ana)).toMatchObject({
      error: { code: 'group_name_taken', path: ['name'] },
    });
  });

  it.each(['__proto__', 'constructor', 'toString', '💥', 'Ünï', "Robert'); DROP TABLE"])(
    'under the name %j like any other',
    (name) => {
      const scene = new Scene();
      scene.group(name);
      expect(scene.code(createGroup, { name }, scene.ana)).toBe('group_name_taken');
    },
  );

  it.each(['', '   ', 'x'.repeat(101), 'a\0b', 'a\u202eb', 'zero\u200bwidth', '\ud800'])('not under %j', (name) => {
    const scene = new Scene();
    expect(scene.try(createGroup, { name }, scene.ana)).toMatchObject({
      error: { code: 'invalid_input', path: ['name'] },
    });
  });

  it.each([
    ['📞', true],
    ['👩‍👩‍👧‍👦', true],
    ['🇫🇷', true],
    ['1️⃣', true],
    ['🏳️‍🌈', true],
    ['a', false],
    ['1', false],
    ['#', false],
    ['', false],
    ['📞📞', false],
    ['📞a', false],
    ['🇫', false],
    ['📞'.repeat(30), false],
  ])('with one picture: %j %s', (emoji, passes) => {
    const scene = new Scene();
    expect(scene.code(createGroup, { name: 'Sales', emoji }, scene.ana)).toBe(passes ? 'ok' : 'invalid_input');
  });

  it('and whoever is named is in, each once; nobody who is not there', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales', [scene.cleo, scene.dan, scene.cleo]);
    expect(scene.workspace.lists.get(`groupMembers:${groupId}`)).toEqual([scene.cleo, scene.dan].sort());
    const result = scene.try(createGroup, { name: 'Ops', memberIds: [scene.cleo, 'stranger'] }, scene.ana);
    expect(result).toMatchObject({ error: { code: 'member_not_found', path: ['memberIds', 1] } });
  });
});

describe('people are taken in and out', () => {
  it('anywhere, by owners and admins', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    const input = { groupId, memberIds: [scene.dan] };
    expect(scene.code(addGroupMembers, input, scene.ben, 'mobile')).toBe('ok');
    expect(scene.code(addGroupMembers, input, scene.cleo)).toBe('permission_denied');
    expect(scene.code(removeGroupMembers, input, scene.cleo)).toBe('permission_denied');
  });

  it('only those who change anything are named', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales', [scene.cleo]);
    const into = { groupId, memberIds: [scene.cleo, scene.dan, scene.dan] };
    expect(scene.do(addGroupMembers, into, scene.ana).memberIds).toEqual([scene.dan]);
    expect(scene.do(addGroupMembers, into, scene.ana).memberIds).toEqual([]);
    expect(scene.commit).toBe(null);
    expect(scene.do(removeGroupMembers, { groupId, memberIds: [scene.ben, scene.dan] }, scene.ana).memberIds).toEqual([
      scene.dan,
    ]);
    expect(scene.do(removeGroupMembers, { groupId, memberIds: [scene.ben] }, scene.ana).memberIds).toEqual([]);
    expect(scene.commit).toBe(null);
  });

  it('the group’s guard moves with them, so that its list has one', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    scene.do(addGroupMembers, { groupId, memberIds: [scene.dan] }, scene.ana);
    expect(scene.commit?.bump.map(({ guard }) => guard)).toContain(`group:${groupId}`);
    scene.do(removeGroupMembers, { groupId, memberIds: [scene.dan] }, scene.ana);
    expect(scene.commit?.bump.map(({ guard }) => guard)).toContain(`group:${groupId}`);
  });

  it('a person’s groups stand in order, whenever they came', () => {
    const scene = new Scene();
    const groups = Array.from({ length: 12 }, (_, index) => scene.group(`Group ${index}`));
    for (const groupId of groups.toReversed()) {
      scene.do(addGroupMembers, { groupId, memberIds: [scene.dan] }, scene.ana);
    }
    const of = () => scene.workspace.state.member.get(scene.dan)?.groups;
    expect(of()).toEqual(groups.toSorted());
    const [first = '', ...rest] = groups;
    scene.do(removeGroupMembers, { groupId: first, memberIds: [scene.dan] }, scene.ana);
    expect(of()).toEqual(rest.toSorted());
  });

  it('at most 500 at once, at least one', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    for (const memberIds of [[], Array.from({ length: 501 }, (_, index) => `m${index}`)]) {
      expect(scene.code(addGroupMembers, { groupId, memberIds }, scene.ana)).toBe('invalid_input');
    }
  });
});

describe('a share with a group is live (decision 13)', () => {
  it('joining gains, leaving loses, unless another path leads there', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales', [scene.cleo]);
    scene.contact('lead', scene.ana);
    const grants = [{ principal: `group:${groupId}` as const, level: 'view' as const }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.ana);
    expect(scene.viewers('lead')).toEqual(['ana', 'cleo']);
    scene.do(addGroupMembers, { groupId, memberIds: [scene.dan] }, scene.ana);
    expect(scene.viewers('lead')).toEqual(['ana', 'cleo', 'dan']);
    const byName = [{ principal: `member:${scene.cleo}` as const }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants: byName } }, scene.ana);
    scene.do(removeGroupMembers, { groupId, memberIds: [scene.cleo, scene.dan] }, scene.ana);
    expect(scene.viewers('lead')).toEqual(['ana', 'cleo']);
  });
});

describe('letting oneself in (decision 18)', () => {
  const shared = (policy?: Parameters<typeof definePolicy>[0]) => {
    const scene = new Scene(definePolicy(policy));
    const groupId = scene.group('Sales');
    scene.contact('lead', scene.ana);
    const grants = [{ principal: `group:${groupId}` as const }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.ana);
    return { scene, groupId };
  };

  it('an admin does not add themselves to a group that something was shared with', () => {
    const { scene, groupId } = shared();
    const join = (who: string, ...memberIds: string[]) => scene.code(addGroupMembers, { groupId, memberIds }, who);
    expect(join(scene.ben, scene.ben)).toBe('self_access_denied');
    expect(join(scene.ben, scene.dan, scene.ben)).toBe('self_access_denied');
    expect(scene.try(addGroupMembers, { groupId, memberIds: [scene.dan, scene.ben] }, scene.ben)).toMatchObject({
      error: { code: 'self_access_denied', path: ['memberIds', 1] },
    });
    expect(join(scene.ben, scene.dan)).toBe('ok');
    expect(join(scene.ana, scene.ben)).toBe('ok');
    expect(join(scene.ana, scene.ana)).toBe('ok');
  });

  it('but to one that holds nothing', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    expect(scene.code(addGroupMembers, { groupId, memberIds: [scene.ben] }, scene.ben)).toBe('ok');
  });

  it('what was shared once counts, though it is private again', () => {
    const { scene, groupId } = shared();
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'private' } }, scene.ana);
    expect(scene.code(addGroupMembers, { groupId, memberIds: [scene.ben] }, scene.ben)).toBe('self_access_denied');
  });

  it('a policy allows it', () => {
    const { scene, groupId } = shared({ selfAccess: 'allow' });
    expect(scene.code(addGroupMembers, { groupId, memberIds: [scene.ben] }, scene.ben)).toBe('ok');
  });

  it('or allows it, and writes it down', () => {
    const { scene, groupId } = shared({ selfAccess: 'audited' });
    scene.do(addGroupMembers, { groupId, memberIds: [scene.ben] }, scene.ben);
    expect(scene.commit?.events.map(({ type }) => type)).toEqual(['group_members_added', 'self_access_used']);
    scene.do(addGroupMembers, { groupId, memberIds: [scene.dan] }, scene.ana);
    expect(scene.commit?.events.map(({ type }) => type)).toEqual(['group_members_added']);
  });
});
