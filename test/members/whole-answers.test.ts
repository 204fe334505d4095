import { unwrap } from 'partyline/kernel';
import { chooseNumber } from 'partyline/lifecycle';
import {
  changeRole,
  inviteMembers,
  listTeam,
  markSeen,
  onboardingOf,
  resendInvitation,
  revokeInvitation,
  suspendMember,
} from 'partyline/members';
import { assignNumber } from 'partyline/numbers';
import { permissions, type Role, standardTable } from 'partyline/roles';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { DAY, hash, Town } from '../attacks/town.js';

const EVE = 'eve@x.example';

/** A role that removes people and nothing else: it does not even communicate. */
const bouncer: Role = {
  steward: false,
  cells: Object.fromEntries(
    permissions.map((permission) => [permission, permission === 'members.remove' ? 'yes' : 'no']),
  ) as Role['cells'],
};
const withBouncers = definePolicy({ roles: { ...standardTable, bouncer } });

describe('onboarding', () => {
  it('is complete once the number is chosen and the app is open, whichever comes first', () => {
    const town = new Town();
    const join = (name: string, newNumber: boolean) => {
      const address = `${name}@x.example`;
      return unwrap(town.accept(town.invite(town.ben, address, { newNumber }), address)).output.memberId;
    };
    const stepsOf = (memberId: string) => {
      const { steps, complete } = unwrap(town.ask(onboardingOf, { memberId }, memberId));
      return [steps.account, steps.number, steps.app, complete];
    };
    const [eve, fay, gus] = [join('eve', true), join('fay', true), join('gus', false)];
    for (const memberId of [eve, fay]) expect(stepsOf(memberId)).toEqual(['done', 'open', 'open', false]);
    expect(stepsOf(gus)).toEqual(['done', 'not_needed', 'open', false]);
    town.do(markSeen, { memberId: gus }, gus, 'web');
    expect(stepsOf(gus)).toEqual(['done', 'not_needed', 'done', true]);
    town.do(markSeen, { memberId: eve }, eve, 'mobile');
    expect(stepsOf(eve)).toEqual(['done', 'open', 'done', false]);
    town.do(chooseNumber, { phone: '+15557654321', name: 'Eve' }, eve);
    expect(stepsOf(eve)).toEqual(['done', 'done', 'done', true]);
    town.do(chooseNumber, { phone: '+15557654322', name: 'Fay' }, fay);
    expect(stepsOf(fay)).toEqual(['done', 'done', 'open', false]);
  });

  it('shows what the person can use, to them and to who invites', () => {
    const town = new Town(withBouncers);
    const { ana, ben, cleo } = town;
    const sales = town.group('Sales', [cleo]);
    const [used, read] = [town.number(ana), town.number(ana)];
    town.do(assignNumber, { numberId: used, memberId: cleo, access: 'use' }, ana);
    town.do(assignNumber, { numberId: read, memberId: cleo, access: 'read' }, ana);
    const expected = {
      memberId: cleo,
      steps: { account: 'done', number: 'not_needed', app: 'open' },
      complete: false,
      usable: { teammates: true, numbers: [used], readableNumbers: [read], groups: [sales] },
    };
    for (const who of [cleo, ben, 'host']) {
      expect(town.ask(onboardingOf, { memberId: cleo }, who)).toEqual({ ok: true, value: expected });
    }
    town.do(changeRole, { memberId: cleo, roles: ['bouncer'] }, ana);
    expect(unwrap(town.ask(onboardingOf, { memberId: cleo }, cleo)).usable).toEqual({
      teammates: false,
      numbers: [],
      readableNumbers: [read],
      groups: [sales],
    });
  });
});

describe('the team', () => {
  it('is told whole', () => {
    const town = new Town();
    const { ana, cleo } = town;
    const sales = town.group('Sales', [cleo]);
    const desk = town.number(ana);
    town.do(assignNumber, { numberId: desk, memberId: cleo, access: 'read' }, ana);
    const joinedAt = town.at;
    town.at += 5;
    town.do(markSeen, { memberId: cleo }, cleo);
    const invitationId = town.invite(ana, EVE, { roles: ['admin'] });
    const expiresAt = town.at + 7 * DAY;
    const invitation = { invitationId, address: EVE, roles: ['admin'], expiresAt };
    const page = unwrap(town.ask(listTeam, { offset: 2, limit: 1 }, ana));
    expect(page).toStrictEqual({
      members: [
        {
          memberId: cleo,
          name: 'Cleo Costa',
          address: 'cleo@acme.example',
          status: 'active',
          roles: ['member'],
          groups: [sales],
          numbers: [{ id: desk, access: 'read' }],
          joinedAt,
          lastActiveAt: town.at,
          primaryOwner: false,
        },
      ],
      total: 4,
      more: true,
      invitations: [{ ...invitation, expired: false }],
    });
    town.at = expiresAt;
    expect(unwrap(town.ask(listTeam, {}, ana)).invitations).toEqual([{ ...invitation, expired: true }]);
    expect(unwrap(town.ask(listTeam, {}, ana)).members.map(({ primaryOwner }) => primaryOwner)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('has more until its last page', () => {
    const town = new Town();
    const page = (offset: number, limit: number) => {
      const { members, more } = unwrap(town.ask(listTeam, { offset, limit }, 'host'));
      return [members.length, more];
    };
    expect([page(0, 4), page(0, 3), page(1, 3), page(3, 1), page(3, 2), page(4, 1), page(9, 1)]).toEqual([
      [4, false],
      [3, true],
      [3, false],
      [1, false],
      [1, false],
      [0, false],
      [0, false],
    ]);
  });

  it('is by name, then by id, where people joined or were seen at one moment, and last who never was', () => {
    const town = new Town();
    const [zoe, abe] = [town.member('Zoe', ['member']), town.member('Abe', ['member'])];
    town.at += 1;
    const [later, twin] = [town.member('Abel', ['member']), town.member('Abe2', ['member'])];
    town.at = 0;
    town.do(markSeen, { memberId: town.dan }, town.dan);
    town.at = 1;
    for (const memberId of [twin, later]) town.do(markSeen, { memberId }, memberId);
    town.at = 2;
    town.do(markSeen, { memberId: zoe }, zoe);
    const order = (sort: 'name' | 'joined' | 'activity') =>
      unwrap(town.ask(listTeam, { sort }, town.cleo)).members.map(({ memberId }) => memberId);
    const { ana, ben, cleo, dan } = town;
    expect(order('name')).toEqual([abe, twin, later, ana, ben, cleo, dan, zoe]);
    expect(order('joined')).toEqual([abe, ana, ben, cleo, dan, zoe, twin, later]);
    expect(order('activity')).toEqual([zoe, twin, later, dan, abe, ana, ben, cleo]);
  });
});

describe('where members invite as members', () => {
  const policy = definePolicy({ memberInvites: 'asMember' });
  const offer = { addresses: [EVE], tokenHashes: [hash('a')] };

  it('they send again and take back what they sent', () => {
    const town = new Town(policy);
    const invitationId = town.invite(town.cleo, EVE);
    town.at += DAY;
    expect(town.do(resendInvitation, { invitationId, tokenHash: hash('b') }, town.cleo)).toStrictEqual({
      invitationId,
      address: EVE,
      expiresAt: town.at + 7 * DAY,
    });
    expect(town.code(revokeInvitation, { invitationId }, town.dan)).toBe('permission_denied');
    expect(town.code(revokeInvitation, { invitationId }, town.cleo)).toBe('ok');
  });

  it('strangers, people who are only known by an address, and who is suspended do not', () => {
    const town = new Town(policy);
    town.do(suspendMember, { memberId: town.dan }, town.ana);
    expect(town.code(inviteMembers, offer, town.dan)).toBe('permission_denied');
    expect(town.code(inviteMembers, offer, 'stranger')).toBe('permission_denied');
    const result = inviteMembers(town.workspace, offer, town.person('cleo@acme.example'));
    expect(result).toMatchObject({ ok: false, error: { code: 'permission_denied' } });
  });
});

describe('a role that no table knows any more', () => {
  const known = { ...standardTable, bouncer };
  const manned = () => {
    const town = new Town(definePolicy({ roles: { ...known, retired: bouncer } }));
    const memberId = town.member('Rob', ['retired', 'admin']);
    const guard = town.member('Bo', ['bouncer']);
    town.workspace = { ...town.workspace, policy: definePolicy({ roles: known }) };
    return { town, memberId, guard };
  };

  it('hides none of those beside it', () => {
    const { town, memberId, guard } = manned();
    const result = town.try(suspendMember, { memberId }, guard);
    expect(result).toMatchObject({
      error: { code: 'above_own_authority', path: ['memberId'], params: { role: 'admin' } },
    });
  });

  it('and stands in nobody’s way', () => {
    const { town, memberId } = manned();
    expect(town.code(changeRole, { memberId, roles: ['member'] }, town.ben)).toBe('ok');
    expect(town.code(suspendMember, { memberId }, town.ben)).toBe('ok');
  });
});
