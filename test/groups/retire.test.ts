import { attachToNumber, manageAccess } from 'partyline/contacts';
import {
  addGroupMembers,
  createGroup,
  deleteGroup,
  removeGroupMembers,
  revokeGroupAccess,
  updateGroup,
} from 'partyline/groups';
import { removeMember } from 'partyline/lifecycle';
import { reinstateMember, suspendMember } from 'partyline/members';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

const types = (scene: Scene) => scene.commit?.events.map(({ type }) => type);

/** A contact of Ana's, shared with a group in which Cleo and Dan are. */
const sharedScene = () => {
  const scene = new Scene();
  const groupId = scene.group('Sales', [scene.cleo, scene.dan]);
  scene.contact('lead', scene.ana);
  const grants = [{ principal: `group:${groupId}` as const, level: 'view' as const }];
  scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.ana);
  return { scene, groupId, principal: `group:${groupId}` as const };
};

const grantsOn = (scene: Scene, contactId: string) =>
  [...scene.workspace.state.grant.values()]
    .filter((grant) => grant?.resource.id === contactId)
    .map((grant) => `${grant?.principal} ${grant?.level}`)
    .sort();

describe('a group is changed', () => {
  it('by owners and admins, anywhere', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    const input = { groupId, name: 'Revenue' };
    expect([scene.ana, scene.ben, scene.cleo].map((who) => scene.code(updateGroup, input, who))).toEqual([
      'ok',
      'ok',
      'permission_denied',
    ]);
    expect(scene.code(updateGroup, input, scene.ben, 'mobile')).toBe('ok');
    expect(scene.code(updateGroup, { ...input, groupId: 'nobody' }, scene.ana)).toBe('group_not_found');
  });

  it('in what is named, and nothing else', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    scene.do(updateGroup, { groupId, emoji: '📞', description: 'Who sells' }, scene.ana);
    expect(scene.commit?.events.map(({ data }) => data)).toEqual([
      { groupId, changes: { emoji: '📞', description: 'Who sells' } },
    ]);
    scene.do(updateGroup, { groupId, description: '' }, scene.ana);
    expect(scene.workspace.state.group.get(groupId)).toMatchObject({ name: 'Sales', emoji: '📞', description: '' });
    scene.do(updateGroup, { groupId, name: 'Sales', emoji: '📞' }, scene.ana);
    expect(scene.commit).toBe(null);
    scene.do(updateGroup, { groupId }, scene.ana);
    expect(scene.commit).toBe(null);
  });

  it('and its old name is free in the same write in which the new one is taken', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    scene.do(updateGroup, { groupId, name: 'Revenue' }, scene.ana);
    expect(scene.commit?.delete).toEqual(['groupName:sales']);
    expect(scene.code(createGroup, { name: 'REVENUE' }, scene.ana)).toBe('group_name_taken');
    expect(scene.code(createGroup, { name: 'sales' }, scene.ana)).toBe('ok');
  });

  it('to its own name written otherwise, never to another’s', () => {
    const scene = new Scene();
    const groupId = scene.group('Straße');
    scene.group('Support');
    scene.do(updateGroup, { groupId, name: 'STRASSE' }, scene.ana);
    expect(scene.workspace.state.groupName.get('strasse')).toEqual({ groupId });
    expect(scene.try(updateGroup, { groupId, name: 'ＳUPPORT' }, scene.ana)).toMatchObject({
      error: { code: 'group_name_taken', path: ['name'] },
    });
  });

  it.each([
    ['name', ''],
    ['name', 'a\u202eb'],
    ['name', 'x'.repeat(101)],
    ['emoji', 'x'],
    ['description', 'x'.repeat(501)],
    ['color', 'red'],
  ])('never to a %s like %j', (field, value) => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    expect(scene.code(updateGroup, { groupId, [field]: value } as never, scene.ana)).toBe('invalid_input');
  });

  it('not once it is deleted', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    scene.do(deleteGroup, { groupId }, scene.ana);
    expect(scene.code(updateGroup, { groupId, emoji: '📞' }, scene.ana)).toBe('group_retired');
  });
});

describe('a group is deleted (decision 14)', () => {
  it('by owners and admins, anywhere, once', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales');
    expect(scene.code(deleteGroup, { groupId }, scene.cleo)).toBe('permission_denied');
    expect(scene.code(deleteGroup, { groupId: 'nobody' }, scene.ben)).toBe('group_not_found');
    expect(scene.code(deleteGroup, { groupId }, scene.ben, 'mobile')).toBe('ok');
    scene.do(deleteGroup, { groupId }, scene.ben);
    expect(types(scene)).toEqual(['group_retired']);
    expect(scene.code(deleteGroup, { groupId }, scene.ben)).toBe('group_retired');
  });

  it('and its name is free, for a group that inherits nothing', () => {
    const { scene, groupId } = sharedScene();
    expect(scene.do(deleteGroup, { groupId }, scene.ana)).toEqual({ groupId, grantsKept: 1 });
    const again = scene.do(createGroup, { name: 'Sales', memberIds: [scene.ben] }, scene.ana).groupId;
    expect(again).not.toBe(groupId);
    expect(scene.viewers('lead')).toEqual(['ana', 'cleo', 'dan']);
  });

  it('and nobody joins it, and nothing more is shared with it', () => {
    const { scene, groupId, principal } = sharedScene();
    scene.do(deleteGroup, { groupId }, scene.ana);
    expect(scene.code(addGroupMembers, { groupId, memberIds: [scene.ben] }, scene.ana)).toBe('group_retired');
    scene.contact('other', scene.ana);
    for (const type of ['add', 'replace'] as const) {
      const change = { type, grants: [{ principal }] };
      expect(scene.code(manageAccess, { contactIds: ['other'], change }, scene.ana)).toBe('group_retired');
    }
  });

  it('and who is in it sees what they saw, until they are taken out', () => {
    const { scene, groupId } = sharedScene();
    scene.do(deleteGroup, { groupId }, scene.ana);
    expect(scene.viewers('lead')).toEqual(['ana', 'cleo', 'dan']);
    scene.do(removeGroupMembers, { groupId, memberIds: [scene.cleo] }, scene.ben);
    expect(scene.viewers('lead')).toEqual(['ana', 'dan']);
  });

  it('at a cost that does not depend on what was shared with it', () => {
    const sizeOf = (contacts: number) => {
      const scene = new Scene();
      const groupId = scene.group('Sales', [scene.cleo]);
      const contactIds = Array.from({ length: contacts }, (_, index) => scene.contact(`c${index}`, scene.ana));
      const grants = [{ principal: `group:${groupId}` as const }];
      scene.do(manageAccess, { contactIds, change: { type: 'add', grants } }, scene.ana);
      expect(scene.do(deleteGroup, { groupId }, scene.ana).grantsKept).toBe(contacts);
      const { check = [], bump = [], put = [], delete: gone = [], add = [] } = scene.commit ?? {};
      return [check.length, bump.length, put.length, gone.length, add.length];
    };
    expect(sizeOf(60)).toEqual(sizeOf(1));
    expect(sizeOf(1)).toEqual([2, 2, 1, 1, 0]);
  });
});

describe('a contact is narrowed that a deleted group sees (decision 14)', () => {
  const narrow = (principals: readonly string[]) =>
    ({ contactIds: ['lead'], change: { type: 'remove', principals } }) as never;

  it('by the names of the people in the group', () => {
    const { scene, groupId } = sharedScene();
    scene.do(deleteGroup, { groupId }, scene.ana);
    scene.do(manageAccess, narrow([`member:${scene.cleo}`]), scene.ana);
    expect(grantsOn(scene, 'lead')).toEqual([`member:${scene.dan} view`]);
    expect(scene.viewers('lead')).toEqual(['ana', 'dan']);
  });

  it('and whatever else is taken, it is people who keep it', () => {
    const { scene, groupId } = sharedScene();
    const grants = [{ principal: 'workspace' as const }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.ana);
    scene.do(deleteGroup, { groupId }, scene.ana);
    scene.do(manageAccess, narrow(['workspace']), scene.ana);
    expect(grantsOn(scene, 'lead')).toEqual([`member:${scene.cleo} view`, `member:${scene.dan} view`].sort());
  });

  it('as long as the group would have, and whoever is suspended finds it on coming back', () => {
    const scene = new Scene();
    const groupId = scene.group('Sales', [scene.cleo, scene.dan]);
    scene.contact('lead', scene.ana);
    const until = scene.at + 60_000;
    const grants = [{ principal: `group:${groupId}` as const, until }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.ana);
    scene.do(deleteGroup, { groupId }, scene.ana);
    scene.do(suspendMember, { memberId: scene.dan }, scene.ana);
    scene.do(manageAccess, narrow([`member:${scene.cleo}`]), scene.ana);
    expect(scene.viewers('lead')).toEqual(['ana']);
    scene.do(reinstateMember, { memberId: scene.dan }, scene.ana);
    expect(scene.viewers('lead')).toEqual(['ana', 'dan']);
    scene.at = until;
    expect(scene.viewers('lead')).toEqual(['ana']);
  });

  it('but nobody who has left, though the group lists them still', () => {
    const { scene, groupId } = sharedScene();
    scene.do(deleteGroup, { groupId }, scene.ana);
    scene.do(removeMember, { memberId: scene.dan }, scene.ana);
    const grants = [{ principal: 'workspace' as const }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.ana);
    scene.do(manageAccess, narrow(['workspace']), scene.ana);
    expect(grantsOn(scene, 'lead')).toEqual([`member:${scene.cleo} view`]);
  });

  it('though a removal that takes nothing leaves it', () => {
    const { scene, groupId, principal } = sharedScene();
    scene.do(deleteGroup, { groupId }, scene.ana);
    scene.do(manageAccess, narrow([`member:${scene.ben}`]), scene.ana);
    expect(scene.commit).toBe(null);
    expect(grantsOn(scene, 'lead')).toEqual([`${principal} view`]);
  });

  it('and a living group is left as it is', () => {
    const { scene, principal } = sharedScene();
    const grants = [{ principal: `member:${scene.cleo}` as const, level: 'edit' as const }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.ana);
    scene.do(manageAccess, narrow([`member:${scene.cleo}`]), scene.ana);
    expect(grantsOn(scene, 'lead')).toEqual([`${principal} view`]);
  });

  it('or the group itself is taken off it, or all are, and nobody of it remains', () => {
    for (const change of [{ type: 'private' }, 'remove', { type: 'replace', grants: [] }] as const) {
      const { scene, groupId, principal } = sharedScene();
      scene.do(deleteGroup, { groupId }, scene.ana);
      const input = change === 'remove' ? narrow([principal]) : { contactIds: ['lead'], change };
      scene.do(manageAccess, input, scene.ana);
      expect(grantsOn(scene, 'lead')).toEqual([]);
    }
  });

  it('by its owner alone', () => {
    const { scene, groupId } = sharedScene();
    const grants = [{ principal: `member:${scene.ben}` as const }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.ana);
    scene.do(deleteGroup, { groupId }, scene.ana);
    expect(scene.code(manageAccess, narrow([`member:${scene.cleo}`]), scene.ben)).toBe('needs_owner');
  });

  it('as far as a contact can hold people: beyond, one revokes or keeps', () => {
    const { scene, groupId, principal } = sharedScene();
    const crowd = Array.from({ length: 201 }, (_, index) => scene.member(`P${index}`, ['member']));
    scene.do(addGroupMembers, { groupId, memberIds: crowd }, scene.ana);
    scene.do(deleteGroup, { groupId }, scene.ana);
    const input = narrow([`member:${scene.cleo}`]);
    expect(scene.try(manageAccess, input, scene.ana)).toMatchObject({
      error: { code: 'group_too_large', params: { contactId: 'lead', groupId, limit: 200 } },
    });
    // 203 people, of whom three are taken: 200 remain.
    const [one = '', two = ''] = crowd;
    const three = narrow([scene.cleo, one, two].map((id) => `member:${id}`));
    expect(scene.code(manageAccess, three, scene.ana)).toBe('ok');
    expect(scene.code(manageAccess, narrow([principal]), scene.ana)).toBe('ok');
    // What else the contact is granted to, such as a number, counts.
    scene.do(attachToNumber, { contactId: 'lead', numberId: scene.number(scene.ana) }, scene.ana);
    expect(scene.code(manageAccess, three, scene.ana)).toBe('group_too_large');
    scene.do(revokeGroupAccess, { groupId }, scene.ana);
    expect(scene.code(manageAccess, input, scene.ana)).toBe('ok');
    expect(scene.viewers('lead')).toEqual(['ana']);
  });
});
