import { unwrap } from 'partyline/kernel';
import {
  changeAddress,
  changeRole,
  claimDomain,
  diagnoseJoin,
  listTeam,
  markSeen,
  recoverOwnership,
  releaseDomain,
  requestAddressChange,
  revokeInvitation,
  setWorkspaceStatus,
  suspendMember,
  transferOwnership,
  updateProfile,
  verifyDomain,
} from 'partyline/members';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { openLine } from '../attacks/line.js';
import { codeOf, DAY, hash, Town } from '../attacks/town.js';

const EVE = 'eve@x.example';

describe('the team', () => {
  const names = (town: Town, input: object = {}, who = town.cleo) =>
    unwrap(town.ask(listTeam, input, who)).members.map(({ name }) => name);

  it('is listed by name, by when people joined, or by when they were last seen', () => {
    const town = new Town();
    town.at += 1;
    town.member('Éa', ['member']);
    town.do(markSeen, { memberId: town.dan }, town.dan);
    expect(names(town)).toEqual(['Ana Alvarez', 'Ben Brandt', 'Cleo Costa', 'Dan', 'Éa']);
    expect(names(town, { sort: 'joined' }).at(-1)).toBe('Éa');
    expect(names(town, { sort: 'activity' })[0]).toBe('Dan');
  });

  it('in pages that together are the whole', () => {
    const town = new Town();
    for (let i = 0; i < 20; i++) town.member(`P${i}`, ['member']);
    const all = names(town);
    const paged: string[] = [];
    for (let offset = 0; ; offset += 7) {
      const page = unwrap(town.ask(listTeam, { offset, limit: 7 }, town.cleo));
      paged.push(...page.members.map(({ name }) => name));
      expect(page.total).toBe(24);
      if (!page.more) break;
    }
    expect(paged).toEqual(all);
  });

  it('without those who are gone, with those who are suspended', () => {
    const town = new Town();
    town.do(suspendMember, { memberId: town.dan }, town.ben);
    town.remove(town.ben, town.ana);
    const { members } = unwrap(town.ask(listTeam, {}, town.cleo));
    expect(members.map(({ memberId, status }) => [memberId, status])).toEqual([
      [town.ana, 'active'],
      [town.cleo, 'active'],
      [town.dan, 'suspended'],
    ]);
  });

  it('and invitations for those who may invite', () => {
    const town = new Town();
    town.invite(town.ben, EVE);
    expect(unwrap(town.ask(listTeam, {}, town.ben)).invitations.map(({ address }) => address)).toEqual([EVE]);
    expect(unwrap(town.ask(listTeam, {}, town.cleo)).invitations).toEqual([]);
  });

  it('is for members: not for strangers, nor for people who are only known by an address', () => {
    const town = new Town();
    expect(codeOf(town.ask(listTeam, {}, 'stranger'))).toBe('member_not_found');
    expect(codeOf(listTeam(town.workspace, {}, town.person('cleo@acme.example')))).toBe('permission_denied');
  });
});

describe('why somebody cannot join', () => {
  const codes = (town: Town, address = EVE) => {
    const { canJoin, findings } = unwrap(town.ask(diagnoseJoin, { address }, town.ben));
    return [canJoin, ...findings.map(({ code }) => code)];
  };

  it('each reason by its name', () => {
    const town = new Town();
    expect(codes(town)).toEqual([false, 'no_invitation', 'domain_not_claimed']);
    town.do(claimDomain, { domain: 'x.example', acknowledged: true }, town.ben);
    expect(codes(town)).toEqual([false, 'no_invitation', 'domain_not_proved']);
    const invitationId = town.invite(town.ben, EVE);
    expect(codes(town)).toEqual([true, 'invitation_open', 'domain_not_proved']);
    town.at += 7 * DAY;
    expect(codes(town)).toEqual([false, 'invitation_expired', 'domain_not_proved']);
    town.do(revokeInvitation, { invitationId }, town.ben);
    expect(codes(town)).toEqual([false, 'invitation_revoked', 'domain_not_proved']);
    expect(codes(town, 'cleo@acme.example')).toEqual([false, 'already_member']);
    town.do(suspendMember, { memberId: town.cleo }, town.ben);
    expect(codes(town, 'cleo@acme.example')).toEqual([false, 'member_suspended']);
  });

  it('an open domain, a person who was removed from it, and a workspace that is full or closed', () => {
    const town = new Town(definePolicy({ seatLimit: 4 }));
    town.open('acme.example');
    expect(codes(town, 'new@acme.example')).toEqual([false, 'seat_limit_reached', 'no_invitation', 'domain_open']);
    town.remove(town.cleo, town.ben);
    expect(codes(town, 'new@acme.example')).toEqual([true, 'no_invitation', 'domain_open']);
    expect(codes(town, 'cleo@acme.example')).toEqual([false, 'no_invitation', 'was_removed']);
    town.do(setWorkspaceStatus, { status: 'suspended' }, 'host');
    const findings = unwrap(town.ask(diagnoseJoin, { address: EVE }, 'host')).findings;
    expect(findings[0]).toEqual({ code: 'workspace_not_active', status: 'suspended' });
  });

  it('agrees with what happens when they try', () => {
    const town = new Town();
    town.open('acme.example');
    town.invite(town.ben, EVE);
    town.remove(town.dan, town.ben);
    for (const address of [EVE, 'new@acme.example', 'dan@acme.example', 'cleo@acme.example', 'no@where.example']) {
      const { canJoin } = unwrap(town.ask(diagnoseJoin, { address }, town.ben));
      const invitationId = town.workspace.state.address.get(address)?.invitationId ?? 'none';
      const before = town.workspace;
      const came = [town.join(address), town.accept(invitationId, address)].some(({ ok }) => ok);
      town.workspace = before;
      expect([address, came]).toEqual([address, canJoin]);
    }
  });
});

describe('a domain', () => {
  it.each([
    ['Acme.Example', 'ok'],
    ['bücher.example', 'ok'],
    ['com', 'invalid_domain'],
    ['co.uk', 'public_suffix'],
    ['github.io', 'public_suffix'],
    ['gmail.com', 'free_mail_domain'],
    ['acme .example', 'invalid_domain'],
    ['127.0.0.1', 'invalid_domain'],
  ])('%s is claimed: %s', (domain, expected) => {
    const town = new Town();
    const result = town.try(claimDomain, { domain, acknowledged: true }, town.ben);
    const issue = result.ok
      ? 'ok'
      : ((result.error.params as { issues?: { code: string }[] }).issues?.[0]?.code ?? result.error.code);
    expect(issue).toBe(expected);
  });

  it('is claimed by who has read the warning, once, and is free when released', () => {
    const town = new Town();
    const claim = { domain: 'x.example', acknowledged: true };
    expect(town.code(claimDomain, { ...claim, acknowledged: false }, town.ben)).toBe('trust_not_acknowledged');
    const { challenge } = town.do(claimDomain, claim, town.ben);
    expect(town.code(claimDomain, claim, town.ana)).toBe('domain_already_claimed');
    expect(town.code(verifyDomain, { domain: 'x.example', found: `${challenge} ` }, 'host')).toBe('domain_not_proved');
    expect(town.code(verifyDomain, { domain: 'x.example', found: null }, 'host')).toBe('domain_not_proved');
    town.do(verifyDomain, { domain: 'X.example', found: challenge }, 'host');
    town.do(releaseDomain, { domain: 'x.example' }, town.ana);
    expect(town.do(claimDomain, claim, town.ana).challenge).not.toBe(challenge);
    expect(codeOf(town.join(EVE))).toBe('domain_not_open');
  });
});

describe('what people change about themselves', () => {
  it('name, language and time zone: theirs, or by the host', () => {
    const town = new Town();
    const input = { memberId: town.cleo, name: ' Cléo  Costa ', language: 'fr' as const, timeZone: 'Europe/Paris' };
    for (const who of [town.ana, town.ben, town.dan]) expect(town.code(updateProfile, input, who)).toBe('not_oneself');
    town.do(updateProfile, input, town.cleo);
    expect(town.workspace.state.profile.get(town.cleo)).toMatchObject({ name: 'Cléo Costa', language: 'fr' });
    town.do(updateProfile, input, 'host');
    expect(town.commit).toBe(null);
    expect(town.code(updateProfile, { memberId: town.cleo, timeZone: 'Europe/Nowhere' }, town.cleo)).toBe(
      'invalid_input',
    );
    expect(town.code(updateProfile, { memberId: town.cleo, timeZone: '+02:00' }, town.cleo)).toBe('invalid_input');
  });

  it('an address, once it is proved, within a day, with the last token', () => {
    const town = new Town();
    const ask = (address: string, digit: string) =>
      town.do(requestAddressChange, { memberId: town.cleo, address, tokenHash: hash(digit) }, town.cleo);
    const confirm = (digit: string) =>
      town.code(changeAddress, { memberId: town.cleo, tokenHash: hash(digit) }, town.cleo);
    expect(confirm('a')).toBe('address_change_not_found');
    ask('c1@x.example', 'a');
    ask('c2@x.example', 'b');
    expect([confirm('a'), confirm('b')]).toEqual(['address_change_not_found', 'ok']);
    town.at += DAY;
    expect(confirm('b')).toBe('address_change_not_found');
    expect(town.workspace.state.profile.get(town.cleo)?.address).toBe('cleo@acme.example');
  });

  it('an address that somebody has is not taken, neither when asked for nor when proved', () => {
    const town = new Town();
    const request = { memberId: town.cleo, address: 'dan@acme.example', tokenHash: hash('a') };
    expect(town.code(requestAddressChange, request, town.cleo)).toBe('address_taken');
    town.do(requestAddressChange, { ...request, address: EVE }, town.cleo);
    unwrap(town.accept(town.invite(town.ben, EVE), EVE));
    expect(town.try(changeAddress, { memberId: town.cleo, tokenHash: hash('a') }, town.cleo)).toMatchObject({
      error: { code: 'address_taken', path: ['address'] },
    });
  });

  it('through the service: the token goes to the new address, and works for its owner alone', async () => {
    const sent: { address: string; token: string }[] = [];
    const line = await openLine({ ports: { mail: { send: async (mail) => void sent.push(mail) } } });
    const cleo = line.as(line.cleo).members;
    expect(unwrap(await cleo.requestAddressChange({ memberId: line.cleo, address: 'c2@x.example' })).token).toBe(null);
    const { token = '', address } = sent[0] ?? {};
    expect(address).toBe('c2@x.example');
    expect(codeOf(await line.as(line.dan).members.changeAddress({ token }))).toBe('not_oneself');
    expect(codeOf(await cleo.changeAddress({ token: `${token}x` }))).toBe('address_change_not_found');
    expect(codeOf(await cleo.changeAddress({ token }))).toBe('ok');
    expect(codeOf(await cleo.changeAddress({ token }))).toBe('address_change_not_found');
  });
});

describe('ownership', () => {
  it('is handed on by the primary owner; recovered by the host, even for somebody suspended', () => {
    const town = new Town();
    const olga = town.member('olga', ['owner']);
    town.do(transferOwnership, { memberId: olga }, town.ana);
    expect(town.workspace.state.workspace.get('self')?.primaryOwnerId).toBe(olga);
    town.do(suspendMember, { memberId: town.cleo }, town.ana);
    town.do(recoverOwnership, { memberId: town.cleo }, 'host');
    expect(town.workspace.state.member.get(town.cleo)).toMatchObject({ status: 'active', roles: ['member', 'owner'] });
    expect(town.workspace.state.workspace.get('self')?.primaryOwnerId).toBe(town.cleo);
    expect(town.workspace.counters.get('owners')).toBe(3);
  });

  it('is recovered for somebody who is there', () => {
    const town = new Town();
    town.remove(town.cleo, town.ana);
    expect(town.code(recoverOwnership, { memberId: town.cleo }, 'host')).toBe('member_not_found');
    expect(town.code(recoverOwnership, { memberId: town.ana }, 'host')).toBe('ok');
  });

  it('a change of roles tells the person’s clients to refresh', () => {
    const town = new Town();
    const epoch = () => town.workspace.state.member.get(town.cleo)?.epoch ?? -1;
    const before = epoch();
    town.do(changeRole, { memberId: town.cleo, roles: ['admin'] }, town.ben);
    expect(epoch()).toBeGreaterThan(before);
    const after = epoch();
    town.do(changeRole, { memberId: town.cleo, roles: ['admin'] }, town.ben);
    expect([epoch(), town.commit]).toEqual([after, null]);
  });
});
