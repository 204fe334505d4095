import { unwrap } from 'partyline/kernel';
import { applyEvents } from 'partyline/lifecycle';
import {
  addMember,
  changeAddress,
  diagnoseJoin,
  inviteMembers,
  onboardingOf,
  requestAddressChange,
  revokeInvitation,
  setWorkspaceStatus,
  suspendMember,
  transferOwnership,
  updateProfile,
} from 'partyline/members';
import { emptyWorkspace, type Kind, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { hash, Town } from '../attacks/town.js';

const EVE = 'eve@x.example';

/** The workspace as a store gives it that has lost one record, or holds another in its place. */
const changed = (workspace: Workspace, kind: Kind, id: string, record: object | null = null): Workspace => {
  const table = new Map<string, unknown>([...workspace.state[kind], [id, record]]);
  return { ...workspace, state: { ...workspace.state, [kind]: table } };
};

const notFound = (memberId: string) => ({
  ok: false,
  error: { code: 'member_not_found', path: ['memberId'], params: { memberId } },
});

describe('a record that a store has lost is one that never was', () => {
  it('a profile, which is neither changed nor in the way of another address', () => {
    const town = new Town();
    const { cleo } = town;
    town.do(requestAddressChange, { memberId: cleo, address: EVE, tokenHash: hash('e') }, cleo);
    town.workspace = changed(town.workspace, 'profile', cleo);
    expect(town.try(updateProfile, { memberId: cleo, name: 'Cléo' }, cleo)).toEqual(notFound(cleo));
    town.do(changeAddress, { memberId: cleo, tokenHash: hash('e') }, cleo);
    expect(town.commit?.events.map(({ personal }) => personal)).toEqual([{ from: '', to: EVE }]);
    expect(town.workspace.state.address.get(EVE)).toMatchObject({ memberId: cleo, current: true });
    expect(town.workspace.state.address.get('') ?? null).toBe(null);
  });

  it('an onboarding', () => {
    const town = new Town();
    town.workspace = changed(town.workspace, 'onboarding', town.cleo);
    expect(town.ask(onboardingOf, { memberId: town.cleo }, town.ben)).toEqual(notFound(town.cleo));
  });

  it('a member who had an address, and an invitation to it', () => {
    const town = new Town();
    town.open('acme.example');
    const address = 'cleo@acme.example';
    town.workspace = changed(town.workspace, 'member', town.cleo);
    expect(unwrap(town.ask(diagnoseJoin, { address }, town.ben))).toEqual({
      canJoin: true,
      findings: [{ code: 'no_invitation' }, { code: 'domain_open', domain: 'acme.example' }],
    });
    const invitationId = town.invite(town.ben, address);
    town.workspace = changed(town.workspace, 'invitation', invitationId);
    town.do(addMember, { name: 'Cleo', address, roles: ['member'] }, 'host');
    expect(town.commit?.events.map(({ type }) => type)).toEqual(['member_added']);
    town.invite(town.ben, EVE);
    const lost = town.workspace.state.address.get(EVE)?.invitationId ?? '';
    town.workspace = changed(town.workspace, 'invitation', lost);
    const again = town.invite(town.ben, EVE);
    expect(town.workspace.state.address.get(EVE)?.invitationId).toBe(again);
  });

  it('who invited somebody, and who owns it all', () => {
    const town = new Town();
    const { ana, ben } = town;
    const invitationId = town.invite(ben, EVE);
    town.workspace = changed(changed(town.workspace, 'member', ben), 'member', ana);
    expect(town.code(revokeInvitation, { invitationId }, ben)).toBe('permission_denied');
    expect(town.code(setWorkspaceStatus, { status: 'closed' }, ana)).toBe('primary_owner_required');
    expect(town.code(transferOwnership, { memberId: town.cleo }, ana)).toBe('primary_owner_required');
  });
});

it('a primary owner who is suspended, which nobody can do, owns nothing meanwhile', () => {
  const town = new Town();
  const { ana } = town;
  const olga = town.member('olga', ['owner']);
  const owner = town.workspace.state.member.get(ana) as object;
  town.workspace = changed(town.workspace, 'member', ana, { ...owner, status: 'suspended' });
  expect(town.code(setWorkspaceStatus, { status: 'closed' }, ana)).toBe('primary_owner_required');
  expect(town.code(transferOwnership, { memberId: olga }, ana)).toBe('primary_owner_required');
});

it('somebody suspended takes back not even what they sent themselves', () => {
  const town = new Town();
  const invitationId = town.invite(town.ben, EVE);
  town.do(suspendMember, { memberId: town.ben }, town.ana);
  expect(town.code(revokeInvitation, { invitationId }, town.ben)).toBe('permission_denied');
});

const told = (type: string, data: object, personal: object | null = {}) => ({
  type,
  at: 1,
  actor: { type: 'system' } as const,
  commit: 'c',
  subject: null,
  data,
  personal,
});

const present = (table: ReadonlyMap<string, unknown>) => [...table].filter(([, record]) => record !== null);

describe('a log is read', () => {
  it('though it tells of nobody and nothing', () => {
    const events = [
      told('member_role_changed', { memberId: 'nobody', roles: ['owner'] }),
      told('member_suspended', { memberId: 'nobody' }),
      told('member_removed', { memberId: 'nobody', reason: 'left', successorId: 'm', numbersSuccessorId: 'm' }),
      told('invitations_erased', { invitationIds: ['none'] }),
    ];
    const { state, counters } = applyEvents(emptyWorkspace('acme'), events);
    expect(Object.values(state).flatMap((table) => present(table))).toEqual([]);
    expect([...counters].filter(([, value]) => value !== 0)).toEqual([]);
  });

  it('though everybody in it was forgotten: they are there, without a name or an address', () => {
    const town = new Town();
    const { cleo } = town;
    const log = [
      told('member_added', { memberId: cleo, roles: ['member'], via: 'host', numberDue: false }, null),
      told('profile_updated', { memberId: cleo }, null),
      told('address_change_requested', { memberId: cleo, tokenHash: hash('e'), expiresAt: 9 }, null),
      told('address_changed', { memberId: cleo, barred: false }, null),
      told(
        'member_invited',
        { invitationId: 'i', roles: [], numbers: [], newNumber: false, expiresAt: 9, tokenHash: hash('a') },
        null,
      ),
    ];
    const { state } = applyEvents(emptyWorkspace('acme'), log);
    expect(state.member.get(cleo)?.status).toBe('active');
    expect(state.profile.get(cleo)).toEqual({ name: '', address: '', language: null, timeZone: null });
    expect(state.invitation.get('i')).toMatchObject({ status: 'pending', address: '', invitedBy: null });
    expect([...present(state.address), ...present(state.addressChange)]).toEqual([]);
  });

  it('though only one of two addresses was forgotten', () => {
    const log = [
      told('member_added', { memberId: 'm', roles: ['member'], via: 'host', numberDue: false }, null),
      told('address_changed', { memberId: 'm', barred: false }, { from: 'old@x.example', to: EVE }),
    ];
    const { state } = applyEvents(emptyWorkspace('acme'), log);
    expect(present(state.address)).toEqual([
      [EVE, { memberId: 'm', current: true, barred: false, earlier: [], invitationId: null }],
    ]);
  });

  it('event by event: an address waits for its invitation to be erased, and goes with the person alone where they are erased', () => {
    const town = new Town();
    const { dan, ana } = town;
    town.remove(dan, ana);
    const invitationId = town.invite(ana, 'dan@acme.example');
    const erased = told('person_erased', { memberId: dan, bars: ['#'] });
    const between = applyEvents(town.workspace, [erased]).state;
    expect(between.address.get('dan@acme.example')).toEqual({
      memberId: null,
      current: false,
      barred: false,
      earlier: [],
      invitationId,
    });
    expect(between.bar.get('#')).toEqual({ since: 1 });
    const after = applyEvents(town.workspace, [erased, told('invitations_erased', { invitationIds: [invitationId] })]);
    expect(present(after.state.address).map(([address]) => address)).not.toContain('dan@acme.example');
    // The list of who had an address outlives the address itself.
    const lost = changed(town.workspace, 'address', 'dan@acme.example');
    expect(applyEvents(lost, [erased]).state.profile.get(dan)?.name).toBe('');
  });

  it('an invitation that is erased takes no address from a member', () => {
    const town = new Town();
    const invitationId = town.invite(town.ben, EVE);
    const { memberId } = unwrap(town.accept(invitationId, EVE)).output;
    const { state } = applyEvents(town.workspace, [told('invitations_erased', { invitationIds: [invitationId] })]);
    expect(state.address.get(EVE)).toMatchObject({ memberId, current: true });
    expect(state.invitation.get(invitationId)).toMatchObject({ status: 'accepted', address: '' });
  });
});

it('inviting anew settles what was open, and leaves what was settled as it was', () => {
  const town = new Town();
  const first = town.invite(town.ben, EVE);
  const { memberId } = unwrap(town.accept(first, EVE)).output;
  town.remove(memberId, town.ana);
  expect(unwrap(town.ask(diagnoseJoin, { address: EVE }, town.ben)).findings[0]).toEqual({ code: 'no_invitation' });
  const second = town.invite(town.ben, EVE);
  town.at += 8 * 86_400_000;
  town.do(inviteMembers, { addresses: [EVE], tokenHashes: [hash('a')] }, town.ben);
  const statusOf = (id: string) => town.workspace.state.invitation.get(id)?.status;
  expect([statusOf(first), statusOf(second)]).toEqual(['accepted', 'revoked']);
});
