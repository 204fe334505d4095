import { leaveWorkspace } from 'partyline/lifecycle';
import {
  addMember,
  changeAddress,
  changeRole,
  claimDomain,
  createWorkspace,
  diagnoseJoin,
  domainClaim,
  eraseInvitee,
  erasePerson,
  inviteMembers,
  listInvitations,
  listTeam,
  markSeen,
  onboardingOf,
  recoverOwnership,
  reinstateMember,
  releaseDomain,
  requestAddressChange,
  resendInvitation,
  revokeInvitation,
  setWorkspaceStatus,
  suspendMember,
  transferOwnership,
  updateProfile,
  updateWorkspaceSettings,
  verifyDomain,
} from 'partyline/members';
import { releaseNumber } from 'partyline/numbers';
import { publishedTable } from 'partyline/roles';
import { definePolicy, emptyWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { hash, Town } from '../attacks/town.js';

const EVE = 'eve@x.example';
const town = new Town();
const { ana, ben, cleo, dan } = town;
const open = town.invite(ana, EVE, { roles: ['owner'] });
const settled = town.invite(ben, 'fay@x.example');
town.do(revokeInvitation, { invitationId: settled }, ben);
const released = town.number(ana);
town.do(releaseNumber, { numberId: released }, ana);
const gone = town.member('gone', ['member']);
town.remove(gone, ana);
const away = town.member('away', ['member']);
town.do(suspendMember, { memberId: away }, ana);
const { challenge } = town.do(claimDomain, { domain: 'acme.example', acknowledged: true }, ben);

/** The same town after its workspace was suspended. */
const shut = new Town();
shut.workspace = town.workspace;
shut.do(setWorkspaceStatus, { status: 'suspended' }, 'host');

const offer = { addresses: ['new@x.example'], tokenHashes: [hash('a')] };
const nobody = 'nobody';
const profile = { memberId: cleo, name: 'Cléo' };
const proof = { memberId: cleo, tokenHash: hash('a') };
const lost = { code: 'workspace_not_found', path: [], params: { workspaceId: 'void' } };
const closed = { code: 'workspace_not_active', path: [], params: { status: 'suspended' } };
const notTheirs = { code: 'not_oneself', path: ['memberId'], params: { memberId: cleo } };
const denied = (permission: string) => ({
  code: 'permission_denied',
  path: [],
  params: { permission, rule: 'role_lacks_permission' },
});
const memberError = (code: string, memberId: string) => ({ code, path: ['memberId'], params: { memberId } });
const above = (role: string, permission: string, path: string) => ({
  code: 'above_own_authority',
  path: [path],
  params: { role, permission },
});
const ofInvitation = (code: string, params: object) => ({ code, path: ['invitationId'], params });
const ofDomain = (code: string, domain: string, field = 'domain') => ({ code, path: [field], params: { domain } });
const taken = { code: 'address_taken', path: ['address'], params: {} };
const noPrimary = { code: 'primary_owner_required', path: [], params: {} };

/** Code, path and parameters: all that a host has to say what is wrong, and where. */
describe('a failure is told whole', () => {
  const nowhere = emptyWorkspace('void');
  const host = town.context('host');

  it.each<[string, () => unknown, object]>([
    ['the host recovers nothing', () => recoverOwnership(nowhere, { memberId: ana }, host), lost],
    ['the host closes nothing', () => setWorkspaceStatus(nowhere, { status: 'closed' }, host), lost],
    ['the host asks about nothing', () => diagnoseJoin(nowhere, { address: EVE }, host), lost],
    [
      'a workspace is founded twice',
      () =>
        createWorkspace(town.workspace, { name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } }, host),
      { code: 'workspace_exists', path: [], params: { workspaceId: 'acme' } },
    ],
    [
      'a workspace has no id, but a long text',
      () =>
        createWorkspace(
          { ...nowhere, id: 'x'.repeat(300) },
          { name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } },
          host,
        ),
      { code: 'workspace_not_found', path: [], params: { workspaceId: 'x'.repeat(128) } },
    ],
    [
      'an owner is not who they say',
      () =>
        createWorkspace(
          nowhere,
          { name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } },
          town.person(EVE),
        ),
      { code: 'address_not_verified', path: ['owner', 'address'], params: {} },
    ],
    [
      'a member joins twice',
      () => town.try(addMember, { name: 'C', address: 'cleo@acme.example', roles: ['admin'] }, 'host'),
      taken,
    ],
    [
      'a member joins as what nobody is',
      () => town.try(addMember, { name: 'C', address: EVE, roles: ['member', 'king'] }, 'host'),
      { code: 'unknown_role', path: ['roles'], params: { role: 'king' } },
    ],

    ['settings: by a member', () => town.try(updateWorkspaceSettings, {}, cleo), denied('workspace.updateSettings')],
    ['settings: while it is shut', () => shut.try(updateWorkspaceSettings, {}, ana), closed],
    ['status: closed by an admin', () => town.try(setWorkspaceStatus, { status: 'closed' }, ben), noPrimary],
    [
      'status: closed by its owner while it is suspended',
      () => shut.try(setWorkspaceStatus, { status: 'closed' }, ana),
      { code: 'system_actor_required', path: [], params: {} },
    ],
    ['transfer: by an admin', () => town.try(transferOwnership, { memberId: ben }, ben), noPrimary],
    ['transfer: by a person', () => transferOwnership(town.workspace, { memberId: ana }, town.person(EVE)), noPrimary],
    ['transfer: while it is shut', () => shut.try(transferOwnership, { memberId: ana }, ana), closed],
    [
      'transfer: to nobody',
      () => town.try(transferOwnership, { memberId: nobody }, ana),
      memberError('member_not_found', nobody),
    ],
    [
      'transfer: to an admin',
      () => town.try(transferOwnership, { memberId: ben }, 'host'),
      memberError('owner_role_required', ben),
    ],
    [
      'recover: nobody',
      () => town.try(recoverOwnership, { memberId: nobody }, 'host'),
      memberError('member_not_found', nobody),
    ],
    [
      'recover: somebody gone',
      () => town.try(recoverOwnership, { memberId: gone }, 'host'),
      memberError('member_not_found', gone),
    ],

    ['invite: by a member', () => town.try(inviteMembers, offer, cleo), denied('members.invite')],
    [
      'invite: as what nobody is',
      () => town.try(inviteMembers, { ...offer, roles: ['king'] }, 'host'),
      { code: 'unknown_role', path: ['roles'], params: { role: 'king' } },
    ],
    [
      'invite: above oneself',
      () => town.try(inviteMembers, { ...offer, roles: ['member', 'owner'] }, ben),
      above('owner', 'billing.manage', 'roles'),
    ],
    [
      'invite: nobody',
      () => town.try(inviteMembers, { addresses: ' , ;', tokenHashes: [] }, ben),
      { code: 'no_addresses', path: ['addresses'], params: {} },
    ],
    [
      'invite: somebody who is here, and all or none',
      () =>
        town.try(
          inviteMembers,
          { ...offer, addresses: ['new@x.example', 'cleo@acme.example', 'x'.repeat(300)], invite: 'all' },
          ben,
        ),
      {
        code: 'not_all_invitable',
        path: ['addresses'],
        params: { refused: ['cleo@acme.example', 'x'.repeat(254)] },
      },
    ],
    [
      'invite: with a token too few',
      () => town.try(inviteMembers, { ...offer, addresses: 'new@x.example, newer@x.example' }, ben),
      { code: 'too_few_tokens', path: ['tokenHashes'], params: { needed: 2 } },
    ],
    [
      'invite: onto a number that was released',
      () => town.try(inviteMembers, { ...offer, numbers: [{ id: released, access: 'use' }] }, ben),
      { code: 'number_not_found', path: ['numbers', 0, 'id'], params: { numberId: released } },
    ],
    [
      'invite: onto a number that never was',
      () => town.try(inviteMembers, { ...offer, numbers: [{ id: nobody, access: 'use' }] }, ben),
      { code: 'number_not_found', path: ['numbers', 0, 'id'], params: { numberId: nobody } },
    ],
    [
      'resend: by a member, what is not there',
      () => town.try(resendInvitation, { invitationId: nobody, tokenHash: hash('b') }, cleo),
      denied('members.invite'),
    ],
    [
      'resend: what is not there',
      () => town.try(resendInvitation, { invitationId: nobody, tokenHash: hash('b') }, ben),
      ofInvitation('invitation_not_found', { invitationId: nobody }),
    ],
    [
      'resend: what was revoked',
      () => town.try(resendInvitation, { invitationId: settled, tokenHash: hash('b') }, ben),
      ofInvitation('invitation_settled', { invitationId: settled, status: 'revoked' }),
    ],
    ['revoke: while it is shut', () => shut.try(revokeInvitation, { invitationId: open }, ana), closed],
    [
      'revoke: what is not there',
      () => town.try(revokeInvitation, { invitationId: nobody }, ben),
      ofInvitation('invitation_not_found', { invitationId: nobody }),
    ],
    [
      'revoke: above oneself',
      () => town.try(revokeInvitation, { invitationId: open }, ben),
      above('owner', 'billing.manage', 'invitationId'),
    ],
    [
      'revoke: what was revoked',
      () => town.try(revokeInvitation, { invitationId: settled }, ben),
      ofInvitation('invitation_settled', { invitationId: settled, status: 'revoked' }),
    ],
    ['list invitations: by a member', () => town.ask(listInvitations, {}, cleo), denied('members.invite')],
    ['diagnose: by a member', () => town.ask(diagnoseJoin, { address: EVE }, cleo), denied('members.invite')],
    ['diagnose: by an owner while it is shut', () => shut.ask(diagnoseJoin, { address: EVE }, ana), closed],
    [
      'the team: for a stranger',
      () => town.ask(listTeam, {}, nobody),
      { code: 'member_not_found', path: [], params: { memberId: nobody } },
    ],
    ['the team: while it is shut', () => shut.ask(listTeam, {}, ana), closed],
    ['onboarding: while it is shut', () => shut.ask(onboardingOf, { memberId: cleo }, cleo), closed],
    [
      'onboarding: of another, for a member',
      () => town.ask(onboardingOf, { memberId: dan }, cleo),
      denied('members.invite'),
    ],
    [
      'onboarding: of somebody suspended',
      () => town.ask(onboardingOf, { memberId: away }, ben),
      memberError('member_suspended', away),
    ],

    [
      'roles: above oneself',
      () => town.try(changeRole, { memberId: cleo, roles: ['owner'] }, ben),
      above('owner', 'billing.manage', 'roles'),
    ],
    [
      'roles: of the primary owner',
      () => town.try(changeRole, { memberId: ana, roles: ['admin'] }, 'host'),
      { code: 'last_owner', path: [], params: {} },
    ],
    ['suspend: oneself', () => town.try(suspendMember, { memberId: ben }, ben), memberError('is_oneself', ben)],
    [
      'suspend: nobody',
      () => town.try(suspendMember, { memberId: nobody }, ben),
      memberError('member_not_found', nobody),
    ],
    [
      'suspend: somebody gone',
      () => town.try(suspendMember, { memberId: gone }, ben),
      memberError('member_not_found', gone),
    ],
    [
      'suspend: the primary owner',
      () => town.try(suspendMember, { memberId: ana }, 'host'),
      memberError('primary_owner', ana),
    ],
    [
      'suspend: an owner, by an admin',
      () => town.try(suspendMember, { memberId: ana }, ben),
      { code: 'permission_denied', path: [], params: { permission: 'members.remove', rule: 'target_is_owner' } },
    ],
    ['leave: the primary owner', () => town.try(leaveWorkspace, {}, ana), memberError('primary_owner', ana)],
    [
      'reinstate: somebody gone',
      () => town.try(reinstateMember, { memberId: gone }, ben),
      memberError('member_not_found', gone),
    ],

    ['erase: nobody', () => town.try(erasePerson, { memberId: nobody }, ana), memberError('member_not_found', nobody)],
    [
      'erase: an owner, by an admin',
      () => town.try(erasePerson, { memberId: ana }, ben),
      above('owner', 'billing.manage', 'memberId'),
    ],
    [
      'erase: somebody who is here',
      () => town.try(erasePerson, { memberId: dan }, ana),
      memberError('member_not_removed', dan),
    ],
    [
      'erase an invitee who is a member',
      () => town.try(eraseInvitee, { address: 'dan@acme.example' }, ana),
      { code: 'belongs_to_member', path: ['address'], params: { memberId: dan } },
    ],

    ['profile: of another', () => town.try(updateProfile, profile, ben), notTheirs],
    ['profile: while it is shut', () => shut.try(updateProfile, profile, cleo), closed],
    ['seen: for another', () => town.try(markSeen, { memberId: cleo }, ben), notTheirs],
    ['seen: while it is shut', () => shut.try(markSeen, { memberId: cleo }, cleo), closed],
    [
      'seen: while suspended',
      () => town.try(markSeen, { memberId: away }, away),
      memberError('member_suspended', away),
    ],
    [
      'a change of address: of another',
      () => town.try(requestAddressChange, { ...proof, address: EVE }, ben),
      notTheirs,
    ],
    ['a change of address: while it is shut', () => shut.try(changeAddress, proof, cleo), closed],
    [
      'a change to an address that is taken',
      () => town.try(requestAddressChange, { ...proof, address: 'dan@acme.example' }, cleo),
      taken,
    ],
    [
      'a change that nobody asked for',
      () => town.try(changeAddress, proof, cleo),
      { code: 'address_change_not_found', path: ['tokenHash'], params: { memberId: cleo } },
    ],

    [
      'a domain: by a member',
      () => town.try(claimDomain, { domain: 'x.example', acknowledged: true }, cleo),
      denied('domains.claim'),
    ],
    [
      'a domain: without a thought',
      () => town.try(claimDomain, { domain: 'x.example', acknowledged: false }, ben),
      { code: 'trust_not_acknowledged', path: ['acknowledged'], params: {} },
    ],
    [
      'a domain: everybody’s',
      () => town.try(claimDomain, { domain: 'co.uk', acknowledged: true }, ben),
      ofDomain('public_suffix', 'co.uk'),
    ],
    [
      'a domain: anybody’s',
      () => town.try(claimDomain, { domain: 'gmail.com', acknowledged: true }, ben),
      ofDomain('free_mail_domain', 'gmail.com'),
    ],
    [
      'a domain: twice',
      () => town.try(claimDomain, { domain: 'acme.example', acknowledged: true }, ben),
      ofDomain('domain_already_claimed', 'acme.example'),
    ],
    [
      'release: what nobody claimed',
      () => town.try(releaseDomain, { domain: 'x.example' }, ben),
      ofDomain('domain_not_claimed', 'x.example'),
    ],
    ['release: by a member', () => town.try(releaseDomain, { domain: 'x.example' }, cleo), denied('domains.claim')],
    [
      'verify: what nobody claimed',
      () => town.try(verifyDomain, { domain: 'x.example', found: challenge }, 'host'),
      ofDomain('domain_not_claimed', 'x.example'),
    ],
    [
      'verify: without proof',
      () => town.try(verifyDomain, { domain: 'acme.example', found: 'x' }, 'host'),
      ofDomain('domain_not_proved', 'acme.example', 'found'),
    ],
    [
      'verify: while it is shut',
      () => shut.try(verifyDomain, { domain: 'acme.example', found: challenge }, 'host'),
      closed,
    ],
    [
      'a claim: that nobody made',
      () => town.ask(domainClaim, { domain: 'x.example' }, ben),
      ofDomain('domain_not_claimed', 'x.example'),
    ],
    ['a claim: for a member', () => town.ask(domainClaim, { domain: 'acme.example' }, cleo), denied('domains.claim')],
  ])('%s', (_, run, error) => {
    expect(run()).toEqual({ ok: false, error });
  });

  it('the second primary owner of two is told why, where the only one is told that they are the last', () => {
    const two = new Town();
    two.member('olga', ['owner']);
    expect(two.try(changeRole, { memberId: two.ana, roles: ['admin'] }, 'host')).toEqual({
      ok: false,
      error: memberError('primary_owner', two.ana),
    });
  });

  it('a number above one’s own is told by its place in the list', () => {
    const ours = new Town(definePolicy({ roles: publishedTable }));
    const [hers, others] = [ours.number(ours.cleo), ours.number(ours.ana)];
    const numbers = [hers, others].map((id) => ({ id, access: 'read' as const }));
    expect(ours.try(inviteMembers, { ...offer, numbers }, ours.cleo)).toEqual({
      ok: false,
      error: { code: 'above_own_numbers', path: ['numbers', 1, 'id'], params: { numberId: others } },
    });
    expect(ours.code(inviteMembers, { ...offer, numbers: numbers.slice(0, 1) }, ours.cleo)).toBe('ok');
    expect(ours.try(inviteMembers, { ...offer, numbers: [...numbers, ...numbers] }, ours.cleo)).toEqual({
      ok: false,
      error: {
        code: 'invalid_input',
        path: ['numbers'],
        params: { issues: [{ path: ['numbers'], code: 'duplicate', params: {} }] },
      },
    });
  });

  it.each([`x${hash('a')}`, `${hash('a')}x`, `${hash('a')}\n`, hash('A')])('%s is no hash', (tokenHash) => {
    expect(town.try(requestAddressChange, { memberId: cleo, address: EVE, tokenHash }, cleo)).toEqual({
      ok: false,
      error: {
        code: 'invalid_input',
        path: ['tokenHash'],
        params: { issues: [{ path: ['tokenHash'], code: 'invalid_hash', params: {} }] },
      },
    });
  });

  it('a thousand addresses are taken at once, and not one more', () => {
    const list = (count: number) => Array.from({ length: count }, (_, i) => `p${i}@x.example`).join(',');
    expect(town.try(inviteMembers, { addresses: list(1_000), tokenHashes: [] }, ben)).toMatchObject({
      error: { code: 'too_few_tokens', params: { needed: 1_000 } },
    });
    expect(town.try(inviteMembers, { addresses: list(1_001), tokenHashes: [] }, ben)).toEqual({
      ok: false,
      error: { code: 'too_many_addresses', path: ['addresses'], params: { limit: 1_000 } },
    });
  });
});
