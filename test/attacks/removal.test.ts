import { createContact } from 'partyline/contacts';
import { unwrap } from 'partyline/kernel';
import { chooseNumber, leaveWorkspace, planRemoval, removeMember } from 'partyline/lifecycle';
import {
  changeAddress,
  changeRole,
  listTeam,
  reinstateMember,
  requestAddressChange,
  suspendMember,
  updateProfile,
} from 'partyline/members';
import { assignNumber } from 'partyline/numbers';
import { reachOf } from 'partyline/sharing';
import { describe, expect, it } from 'vitest';
import { openLine } from './line.js';
import { codeOf, hash, Town } from './town.js';

describe('removing somebody to read what is theirs', () => {
  it('an admin names neither themselves nor anybody else to inherit contacts', () => {
    const town = new Town();
    town.contact('dora', town.cleo);
    for (const successorId of [town.ben, town.dan]) {
      expect(town.code(removeMember, { memberId: town.cleo, successorId }, town.ben)).toBe('owner_names_successor');
    }
    town.do(removeMember, { memberId: town.cleo }, town.ben);
    expect(town.viewers('dora')).toEqual(['ana']);
  });

  it('an owner names who inherits, and that is on the record', () => {
    const town = new Town();
    town.contact('dora', town.cleo);
    town.do(removeMember, { memberId: town.cleo, successorId: town.dan }, town.ana);
    expect(town.viewers('dora')).toEqual(['dan']);
    expect(town.commit?.events.map(({ type, data }) => [type, data])).toEqual([
      [
        'member_removed',
        { memberId: town.cleo, reason: 'removed', successorId: town.dan, numbersSuccessorId: town.ana },
      ],
    ]);
  });

  it('whoever leaves names nobody: what they had goes to the primary owner', () => {
    const town = new Town();
    town.contact('dora', town.cleo);
    expect(town.code(leaveWorkspace, { successorId: town.dan } as never, town.cleo)).toBe('invalid_input');
    town.do(leaveWorkspace, {}, town.cleo);
    expect(town.viewers('dora')).toEqual(['ana']);
  });

  it('somebody who inherits is there and active, and is not the one who goes', () => {
    const town = new Town();
    town.do(suspendMember, { memberId: town.dan }, town.ana);
    const code = (successorId: string) => town.code(removeMember, { memberId: town.cleo, successorId }, town.ana);
    expect([town.dan, town.cleo, 'no-such'].map(code)).toEqual([
      'member_suspended',
      'successor_is_leaving',
      'member_not_found',
    ]);
  });

  it('an admin does not get into somebody’s exclusive number by removing them and inheriting it', () => {
    const town = new Town();
    const line = town.number(town.cleo, 'exclusive');
    town.contact('dora', town.cleo, line);
    const removed = town.try(removeMember, { memberId: town.cleo, numbersSuccessorId: town.ben }, town.ben);
    if (removed.ok) town.workspace = removed.value.workspace;
    const entered = town.try(assignNumber, { numberId: line, memberId: town.ben, access: 'use' }, town.ben);
    if (entered.ok) town.workspace = entered.value.workspace;
    expect(town.viewers('dora')).not.toContain('ben');
  });

  it('the plan is for those who may remove, and counts what they may not see', () => {
    const town = new Town();
    town.contact('zanzibar', town.cleo);
    expect(codeOf(town.ask(planRemoval, { memberId: town.cleo }, town.dan))).toBe('permission_denied');
    const plan = town.ask(planRemoval, { memberId: town.cleo }, town.ben);
    expect(plan).toMatchObject({ value: { ownedContacts: 1, successorId: town.ana, namesSuccessor: false } });
    expect(JSON.stringify(plan)).not.toContain('zanzibar');
  });

  it('an inheritance goes on with whoever has it: three removals later it has one holder', () => {
    const town = new Town();
    const olga = town.member('olga', ['owner']);
    town.contact('dora', town.cleo);
    town.do(removeMember, { memberId: town.cleo, successorId: town.dan }, town.ana);
    town.do(removeMember, { memberId: town.dan, successorId: olga }, town.ana);
    town.do(leaveWorkspace, {}, olga);
    expect(town.viewers('dora')).toEqual(['ana']);
    expect(reachOf(town.workspace, town.dan).owns.size + reachOf(town.workspace, olga).owns.size).toBe(0);
  });
});

describe('a removed person', () => {
  const removed = () => {
    const town = new Town();
    town.open('acme.example');
    const line = town.number(town.cleo);
    const sales = town.group('Sales', [town.cleo]);
    town.contact('dora', town.cleo, line);
    town.remove(town.cleo, town.ben);
    return Object.assign(town, { line, sales });
  };

  it('reaches nothing, at once', () => {
    const town = removed();
    const reach = reachOf(town.workspace, town.cleo);
    expect([reach.caps.size, reach.owns.size]).toEqual([0, 0]);
    expect(town.level(town.cleo, 'dora')).toBe(null);
  });

  it('does nothing as their old id', () => {
    const town = removed();
    const me = town.cleo;
    const attempts = {
      contact: town.code(createContact, { fields: { firstName: 'Back' } }, me),
      profile: town.code(updateProfile, { memberId: me, name: 'Back' }, me),
      address: town.code(requestAddressChange, { memberId: me, address: 'b@acme.example', tokenHash: hash('b') }, me),
      number: town.code(assignNumber, { numberId: town.line, memberId: town.dan, access: 'use' }, me),
      back: town.code(reinstateMember, { memberId: me }, me),
      role: town.code(changeRole, { memberId: me, roles: ['owner'] }, me),
      choose: town.code(chooseNumber, { phone: '+15557654321', name: 'Back' }, me),
      leave: town.code(leaveWorkspace, {}, me),
      list: codeOf(town.ask(listTeam, {}, me)),
    };
    expect(attempts).toEqual({
      contact: 'permission_denied',
      profile: 'member_not_found',
      address: 'member_not_found',
      number: 'permission_denied',
      back: 'permission_denied',
      role: 'permission_denied',
      choose: 'member_not_found',
      leave: 'member_not_found',
      list: 'member_not_found',
    });
  });

  it('is not brought back as their old id by anybody, only invited anew', () => {
    const town = removed();
    for (const who of [town.ana, town.ben, 'host']) {
      expect(town.code(reinstateMember, { memberId: town.cleo }, who)).toBe('member_not_found');
      expect(town.code(changeRole, { memberId: town.cleo, roles: ['member'] }, who)).toBe('member_not_found');
      expect(town.code(assignNumber, { numberId: town.line, memberId: town.cleo, access: 'use' }, who)).toBe(
        'member_not_found',
      );
    }
  });

  it('does not come back by domain', () => {
    const town = removed();
    expect(codeOf(town.join('cleo@acme.example'))).toBe('was_removed');
    expect(codeOf(town.join(' CLEO@ACME.example'))).toBe('was_removed');
  });

  it('nor by domain once they leave of themselves', () => {
    const town = new Town();
    town.open('acme.example');
    town.do(leaveWorkspace, {}, town.cleo);
    expect(codeOf(town.join('cleo@acme.example'))).toBe('was_removed');
  });

  it('nor under the address they had before they changed it', () => {
    const town = new Town();
    town.open('acme.example');
    town.move(town.cleo, 'c2@acme.example');
    town.remove(town.cleo, town.ana);
    expect(codeOf(town.join('c2@acme.example'))).toBe('was_removed');
    expect(codeOf(town.join('cleo@acme.example'))).toBe('was_removed');
  });

  it('nor after a friend has held their address for a moment', () => {
    const town = removed();
    town.move(town.dan, 'cleo@acme.example');
    town.move(town.dan, 'dan@acme.example');
    expect(codeOf(town.join('cleo@acme.example'))).toBe('was_removed');
  });

  it('nor by the invitation by which they came', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, 'eve@elsewhere.example');
    const eve = unwrap(town.accept(invitationId, 'eve@elsewhere.example')).output.memberId;
    town.remove(eve, town.ben);
    expect(codeOf(town.accept(invitationId, 'eve@elsewhere.example'))).toBe('invitation_settled');
  });

  it('nor by an invitation that waited while they joined by domain', () => {
    const town = new Town();
    town.open('elsewhere.example');
    const invitationId = town.invite(town.ben, 'eve@elsewhere.example', { roles: ['admin'] });
    const eve = unwrap(town.join('eve@elsewhere.example')).output.memberId;
    town.remove(eve, town.ana);
    expect(codeOf(town.accept(invitationId, 'eve@elsewhere.example'))).toBe('invitation_settled');
    expect(codeOf(town.join('eve@elsewhere.example'))).toBe('was_removed');
  });

  it('nor by an address change they asked for while they were there', () => {
    const town = new Town();
    town.open('acme.example');
    const request = { memberId: town.cleo, address: 'c2@acme.example', tokenHash: hash('b') };
    town.do(requestAddressChange, request, town.cleo);
    town.remove(town.cleo, town.ana);
    const confirm = { memberId: town.cleo, tokenHash: hash('b') };
    expect(town.code(changeAddress, confirm, town.cleo)).toBe('member_not_found');
    expect(town.code(changeAddress, confirm, 'host')).toBe('member_not_found');
  });

  it('once invited again they are somebody new: nothing that was theirs is theirs', () => {
    const town = removed();
    const invitationId = town.invite(town.ben, 'cleo@acme.example');
    const again = unwrap(town.accept(invitationId, 'cleo@acme.example')).output.memberId;
    expect(again).not.toBe(town.cleo);
    expect(town.workspace.state.member.get(again)).toMatchObject({ groups: [], numbers: [], succeeds: [] });
    expect(town.level(again, 'dora')).toBe(null);
    expect(town.level(town.cleo, 'dora')).toBe(null);
  });

  it('counts nowhere: not among those who have a number, not in the team', () => {
    const town = removed();
    const team = unwrap(town.ask(listTeam, {}, town.ana)).members;
    expect(team.map(({ memberId }) => memberId)).not.toContain(town.cleo);
  });
});

describe('holding up one’s own removal', () => {
  const zone = { zone: 'Europe/Berlin', days: {} };
  const zones = { zone: 'Asia/Tokyo', days: {} };

  /** What somebody may do all day long, each time something else. */
  const restless = (line: Awaited<ReturnType<typeof openLine>>, desk: string) => {
    const { cleo, as } = line;
    const me = as(cleo);
    let turn = 0;
    const even = () => turn++ % 2 === 0;
    return {
      'their name': () => me.members.updateProfile({ memberId: cleo, name: `Cleo ${turn++}` }),
      'their address': () => me.members.requestAddressChange({ memberId: cleo, address: `c${turn++}@acme.example` }),
      'when they were last here': () => me.members.markSeen({ memberId: cleo }),
      'their schedule': () => me.numbers.setSchedule({ schedule: even() ? zone : zones }),
      'do not disturb': () => me.numbers.setDoNotDisturb({ on: even() }),
      notifications: () => me.numbers.setNotifications({ numberId: desk, calls: !even() }),
      contacts: () => me.contacts.create({ fields: { firstName: `Dora ${turn++}` } }),
      'the name of a number they own': () => me.numbers.updateSettings({ numberId: desk, name: `Desk ${turn++}` }),
      'the ring order of a number they own': () =>
        me.numbers.setRingOrder({ numberId: desk, ring: { type: 'all', seconds: even() ? 30 : 20 } }),
    };
  };
  const quiet = Object.keys(restless({ as: () => ({}) } as never, ''));

  it.each(quiet)('not by changing %s all the time', async (name) => {
    for (const how of ['remove', 'suspend'] as const) {
      const line = await openLine();
      const desk = { phone: '+15551234567', name: 'Desk', mode: 'shared', ownerId: line.cleo } as const;
      const { numberId } = unwrap(await line.host.numbers.add(desk));
      const meddle = restless(line, numberId)[name as never] as () => Promise<{ ok: boolean }>;
      let done = 0;
      const { answer, attempts } = await line.meddled(
        async () => {
          if ((await meddle()).ok) done += 1;
        },
        () => line.as(line.ben).members[how]({ memberId: line.cleo }),
      );
      expect(codeOf(answer)).toBe('ok');
      expect(attempts).toBeLessThanOrEqual(2);
      expect(done).toBeGreaterThan(0);
    }
  });

  const loud = (line: Awaited<ReturnType<typeof openLine>>, desk: string) => {
    const me = line.as(line.cleo);
    let turn = 0;
    const toggle = (memberId: string) => () =>
      turn++ % 2 === 0
        ? me.numbers.assign({ numberId: desk, memberId, access: 'use' })
        : me.numbers.unassign({ numberId: desk, memberId });
    return {
      'switching a number they own between shared and exclusive': () =>
        me.numbers.setMode({ numberId: desk, mode: turn++ % 2 === 0 ? 'exclusive' : 'shared' }),
      'taking the heir in and out of their number': toggle(line.ana),
      'taking the admin who removes them in and out of their number': toggle(line.ben),
    };
  };

  it.each(Object.keys(loud({ as: () => ({}) } as never, '')))('nor by %s', async (name) => {
    const line = await openLine();
    const desk = { phone: '+15551234567', name: 'Desk', mode: 'shared', ownerId: line.cleo } as const;
    const { numberId } = unwrap(await line.host.numbers.add(desk));
    const meddle = loud(line, numberId)[name as never] as () => Promise<unknown>;
    const removal = () => line.as(line.ben).members.remove({ memberId: line.cleo });
    const { answer, attempts } = await line.meddled(meddle, removal);
    expect(codeOf(answer)).toBe('ok');
    expect(attempts).toBeGreaterThan(1);
    expect(attempts).toBeLessThanOrEqual(5);
  });

  it('an admin neither, by going in and out of a group', async () => {
    const line = await openLine();
    const { groupId } = unwrap(await line.host.groups.create({ name: 'Sales' }));
    const me = line.as(line.ben);
    let turn = 0;
    const { answer } = await line.meddled(
      () => {
        const input = { groupId, memberIds: [line.ben] };
        return turn++ % 2 === 0 ? me.groups.addMembers(input) : me.groups.removeMembers(input);
      },
      () => line.as(line.ana).members.remove({ memberId: line.ben }),
    );
    expect(codeOf(answer)).toBe('ok');
  });

  it('what they do in the moment they are removed is either before it or not at all', async () => {
    const line = await openLine();
    const me = line.as(line.cleo);
    const { answer } = await line.meddled(
      () => line.as(line.ben).members.remove({ memberId: line.cleo }),
      () => me.contacts.create({ contactId: 'dora', fields: { firstName: 'Dora' } }),
    );
    expect(codeOf(answer)).toBe('permission_denied');
    expect(codeOf(await line.host.members.settleDeparture({ memberId: line.cleo }))).toBe('ok');
    expect((await line.store.list('acme', 'contact', { limit: 10 })).items).toEqual([]);
  });
});
