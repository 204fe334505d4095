import { unwrap } from 'partyline/kernel';
import { removeMember, settleDeparture } from 'partyline/lifecycle';
import { addMember, erasePerson, suspendMember } from 'partyline/members';
import { assignNumber } from 'partyline/numbers';
import { expect, it } from 'vitest';
import { Town } from '../attacks/town.js';

const EVE = 'eve@x.example';
const keyOf = (town: Town, address: string) => town.workspace.state.address.get(address) ?? null;

it('an address knows who has it, who had it before, and whether one of them was removed', () => {
  const town = new Town();
  const { ana, cleo, dan } = town;
  const invitationId = town.invite(town.ben, EVE);
  expect(keyOf(town, EVE)).toEqual({ memberId: null, current: false, barred: false, earlier: [], invitationId });
  const eve = unwrap(town.accept(invitationId, EVE)).output.memberId;
  const hers = { memberId: eve, current: true, barred: false };
  expect(keyOf(town, EVE)).toEqual({ ...hers, earlier: [], invitationId });
  town.remove(eve, ana);
  expect(keyOf(town, EVE)).toEqual({ ...hers, earlier: [], invitationId });
  town.move(cleo, EVE);
  const cleos = { memberId: cleo, current: true, barred: true };
  expect(keyOf(town, EVE)).toEqual({ ...cleos, earlier: [hers], invitationId });
  town.move(cleo, 'cleo@acme.example');
  expect(keyOf(town, EVE)).toEqual({ ...cleos, current: false, earlier: [hers], invitationId });
  town.move(dan, EVE);
  const earlier = [hers, { ...cleos, current: false }];
  expect(keyOf(town, EVE)).toEqual({ memberId: dan, current: true, barred: true, earlier, invitationId });
  town.move(dan, 'dan@acme.example');
  town.move(dan, EVE);
  expect(keyOf(town, EVE)).toEqual({ memberId: dan, current: true, barred: true, earlier, invitationId });
  // Whoever goes is taken out of the middle as of the end.
  town.remove(cleo, ana);
  expect(town.do(erasePerson, { memberId: cleo }, ana)).toEqual({ memberId: cleo, sharedWith: [dan, eve].sort() });
  expect(keyOf(town, EVE)).toEqual({ memberId: dan, current: true, barred: true, earlier: [hers], invitationId });
  expect(town.do(erasePerson, { memberId: cleo }, ana)).toEqual({ memberId: cleo, sharedWith: [] });
  expect(town.commit).toBe(null);
});

it('who is erased shared an address with others, whoever had it first, in order of their ids', () => {
  const town = new Town();
  const { ana, cleo, dan } = town;
  for (const who of [dan, cleo]) {
    town.move(who, EVE);
    town.move(who, `${who}@acme.example`);
  }
  const eve = town.member('Eve', ['member']);
  town.move(eve, EVE);
  expect(keyOf(town, EVE)).toMatchObject({ memberId: eve, earlier: [{ memberId: dan }, { memberId: cleo }] });
  town.remove(cleo, ana);
  expect(town.do(erasePerson, { memberId: cleo }, ana).sharedWith).toEqual([dan, eve].sort());
});

it('invitations to an address that somebody else has as well outlive who had it first', () => {
  const town = new Town();
  const { ana, cleo, dan } = town;
  town.remove(dan, ana);
  const invitationId = town.invite(ana, 'dan@acme.example');
  town.move(cleo, 'dan@acme.example');
  town.do(erasePerson, { memberId: dan }, ana);
  expect(town.commit?.erase).toEqual([`member:${dan}`]);
  expect(town.workspace.state.invitation.get(invitationId)).toMatchObject({
    status: 'revoked',
    address: 'dan@acme.example',
  });
});

it('an invitation that was accepted stays so when who accepted it is erased', () => {
  const town = new Town();
  const invitationId = town.invite(town.ben, EVE);
  const { memberId } = unwrap(town.accept(invitationId, EVE)).output;
  town.remove(memberId, town.ana);
  town.do(erasePerson, { memberId }, town.ana);
  expect(town.workspace.state.invitation.get(invitationId)).toMatchObject({ status: 'accepted', address: '' });
  expect([...town.workspace.state.bar.values()]).toEqual([{ since: town.at }]);
});

it('who goes leaves pointers to what they had, in order of their ids, until each was followed', () => {
  const town = new Town();
  const { ana, ben, cleo } = town;
  const ids: string[] = [];
  // Ids count upwards, so their order turns where they become longer.
  while (ids.length < 60) ids.push(town.member(`p${ids.length}`, ['member']));
  const turn = ids.findIndex((id, index) => id < (ids[index - 1] ?? ''));
  const [earlier, later] = [ids[turn - 1] ?? '', ids[turn] ?? ''];
  const member = (id: string) => town.workspace.state.member.get(id);
  const succession = (id: string) => town.workspace.state.succession.get(id);
  for (const memberId of [earlier, later]) {
    town.do(removeMember, { memberId, successorId: cleo, numbersSuccessorId: ben }, ana);
    expect(succession(memberId)).toEqual({ successorId: cleo, numbersSuccessorId: ben });
    expect(member(memberId)).toMatchObject({ status: 'removed', succeeds: [], succeedsNumbers: [] });
  }
  expect([member(cleo)?.succeeds, member(cleo)?.succeedsNumbers]).toEqual([[later, earlier], []]);
  expect([member(ben)?.succeeds, member(ben)?.succeedsNumbers]).toEqual([[], [later, earlier]]);

  town.do(removeMember, { memberId: cleo, successorId: ben, numbersSuccessorId: ana }, ana);
  expect(member(cleo)).toMatchObject({ status: 'removed', succeeds: [], succeedsNumbers: [] });
  expect(member(ben)?.succeeds).toEqual([cleo, later, earlier].sort());
  expect(member(ana)?.succeedsNumbers).toEqual([cleo]);
  expect(succession(later)).toEqual({ successorId: ben, numbersSuccessorId: ben });

  const epoch = member(ben)?.epoch ?? 0;
  town.do(settleDeparture, { memberId: later }, 'host');
  expect(succession(later)).toEqual({ successorId: null, numbersSuccessorId: null });
  expect(member(ben)?.succeeds).toEqual([cleo, earlier].sort());
  expect(member(ben)?.succeedsNumbers).toEqual([earlier]);
  expect(member(ben)?.epoch).toBeGreaterThan(epoch);
  town.do(settleDeparture, { memberId: cleo }, 'host');
  expect(succession(cleo)).toEqual({ successorId: null, numbersSuccessorId: null });
  expect([member(ben)?.succeeds, member(ana)?.succeedsNumbers]).toEqual([[earlier], []]);
});

it('contacts are settled without numbers, and numbers without contacts', () => {
  const town = new Town();
  const { ana, ben, cleo, dan } = town;
  town.contact('lead', dan);
  const desk = town.number(dan);
  town.do(removeMember, { memberId: dan, successorId: cleo, numbersSuccessorId: ben }, ana);
  town.do(settleDeparture, { memberId: dan, contactIds: ['lead'] }, 'host');
  expect(town.workspace.state.succession.get(dan)).toEqual({ successorId: null, numbersSuccessorId: ben });
  expect(town.workspace.state.member.get(cleo)?.succeeds).toEqual([]);
  expect(town.workspace.state.member.get(ben)?.succeedsNumbers).toEqual([dan]);
  town.do(settleDeparture, { memberId: dan, numberIds: [desk] }, 'host');
  expect(town.workspace.state.succession.get(dan)).toEqual({ successorId: null, numbersSuccessorId: null });
  expect(town.workspace.state.member.get(ben)?.succeedsNumbers).toEqual([]);
});

it('somebody new was on no number, and who is suspended has left those they used', () => {
  const town = new Town();
  const { memberId } = town.do(addMember, { name: 'Eve', address: EVE, roles: ['member'] }, 'host');
  const [used, read] = [town.number(town.ana), town.number(town.ana)];
  town.do(assignNumber, { numberId: used, memberId, access: 'use' }, town.ana);
  town.do(assignNumber, { numberId: read, memberId, access: 'read' }, town.ana);
  town.do(suspendMember, { memberId }, town.ana);
  const member = town.workspace.state.member.get(memberId);
  expect(member?.lapses).toEqual([{ id: used, epoch: member?.epoch }]);
});
