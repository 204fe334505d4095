import { leaveWorkspace, planRemoval, removeMember } from 'partyline/lifecycle';
import {
  addMember,
  changeRole,
  recoverOwnership,
  reinstateMember,
  setWorkspaceStatus,
  suspendMember,
  transferOwnership,
} from 'partyline/members';
import { standardTable } from 'partyline/roles';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { openLine } from './line.js';
import { codeOf, Town } from './town.js';

const withTwoOwners = () => {
  const town = new Town();
  return Object.assign(town, { olga: town.member('olga', ['owner']) });
};

describe('an admin against an owner', () => {
  it('does not demote, suspend, remove, or plan to remove them', () => {
    const town = withTwoOwners();
    for (const memberId of [town.ana, town.olga]) {
      expect(town.code(changeRole, { memberId, roles: ['member'] }, town.ben)).toBe('permission_denied');
      expect(town.code(changeRole, { memberId, roles: ['owner', 'member'] }, town.ben)).toBe('permission_denied');
      expect(town.code(suspendMember, { memberId }, town.ben)).toBe('permission_denied');
      expect(town.code(removeMember, { memberId }, town.ben)).toBe('permission_denied');
      expect(codeOf(town.ask(planRemoval, { memberId }, town.ben))).toBe('permission_denied');
    }
  });

  it('nor bring back one who is suspended', () => {
    const town = withTwoOwners();
    town.do(suspendMember, { memberId: town.olga }, town.ana);
    expect(town.code(reinstateMember, { memberId: town.olga }, town.ben)).toBe('permission_denied');
    expect(town.code(removeMember, { memberId: town.olga }, town.ben)).toBe('permission_denied');
  });

  it('takes over nothing: not the ownership, not the workspace, not by recovery', () => {
    const town = withTwoOwners();
    for (const memberId of [town.ben, town.olga]) {
      expect(town.code(transferOwnership, { memberId }, town.ben)).toBe('primary_owner_required');
      expect(town.code(recoverOwnership, { memberId }, town.ben)).toBe('system_actor_required');
    }
    expect(town.code(setWorkspaceStatus, { status: 'closed' }, town.ben)).toBe('primary_owner_required');
    expect(town.code(setWorkspaceStatus, { status: 'suspended' }, town.ben)).toBe('system_actor_required');
    expect(town.code(addMember, { name: 'E', address: 'e@acme.example', roles: ['owner'] }, town.ben)).toBe(
      'system_actor_required',
    );
  });

  it('not even with every permission but the one over owners', () => {
    const { 'owners.manage': _, ...cells } = standardTable.owner.cells;
    const deputy = { steward: true, cells: { ...cells, 'owners.manage': 'no' as const } };
    const town = new Town(definePolicy({ roles: { ...standardTable, deputy } }));
    const dora = town.member('dora', ['deputy']);
    const olga = town.member('olga', ['owner']);
    expect(town.code(changeRole, { memberId: olga, roles: ['member'] }, dora)).toBe('permission_denied');
    expect(town.code(removeMember, { memberId: olga }, dora)).toBe('permission_denied');
    expect(town.code(changeRole, { memberId: dora, roles: ['owner'] }, dora)).toBe('above_own_authority');
    expect(town.code(changeRole, { memberId: town.cleo, roles: ['deputy'] }, dora)).toBe('ok');
  });
});

describe('the primary owner', () => {
  it('is removed by nobody, not by another owner and not by the host', () => {
    const town = withTwoOwners();
    for (const who of [town.olga, 'host']) {
      expect(town.code(removeMember, { memberId: town.ana }, who)).toBe('primary_owner');
      expect(town.code(suspendMember, { memberId: town.ana }, who)).toBe('primary_owner');
      expect(town.code(changeRole, { memberId: town.ana, roles: ['admin'] }, who)).toBe('primary_owner');
    }
    expect(town.code(leaveWorkspace, {}, town.ana)).toBe('primary_owner');
    expect(town.code(changeRole, { memberId: town.ana, roles: ['admin'] }, town.ana)).toBe('primary_owner');
  });

  it('cannot be made of anybody who is no owner, or suspended, or gone', () => {
    const town = withTwoOwners();
    expect(town.code(transferOwnership, { memberId: town.ben }, town.ana)).toBe('owner_role_required');
    town.do(suspendMember, { memberId: town.olga }, town.ana);
    expect(town.code(transferOwnership, { memberId: town.olga }, town.ana)).toBe('member_suspended');
    town.remove(town.olga, town.ana);
    expect(town.code(transferOwnership, { memberId: town.olga }, town.ana)).toBe('member_not_found');
  });

  it('gives the ownership away themselves; no other owner takes it', () => {
    const town = withTwoOwners();
    expect(town.code(transferOwnership, { memberId: town.olga }, town.olga)).toBe('primary_owner_required');
    town.do(transferOwnership, { memberId: town.olga }, town.ana);
    expect(town.code(transferOwnership, { memberId: town.ana }, town.ana)).toBe('primary_owner_required');
    expect(town.code(removeMember, { memberId: town.olga }, town.ana)).toBe('primary_owner');
    expect(town.code(leaveWorkspace, {}, town.ana)).toBe('ok');
  });
});

describe('the last owner', () => {
  it('stays one, whoever asks', () => {
    const town = new Town();
    expect(town.code(changeRole, { memberId: town.ana, roles: ['admin'] }, town.ana)).toBe('last_owner');
    expect(town.code(changeRole, { memberId: town.ana, roles: ['admin'] }, 'host')).toBe('last_owner');
  });

  it('a suspended owner does not count', () => {
    const town = withTwoOwners();
    town.do(suspendMember, { memberId: town.olga }, town.ana);
    expect(town.code(changeRole, { memberId: town.ana, roles: ['admin'] }, 'host')).toBe('last_owner');
  });
});

describe('two owners against each other, at the same moment', () => {
  type Line = Awaited<ReturnType<typeof openLine>>;
  const moves = {
    'demote each other': (line: Line, memberId: string, who: string) =>
      line.as(who).members.changeRole({ memberId, roles: ['member'] }),
    'remove each other': (line: Line, memberId: string, who: string) => line.as(who).members.remove({ memberId }),
    'suspend each other': (line: Line, memberId: string, who: string) => line.as(who).members.suspend({ memberId }),
    'each leave': (line: Line, _: string, who: string) => line.as(who).members.leave(),
    'each step down': (line: Line, _: string, who: string) =>
      line.as(who).members.changeRole({ memberId: who, roles: ['member'] }),
  };

  it.each(Object.entries(moves))('%s: an active owner is left, and it is the primary one', async (_, move) => {
    const line = await openLine();
    const { ana, olga } = line;
    const answers = await Promise.all([move(line, olga, ana), move(line, ana, olga)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { members } = await team(line);
    const owners = members.filter(({ roles, status }) => status === 'active' && roles.includes('owner'));
    expect(owners.map(({ primaryOwner }) => primaryOwner)).toEqual([true]);
  });

  it('one transfers while the other leaves: the workspace keeps a primary owner who is there', async () => {
    for (const first of ['transfer', 'leave'] as const) {
      const line = await openLine();
      const { ana, olga } = line;
      const transfer = () => line.as(ana).workspace.transferOwnership({ memberId: olga });
      const leave = () => line.as(olga).members.leave();
      const [meddle, run] = first === 'transfer' ? [transfer, leave] : [leave, transfer];
      const { answer } = await line.meddled(meddle, run);
      expect(codeOf(answer)).toBe(first === 'transfer' ? 'primary_owner' : 'member_not_found');
      const { members } = await team(line);
      expect(members.filter(({ primaryOwner }) => primaryOwner)).toHaveLength(1);
    }
  });

  it('one transfers to somebody who is demoted in that moment: the ownership stays', async () => {
    const line = await openLine();
    const { ana, olga } = line;
    const { answer } = await line.meddled(
      () => line.host.members.changeRole({ memberId: olga, roles: ['member'] }),
      () => line.as(ana).workspace.transferOwnership({ memberId: olga }),
    );
    expect(codeOf(answer)).toBe('owner_role_required');
    expect((await team(line)).members.find(({ primaryOwner }) => primaryOwner)?.memberId).toBe(ana);
  });
});

const team = async ({ host }: Awaited<ReturnType<typeof openLine>>) => {
  const answer = await host.members.list();
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
