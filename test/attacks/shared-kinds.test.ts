import { addGroupMembers, deleteGroup, removeGroupMembers } from 'partyline/groups';
import { assignNumber, unassignNumber } from 'partyline/numbers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Grants, member, SECRET, sharedKinds, Vault } from './shared-kinds.js';

const HOUR = 3_600_000;

// Each attack is played on each kind of thing that is shared: a contact, a snippet, a thing of the host's own.
describe.each(sharedKinds)('$title', (of) => {
  let vault: Vault;
  const another = (options?: ConstructorParameters<typeof Vault>[1]) => {
    vault = new Vault(of, options);
    return vault;
  };
  const until = (hours: number) => vault.at + hours * HOUR;

  beforeEach(() => {
    another();
  });

  /** To them it reads, in every answer, like what is not there. */
  const expectHidden = (...people: readonly string[]) => {
    for (const who of people) {
      const hidden = vault.tellings('it', who);
      expect(hidden).toEqual(vault.tellings('no-such', who));
      expect(hidden.join()).not.toMatch(SECRET);
    }
  };

  describe('widening to oneself', () => {
    beforeEach(() => {
      const sales = vault.group('Sales', [vault.dan]);
      vault.share([{ principal: `group:${sales}` }, { principal: member(vault.ben), until: until(1) }]);
    });

    it('by name is refused: alone, among others, to look only, by replacing', () => {
      const self = { principal: member(vault.dan) };
      expect(vault.adds(vault.dan, self)).toBe('cannot_share_with_oneself');
      expect(vault.adds(vault.dan, { ...self, level: 'view' })).toBe('cannot_share_with_oneself');
      expect(vault.adds(vault.dan, { ...self, until: until(1) })).toBe('cannot_share_with_oneself');
      expect(vault.adds(vault.dan, { principal: 'workspace' }, self)).toBe('cannot_share_with_oneself');
      const before = [...vault.workspace.state.grant.values()]
        .filter((grant) => grant?.cause === 'manual')
        .map((grant) => ({ principal: grant?.principal, level: grant?.level, until: grant?.until }));
      const grants = [...before, self] as unknown as Grants;
      expect(vault.changes({ type: 'replace', grants }, vault.dan)).toBe('cannot_share_with_oneself');
    });

    it('is refused where one’s own access would last longer', () => {
      expect(vault.adds(vault.ben, { principal: member(vault.ben), until: until(2) })).toBe(
        'cannot_share_with_oneself',
      );
      expect(vault.adds(vault.ben, { principal: member(vault.ben) })).toBe('cannot_share_with_oneself');
      vault.at += HOUR;
      expect(vault.reaches(vault.ben)).toBe(null);
    });

    it('by giving it to oneself is refused', () => {
      expect(vault.comes(of.transfer('it', vault.dan), vault.dan)).toBe('needs_owner');
      expect(vault.comes(of.transfer('it', vault.ben), vault.ben)).toBe('needs_owner');
    });

    it('is refused to stewards too', () => {
      another({ adminAccessToPrivate: 'edit' });
      expect(vault.reaches(vault.ben)).toBe('edit');
      expect(vault.adds(vault.ben, { principal: member(vault.ben) })).toBe('cannot_share_with_oneself');
      expect(vault.comes(of.transfer('it', vault.ben), vault.ben)).toBe('needs_owner');
    });
  });

  describe('keeping what came through something else', () => {
    it('a number: nobody who has it gets a grant of their own, and with the number the access is gone', () => {
      const line = vault.number(vault.cleo);
      vault.do(assignNumber, { numberId: line, memberId: vault.dan, access: 'use' }, vault.cleo);
      vault.play(of.attach('it', line), vault.cleo);
      expect(vault.reaches(vault.dan)).toBe('edit');
      expect(vault.adds(vault.dan, { principal: member(vault.dan) })).toBe('cannot_share_with_oneself');
      vault.do(unassignNumber, { numberId: line, memberId: vault.dan }, vault.cleo);
      expect(vault.seers()).toEqual(['cleo']);
      expectHidden(vault.dan);
    });

    it('a number made private by hand: what remains is said, and it is the number’s alone', () => {
      const line = vault.number(vault.cleo);
      vault.do(assignNumber, { numberId: line, memberId: vault.dan, access: 'use' }, vault.cleo);
      vault.play(of.attach('it', line), vault.cleo);
      vault.share([{ principal: 'workspace' }]);
      const told = vault.told(of.share(['it'], { type: 'private' }), vault.cleo);
      expect(told).toContain(`"principal":"number:${line}"`);
      vault.play(of.share(['it'], { type: 'private' }), vault.cleo);
      expect(vault.seers()).toEqual(['cleo', 'dan']);
      vault.play(of.detach('it', line), vault.cleo);
      expect(vault.seers()).toEqual(['cleo']);
    });

    it('a group: whoever is taken out of it sees no more', () => {
      const sales = vault.group('Sales', [vault.dan, vault.ben]);
      vault.share([{ principal: `group:${sales}` }]);
      expect(vault.adds(vault.dan, { principal: member(vault.dan) })).toBe('cannot_share_with_oneself');
      vault.do(removeGroupMembers, { groupId: sales, memberIds: [vault.dan] }, 'host');
      expect(vault.seers()).toEqual(['ben', 'cleo']);
      expectHidden(vault.dan);
    });

    it('a deleted group: who was taken out before gets nothing as it is turned into grants to its people', () => {
      const sales = vault.group('Sales', [vault.dan, vault.ben]);
      vault.share([{ principal: `group:${sales}` }]);
      vault.do(removeGroupMembers, { groupId: sales, memberIds: [vault.dan] }, 'host');
      vault.do(deleteGroup, { groupId: sales }, 'host');
      expect(vault.code(addGroupMembers, { groupId: sales, memberIds: [vault.dan] }, 'host')).toBe('group_retired');
      expect(vault.adds(vault.ben, { principal: `group:${sales}` })).toBe('group_retired');
      vault.play(of.share(['it'], { type: 'remove', principals: [member(vault.ben)] }), vault.cleo);
      expect(vault.seers()).toEqual(['cleo']);
    });

    it('a deleted group: an editor does not take anybody’s share of it, nor turn it into one of their own', () => {
      const sales = vault.group('Sales', [vault.dan, vault.ben]);
      vault.share([{ principal: `group:${sales}` }]);
      vault.do(deleteGroup, { groupId: sales }, 'host');
      const take = { type: 'remove', principals: [member(vault.ben)] } as const;
      expect(vault.changes(take, vault.dan)).toBe('needs_owner');
      expect(vault.changes({ type: 'replace', grants: [{ principal: member(vault.dan) }] }, vault.dan)).toBe(
        'needs_owner',
      );
      expect(vault.seers()).toEqual(['ben', 'cleo', 'dan']);
    });
  });

  describe('narrowing passed off as widening', () => {
    const granted = () => [{ principal: member(vault.dan) }, { principal: member(vault.ben), until: until(2) }];

    beforeEach(() => vault.share(granted()));

    it('by replacing is refused, whoever is left out, lowered or cut short', () => {
      const [dan, ben] = granted() as [Grants[number], Grants[number]];
      const narrower: readonly Grants[] = [
        [],
        [dan],
        [{ principal: 'workspace' }],
        [dan, { ...ben, until: until(1) }],
        [dan, { ...ben, level: 'view' }],
        [{ ...dan, until: until(9) }, ben],
        [dan, { principal: 'workspace', level: 'view' }],
      ];
      for (const grants of narrower) {
        expect(vault.changes({ type: 'replace', grants }, vault.dan), JSON.stringify(grants)).toBe('needs_owner');
      }
      expect(vault.changes({ type: 'replace', grants: [dan, ben, { principal: 'workspace' }] }, vault.dan)).toBe('ok');
    });

    it('by adding a shorter end changes nothing', () => {
      vault.play(
        of.share(['it'], { type: 'add', grants: [{ principal: member(vault.ben), until: until(1) }] }),
        vault.dan,
      );
      expect(vault.commit).toBe(null);
      vault.at += HOUR;
      expect(vault.reaches(vault.ben)).toBe('edit');
    });

    it('by taking, making private or taking off a number is refused', () => {
      const line = vault.number(vault.cleo);
      vault.play(of.attach('it', line), vault.cleo);
      expect(vault.changes({ type: 'private' }, vault.dan)).toBe('needs_owner');
      expect(vault.changes({ type: 'remove', principals: [member(vault.ben)] }, vault.dan)).toBe('needs_owner');
      expect(vault.comes(of.detach('it', line), vault.dan)).toBe('needs_owner');
    });
  });

  describe('sharing again after the owner narrowed', () => {
    beforeEach(() => {
      vault.share([{ principal: member(vault.dan) }, { principal: member(vault.ben) }]);
      vault.play(of.share(['it'], { type: 'remove', principals: [member(vault.ben)] }), vault.cleo);
    });

    it('is refused to the editors who are left: to another, to a group, to all, for longer', () => {
      const friends = vault.group('Friends', [vault.ben]);
      for (const principal of [member(vault.ben), member(vault.ana), `group:${friends}`, 'workspace'] as const) {
        expect(vault.adds(vault.dan, { principal }), principal).toBe('needs_owner');
        const grants = [{ principal: member(vault.dan) }, { principal }];
        expect(vault.changes({ type: 'replace', grants }, vault.dan), principal).toBe('needs_owner');
      }
      expect(vault.adds(vault.cleo, { principal: member(vault.ben) })).toBe('ok');
    });

    it('is refused by way of a number', () => {
      const line = vault.number(vault.dan);
      expect(vault.comes(of.attach('it', line), vault.dan)).toBe('needs_owner');
    });

    it('is refused after the owner took it off a number, too', () => {
      another();
      const line = vault.number(vault.cleo);
      vault.do(assignNumber, { numberId: line, memberId: vault.dan, access: 'use' }, vault.cleo);
      vault.share([{ principal: member(vault.dan) }]);
      vault.play(of.attach('it', line), vault.cleo);
      vault.play(of.detach('it', line), vault.cleo);
      expect(vault.comes(of.attach('it', line), vault.dan)).toBe('needs_owner');
      expect(vault.adds(vault.dan, { principal: 'workspace' })).toBe('needs_owner');
    });

    it('is refused to stewards', () => {
      another({ adminAccessToPrivate: 'edit' });
      vault.share([{ principal: member(vault.dan) }]);
      vault.play(of.share(['it'], { type: 'private' }), vault.cleo);
      const line = vault.number(vault.ben);
      expect(vault.adds(vault.ben, { principal: member(vault.dan) })).toBe('needs_owner');
      expect(vault.comes(of.attach('it', line), vault.ben)).toBe('needs_owner');
    });

    it('is refused from the first where the policy says so', () => {
      another({ resharing: 'owner' });
      vault.share([{ principal: member(vault.dan) }]);
      const line = vault.number(vault.dan);
      expect(vault.adds(vault.dan, { principal: 'workspace' })).toBe('needs_owner');
      expect(vault.comes(of.attach('it', line), vault.dan)).toBe('needs_owner');
    });
  });

  describe('putting somebody else’s thing on one’s own number', () => {
    it('is refused to whoever does not see it, and says nothing of it', () => {
      const line = vault.number(vault.dan);
      const answer = (id: string) => vault.told(of.attach(id, line), vault.dan).replaceAll(JSON.stringify(id), '"?"');
      expect(answer('it')).toBe(answer('no-such'));
    });

    it('is refused to whoever only looks', () => {
      const line = vault.number(vault.dan);
      vault.share([{ principal: 'workspace', level: 'view' }]);
      expect(vault.comes(of.attach('it', line), vault.dan)).toBe('needs_edit');
      expect(vault.reaches(vault.dan)).toBe('view');
    });

    it('takes the use of that number, and says nothing of one that is not one’s own', () => {
      const read = vault.number(vault.ben);
      const theirs = vault.number(vault.ben);
      vault.do(assignNumber, { numberId: read, memberId: vault.dan, access: 'read' }, vault.ben);
      vault.share([{ principal: member(vault.dan) }]);
      expect(vault.comes(of.attach('it', read), vault.dan)).toBe('number_read_only');
      const answer = (numberId: string) =>
        vault.told(of.attach('it', numberId), vault.dan).replaceAll(JSON.stringify(numberId), '"?"');
      expect(answer(theirs)).toBe(answer('no-such'));
      expect(answer(theirs)).toContain('number_not_found');
    });

    it('is undone by its owner, for good', () => {
      const line = vault.number(vault.dan);
      vault.share([{ principal: member(vault.dan) }]);
      vault.play(of.attach('it', line), vault.dan);
      vault.play(of.share(['it'], { type: 'private' }), vault.cleo);
      expect(vault.reaches(vault.dan)).toBe('edit');
      vault.play(of.detach('it', line), vault.cleo);
      expect(vault.seers()).toEqual(['cleo']);
      expectHidden(vault.dan);
    });
  });

  describe('editing with view', () => {
    it('is refused, to owners and admins too, and does not become possible by sharing onwards', () => {
      vault.share([{ principal: 'workspace', level: 'view' }]);
      for (const who of [vault.ana, vault.ben, vault.dan]) {
        expect(vault.comes(of.edit('it'), who)).toBe('needs_edit');
        expect(vault.adds(who, { principal: member(who) })).toBe('needs_edit');
        expect(vault.adds(who, { principal: 'workspace' })).toBe('needs_edit');
        expect(vault.comes(of.transfer('it', who), who)).toBe('needs_edit');
        expect(vault.comes(of.remove('it'), who)).toBe('needs_edit');
        expect(vault.comes(of.erase('it'), who)).toBe('needs_edit');
      }
    });

    it('is refused to whoever reads along on its number', () => {
      const line = vault.number(vault.cleo);
      vault.do(assignNumber, { numberId: line, memberId: vault.dan, access: 'read' }, vault.cleo);
      vault.play(of.attach('it', line), vault.cleo);
      expect(vault.reaches(vault.dan)).toBe('view');
      expect(vault.comes(of.edit('it'), vault.dan)).toBe('needs_edit');
      expect(vault.adds(vault.dan, { principal: 'workspace' })).toBe('needs_edit');
    });

    it('is refused once the share that let one edit has ended', () => {
      vault.share([
        { principal: 'workspace', level: 'view' },
        { principal: member(vault.dan), until: until(1) },
      ]);
      expect(vault.comes(of.edit('it'), vault.dan)).toBe('ok');
      vault.at += HOUR;
      expect(vault.comes(of.edit('it'), vault.dan)).toBe('needs_edit');
    });
  });

  describe('deleting with edit', () => {
    beforeEach(() => vault.share([{ principal: 'workspace' }]));

    it('is refused to every editor, and so is erasing', () => {
      for (const who of [vault.ana, vault.ben, vault.dan]) {
        expect(vault.comes(of.edit('it'), who)).toBe('ok');
        expect(vault.comes(of.remove('it'), who)).toBe('needs_owner');
        expect(vault.comes(of.erase('it'), who)).toBe('needs_owner');
      }
    });

    it('is no way back either: who edited it neither restores nor erases what its owner deleted', () => {
      vault.play(of.remove('it'), vault.cleo);
      for (const who of [vault.ana, vault.ben, vault.dan]) {
        expect(vault.comes(of.edit('it'), who)).toBe(vault.comes(of.edit('no-such'), who));
        expect(vault.comes(of.restore('it'), who)).toBe('needs_owner');
        expect(vault.comes(of.erase('it'), who)).toBe('needs_owner');
      }
    });

    it('its owner does both, and of what is erased nothing is left, under any verb', () => {
      vault.play(of.remove('it'), vault.cleo);
      vault.play(of.erase('it'), vault.cleo);
      expectHidden(vault.ana, vault.cleo, vault.dan);
      const left = [...vault.workspace.state.grant.values()].filter((grant) => grant !== null);
      expect(left).toEqual([]);
      vault.play(of.make('it'), vault.dan);
      expect(vault.seers()).toEqual(['dan']);
    });
  });
});
