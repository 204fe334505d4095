import { addGroupMembers, deleteGroup, listGroups } from 'partyline/groups';
import { unwrap } from 'partyline/kernel';
import { suspendMember } from 'partyline/members';
import { expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

const listed = (scene: Scene, who: string, input = {}) =>
  unwrap(listGroups(scene.workspace, input, scene.context(who)));

it('everybody sees the live groups by name, with who is in them', () => {
  const scene = new Scene();
  const support = scene.group('Support');
  const sales = scene.group('sales');
  scene.group('Éclair');
  scene.do(addGroupMembers, { groupId: sales, memberIds: [scene.ben, scene.cleo] }, scene.ana);
  const groups = listed(scene, scene.cleo);
  expect(groups.map(({ name }) => name)).toEqual(['Éclair', 'sales', 'Support']);
  expect(groups.find(({ groupId }) => groupId === sales)?.memberIds).toEqual([scene.ben, scene.cleo].sort());
  expect(groups.find(({ groupId }) => groupId === support)?.memberIds).toEqual([]);
});

it('a retired group is listed only where asked for, by those who manage groups', () => {
  const scene = new Scene();
  const groupId = scene.group('Sales');
  scene.do(deleteGroup, { groupId }, scene.ana);
  const seen = (retired: boolean, who: string) => listed(scene, who, { retired }).map(({ status }) => status);
  expect([seen(false, scene.ana), seen(true, scene.ana), seen(true, scene.cleo)]).toEqual([[], ['retired'], []]);
});

it('nothing is listed for somebody who is suspended', () => {
  const scene = new Scene();
  scene.group('Sales');
  scene.do(suspendMember, { memberId: scene.cleo }, scene.ana);
  expect(listGroups(scene.workspace, {}, scene.context(scene.cleo))).toMatchObject({
    error: { code: 'permission_denied' },
  });
});
