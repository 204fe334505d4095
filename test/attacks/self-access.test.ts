import { manageAccess } from 'partyline/contacts';
import { addGroupMembers, createGroup, removeGroupMembers } from 'partyline/groups';
import { inviteMembers } from 'partyline/members';
import { assignNumber, releaseNumber, setNumberMode, setNumberOwner } from 'partyline/numbers';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { hash, Town } from './town.js';

type Wish = 'deny' | 'audited' | 'allow';

/** Cleo shares Dora with Sales and has a line of her own; Ben, an admin, is in neither. */
const withSecrets = (selfAccess: Wish) => {
  const town = new Town(definePolicy({ selfAccess }));
  const sales = town.group('Sales', [town.cleo]);
  const line = town.number(town.cleo, 'exclusive');
  town.contact('dora', town.cleo);
  town.contact('emil', town.cleo, line);
  const grants = [{ principal: `group:${sales}` as const }];
  town.do(manageAccess, { contactIds: ['dora'], change: { type: 'add', grants } }, town.cleo);
  return Object.assign(town, { sales, line });
};

const audited = (town: Town) => town.commit?.events.filter(({ type }) => type === 'self_access_used') ?? [];

describe('an admin who adds themselves to a group that something was shared with', () => {
  const join = (town: ReturnType<typeof withSecrets>, memberIds: string[]) => ({ groupId: town.sales, memberIds });

  it('is refused by default, alone or among others', () => {
    const town = withSecrets('deny');
    expect(town.code(addGroupMembers, join(town, [town.ben]), town.ben)).toBe('self_access_denied');
    expect(town.code(addGroupMembers, join(town, [town.dan, town.ben]), town.ben)).toBe('self_access_denied');
    expect(town.code(addGroupMembers, join(town, [town.dan]), town.ben)).toBe('ok');
  });

  it('gets in where policy audits it, and the trail says so', () => {
    const town = withSecrets('audited');
    town.do(addGroupMembers, join(town, [town.ben]), town.ben);
    expect(audited(town).map(({ data }) => data)).toEqual([{ memberId: town.ben, principal: `group:${town.sales}` }]);
  });

  it('gets in where policy allows it', () => {
    const town = withSecrets('allow');
    town.do(addGroupMembers, join(town, [town.ben]), town.ben);
    expect(town.viewers('dora')).toEqual(['ben', 'cleo']);
    expect(audited(town)).toEqual([]);
  });

  it('an owner gets in; a member manages no groups', () => {
    const town = withSecrets('deny');
    expect(town.code(addGroupMembers, join(town, [town.ana]), town.ana)).toBe('ok');
    expect(town.code(addGroupMembers, join(town, [town.dan]), town.dan)).toBe('permission_denied');
  });

  it('a group that was shared with once stays closed, though its grant is gone or another goes first', () => {
    const town = withSecrets('deny');
    const change = { type: 'remove', principals: [`group:${town.sales}`] } as const;
    town.do(manageAccess, { contactIds: ['dora'], change }, town.cleo);
    expect(town.code(addGroupMembers, join(town, [town.ben]), town.ben)).toBe('self_access_denied');
  });

  it('nor is there a way round by the group’s name: a new one of it is another group', () => {
    const town = withSecrets('deny');
    expect(town.code(createGroup, { name: 'SALES', memberIds: [town.ben] }, town.ben)).toBe('group_name_taken');
    town.do(createGroup, { name: 'Sales 2', memberIds: [town.ben] }, town.ben);
    expect(town.viewers('dora')).toEqual(['cleo']);
  });

  it('who was in it and went comes back no more', () => {
    const town = withSecrets('deny');
    town.do(addGroupMembers, join(town, [town.ben]), 'host');
    town.do(removeGroupMembers, join(town, [town.ben]), town.ben);
    expect(town.code(addGroupMembers, join(town, [town.ben]), town.ben)).toBe('self_access_denied');
  });
});

describe('an admin who adds themselves to another’s exclusive number', () => {
  const policies: readonly Wish[] = ['deny', 'audited', 'allow'];

  it('does not, since it takes nobody in, whatever the policy', () => {
    for (const policy of policies) {
      const town = withSecrets(policy);
      const take = (access: 'use' | 'read') =>
        town.code(assignNumber, { numberId: town.line, memberId: town.ben, access }, town.ben);
      expect([take('use'), take('read')]).toEqual(['number_is_exclusive', 'number_is_exclusive']);
    }
  });

  /** Each way in, as steps of which the last is the one that lets Ben in. */
  const waysIn: Record<string, (town: ReturnType<typeof withSecrets>) => string> = {
    'by opening it with themselves among its users': (town) => {
      const users = [{ memberId: town.ben, access: 'read' as const }];
      const input = { numberId: town.line, mode: 'shared' as const, users };
      const code = town.code(setNumberMode, input, town.ben);
      if (code === 'ok') town.do(setNumberMode, input, town.ben);
      return code;
    },
    'by opening it and then assigning themselves': (town) => {
      town.do(setNumberMode, { numberId: town.line, mode: 'shared' }, town.ben);
      const input = { numberId: town.line, memberId: town.ben, access: 'read' } as const;
      const code = town.code(assignNumber, input, town.ben);
      if (code === 'ok') town.do(assignNumber, input, town.ben);
      return code;
    },
    'by opening it, making somebody else its owner, and assigning themselves': (town) => {
      town.do(setNumberMode, { numberId: town.line, mode: 'shared' }, town.ben);
      town.do(setNumberOwner, { numberId: town.line, memberId: town.dan }, town.ben);
      const input = { numberId: town.line, memberId: town.ben, access: 'use' } as const;
      const code = town.code(assignNumber, input, town.ben);
      if (code === 'ok') town.do(assignNumber, input, town.ben);
      return code;
    },
    'by making themselves its owner': (town) => {
      const input = { numberId: town.line, memberId: town.ben };
      const code = town.code(setNumberOwner, input, town.ben);
      if (code === 'ok') town.do(setNumberOwner, input, town.ben);
      return code;
    },
    'by opening it and making themselves its owner': (town) => {
      town.do(setNumberMode, { numberId: town.line, mode: 'shared' }, town.ben);
      const input = { numberId: town.line, memberId: town.ben };
      const code = town.code(setNumberOwner, input, town.ben);
      if (code === 'ok') town.do(setNumberOwner, input, town.ben);
      return code;
    },
    'by opening, closing and opening it again': (town) => {
      for (const mode of ['shared', 'exclusive', 'shared'] as const) {
        town.do(setNumberMode, { numberId: town.line, mode }, town.ben);
      }
      const input = { numberId: town.line, memberId: town.ben, access: 'use' } as const;
      const code = town.code(assignNumber, input, town.ben);
      if (code === 'ok') town.do(assignNumber, input, town.ben);
      return code;
    },
  };

  describe.each(Object.entries(waysIn))('%s', (_, enter) => {
    it('is refused by default', () => {
      const town = withSecrets('deny');
      expect(enter(town)).toBe('self_access_denied');
      expect(town.viewers('emil')).not.toContain('ben');
    });

    it('gets in where policy audits it, and the trail says so', () => {
      const town = withSecrets('audited');
      expect(enter(town)).toBe('ok');
      expect(audited(town).map(({ data }) => data)).toEqual([{ memberId: town.ben, principal: `number:${town.line}` }]);
      expect(town.viewers('emil')).toContain('ben');
    });

    it('gets in where policy allows it', () => {
      const town = withSecrets('allow');
      expect(enter(town)).toBe('ok');
      expect(audited(town)).toEqual([]);
    });
  });

  it('not by inviting a second self to it either: an exclusive number takes in nobody who is invited', () => {
    const town = withSecrets('deny');
    const second = town.invite(town.ben, 'ben@elsewhere.example', { numbers: [{ id: town.line, access: 'use' }] });
    const joined = town.accept(second, 'ben@elsewhere.example');
    expect(joined).toMatchObject({ ok: true, value: { output: { numbersLeftOut: [town.line] } } });
  });

  it('not by releasing it and taking its phone: the old number’s contacts do not come with it', () => {
    const town = withSecrets('deny');
    town.do(releaseNumber, { numberId: town.line }, town.ben);
    expect(town.code(assignNumber, { numberId: town.line, memberId: town.ben, access: 'use' }, town.ben)).toBe(
      'number_released',
    );
    expect(town.code(setNumberOwner, { numberId: town.line, memberId: town.ben }, town.ben)).toBe('number_released');
    expect(town.viewers('emil')).toEqual(['cleo']);
  });

  it('a member does none of it', () => {
    const town = withSecrets('allow');
    const numberId = town.line;
    expect(town.code(assignNumber, { numberId, memberId: town.dan, access: 'use' }, town.dan)).toBe(
      'permission_denied',
    );
    expect(town.code(setNumberMode, { numberId, mode: 'shared' }, town.dan)).toBe('permission_denied');
    expect(town.code(setNumberOwner, { numberId, memberId: town.dan }, town.dan)).toBe('permission_denied');
    const invitation = { addresses: 'x@elsewhere.example', tokenHashes: [hash('a')] };
    expect(town.code(inviteMembers, { ...invitation, numbers: [{ id: numberId, access: 'use' }] }, town.dan)).toBe(
      'permission_denied',
    );
  });
});
