import { unwrap } from 'partyline/kernel';
import {
  addMember,
  changeAddress,
  changeRole,
  claimDomain,
  createWorkspace,
  domainClaim,
  inviteMembers,
  listInvitations,
  markSeen,
  onboardingOf,
  recoverOwnership,
  reinstateMember,
  releaseDomain,
  requestAddressChange,
  revokeInvitation,
  setWorkspaceStatus,
  suspendMember,
  transferOwnership,
  updateProfile,
  updateWorkspaceSettings,
  verifyDomain,
} from 'partyline/members';
import { emptyWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { DAY, hash, Town } from '../attacks/town.js';

const EVE = 'eve@x.example';

/** What was just done, as a log keeps it: the events, by type and by what is in them. */
const told = (town: Town) => town.commit?.events.map(({ type, data, personal }) => [type, data, personal]) ?? null;

describe('what is done is told once, and done again is told to nobody', () => {
  it('settings', () => {
    const town = new Town();
    const both = { name: 'Acme & Sons', timeZone: 'Europe/Paris' };
    expect(town.do(updateWorkspaceSettings, both, town.ana)).toStrictEqual(both);
    expect(told(town)).toStrictEqual([['workspace_settings_updated', both, {}]]);
    expect(town.workspace.state.workspace.get('self')).toMatchObject(both);
    for (const again of [both, {}, { name: both.name }, { timeZone: both.timeZone }]) {
      expect(town.do(updateWorkspaceSettings, again, town.ana)).toStrictEqual(both);
      expect(told(town)).toBe(null);
    }
    expect(town.do(updateWorkspaceSettings, { timeZone: null }, town.ben)).toStrictEqual({ ...both, timeZone: null });
    expect(told(town)).toStrictEqual([['workspace_settings_updated', { ...both, timeZone: null }, {}]]);
    expect(town.do(updateWorkspaceSettings, { name: 'Acme' }, 'host')).toStrictEqual({ name: 'Acme', timeZone: null });
    expect(town.workspace.state.workspace.get('self')).toMatchObject({ name: 'Acme', timeZone: null });
  });

  it('status', () => {
    const town = new Town();
    expect(town.do(setWorkspaceStatus, { status: 'suspended' }, 'host')).toStrictEqual({ status: 'suspended' });
    expect(told(town)).toStrictEqual([['workspace_status_changed', { status: 'suspended' }, {}]]);
    expect(town.do(setWorkspaceStatus, { status: 'suspended' }, 'host')).toStrictEqual({ status: 'suspended' });
    expect(told(town)).toBe(null);
  });

  it('roles, told apart by which they are and not by how many', () => {
    const { memberId, town } = somebody(['admin', 'member']);
    for (const roles of [
      ['admin', 'member'],
      ['member', 'admin'],
    ]) {
      expect(town.do(changeRole, { memberId, roles }, town.ana)).toStrictEqual({ memberId });
      expect(told(town)).toBe(null);
    }
    expect(town.do(changeRole, { memberId, roles: ['admin', 'owner'] }, town.ana)).toStrictEqual({ memberId });
    expect(told(town)).toStrictEqual([['member_role_changed', { memberId, roles: ['admin', 'owner'] }, {}]]);
  });

  it('suspending and reinstating', () => {
    const { memberId, town } = somebody(['member']);
    for (const [verb, event] of [
      [suspendMember, 'member_suspended'],
      [reinstateMember, 'member_reinstated'],
    ] as const) {
      expect(town.do(verb, { memberId }, town.ben)).toStrictEqual({ memberId });
      expect(told(town)).toStrictEqual([[event, { memberId }, {}]]);
      expect(town.do(verb, { memberId }, town.ben)).toStrictEqual({ memberId });
      expect(told(town)).toBe(null);
    }
  });

  it('handing the workspace on', () => {
    const { memberId, town } = somebody(['owner']);
    const { ana } = town;
    expect(town.do(transferOwnership, { memberId: ana }, ana)).toStrictEqual({ memberId: ana });
    expect(told(town)).toBe(null);
    expect(town.do(transferOwnership, { memberId }, 'host')).toStrictEqual({ memberId });
    expect(told(town)).toStrictEqual([['ownership_transferred', { from: ana, to: memberId }, {}]]);
    expect(town.do(transferOwnership, { memberId: ana }, memberId)).toStrictEqual({ memberId: ana });
    expect(told(town)).toStrictEqual([['ownership_transferred', { from: memberId, to: ana }, {}]]);
  });

  it('recovering it, by what is missing', () => {
    const { memberId, town } = somebody(['owner']);
    const { ana, ben } = town;
    const recover = (who: string) => {
      expect(town.do(recoverOwnership, { memberId: who }, 'host')).toStrictEqual({ memberId: who });
      return told(town);
    };
    expect(recover(ana)).toBe(null);
    expect(recover(memberId)).toStrictEqual([['ownership_transferred', { from: ana, to: memberId }, {}]]);
    expect(recover(ben)).toStrictEqual([
      ['member_role_changed', { memberId: ben, roles: ['admin', 'owner'] }, {}],
      ['ownership_transferred', { from: memberId, to: ben }, {}],
    ]);
    town.do(suspendMember, { memberId: ana }, ben);
    expect(recover(ana)).toStrictEqual([
      ['member_reinstated', { memberId: ana }, {}],
      ['ownership_transferred', { from: ben, to: ana }, {}],
    ]);
  });

  it('a profile, by what changed', () => {
    const { memberId, town } = somebody(['member']);
    const update = (input: object) => {
      expect(town.do(updateProfile, { memberId, ...input }, memberId)).toStrictEqual({ memberId });
      return told(town);
    };
    const changed = (name: string | null, settings: object) => [['profile_updated', { memberId }, { name, settings }]];
    const paris = { timeZone: 'Europe/Paris' };
    expect(update({})).toBe(null);
    expect(update({ name: 'Eve', language: null, timeZone: null })).toBe(null);
    expect(update({ language: 'fr' })).toStrictEqual(changed(null, { language: 'fr' }));
    expect(update({ name: 'Eve', language: 'fr' })).toBe(null);
    expect(update({ language: 'fr', ...paris })).toStrictEqual(changed(null, paris));
    expect(update(paris)).toBe(null);
    expect(update({ name: 'Éve', ...paris })).toStrictEqual(changed('Éve', {}));
    expect(town.workspace.state.profile.get(memberId)).toStrictEqual({
      name: 'Éve',
      address: EVE,
      language: 'fr',
      timeZone: 'Europe/Paris',
    });
  });

  it('a domain', () => {
    const town = new Town();
    const claim = { domain: 'X.example', acknowledged: true };
    const { challenge, ...named } = town.do(claimDomain, claim, town.ben);
    const domain = 'x.example';
    expect(named).toStrictEqual({ domain });
    expect(told(town)).toStrictEqual([['domain_claimed', { domain, challenge }, {}]]);
    const claimed = { domain, challenge, claimedBy: town.ben, claimedAt: town.at };
    expect(unwrap(town.ask(domainClaim, { domain }, town.ana))).toStrictEqual({ ...claimed, status: 'claimed' });
    town.at += 1;
    const proof = { domain, found: challenge };
    expect(town.do(verifyDomain, { ...proof, requestedBy: town.ben }, 'host')).toStrictEqual({ domain });
    expect(told(town)).toStrictEqual([['domain_verified', { domain, requestedBy: town.ben }, {}]]);
    expect(town.do(verifyDomain, proof, 'host')).toStrictEqual({ domain });
    expect(told(town)).toBe(null);
    expect(unwrap(town.ask(domainClaim, { domain }, town.ana))).toStrictEqual({ ...claimed, status: 'verified' });
    expect(town.do(releaseDomain, { domain }, town.ana)).toStrictEqual({ domain });
    expect(told(town)).toStrictEqual([['domain_released', { domain }, {}]]);
    town.do(claimDomain, claim, 'host');
    expect(unwrap(town.ask(domainClaim, { domain }, town.ana))).toMatchObject({ claimedBy: null });
  });

  it('a domain in the letters of its language', () => {
    const town = new Town();
    const claim = { domain: ' Straße.example', acknowledged: true };
    expect(town.do(claimDomain, claim, town.ana).domain).toBe('xn--strae-oqa.example');
  });

  it('another address, and who is invited to it no more', () => {
    const { memberId, town } = somebody(['member']);
    const invitationId = town.invite(town.ben, 'e2@x.example');
    const request = { memberId, address: 'e2@x.example', tokenHash: hash('e') };
    const expiresAt = town.at + DAY;
    expect(town.do(requestAddressChange, request, memberId)).toStrictEqual({ memberId, expiresAt });
    expect(told(town)).toStrictEqual([
      ['address_change_requested', { memberId, tokenHash: hash('e'), expiresAt }, { address: 'e2@x.example' }],
    ]);
    expect(town.do(changeAddress, { memberId, tokenHash: hash('e') }, memberId)).toStrictEqual({ memberId });
    expect(told(town)).toStrictEqual([
      ['address_changed', { memberId, barred: false }, { from: EVE, to: 'e2@x.example' }],
      ['invitation_revoked', { invitationId }, {}],
    ]);
  });

  it('an invitation that is taken back', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    expect(town.do(revokeInvitation, { invitationId }, town.ben)).toStrictEqual({ invitationId });
    expect(told(town)).toStrictEqual([['invitation_revoked', { invitationId }, {}]]);
  });

  it('being seen: not again within five minutes, unless by another client', () => {
    const { memberId, town } = somebody(['member']);
    const start = town.at;
    const seenAt = (later: number, client?: 'mobile' | 'desktop') => {
      town.at = start + later;
      expect(town.do(markSeen, { memberId }, memberId, client)).toStrictEqual({ memberId });
      return told(town);
    };
    const seen = (client: string | null) => [['member_seen', { memberId, client }, {}]];
    expect(seenAt(0)).toStrictEqual(seen(null));
    expect(unwrap(town.ask(onboardingOf, { memberId }, memberId)).steps.app).toBe('open');
    expect([seenAt(299_999), seenAt(-299_999)]).toEqual([null, null]);
    expect(seenAt(300_000)).toStrictEqual(seen(null));
    expect(seenAt(0)).toStrictEqual(seen(null));
    expect(seenAt(1, 'mobile')).toStrictEqual(seen('mobile'));
    expect(unwrap(town.ask(onboardingOf, { memberId }, memberId)).steps.app).toBe('done');
    expect(seenAt(2, 'mobile')).toBe(null);
    expect(seenAt(2)).toStrictEqual(seen(null));
  });
});

describe('a change says no more than it is', () => {
  it('somebody new settles no invitation and lifts no bar', () => {
    const town = new Town();
    const settled = town.invite(town.ben, EVE);
    town.do(revokeInvitation, { invitationId: settled }, town.ben);
    const typesOf = (address: string) => {
      const result = unwrap(town.try(addMember, { name: 'Eve', address, roles: ['member'] }, 'host'));
      return result.commit?.events.map(({ type }) => type);
    };
    expect(typesOf('new@x.example')).toEqual(['member_added']);
    expect(typesOf(EVE)).toEqual(['member_added']);
    const invitationId = town.invite(town.ben, EVE);
    expect(typesOf(EVE)).toEqual(['member_added', 'invitation_revoked']);
    town.do(revokeInvitation, { invitationId }, town.ben);
    expect(typesOf(EVE)).toEqual(['member_added']);
  });

  it('only a change that takes an owner away is made to wait for those of other owners', () => {
    const { memberId, town } = somebody(['member']);
    town.do(changeRole, { memberId, roles: ['admin'] }, town.ana);
    expect(town.commit?.add.filter(({ min }) => min !== null)).toEqual([]);
    town.do(suspendMember, { memberId }, town.ana);
    expect(town.commit?.add.filter(({ min }) => min !== null)).toEqual([]);
    const owner = town.member('olga', ['owner']);
    town.do(suspendMember, { memberId: owner }, town.ana);
    expect(town.commit?.add).toEqual([{ counter: 'owners', by: -1, min: 1, max: null }]);
  });

  it('the only owner stays one with another role beside', () => {
    const town = new Town();
    town.do(changeRole, { memberId: town.ana, roles: ['owner', 'admin'] }, 'host');
    expect(town.commit?.add).toEqual([]);
    expect(town.rolesOf(town.ana)).toEqual(['owner', 'admin']);
  });

  it('who founds a workspace is due no number', () => {
    const town = new Town();
    const owner = { name: 'Ana', address: 'ana@acme.example' };
    const founded = unwrap(createWorkspace(emptyWorkspace('new'), { name: 'New', owner }, town.context('host')));
    const { memberId } = founded.output;
    expect(founded.commit?.events.map(({ type, data, personal }) => [type, data, personal])).toStrictEqual([
      ['workspace_created', { name: 'New', primaryOwnerId: memberId }, {}],
      ['member_added', { memberId, roles: ['owner'], via: 'host', numberDue: false }, owner],
    ]);
    expect(founded.workspace.state.member.get(memberId)).toStrictEqual({
      status: 'active',
      roles: ['owner'],
      groups: [],
      numbers: [],
      lapses: [],
      succeeds: [],
      succeedsNumbers: [],
      joinedAt: town.at,
      epoch: 0,
    });
  });
});

describe('invitations', () => {
  it('are listed by when they were sent, the latest first, and those of one moment by their ids', () => {
    const town = new Town();
    const first = [
      town.invite(town.ana, 'a@x.example'),
      town.invite('host', 'b@x.example'),
      town.invite(town.ana, 'c@x.example'),
    ];
    town.at += 1;
    const second = town.invite(town.ben, 'd@x.example', { roles: ['admin'] });
    const open = unwrap(town.ask(listInvitations, {}, town.ben));
    expect(open.map((one) => one.invitationId)).toEqual([second, ...first.sort()]);
    expect(open.find(({ address }) => address === 'b@x.example')).toMatchObject({ invitedBy: null });
    expect(open[0]).toStrictEqual({
      invitationId: second,
      address: 'd@x.example',
      roles: ['admin'],
      numbers: [],
      newNumber: false,
      invitedBy: town.ben,
      invitedAt: town.at,
      expiresAt: town.at + 7 * DAY,
      expired: false,
    });
  });

  it('go to no half address', () => {
    const town = new Town();
    const addresses = ['a@x.example>', 'Ana <b@x.example', '<c@x.example>', '> d@x.example <'];
    const { verdicts } = town.do(inviteMembers, { addresses, tokenHashes: [hash('a')] }, town.ana);
    expect(verdicts.map(({ address }) => address)).toEqual([null, null, 'c@x.example', null]);
  });
});

/** A town with somebody new, Eve. */
function somebody(roles: string[]) {
  const town = new Town();
  const { memberId } = town.do(addMember, { name: 'Eve', address: EVE, roles }, 'host');
  return { town, memberId };
}
