import { unwrap } from 'partyline/kernel';
import { joinByDomain, planRemoval, removeMember } from 'partyline/lifecycle';
import {
  changeRole,
  claimDomain,
  inviteMembers,
  reinstateMember,
  releaseDomain,
  resendInvitation,
  revokeInvitation,
  suspendMember,
  verifyDomain,
} from 'partyline/members';
import { assignNumber } from 'partyline/numbers';
import { type Permission, permissions, type Role, standardTable } from 'partyline/roles';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { openLine } from './line.js';
import { codeOf, hash, Town } from './town.js';

/** A role of a host's own: these permissions and no others. */
const role = (...allowed: Permission[]): Role => ({
  steward: false,
  cells: Object.fromEntries(
    permissions.map((permission) => [permission, allowed.includes(permission) ? 'yes' : 'no']),
  ) as Role['cells'],
});

/** Beside the usual roles: one that changes roles, one that invites, one that removes, and one that has it all but the name of owner. */
const roles = {
  ...standardTable,
  registrar: role('members.changeRole'),
  recruiter: role('members.invite'),
  bouncer: role('members.remove'),
  cashier: role('billing.manage'),
  secretary: role('members.changeRole', 'members.invite', 'communication.use'),
};
const policy = definePolicy({ roles });

const invitation = (...given: string[]) => ({
  addresses: 'eve@elsewhere.example',
  roles: given,
  tokenHashes: [hash('a')],
});

describe('promoting above one’s own authority', () => {
  it('an admin makes nobody an owner, not others and not themselves', () => {
    const town = new Town();
    for (const memberId of [town.ben, town.cleo, town.dan]) {
      expect(town.code(changeRole, { memberId, roles: ['owner'] }, town.ben)).toBe('above_own_authority');
      expect(town.code(changeRole, { memberId, roles: ['member', 'owner'] }, town.ben)).toBe('above_own_authority');
    }
  });

  it('a member changes no role, their own included', () => {
    const town = new Town();
    for (const memberId of [town.ana, town.ben, town.cleo, town.dan]) {
      for (const given of [['owner'], ['admin'], ['member']]) {
        expect(town.code(changeRole, { memberId, roles: given }, town.cleo)).toBe('permission_denied');
      }
    }
  });

  it('an admin without the billing gives no role that has it', () => {
    const town = new Town(policy);
    expect(town.try(changeRole, { memberId: town.cleo, roles: ['member', 'cashier'] }, town.ben)).toMatchObject({
      error: { code: 'above_own_authority', params: { role: 'cashier', permission: 'billing.manage' } },
    });
    expect(town.code(changeRole, { memberId: town.cleo, roles: ['member', 'cashier'] }, town.ana)).toBe('ok');
  });

  it('nor takes it from somebody who has it', () => {
    const town = new Town(policy);
    town.do(changeRole, { memberId: town.cleo, roles: ['member', 'cashier'] }, town.ana);
    expect(town.code(changeRole, { memberId: town.cleo, roles: ['member'] }, town.ben)).toBe('above_own_authority');
    expect(town.code(removeMember, { memberId: town.cleo }, town.ben)).toBe('above_own_authority');
    expect(codeOf(town.ask(planRemoval, { memberId: town.cleo }, town.ben))).toBe('above_own_authority');
    expect(town.code(suspendMember, { memberId: town.cleo }, town.ben)).toBe('above_own_authority');
  });

  it('roles that are names of the language give nothing', () => {
    const town = new Town();
    for (const name of ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']) {
      expect(['invalid_input', 'unknown_role']).toContain(
        town.code(changeRole, { memberId: town.cleo, roles: [name] }, town.ana),
      );
    }
  });
});

describe('a role that edits itself', () => {
  it.each([
    ['owner', 'above_own_authority'],
    ['admin', 'above_own_authority'],
    ['member', 'above_own_authority'],
    ['cashier', 'above_own_authority'],
    ['recruiter', 'above_own_authority'],
    ['registrar', 'ok'],
  ])('somebody who may change roles and nothing else gives themselves %s: %s', (wish, expected) => {
    const town = new Town(policy);
    const rita = town.member('rita', ['registrar']);
    expect(town.code(changeRole, { memberId: rita, roles: ['registrar', wish].filter(unique) }, rita)).toBe(expected);
    expect(town.code(changeRole, { memberId: rita, roles: [wish] }, rita)).toBe(expected);
  });

  it('not in steps either: what two together could reach, neither gives the other', () => {
    const town = new Town(policy);
    const rita = town.member('rita', ['registrar']);
    const sam = town.member('sam', ['secretary']);
    expect(town.code(changeRole, { memberId: rita, roles: ['secretary'] }, sam)).toBe('ok');
    for (const [actor, target] of [
      [rita, sam],
      [sam, rita],
      [sam, sam],
      [rita, rita],
    ] as const) {
      for (const wish of ['admin', 'owner', 'cashier', 'bouncer']) {
        expect(town.code(changeRole, { memberId: target, roles: [wish] }, actor)).toBe('above_own_authority');
      }
    }
    expect(town.code(changeRole, { memberId: rita, roles: ['member'] }, rita)).toBe('above_own_authority');
  });

  it('nobody brings roles with them: a role is a name, and the table is the host’s code', () => {
    const town = new Town(policy);
    const rita = town.member('rita', ['registrar']);
    const sneaked = { memberId: rita, roles: ['registrar'], cells: { 'billing.manage': 'yes' } };
    expect(town.code(changeRole, sneaked as never, rita)).toBe('invalid_input');
    expect(Object.isFrozen(policy)).toBe(true);
  });

  it('a role that the table no longer knows gives nothing, and can be taken', () => {
    const before = new Town(policy);
    const rita = before.member('rita', ['registrar']);
    before.workspace = { ...before.workspace, policy: definePolicy() };
    expect(before.code(changeRole, { memberId: rita, roles: ['admin'] }, rita)).toBe('permission_denied');
    expect(before.code(changeRole, { memberId: before.cleo, roles: ['registrar'] }, before.ana)).toBe('unknown_role');
    expect(before.code(changeRole, { memberId: rita, roles: ['member'] }, before.ben)).toBe('ok');
  });
});

describe('inviting above one’s own authority', () => {
  it('an admin invites no owner', () => {
    const town = new Town();
    expect(town.code(inviteMembers, invitation('owner'), town.ben)).toBe('above_own_authority');
    expect(town.code(inviteMembers, invitation('member', 'owner'), town.ben)).toBe('above_own_authority');
    expect(town.code(inviteMembers, invitation('admin'), town.ben)).toBe('ok');
    expect(town.code(inviteMembers, invitation('owner'), town.ana)).toBe('ok');
  });

  it('a member invites nobody, unless policy says so', () => {
    const town = new Town();
    expect(town.code(inviteMembers, invitation('member'), town.cleo)).toBe('permission_denied');
  });

  it('and then as a member: no other role, no number that is not their own to use', () => {
    const town = new Town(definePolicy({ memberInvites: 'asMember' }));
    const [used, read, others] = [town.number(town.cleo), town.number(town.ana), town.number(town.ana)];
    town.do(assignNumber, { numberId: read, memberId: town.cleo, access: 'read' }, town.ana);
    const code = (offer: object) => town.code(inviteMembers, { ...invitation('member'), ...offer }, town.cleo);
    expect(code({})).toBe('ok');
    expect(code({ roles: ['admin'] })).toBe('permission_denied');
    expect(code({ roles: ['member', 'owner'] })).toBe('permission_denied');
    expect(code({ numbers: [{ id: used, access: 'use' }] })).toBe('ok');
    expect(code({ numbers: [{ id: read, access: 'read' }] })).toBe('ok');
    expect(code({ numbers: [{ id: read, access: 'use' }] })).toBe('permission_denied');
    expect(code({ numbers: [{ id: others, access: 'read' }] })).toBe('permission_denied');
  });

  it('nobody promises a new number who could not add one', () => {
    const town = new Town(definePolicy({ roles, memberInvites: 'asMember' }));
    const rob = town.member('rob', ['recruiter']);
    const offer = { ...invitation('recruiter'), newNumber: true };
    expect(town.code(inviteMembers, offer, town.ana)).toBe('ok');
    expect(town.code(inviteMembers, { ...offer, roles: ['member'] }, town.cleo)).not.toBe('ok');
    expect(town.code(inviteMembers, offer, rob)).not.toBe('ok');
  });

  it('somebody who may invite and nothing else invites their like', () => {
    const town = new Town(policy);
    const rob = town.member('rob', ['recruiter']);
    const desk = town.number(town.ana);
    expect(town.code(inviteMembers, invitation('recruiter'), rob)).toBe('ok');
    expect(town.code(inviteMembers, invitation('member'), rob)).toBe('above_own_authority');
    const withDesk = { ...invitation('recruiter'), numbers: [{ id: desk, access: 'read' as const }] };
    expect(town.code(inviteMembers, withDesk, rob)).toBe('above_own_numbers');
  });

  it('nobody resends or revokes an invitation to more than they could offer', () => {
    const town = new Town();
    const invitationId = town.invite(town.ana, 'olga@elsewhere.example', { roles: ['owner'] });
    expect(town.code(resendInvitation, { invitationId, tokenHash: hash('b') }, town.ben)).toBe('above_own_authority');
    expect(town.code(revokeInvitation, { invitationId }, town.ben)).toBe('above_own_authority');
    expect(town.code(revokeInvitation, { invitationId }, town.cleo)).toBe('permission_denied');
    expect(town.code(revokeInvitation, { invitationId: 'no-such' }, town.cleo)).toBe('permission_denied');
  });
});

describe('accepting above the inviter’s authority', () => {
  it('an invitation from an admin who has been made a member since is worth nothing', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, 'eve@elsewhere.example', { roles: ['admin'] });
    town.do(changeRole, { memberId: town.ben, roles: ['member'] }, town.ana);
    expect(codeOf(town.accept(invitationId, 'eve@elsewhere.example'))).toBe('inviter_lacks_authority');
  });

  it('from an owner who has been made an admin since: to an owner’s role nothing, to an admin’s it holds', () => {
    const town = new Town();
    const otto = town.member('otto', ['owner']);
    const asOwner = town.invite(otto, 'eve@elsewhere.example', { roles: ['owner'] }, 'a');
    const asAdmin = town.invite(otto, 'adam@elsewhere.example', { roles: ['admin'] }, 'b');
    town.do(changeRole, { memberId: otto, roles: ['admin'] }, town.ana);
    expect(codeOf(town.accept(asOwner, 'eve@elsewhere.example', 'a'))).toBe('inviter_lacks_authority');
    expect(codeOf(town.accept(asAdmin, 'adam@elsewhere.example', 'b'))).toBe('ok');
  });

  it('from somebody suspended it waits until they are back', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, 'eve@elsewhere.example');
    town.do(suspendMember, { memberId: town.ben }, town.ana);
    expect(codeOf(town.accept(invitationId, 'eve@elsewhere.example'))).toBe('inviter_lacks_authority');
    town.do(reinstateMember, { memberId: town.ben }, town.ana);
    expect(codeOf(town.accept(invitationId, 'eve@elsewhere.example'))).toBe('ok');
  });

  it('from somebody removed since, the primary owner’s authority counts', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, 'eve@elsewhere.example', { roles: ['admin'] });
    town.remove(town.ben, town.ana);
    const joined = town.accept(invitationId, 'eve@elsewhere.example');
    expect(codeOf(joined)).toBe('ok');
  });

  it('also by way of a domain: the worthless invitation gives its role to nobody', () => {
    const town = new Town();
    town.open('acme.example');
    town.invite(town.ben, 'eve@acme.example', { roles: ['admin'] });
    town.do(changeRole, { memberId: town.ben, roles: ['member'] }, town.ana);
    const joined = town.join('eve@acme.example');
    const given = joined.ok ? town.rolesOf(joined.value.output.memberId) : [];
    expect(given).not.toContain('admin');
  });

  it('a number that the inviter may no longer give stays out, and is named', () => {
    const town = new Town();
    const desk = town.number(town.cleo);
    const policyOfMembers = definePolicy({ memberInvites: 'asMember' });
    town.workspace = { ...town.workspace, policy: policyOfMembers };
    const invitationId = town.invite(town.cleo, 'eve@elsewhere.example', { numbers: [{ id: desk, access: 'use' }] });
    const given = town.number(town.ana);
    const other = town.invite(town.ben, 'adam@elsewhere.example', { numbers: [{ id: given, access: 'use' }] }, 'b');
    town.do(changeRole, { memberId: town.ben, roles: ['member'] }, town.ana);
    const eve = town.accept(invitationId, 'eve@elsewhere.example');
    const adam = town.accept(other, 'adam@elsewhere.example', 'b');
    expect(eve).toMatchObject({ ok: true, value: { output: { numbersLeftOut: [] } } });
    expect(adam).toMatchObject({ ok: true, value: { output: { numbersLeftOut: [given] } } });
  });

  it('a role that the table no longer knows is not given', () => {
    const town = new Town(policy);
    const invitationId = town.invite(town.ana, 'eve@elsewhere.example', { roles: ['cashier'] });
    town.workspace = { ...town.workspace, policy: definePolicy() };
    expect(codeOf(town.accept(invitationId, 'eve@elsewhere.example'))).toBe('inviter_lacks_authority');
  });
});

describe('joining by domain above one’s authority', () => {
  it('whoever joins by domain is a member, whatever they ask for', () => {
    const town = new Town();
    town.open('acme.example');
    const joined = town.join('eve@acme.example');
    expect(joined.ok && town.rolesOf(joined.value.output.memberId)).toEqual(['member']);
  });

  it.each([
    ['another domain', 'eve@elsewhere.example', 'domain_not_open'],
    ['a domain under it', 'eve@mail.acme.example', 'domain_not_open'],
    ['a domain that ends like it', 'eve@notacme.example', 'domain_not_open'],
    ['the domain as a local part', 'acme.example@elsewhere.example', 'domain_not_open'],
    ['two at signs', 'eve@elsewhere.example@acme.example', 'address_not_verified'],
    ['no address', '', 'address_not_verified'],
  ])('with %s: %s → %s', (_, address, code) => {
    const town = new Town();
    town.open('acme.example');
    const before = town.workspace;
    expect(codeOf(town.join(address))).toBe(code);
    expect(town.workspace).toBe(before);
  });

  it('an address as another script writes it is another address', () => {
    const town = new Town();
    town.open('acme.example');
    // A Cyrillic а in the domain.
    expect(codeOf(town.join('eve@\u0430cme.example'))).toBe('domain_not_open');
  });

  it('nobody inside joins: only a person with a verified address does', () => {
    const town = new Town();
    town.open('acme.example');
    for (const who of ['host', town.ana, town.cleo]) {
      expect(town.code(joinByDomain, { name: 'Eve' }, who)).toBe('address_not_verified');
    }
  });

  it('a claim that was not proved opens nothing, and one that was released no longer', () => {
    const town = new Town();
    town.do(claimDomain, { domain: 'acme.example', acknowledged: true }, town.ben);
    expect(codeOf(town.join('eve@acme.example'))).toBe('domain_not_open');
    const proved = new Town();
    proved.open('acme.example');
    proved.do(releaseDomain, { domain: 'acme.example' }, proved.ben);
    expect(codeOf(proved.join('eve@acme.example'))).toBe('domain_not_open');
  });

  it('an admin who was told the challenge proves nothing by repeating it', async () => {
    const town = new Town();
    const { challenge } = town.do(claimDomain, { domain: 'rival.example', acknowledged: true }, town.ben);
    expect(town.code(verifyDomain, { domain: 'rival.example', found: challenge }, town.ben)).toBe(
      'system_actor_required',
    );

    // Nor through a service whose host finds nothing there, or looks nowhere.
    const looking = { domainProof: { find: async () => ['v=spf1 -all', 'somebody else’s challenge'] } };
    for (const [ports, code] of [
      [looking, 'domain_not_proved'],
      [{}, 'proof_unavailable'],
    ] as const) {
      const line = await openLine({ ports });
      const ben = line.as(line.ben).members;
      const claimed = unwrap(await ben.claimDomain({ domain: 'Rival.example', acknowledged: true }));
      const told = { domain: 'Rival.example', found: claimed.challenge } as { domain: string };
      expect(['invalid_input', code]).toContain(codeOf(await ben.verifyDomain(told)));
      expect(codeOf(await ben.verifyDomain({ domain: 'Rival.example' }))).toBe(code);
      expect(codeOf(await line.person('eve@rival.example').members.joinByDomain({ name: 'Eve' }))).toBe(
        'domain_not_open',
      );
    }
  });

  it('a claim is proved where the host finds the challenge, however the domain is written', async () => {
    let shown: readonly string[] = [];
    const line = await openLine({ ports: { domainProof: { find: async () => shown } } });
    const ben = line.as(line.ben).members;
    shown = ['v=spf1 -all', unwrap(await ben.claimDomain({ domain: 'Rival.example', acknowledged: true })).challenge];
    expect(codeOf(await ben.verifyDomain({ domain: ' RIVAL.example ' }))).toBe('ok');
    expect(codeOf(await line.person('eve@rival.example').members.joinByDomain({ name: 'Eve' }))).toBe('ok');
  });

  it('a member claims, proves and releases no domain', () => {
    const town = new Town();
    town.open('acme.example');
    const code = (verb: unknown, input: object) => town.code(verb as never, input as never, town.cleo);
    expect(code(claimDomain, { domain: 'rival.example', acknowledged: true })).toBe('permission_denied');
    expect(code(verifyDomain, { domain: 'acme.example', found: 'x' })).toBe('system_actor_required');
    expect(code(releaseDomain, { domain: 'acme.example' })).toBe('permission_denied');
  });
});

function unique(name: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(name) === index;
}
