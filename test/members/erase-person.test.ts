import { joinByDomain, removeMember } from 'partyline/lifecycle';
import {
  diagnoseJoin,
  eraseInvitee,
  erasePerson,
  requestAddressChange,
  setWorkspaceStatus,
  updateProfile,
} from 'partyline/members';
import { setSchedule } from 'partyline/numbers';
import { definePolicy } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf, hash, Town } from '../attacks/town.js';

let town: Town;

beforeEach(() => {
  town = new Town(definePolicy({ barSecret: 'kept elsewhere' }));
  town.open('acme.example');
});

const keysHeld = () => [...town.workspace.state.address].filter(([, key]) => key !== null).map(([address]) => address);

describe('erasing somebody who was removed', () => {
  it('leaves no name, no address, and nothing they said about themselves', () => {
    const { dan, ana } = town;
    town.do(setSchedule, { memberId: dan, schedule: { zone: 'Europe/Berlin', days: {} } }, dan);
    town.do(updateProfile, { memberId: dan, timeZone: 'Europe/Berlin' }, dan);
    town.do(requestAddressChange, { memberId: dan, address: 'dan@elsewhere.example', tokenHash: hash('1') }, dan);
    town.remove(dan, ana);
    town.do(erasePerson, { memberId: dan }, ana);
    expect(town.workspace.state.profile.get(dan)).toEqual({ name: '', address: '', language: null, timeZone: null });
    for (const kind of ['availability', 'activity', 'onboarding', 'addressChange'] as const) {
      expect(town.workspace.state[kind].get(dan) ?? null).toBe(null);
    }
    expect(keysHeld()).not.toContain('dan@acme.example');
    expect(town.commit?.erase).toEqual([`member:${dan}`]);
    // The commit names the key that it deletes, and no guard does.
    const { check, bump, events } = town.commit ?? {};
    expect(JSON.stringify({ check, bump, events })).not.toMatch(/dan@|Dan|Berlin/);
  });

  it('keeps who they were to others: the membership, and what they authored, by id', () => {
    const { dan, ana } = town;
    town.remove(dan, ana);
    town.do(erasePerson, { memberId: dan }, ana);
    expect(town.workspace.state.member.get(dan)?.status).toBe('removed');
  });

  it('takes the invitations to them along, and what these promise', () => {
    const { dan, ana } = town;
    town.remove(dan, ana);
    const invitationId = town.invite(ana, 'dan@acme.example');
    town.do(erasePerson, { memberId: dan }, ana);
    expect(town.commit?.erase).toEqual([`invitation:${invitationId}`, `member:${dan}`]);
    expect(town.workspace.state.invitation.get(invitationId)).toMatchObject({ status: 'revoked', address: '' });
    expect(codeOf(town.accept(invitationId, 'dan@acme.example'))).toBe('invitation_not_found');
  });

  it('is done once; the second time changes nothing', () => {
    const { dan, ana } = town;
    town.remove(dan, ana);
    town.do(erasePerson, { memberId: dan }, ana);
    town.do(erasePerson, { memberId: dan }, ana);
    expect(town.commit).toBe(null);
  });

  it('takes removing them first, whoever asks', () => {
    const { dan, ana } = town;
    expect(town.code(erasePerson, { memberId: dan }, ana)).toBe('member_not_removed');
    expect(town.code(erasePerson, { memberId: dan }, 'host')).toBe('member_not_removed');
    expect(town.code(erasePerson, { memberId: 'nobody' }, ana)).toBe('member_not_found');
  });

  it('takes who may remove members, on no phone, and nobody above their own authority', () => {
    const { dan, ben, cleo, ana } = town;
    const owner = town.member('Olga', ['owner']);
    town.remove(dan, ana);
    town.remove(owner, ana);
    expect(town.code(erasePerson, { memberId: dan }, cleo)).toBe('permission_denied');
    expect(town.code(erasePerson, { memberId: dan }, ben, 'mobile')).toBe('client_not_supported');
    expect(town.code(erasePerson, { memberId: owner }, ben)).toBe('above_own_authority');
    expect(town.code(erasePerson, { memberId: dan }, ben)).toBe('ok');
    expect(town.code(erasePerson, { memberId: owner }, 'host')).toBe('ok');
  });

  it('is the host’s in a workspace that is closed', () => {
    const { dan, ana } = town;
    town.remove(dan, ana);
    town.do(setWorkspaceStatus, { status: 'closed' }, ana);
    expect(town.code(erasePerson, { memberId: dan }, ana)).toBe('workspace_not_active');
    expect(town.code(erasePerson, { memberId: dan }, 'host')).toBe('ok');
  });
});

describe('the address of somebody erased', () => {
  const back = () => codeOf(joinByDomain(town.workspace, { name: 'Dan' }, town.person('dan@acme.example')));

  beforeEach(() => {
    town.remove(town.dan, town.ana);
    town.do(erasePerson, { memberId: town.dan }, town.ana);
  });

  it('still lets nobody in by domain, though it is written nowhere', () => {
    expect(back()).toBe('was_removed');
    expect(JSON.stringify([...town.workspace.state.bar])).not.toContain('dan');
    const { findings } = unwrapped(town.ask(diagnoseJoin, { address: 'dan@acme.example' }, town.ana));
    expect(findings).toContainEqual({ code: 'was_removed' });
  });

  it('does so under a digest that cannot be tried out without the host’s secret', () => {
    const other = new Town(definePolicy({ barSecret: 'another' }));
    other.remove(other.dan, other.ana);
    other.do(erasePerson, { memberId: other.dan }, other.ana);
    expect([...other.workspace.state.bar.keys()]).not.toEqual([...town.workspace.state.bar.keys()]);
  });

  it('is welcome again once it was invited and came', () => {
    const invitationId = town.invite(town.ana, 'dan@acme.example');
    expect(codeOf(town.accept(invitationId, 'dan@acme.example'))).toBe('ok');
    expect([...town.workspace.state.bar.values()]).toEqual([null]);
    const again = town.workspace.state.address.get('dan@acme.example')?.memberId ?? '';
    expect(again).not.toBe(town.dan);
    town.remove(again, town.ana);
    expect(back()).toBe('was_removed');
  });

  it('is no way back for somebody who takes it as their second one', () => {
    town.move(town.cleo, 'dan@acme.example');
    town.move(town.cleo, 'cleo@acme.example');
    expect(back()).toBe('was_removed');
  });
});

describe('an address that somebody else had as well', () => {
  it('stays theirs, and the answer names them', () => {
    const { dan, cleo, ana } = town;
    town.remove(dan, ana);
    town.move(cleo, 'dan@acme.example');
    expect(town.do(erasePerson, { memberId: dan }, ana).sharedWith).toEqual([cleo]);
    expect(town.workspace.state.address.get('dan@acme.example')).toMatchObject({ memberId: cleo, earlier: [] });
    expect(town.workspace.state.profile.get(cleo)?.address).toBe('dan@acme.example');
    // Nobody is barred by it: it has somebody, whose removal would bar it.
    expect([...town.workspace.state.bar.values()].filter((bar) => bar !== null)).toEqual([]);
  });

  it('goes back to who had it before, when the later one is erased', () => {
    const { dan, cleo, ana } = town;
    town.remove(dan, ana);
    town.move(cleo, 'dan@acme.example');
    town.remove(cleo, ana);
    expect(town.do(erasePerson, { memberId: cleo }, ana).sharedWith).toEqual([dan]);
    expect(town.workspace.state.address.get('dan@acme.example')).toMatchObject({ memberId: dan, earlier: [] });
    town.do(erasePerson, { memberId: dan }, ana);
    expect(keysHeld()).not.toContain('dan@acme.example');
    expect(codeOf(joinByDomain(town.workspace, { name: 'Dan' }, town.person('dan@acme.example')))).toBe('was_removed');
  });
});

describe('erasing somebody who never came', () => {
  it('forgets the address of every invitation, the open one and those before', () => {
    const first = town.invite(town.ana, 'eve@acme.example');
    town.at += 8 * 86_400_000;
    const second = town.invite(town.ana, 'eve@acme.example', {}, 'b');
    expect(town.do(eraseInvitee, { address: 'Eve@acme.example' }, town.ben)).toEqual({ invitations: 2 });
    expect(town.commit?.erase).toEqual([`invitation:${first}`, `invitation:${second}`].sort());
    for (const id of [first, second]) {
      expect(town.workspace.state.invitation.get(id)).toMatchObject({ status: 'revoked', address: '' });
    }
    expect(keysHeld()).not.toContain('eve@acme.example');
    town.do(eraseInvitee, { address: 'eve@acme.example' }, town.ben);
    expect(town.commit).toBe(null);
  });

  it('is not how a member is erased, nor for those who do not invite', () => {
    expect(town.code(eraseInvitee, { address: 'dan@acme.example' }, town.ana)).toBe('belongs_to_member');
    town.do(removeMember, { memberId: town.dan }, town.ana);
    expect(town.code(eraseInvitee, { address: 'dan@acme.example' }, town.ana)).toBe('belongs_to_member');
    expect(town.code(eraseInvitee, { address: 'eve@acme.example' }, town.cleo)).toBe('permission_denied');
  });
});

const unwrapped = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('it failed');
  return result.value;
};
