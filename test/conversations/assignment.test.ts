import {
  assignConversation,
  endVoidAssignments,
  inboxSummary,
  markDone,
  transferConversation,
  unassignConversation,
} from 'partyline/conversations';
import { addGroupMembers, deleteGroup, removeGroupMembers } from 'partyline/groups';
import { unwrap } from 'partyline/kernel';
import { removeMember } from 'partyline/lifecycle';
import { reinstateMember, suspendMember } from 'partyline/members';
import { releaseNumber, setNumberMode, unassignNumber } from 'partyline/numbers';
import { recordsOf } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { Desk } from './support.js';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const to = (id: string, type: 'member' | 'group' = 'member') =>
  ({ conversationId: desk.talk, to: { type, id } }) as const;
const mine = (memberId: string) => unwrap(inboxSummary(desk.workspace, {}, desk.context(memberId))).counts.mine;
const history = () =>
  [...recordsOf(desk.workspace, 'handover')]
    .map(([, entry]) => entry)
    .sort((a, b) => a.step - b.step)
    .map(({ reason, by, note }) => [reason, by, note]);

describe('an assignment', () => {
  it('goes to somebody who uses the number, from anybody who does', () => {
    desk.do(assignConversation, to(desk.ben), desk.cleo);
    expect(desk.handling()).toEqual({ assignee: `member:${desk.ben}`, handlers: [desk.ben], lapse: null });
    expect([mine(desk.ben), mine(desk.cleo)]).toEqual([1, 0]);
  });

  it('is not taken over unseen: that is a transfer', () => {
    desk.give(desk.ben);
    expect(desk.code(assignConversation, to(desk.cleo), desk.cleo)).toBe('conversation_assigned');
    desk.do(transferConversation, { ...to(desk.cleo), note: 'On holiday' }, desk.ben);
    expect(desk.handling().assignee).toBe(`member:${desk.cleo}`);
    desk.do(unassignConversation, { conversationId: desk.talk }, desk.cleo);
    expect(desk.code(transferConversation, to(desk.ben), desk.cleo)).toBe('conversation_not_assigned');
    expect(history()).toEqual([
      ['assigned', desk.ana, ''],
      ['transferred', desk.ben, 'On holiday'],
      ['unassigned', desk.cleo, ''],
    ]);
  });

  it('counts while the conversation is open, and stays with it when it is done', () => {
    desk.give(desk.ben);
    desk.do(markDone, { conversationId: desk.talk }, desk.ben);
    expect(mine(desk.ben)).toBe(0);
    desk.message();
    expect(mine(desk.ben)).toBe(1);
  });

  it('to a group is for those in it who use the number, and follows who is in it', () => {
    const sales = desk.group('Sales', [desk.ben, desk.dan]);
    desk.do(assignConversation, to(sales, 'group'), desk.ana);
    expect(desk.handling().handlers).toEqual([desk.ben]);
    desk.do(addGroupMembers, { groupId: sales, memberIds: [desk.cleo] }, 'host');
    expect(desk.handling().handlers).toEqual([desk.ben, desk.cleo]);
    desk.do(removeGroupMembers, { groupId: sales, memberIds: [desk.ben, desk.cleo] }, 'host');
    expect(desk.handling()).toEqual({ assignee: null, handlers: [], lapse: 'group_has_nobody' });
  });
});

describe('an assignment ends with the access it rests on', () => {
  const endings: readonly (readonly [string, () => void, () => void])[] = [
    [
      'number_unassigned',
      () => desk.do(unassignNumber, { numberId: desk.desk, memberId: desk.cleo }, desk.ana),
      () => desk.assign(desk.cleo, 'use'),
    ],
    ['assignee_reads_only', () => desk.assign(desk.cleo, 'read'), () => desk.assign(desk.cleo, 'use')],
    [
      'number_mode_changed',
      () => desk.do(setNumberMode, { numberId: desk.desk, mode: 'exclusive' }, desk.ana),
      () =>
        desk.do(
          setNumberMode,
          { numberId: desk.desk, mode: 'shared', users: [{ memberId: desk.cleo, access: 'use' }] },
          desk.ana,
        ),
    ],
    [
      'assignee_suspended',
      () => desk.do(suspendMember, { memberId: desk.cleo }, desk.ana),
      () => desk.do(reinstateMember, { memberId: desk.cleo }, desk.ana),
    ],
    ['assignee_removed', () => desk.do(removeMember, { memberId: desk.cleo }, desk.ana), () => {}],
    ['number_released', () => desk.do(releaseNumber, { numberId: desk.desk }, desk.ana), () => {}],
  ];

  it.each(endings)('%s, and does not come back with it', (reason, end, restore) => {
    desk.give(desk.cleo);
    end();
    expect(desk.handling().lapse).toBe(reason);
    restore();
    expect(desk.handling().assignee).toBe(null);
    if (desk.workspace.state.member.get(desk.cleo)?.status === 'active') expect(mine(desk.cleo)).toBe(0);
  });

  it.each(endings)('%s is told in the history, by the system', (reason, end) => {
    desk.give(desk.cleo);
    end();
    const { ended } = desk.do(endVoidAssignments, { conversationIds: [desk.talk] }, 'host');
    expect(ended).toEqual([{ conversationId: desk.talk, reason }]);
    expect(history().at(-1)).toEqual([reason, null, '']);
    expect(desk.do(endVoidAssignments, { conversationIds: [desk.talk] }, 'host').ended).toEqual([]);
  });

  it('and whoever takes it next finds both in the history', () => {
    desk.give(desk.cleo);
    desk.do(unassignNumber, { numberId: desk.desk, memberId: desk.cleo }, desk.ana);
    desk.do(assignConversation, to(desk.ben), desk.ben);
    expect(history()).toEqual([
      ['assigned', desk.ana, ''],
      ['number_unassigned', null, ''],
      ['assigned', desk.ben, ''],
    ]);
  });

  it('of a group, with the group', () => {
    const sales = desk.group('Sales', [desk.cleo]);
    desk.do(assignConversation, to(sales, 'group'), desk.ana);
    desk.do(deleteGroup, { groupId: sales }, 'host');
    expect(desk.handling().lapse).toBe('group_retired');
    expect(mine(desk.cleo)).toBe(0);
  });

  it('on that number alone', () => {
    const other = desk.number(desk.ana);
    desk.give(desk.cleo);
    desk.do(unassignNumber, { numberId: other, memberId: desk.cleo }, desk.ana);
    expect(desk.handling().assignee).toBe(`member:${desk.cleo}`);
  });
});
