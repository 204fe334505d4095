import { addNumber, assignNumber, unassignNumber } from 'partyline/numbers';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { Scene } from '../support/scene.js';

const desk = (phone: string, ownerId?: string) => ({
  phone,
  name: 'Desk',
  mode: 'shared' as const,
  ...(ownerId === undefined ? {} : { ownerId }),
});

const usersOf = (scene: Scene, numberId: string): readonly string[] =>
  scene.workspace.lists.get(`numberUsers:${numberId}`) ?? [];

describe('a number is added', () => {
  it('by owners and admins', () => {
    const scene = new Scene();
    const codes = [scene.ana, scene.ben, scene.cleo].map((who) => scene.code(addNumber, desk('+15551234567'), who));
    expect(codes).toEqual(['ok', 'ok', 'permission_denied']);
  });

  it('to whoever adds it, or whoever they name; the host has to name somebody', () => {
    const scene = new Scene();
    expect(scene.code(addNumber, desk('+15551234567'), 'host')).toBe('owner_required');
    expect(scene.code(addNumber, desk('+15551234567', 'stranger'), 'host')).toBe('member_not_found');
    const { numberId } = scene.do(addNumber, desk('+15551234567', scene.cleo), scene.ana);
    expect(scene.workspace.state.number.get(numberId)?.ownerId).toBe(scene.cleo);
    expect(usersOf(scene, numberId)).toEqual([scene.cleo]);
    const own = scene.do(addNumber, desk('+15551234568'), scene.ana);
    expect(scene.workspace.state.number.get(own.numberId)?.ownerId).toBe(scene.ana);
  });

  it('once a phone', () => {
    const scene = new Scene();
    scene.do(addNumber, desk('+15551234567'), scene.ana);
    expect(scene.code(addNumber, desk('+15551234567'), scene.ben)).toBe('phone_taken');
  });

  it.each([
    '',
    '15551234567',
    '+05551234567',
    '+1555',
    '+1234567890123456',
    '+1555123456a',
    '+1 555 123 4567',
    '00491234567',
    '+١٥٥٥١٢٣٤٥٦٧',
  ])('not as %j, which is no E.164', (phone) => {
    const scene = new Scene();
    expect(scene.try(addNumber, desk(phone), scene.ana)).toMatchObject({
      error: { code: 'invalid_input', path: ['phone'] },
    });
  });

  it('the shortest and the longest of E.164 pass', () => {
    const scene = new Scene();
    for (const phone of ['+1234567', '+493012345678901'])
      expect(scene.code(addNumber, desk(phone), scene.ana)).toBe('ok');
  });
});

describe('a shared number is assigned', () => {
  it('by owners, admins, and the member who owns it', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.cleo);
    const input = { numberId, memberId: scene.dan, access: 'use' as const };
    expect([scene.ana, scene.ben, scene.cleo, scene.dan].map((who) => scene.code(assignNumber, input, who))).toEqual([
      'ok',
      'ok',
      'ok',
      'permission_denied',
    ]);
  });

  it('the owner of one number assigns no other', () => {
    const scene = new Scene();
    scene.number(scene.cleo);
    const other = scene.number(scene.ana);
    const input = { numberId: other, memberId: scene.cleo, access: 'use' as const };
    expect(scene.code(assignNumber, input, scene.cleo)).toBe('permission_denied');
  });

  it('for use or for reading along, and from one to the other; the same again changes nothing', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.ana);
    const give = (access: 'use' | 'read') => {
      scene.do(assignNumber, { numberId, memberId: scene.cleo, access }, scene.ana);
      return scene.workspace.state.member.get(scene.cleo)?.numbers;
    };
    expect(give('read')).toEqual([{ id: numberId, access: 'read' }]);
    expect(give('use')).toEqual([{ id: numberId, access: 'use' }]);
    give('use');
    expect(scene.commit).toBe(null);
  });

  it('to so many people as a number takes, its owner among them (decision 26)', () => {
    const scene = new Scene(definePolicy({ usersPerNumber: 3 }));
    const numberId = scene.number(scene.ana);
    const give = (memberId: string) => scene.code(assignNumber, { numberId, memberId, access: 'use' }, scene.ana);
    scene.do(assignNumber, { numberId, memberId: scene.ben, access: 'use' }, scene.ana);
    expect(give(scene.cleo)).toBe('ok');
    scene.do(assignNumber, { numberId, memberId: scene.cleo, access: 'use' }, scene.ana);
    expect(give(scene.dan)).toBe('number_user_limit');
    // Whoever is there already only changes how.
    expect(scene.code(assignNumber, { numberId, memberId: scene.cleo, access: 'read' }, scene.ana)).toBe('ok');
    scene.do(unassignNumber, { numberId, memberId: scene.ben }, scene.ana);
    expect(give(scene.dan)).toBe('ok');
  });

  it('ten by default', () => expect(definePolicy().usersPerNumber).toBe(10));

  it('a lower limit keeps who is there, and refuses whoever comes', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.ana);
    for (const memberId of [scene.ben, scene.cleo])
      scene.do(assignNumber, { numberId, memberId, access: 'use' }, scene.ana);
    scene.workspace = { ...scene.workspace, policy: definePolicy({ usersPerNumber: 2 }) };
    expect(usersOf(scene, numberId)).toHaveLength(3);
    expect(scene.code(assignNumber, { numberId, memberId: scene.dan, access: 'use' }, scene.ana)).toBe(
      'number_user_limit',
    );
  });

  it('the list of its users is guarded by the number, so that two at once cannot both take the last place', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.ana);
    scene.do(assignNumber, { numberId, memberId: scene.cleo, access: 'use' }, scene.ana);
    expect(scene.commit?.bump.map(({ guard }) => guard)).toEqual([`member:${scene.cleo}`, `number:${numberId}`].sort());
  });
});

describe('an exclusive number (decision 12)', () => {
  it('is used by its owner and nobody else', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.cleo, 'exclusive');
    for (const who of [scene.ana, scene.cleo, 'host']) {
      expect(scene.code(assignNumber, { numberId, memberId: scene.dan, access: 'use' }, who)).toBe(
        'number_is_exclusive',
      );
      expect(scene.code(assignNumber, { numberId, memberId: scene.dan, access: 'read' }, who)).toBe(
        'number_is_exclusive',
      );
    }
  });

  it('nobody lets themselves in (decision 18)', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.cleo, 'exclusive');
    expect(scene.code(assignNumber, { numberId, memberId: scene.ben, access: 'use' }, scene.ben)).not.toBe('ok');
  });
});

describe('a number is taken away (decision 10)', () => {
  it('and what was seen through it alone is gone at once; whoever owns a contact keeps it', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.ana);
    for (const memberId of [scene.cleo, scene.dan])
      scene.do(assignNumber, { numberId, memberId, access: 'use' }, scene.ana);
    scene.contact('caller', scene.cleo, numberId);
    expect(scene.viewers('caller')).toEqual(['ana', 'cleo', 'dan']);
    scene.do(unassignNumber, { numberId, memberId: scene.dan }, scene.ana);
    scene.do(unassignNumber, { numberId, memberId: scene.cleo }, scene.ana);
    expect(scene.viewers('caller')).toEqual(['ana', 'cleo']);
  });

  it('not from its owner, though assigned for less', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.cleo);
    expect(scene.code(unassignNumber, { numberId, memberId: scene.cleo }, scene.ana)).toBe('number_owner_keeps_access');
    expect(scene.code(assignNumber, { numberId, memberId: scene.cleo, access: 'read' }, scene.ana)).toBe(
      'number_owner_keeps_access',
    );
  });

  it('from somebody who does not have it changes nothing', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.ana);
    scene.do(unassignNumber, { numberId, memberId: scene.dan }, scene.ana);
    expect(scene.commit).toBe(null);
  });

  it('what is not there is said to be so', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.ana);
    expect(scene.code(unassignNumber, { numberId: 'no-number', memberId: scene.dan }, scene.ana)).toBe(
      'number_not_found',
    );
    expect(scene.code(unassignNumber, { numberId, memberId: 'stranger' }, scene.ana)).toBe('member_not_found');
  });
});

describe('reading along (decision 11)', () => {
  it('shows the number’s contacts, and changes none', () => {
    const scene = new Scene();
    const numberId = scene.number(scene.ana);
    scene.do(assignNumber, { numberId, memberId: scene.cleo, access: 'read' }, scene.ana);
    scene.do(assignNumber, { numberId, memberId: scene.dan, access: 'use' }, scene.ana);
    scene.contact('caller', scene.ana, numberId);
    expect([scene.level(scene.cleo, 'caller'), scene.level(scene.dan, 'caller')]).toEqual(['view', 'edit']);
  });
});
