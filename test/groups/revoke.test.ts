import { memoryStore } from 'partyline/adapters';
import { manageAccess } from 'partyline/contacts';
import { clearRevokedGrants, deleteGroup, revokeGroupAccess } from 'partyline/groups';
import { unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { emptyWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

/** Five contacts of Ana's, shared with a group of Cleo's that was deleted; one is Dan's by name, too. */
const retiredScene = () => {
  const scene = new Scene();
  const groupId = scene.group('Sales', [scene.cleo, scene.dan]);
  const contactIds = ['c0', 'c1', 'c2', 'c3', 'c4'].map((id) => scene.contact(id, scene.ana));
  const grants = [
    { principal: `group:${groupId}` as const },
    { principal: `group:${groupId}` as const, level: 'view' as const },
  ];
  scene.do(manageAccess, { contactIds, change: { type: 'add', grants } }, scene.ana);
  const named = [{ principal: `member:${scene.dan}` as const }];
  scene.do(manageAccess, { contactIds: ['c0'], change: { type: 'add', grants: named } }, scene.ana);
  scene.do(deleteGroup, { groupId }, scene.ana);
  return { scene, groupId };
};

const grantIds = (scene: Scene, principal: string) =>
  [...scene.workspace.state.grant].filter(([, grant]) => grant?.principal === principal).map(([id]) => id);

const revokedIn = (scene: Scene) => scene.workspace.state.workspace.get('self')?.revoked;

describe('the access of a deleted group is ended for good (decision 14)', () => {
  it('by owners and admins', () => {
    const { scene, groupId } = retiredScene();
    expect(scene.code(revokeGroupAccess, { groupId }, scene.cleo)).toBe('permission_denied');
    expect(scene.code(revokeGroupAccess, { groupId: 'nobody' }, scene.ben)).toBe('group_not_found');
    expect(scene.code(revokeGroupAccess, { groupId }, scene.ben)).toBe('ok');
  });

  it('never of one that lives', () => {
    const { scene } = retiredScene();
    const groupId = scene.group('Support');
    expect(scene.try(revokeGroupAccess, { groupId }, scene.ana)).toMatchObject({
      error: { code: 'group_not_retired', params: { groupId }, path: ['groupId'] },
    });
  });

  it('in one write, whatever was shared with it, and other paths stay', () => {
    const { scene, groupId } = retiredScene();
    expect(scene.viewers('c0')).toEqual(['ana', 'cleo', 'dan']);
    expect(scene.do(revokeGroupAccess, { groupId }, scene.ana)).toEqual({ groupId, grantsLeft: 10 });
    expect(scene.commit?.put.map(({ kind }) => kind)).toEqual(['workspace']);
    expect(scene.viewers('c0')).toEqual(['ana', 'dan']);
    expect(scene.viewers('c1')).toEqual(['ana']);
  });

  it('once', () => {
    const { scene, groupId } = retiredScene();
    scene.do(revokeGroupAccess, { groupId }, scene.ana);
    scene.do(revokeGroupAccess, { groupId }, scene.ana);
    expect(scene.commit).toBe(null);
    const empty = scene.group('Empty', [scene.cleo]);
    scene.do(deleteGroup, { groupId: empty }, scene.ana);
    expect(scene.do(revokeGroupAccess, { groupId: empty }, scene.ana)).toEqual({ groupId: empty, grantsLeft: 0 });
    expect(scene.commit).toBe(null);
  });

  it('and what it was given counts for nothing when access is changed', () => {
    const { scene, groupId } = retiredScene();
    scene.do(revokeGroupAccess, { groupId }, scene.ana);
    const principals = [`group:${groupId}` as const];
    scene.do(manageAccess, { contactIds: ['c1'], change: { type: 'remove', principals } }, scene.ana);
    expect(scene.commit).toBe(null);
    scene.do(manageAccess, { contactIds: ['c0'], change: { type: 'private' } }, scene.ana);
    expect(scene.commit?.delete).toEqual([`grant:contact c0 member:${scene.dan} edit manual`]);
  });
});

describe('the grants to it are cleared', () => {
  it('by the host alone, and only once it was revoked', () => {
    const { scene, groupId } = retiredScene();
    expect(scene.code(clearRevokedGrants, { groupId }, 'host')).toBe('group_not_revoked');
    scene.do(revokeGroupAccess, { groupId }, scene.ana);
    expect(scene.code(clearRevokedGrants, { groupId }, scene.ana)).toBe('system_actor_required');
    expect(scene.code(clearRevokedGrants, { groupId }, 'host')).toBe('ok');
  });

  it('not of a group that was not revoked, nor in a workspace that is not there', () => {
    const { scene, groupId } = retiredScene();
    expect(scene.try(clearRevokedGrants, { groupId }, 'host')).toMatchObject({
      error: { code: 'group_not_revoked', path: ['groupId'], params: { groupId } },
    });
    const nowhere = emptyWorkspace('nowhere');
    expect(clearRevokedGrants(nowhere, { groupId }, scene.context('host'))).toMatchObject({
      error: { code: 'workspace_not_found', params: { workspaceId: 'nowhere' } },
    });
  });

  it('of several groups, each by itself', () => {
    const scene = new Scene();
    const groups = Array.from({ length: 12 }, (_, index) => scene.group(`Group ${index}`));
    scene.contact('lead', scene.ana);
    const grants = groups.map((groupId) => ({ principal: `group:${groupId}` as const }));
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.ana);
    for (const groupId of groups.toReversed()) {
      scene.do(deleteGroup, { groupId }, scene.ana);
      scene.do(revokeGroupAccess, { groupId }, scene.ana);
    }
    expect(revokedIn(scene)).toEqual(groups.map((groupId) => `group:${groupId}`).toSorted());
  });

  it('step by step; the last step forgets that it was revoked', () => {
    const { scene, groupId } = retiredScene();
    scene.do(revokeGroupAccess, { groupId }, scene.ana);
    const all = grantIds(scene, `group:${groupId}`);
    const step = (from: number, to: number) =>
      scene.do(clearRevokedGrants, { groupId, grantIds: all.slice(from, to) }, 'host');
    expect(step(0, 4)).toEqual({ groupId, grantsLeft: 6, done: false });
    expect(revokedIn(scene)).toEqual([`group:${groupId}`]);
    // Again what is gone, and nothing at all.
    expect(step(0, 4)).toEqual({ groupId, grantsLeft: 6, done: false });
    expect(scene.commit).toBe(null);
    expect(step(0, 0)).toEqual({ groupId, grantsLeft: 6, done: false });
    expect(step(2, 10)).toEqual({ groupId, grantsLeft: 0, done: true });
    expect(scene.commit?.events.map(({ type }) => type)).toEqual([
      'access_changed',
      'access_changed',
      'group_access_cleared',
    ]);
    expect(scene.commit?.add).toEqual([{ counter: `grants group:${groupId}`, by: -6, min: 0, max: 0 }]);
    expect(revokedIn(scene)).toEqual([]);
    expect([scene.viewers('c0'), scene.viewers('c1')]).toEqual([['ana', 'dan'], ['ana']]);
    expect(scene.code(clearRevokedGrants, { groupId }, 'host')).toBe('group_not_revoked');
  });

  it('and no others', () => {
    const { scene, groupId } = retiredScene();
    scene.do(revokeGroupAccess, { groupId }, scene.ana);
    const others = grantIds(scene, `member:${scene.dan}`);
    expect(others.length).toBe(1);
    expect(scene.do(clearRevokedGrants, { groupId, grantIds: others }, 'host').grantsLeft).toBe(10);
    expect(scene.commit).toBe(null);
  });

  it.each(['', 'contact c0', 'contact c0 group:g edit manual x', 'contact c\0 group:g edit manual', ' '.repeat(4)])(
    'by their ids, of which %j is none',
    (id) => {
      const { scene, groupId } = retiredScene();
      expect(scene.code(clearRevokedGrants, { groupId, grantIds: [id] }, 'host')).toBe('invalid_input');
    },
  );

  it('through the service to the end, in steps of 500', async () => {
    const partyline = createPartyline({ store: memoryStore() });
    const acme = partyline.workspace('acme');
    const host = acme.as({ type: 'system' });
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    const { memberId } = unwrap(await host.workspace.create({ name: 'Acme', owner }));
    const ana = acme.as({ type: 'member', memberId });
    const { groupId } = unwrap(await ana.groups.create({ name: 'Sales' }));
    const contactIds: string[] = [];
    for (const _ of [1, 2]) {
      const contacts = Array.from({ length: 600 }, (_, index) => ({ firstName: `Person ${index}` }));
      const { verdicts } = unwrap(await ana.contacts.import({ contacts }));
      contactIds.push(...verdicts.flatMap((one) => (one.verdict === 'imported' ? [one.contactId] : [])));
    }
    const grants = [{ principal: `group:${groupId}` as const }];
    unwrap(await ana.contacts.manageAccess({ contactIds, change: { type: 'add', grants } }));
    expect(unwrap(await ana.groups.delete({ groupId }))).toEqual({ groupId, grantsKept: 1_200 });
    expect(unwrap(await ana.groups.revokeAccess({ groupId }))).toEqual({ groupId, grantsLeft: 1_200 });
    expect(unwrap(await host.groups.clearRevokedGrants({ groupId }))).toEqual({ groupId, grantsLeft: 0, done: true });
    expect(unwrap(await ana.groups.revokeAccess({ groupId }))).toEqual({ groupId, grantsLeft: 0 });
    expect(await host.groups.clearRevokedGrants({ groupId })).toMatchObject({ error: { code: 'group_not_revoked' } });
    expect(await host.groups.clearRevokedGrants({} as never)).toMatchObject({ error: { code: 'invalid_input' } });
    expect(await ana.groups.clearRevokedGrants({ groupId })).toMatchObject({
      error: { code: 'system_actor_required' },
    });
  });
});
