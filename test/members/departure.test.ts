import { manageAccess } from 'partyline/contacts';
import { leaveWorkspace, removeMember, settleDeparture } from 'partyline/lifecycle';
import { changeRole } from 'partyline/members';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

describe('what somebody leaves behind (decision 17)', () => {
  it('is the primary owner’s from the same moment, private contacts included', () => {
    const scene = new Scene();
    scene.contact('lead', scene.dan);
    scene.do(removeMember, { memberId: scene.dan }, scene.ben);
    expect(scene.viewers('lead')).toEqual(['ana']);
    expect(scene.level(scene.ana, 'lead')).toBe('edit');
  });

  it('goes on to the next heir when the heir leaves too, before and after it is rewritten', () => {
    const scene = new Scene();
    scene.contact('lead', scene.dan);
    scene.do(removeMember, { memberId: scene.dan, successorId: scene.cleo }, scene.ana);
    expect(scene.viewers('lead')).toEqual(['cleo']);
    scene.do(leaveWorkspace, {}, scene.cleo);
    expect(scene.viewers('lead')).toEqual(['ana']);
    for (const memberId of [scene.cleo, scene.dan])
      scene.do(settleDeparture, { memberId, contactIds: ['lead'] }, 'host');
    expect(scene.workspace.state.contact.get('lead')?.ownerId).toBe(scene.ana);
    expect(scene.viewers('lead')).toEqual(['ana']);
  });

  it('stays shared with whom it was shared with', () => {
    const scene = new Scene();
    scene.contact('lead', scene.dan);
    const grants = [{ principal: `member:${scene.ben}` as const, level: 'view' as const }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.dan);
    scene.do(removeMember, { memberId: scene.dan }, scene.ana);
    expect(scene.viewers('lead')).toEqual(['ana', 'ben']);
  });

  it('an heir is the owner in every respect: they narrow and close resharing', () => {
    const scene = new Scene();
    scene.contact('lead', scene.dan);
    const grants = [{ principal: 'workspace' as const }];
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants } }, scene.dan);
    scene.do(removeMember, { memberId: scene.dan, successorId: scene.cleo }, scene.ana);
    scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'private' } }, scene.cleo);
    expect(scene.viewers('lead')).toEqual(['cleo']);
    expect(scene.workspace.state.contact.get('lead')?.resharing).toBe('owner');
  });

  it('one seat less, and one owner less where an owner goes', () => {
    const scene = new Scene();
    scene.do(changeRole, { memberId: scene.ben, roles: ['owner'] }, scene.ana);
    scene.do(removeMember, { memberId: scene.ben }, scene.ana);
    expect([scene.workspace.counters.get('seats'), scene.workspace.counters.get('owners')]).toEqual([3, 1]);
  });
});
