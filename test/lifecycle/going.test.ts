import { unwrap } from 'partyline/kernel';
import { leaveWorkspace, planRemoval, removeMember, settleDeparture } from 'partyline/lifecycle';
import { suspendMember } from 'partyline/members';
import { assignNumber, ringPlan, setNumberOwner, setRingOrder } from 'partyline/numbers';
import { wrongWith } from 'partyline/testing';
import { describe, expect, it } from 'vitest';
import { openLine } from '../attacks/line.js';
import { codeOf, Town } from '../attacks/town.js';
import { NOON } from '../small-world/world.js';

/** Cleo has two numbers, a group, and three contacts. */
const withCleo = () => {
  const town = new Town();
  const shared = town.number(town.cleo);
  const own = town.number(town.cleo, 'exclusive');
  const sales = town.group('Sales', [town.cleo]);
  for (const contactId of ['dora', 'emil', 'fay']) town.contact(contactId, town.cleo);
  return Object.assign(town, { shared, own, sales });
};

describe('a removal is planned', () => {
  it('and says what there is, who would inherit, and what stands in the way', () => {
    const town = withCleo();
    expect(unwrap(town.ask(planRemoval, { memberId: town.cleo }, town.ben))).toMatchObject({
      memberId: town.cleo,
      successorId: town.ana,
      namesSuccessor: false,
      numbersOwned: [
        { id: town.shared, mode: 'shared' },
        { id: town.own, mode: 'exclusive' },
      ],
      groups: [{ id: town.sales, name: 'Sales' }],
      ownedContacts: 3,
      inheritedFrom: [],
      obstacles: [],
    });
    expect(unwrap(town.ask(planRemoval, { memberId: town.cleo }, town.ana)).namesSuccessor).toBe(true);
  });

  it('names each obstacle: oneself, the primary owner, the last owner', () => {
    const town = withCleo();
    const olga = town.member('olga', ['owner']);
    const obstacles = (memberId: string, who: string) => unwrap(town.ask(planRemoval, { memberId }, who)).obstacles;
    expect(obstacles(town.ana, olga)).toEqual(['primary_owner']);
    expect(obstacles(olga, olga)).toEqual(['is_oneself']);
    town.do(suspendMember, { memberId: olga }, town.ana);
    expect(obstacles(town.ana, town.ana)).toEqual(['is_oneself', 'primary_owner', 'last_owner']);
    expect(obstacles(olga, town.ana)).toEqual([]);
  });

  it('what it foretells is what happens', () => {
    const town = withCleo();
    for (const memberId of [town.ana, town.ben, town.cleo, town.dan]) {
      for (const who of [town.ana, town.ben]) {
        const plan = town.ask(planRemoval, { memberId }, who);
        const outcome = town.code(removeMember, { memberId }, who);
        if (!plan.ok) expect(outcome).toBe(plan.error.code);
        else if (plan.value.obstacles.length === 0) expect(outcome).toBe('ok');
        else expect(plan.value.obstacles).toContain(outcome);
      }
    }
  });

  it('of somebody who is not there there is no plan', () => {
    const town = withCleo();
    expect(codeOf(town.ask(planRemoval, { memberId: 'no-such' }, town.ana))).toBe('member_not_found');
    town.remove(town.cleo, town.ana);
    expect(codeOf(town.ask(planRemoval, { memberId: town.cleo }, town.ana))).toBe('member_not_found');
  });
});

describe('a member is removed', () => {
  it('once, and not by themselves', () => {
    const town = withCleo();
    expect(town.code(removeMember, { memberId: town.ben }, town.ben)).toBe('is_oneself');
    town.remove(town.cleo, town.ben);
    expect(town.code(removeMember, { memberId: town.cleo }, town.ben)).toBe('member_not_found');
  });

  it('on the web or a desktop, not on mobile; a call that names no client is not asked', () => {
    const town = withCleo();
    const code = (client?: 'web' | 'desktop' | 'mobile') =>
      town.code(removeMember, { memberId: town.cleo }, town.ben, client);
    expect([code('mobile'), code('web'), code('desktop'), code()]).toEqual(['client_not_supported', 'ok', 'ok', 'ok']);
  });

  it('while suspended, too; the seat is free and the owners are counted', () => {
    const town = withCleo();
    const olga = town.member('olga', ['owner']);
    town.do(suspendMember, { memberId: olga }, town.ana);
    const seats = town.workspace.counters.get('seats') ?? 0;
    town.remove(olga, town.ana);
    expect(town.workspace.counters.get('seats')).toBe(seats - 1);
    expect(town.workspace.counters.get('owners')).toBe(1);
    expect(wrongWith({ workspace: town.workspace, at: NOON })).toEqual([]);
  });

  it('in one small write, however much they had', () => {
    const town = withCleo();
    town.remove(town.cleo, town.ben);
    expect(town.commit?.put.map(({ kind }) => kind).sort()).not.toContain('contact');
    expect(town.commit?.put.length).toBeLessThanOrEqual(6);
    expect(town.commit?.events).toHaveLength(1);
  });

  it('and a number that rang with them alone rings with those who are left', () => {
    const town = withCleo();
    const desk = town.number(town.ana);
    town.do(assignNumber, { numberId: desk, memberId: town.dan, access: 'use' }, town.ana);
    town.do(setRingOrder, { numberId: desk, ring: { type: 'one', memberId: town.dan } }, town.ana);
    town.remove(town.dan, town.ana);
    const plan = unwrap(town.ask(ringPlan, { numberId: desk, seed: 'x' }, town.ana));
    expect(plan.steps.flatMap(({ memberIds }) => memberIds)).toEqual([town.ana]);
  });
});

describe('a member leaves', () => {
  it('what they had goes to the primary owner', () => {
    const town = withCleo();
    const gone = town.do(leaveWorkspace, {}, town.cleo);
    expect(gone).toEqual({ memberId: town.cleo, successorId: town.ana, numbersSuccessorId: town.ana });
    expect(town.viewers('dora')).toEqual(['ana']);
  });

  it('the primary owner does not, a stranger cannot, and the host has nothing to leave', () => {
    const town = withCleo();
    expect(town.code(leaveWorkspace, {}, town.ana)).toBe('primary_owner');
    expect(town.code(leaveWorkspace, {}, 'stranger')).toBe('member_not_found');
    expect(town.code(leaveWorkspace, {}, 'host')).toBe('member_required');
    town.do(suspendMember, { memberId: town.cleo }, town.ana);
    expect(town.code(leaveWorkspace, {}, town.cleo)).toBe('member_suspended');
  });
});

describe('a departure is settled', () => {
  const settled = { contactsLeft: 0, snippetsLeft: 0, resourcesLeft: 0, numbersLeft: 0, done: true };
  const gone = () => {
    const town = withCleo();
    town.do(removeMember, { memberId: town.cleo, successorId: town.dan, numbersSuccessorId: town.ben }, town.ana);
    return town;
  };
  const settle = (town: Town, contactIds: string[], numberIds: string[] = []) =>
    town.do(settleDeparture, { memberId: town.cleo, contactIds, numberIds }, 'host');

  it('step by step, in any order; contacts are seen by the same people before, between and after', () => {
    const town = gone();
    const steps = [['fay'], ['fay', 'no-such'], [], ['dora', 'emil']];
    const left = steps.map((contactIds) => {
      const { contactsLeft } = settle(town, contactIds);
      for (const contactId of ['dora', 'emil', 'fay']) expect(town.viewers(contactId)).toEqual(['dan']);
      expect(wrongWith({ workspace: town.workspace, at: NOON })).toEqual([]);
      return contactsLeft;
    });
    expect(left).toEqual([2, 2, 2, 0]);
    expect(town.workspace.state.contact.get('dora')?.ownerId).toBe(town.dan);
  });

  it('numbers change hands, and the pointers go with the last of them', () => {
    const town = gone();
    expect(settle(town, ['dora', 'emil', 'fay'], [town.shared])).toEqual({ ...settled, numbersLeft: 1, done: false });
    expect(town.workspace.state.member.get(town.ben)?.succeedsNumbers).toEqual([town.cleo]);
    expect(settle(town, [], [town.own])).toEqual(settled);
    expect(town.workspace.state.member.get(town.ben)).toMatchObject({ succeedsNumbers: [] });
    expect(town.workspace.state.member.get(town.dan)?.succeeds).toEqual([]);
    expect(town.workspace.state.number.get(town.own)?.ownerId).toBe(town.ben);
    expect(wrongWith({ workspace: town.workspace, at: NOON })).toEqual([]);
  });

  it('what somebody else owns by now is passed over', () => {
    const town = gone();
    town.do(setNumberOwner, { numberId: town.shared, memberId: town.ana }, town.ana);
    town.contact('mine', town.ana);
    settle(town, ['mine', 'dora'], [town.shared]);
    expect(town.workspace.state.contact.get('mine')?.ownerId).toBe(town.ana);
    expect(town.workspace.state.number.get(town.shared)?.ownerId).toBe(town.ana);
  });

  it('by the host alone, and only where somebody has gone', () => {
    const town = gone();
    const input = { memberId: town.cleo, contactIds: ['dora'] };
    for (const who of [town.ana, town.dan, town.cleo]) {
      expect(town.code(settleDeparture, input, who)).toBe('system_actor_required');
    }
    expect(town.code(settleDeparture, { memberId: town.ben }, 'host')).toBe('succession_not_found');
  });

  it('again does nothing', () => {
    const town = gone();
    settle(town, ['dora', 'emil', 'fay'], [town.shared, town.own]);
    expect(settle(town, ['dora'], [town.shared])).toEqual(settled);
    expect(town.commit).toBe(null);
  });

  it('by the service in as many steps as it takes, while others work on', async () => {
    const line = await openLine();
    const cleo = line.as(line.cleo);
    for (let i = 0; i < 1_100; i++) unwrap(await cleo.contacts.create({ fields: { firstName: `Contact ${i}` } }));
    unwrap(await line.as(line.ben).members.remove({ memberId: line.cleo }));
    let turn = 0;
    const { answer, attempts } = await line.meddled(
      () => line.as(line.ana).members.updateProfile({ memberId: line.ana, name: `Ana ${turn++}` }),
      () => line.host.members.settleDeparture({ memberId: line.cleo }),
    );
    expect(answer).toEqual({ ok: true, value: settled, revision: expect.any(String) });
    expect(attempts).toBeGreaterThanOrEqual(3);
    const { counters } = await line.store.read('acme', [
      `counter:contacts ${line.ana}`,
      `counter:contacts ${line.cleo}`,
    ]);
    expect([...counters.values()]).toEqual([1_100, 0]);
  });
});
