import { unwrap } from 'partyline/kernel';
import { acceptInvitation, chooseNumber, joinByDomain } from 'partyline/lifecycle';
import { changeRole, onboardingOf, setWorkspaceStatus } from 'partyline/members';
import { setNumberMode } from 'partyline/numbers';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { codeOf, DAY, hash, Town } from '../attacks/town.js';

const EVE = 'eve@acme.example';

describe('an invitation is accepted', () => {
  it('with the roles and numbers it offers, and the name that the person gives', () => {
    const town = new Town();
    const desk = town.number(town.ana);
    const offer = { roles: ['admin', 'member'], numbers: [{ id: desk, access: 'read' as const }] };
    const invitationId = town.invite(town.ana, EVE, offer);
    const input = { invitationId, tokenHash: hash('a'), name: '  Eve   Egede ' };
    const { output, workspace, commit } = unwrap(
      acceptInvitation(town.workspace, input, town.person('EVE@acme.example')),
    );
    expect(workspace.state.member.get(output.memberId)).toMatchObject({
      status: 'active',
      roles: ['admin', 'member'],
      numbers: [{ id: desk, access: 'read' }],
      groups: [],
    });
    expect(workspace.state.profile.get(output.memberId)).toMatchObject({ name: 'Eve Egede', address: EVE });
    expect(workspace.state.invitation.get(invitationId)?.status).toBe('accepted');
    expect(commit?.events.map(({ type }) => type)).toEqual(['member_added', 'number_assigned', 'invitation_accepted']);
    expect(output.numbersLeftOut).toEqual([]);
  });

  it('a number that is exclusive, full or gone by then is left out, and the person is in all the same', () => {
    const town = new Town(definePolicy({ usersPerNumber: 2 }));
    const [open, closed, full] = [town.number(town.ana), town.number(town.ana), town.number(town.ana)];
    const numbers = [open, closed, full].map((id) => ({ id, access: 'use' as const }));
    const invitationId = town.invite(town.ana, EVE, { numbers });
    town.do(setNumberMode, { numberId: closed, mode: 'exclusive' }, town.ana);
    const second = town.invite(town.ana, 'fay@acme.example', { numbers: [{ id: full, access: 'use' }] }, 'b');
    unwrap(town.accept(second, 'fay@acme.example', 'b'));
    const joined = unwrap(town.accept(invitationId, EVE));
    expect(joined.output.numbersLeftOut).toEqual([closed, full]);
    expect(town.workspace.state.member.get(joined.output.memberId)?.numbers.map(({ id }) => id)).toEqual([open]);
  });

  it('takes a seat, and is refused where there is none; the invitation waits', () => {
    const town = new Town(definePolicy({ seatLimit: 5 }));
    const [first, second] = [town.invite(town.ben, EVE), town.invite(town.ben, 'fay@acme.example', {}, 'b')];
    expect(town.workspace.counters.get('seats')).toBe(4);
    expect(codeOf(town.accept(first, EVE))).toBe('ok');
    expect(town.accept(second, 'fay@acme.example', 'b')).toMatchObject({
      error: { code: 'seat_limit_reached', params: { limit: 5 } },
    });
    town.remove(town.dan, town.ben);
    expect(codeOf(town.accept(second, 'fay@acme.example', 'b'))).toBe('ok');
  });

  it('by the host for somebody, with the token', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    const input = { invitationId, tokenHash: hash('a'), name: 'Eve' };
    expect(town.code(acceptInvitation, input, 'host')).toBe('ok');
    expect(town.code(acceptInvitation, { ...input, tokenHash: hash('b') }, 'host')).toBe('invitation_not_found');
  });

  it.each(['suspended', 'closed'] as const)('not while the workspace is %s', (status) => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    town.open('acme.example');
    town.do(setWorkspaceStatus, { status }, 'host');
    expect(town.accept(invitationId, EVE)).toMatchObject({
      error: { code: 'workspace_not_active', params: { status } },
    });
    expect(codeOf(town.join(EVE))).toBe('workspace_not_active');
  });

  it('even one whose host has invited, whom nobody needs to stand for', () => {
    const town = new Town();
    const invitationId = town.invite('host', EVE, { roles: ['owner'] });
    const joined = unwrap(town.accept(invitationId, EVE));
    expect(town.rolesOf(joined.output.memberId)).toEqual(['owner']);
    expect(town.workspace.counters.get('owners')).toBe(2);
  });
});

describe('somebody joins by domain', () => {
  it('as a member, with an event that says so', () => {
    const town = new Town();
    town.open('acme.example');
    const { output, commit } = unwrap(joinByDomain(town.workspace, { name: 'Eve' }, town.person(EVE)));
    expect(commit?.events.map(({ type, data }) => [type, data])).toEqual([
      ['member_added', { memberId: output.memberId, roles: ['member'], via: 'domain', numberDue: false }],
    ]);
  });

  it('with what a waiting invitation offers, which is used up by that', () => {
    const town = new Town();
    town.open('acme.example');
    const invitationId = town.invite(town.ana, EVE, { roles: ['admin'], newNumber: true });
    const joined = unwrap(town.join(EVE));
    expect(town.rolesOf(joined.output.memberId)).toEqual(['admin']);
    expect(codeOf(town.accept(invitationId, EVE))).toBe('invitation_settled');
  });

  it('as a plain member where the invitation has expired, or its inviter is no longer anybody', () => {
    const expired = new Town();
    expired.open('acme.example');
    const late = expired.invite(expired.ana, EVE, { roles: ['admin'] });
    expired.at += 8 * DAY;
    expect(expired.rolesOf(unwrap(expired.join(EVE)).output.memberId)).toEqual(['member']);
    expect(expired.workspace.state.invitation.get(late)?.status).toBe('revoked');

    const demoted = new Town();
    demoted.open('acme.example');
    demoted.invite(demoted.ben, EVE, { roles: ['admin'] });
    demoted.do(changeRole, { memberId: demoted.ben, roles: ['member'] }, demoted.ana);
    expect(demoted.rolesOf(unwrap(demoted.join(EVE)).output.memberId)).toEqual(['member']);
  });

  it('while there is a seat', () => {
    const town = new Town(definePolicy({ seatLimit: 4 }));
    town.open('acme.example');
    expect(codeOf(town.join(EVE))).toBe('seat_limit_reached');
  });
});

describe('a number is chosen at onboarding', () => {
  const promised = () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE, { newNumber: true });
    const eve = unwrap(town.accept(invitationId, EVE)).output.memberId;
    return Object.assign(town, { eve });
  };
  const choice = { phone: '+15557654321', name: 'Eve, direct' };

  it('once, by whoever it was promised to, and is theirs alone', () => {
    const town = promised();
    expect(unwrap(town.ask(onboardingOf, { memberId: town.eve }, town.eve)).steps.number).toBe('open');
    const { numberId } = town.do(chooseNumber, choice, town.eve);
    expect(town.workspace.state.number.get(numberId)).toMatchObject({
      ownerId: town.eve,
      mode: 'exclusive',
      status: 'live',
    });
    expect(unwrap(town.ask(onboardingOf, { memberId: town.eve }, town.eve)).steps.number).toBe('done');
    expect(town.code(chooseNumber, { ...choice, phone: '+15557654322' }, town.eve)).toBe('no_number_due');
  });

  it('by nobody else, not even those who may add numbers', () => {
    const town = promised();
    for (const who of [town.ana, town.ben, town.cleo])
      expect(town.code(chooseNumber, choice, who)).toBe('no_number_due');
    expect(town.code(chooseNumber, choice, 'host')).toBe('member_required');
    expect(codeOf(chooseNumber(town.workspace, choice, town.person(EVE)))).toBe('member_required');
  });

  it('not one that somebody has', () => {
    const town = promised();
    const desk = town.number(town.ana);
    const taken = town.workspace.state.number.get(desk)?.phone ?? '';
    expect(town.code(chooseNumber, { ...choice, phone: taken }, town.eve)).toBe('phone_taken');
    expect(town.code(chooseNumber, { ...choice, phone: '0800' }, town.eve)).toBe('invalid_input');
  });
});
