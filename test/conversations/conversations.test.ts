import { updateContact } from 'partyline/contacts';
import {
  conversationOf,
  markDone,
  markUnread,
  markViewed,
  reopenConversation,
  startReplying,
  stopReplying,
  touchConversation,
} from 'partyline/conversations';
import { unwrap } from 'partyline/kernel';
import { releaseNumber, unassignNumber } from 'partyline/numbers';
import { beforeEach, describe, expect, it } from 'vitest';
import { CALLER, Desk } from './support.js';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const touch = (what: object, who: string = 'host') =>
  desk.do(
    touchConversation,
    { numberId: desk.desk, phone: CALLER, kind: 'message', direction: 'inbound', ...what } as never,
    who,
  );
const state = () => [desk.talkRecord().status, desk.talkRecord().unread];
const ask = () => ({ conversationId: desk.talk });

describe('a conversation', () => {
  it('is one for each number and phone', () => {
    expect(touch({}).conversationId).toBe(desk.talk);
    expect(touch({ phone: '+15550009999' }).opened).toBe(true);
    const other = desk.number(desk.ana);
    expect(touch({ numberId: other }).opened).toBe(true);
  });

  it('is open and unread when a message or a missed call comes in, and not for an answered one', () => {
    expect(state()).toEqual(['open', true]);
    desk.do(markDone, ask(), desk.cleo);
    touch({ kind: 'call', answered: true });
    expect(state()).toEqual(['open', false]);
    touch({ kind: 'call', answered: false });
    expect(state()).toEqual(['open', true]);
  });

  it('is read once anybody of the team has looked, those who read along among them', () => {
    desk.assign(desk.dan, 'read');
    desk.do(markViewed, ask(), desk.dan);
    expect(state()).toEqual(['open', false]);
    desk.do(markUnread, ask(), desk.cleo);
    expect(state()).toEqual(['open', true]);
  });

  it('is read by whoever sends something, not by what a machine sends, and going out opens nothing', () => {
    touch({ direction: 'outbound' });
    expect(state()).toEqual(['open', true]);
    touch({ direction: 'outbound', memberId: desk.cleo });
    expect(state()).toEqual(['open', false]);
    desk.do(markDone, ask(), desk.cleo);
    touch({ direction: 'outbound' }, desk.cleo);
    expect(state()).toEqual(['done', false]);
    desk.do(reopenConversation, ask(), desk.cleo);
    expect(state()).toEqual(['open', false]);
  });

  it('keeps the latest activity, whatever comes late, and nothing lies in the future', () => {
    desk.at += 60_000;
    touch({ at: desk.at - 10_000_000, kind: 'call', answered: true });
    expect(desk.talkRecord().last.kind).toBe('message');
    touch({ at: desk.at + 10_000_000 });
    expect(desk.talkRecord().last.at).toBe(desk.at);
  });

  it('shows the contacts with that phone to those who see them, and to nobody else', () => {
    desk.contact('dora', desk.cleo);
    const phones = [{ label: 'mobile', value: '+1 (555) 765-4321' }];
    desk.do(updateContact, { contactId: 'dora', fields: { phones } }, desk.cleo);
    const names = (who: string) =>
      unwrap(conversationOf(desk.workspace, ask(), desk.context(who))).contacts.map(({ name }) => name);
    expect(names(desk.cleo)).toEqual(['dora']);
    expect(names(desk.ana)).toEqual([]);
  });

  it('of a number that was given up is for nobody, as the number is', () => {
    desk.do(releaseNumber, { numberId: desk.desk }, desk.ana);
    expect(desk.code(markDone, ask(), desk.cleo)).toBe('conversation_not_found');
    expect(desk.code(markDone, ask(), 'host')).toBe('number_released');
  });
});

describe('who is replying', () => {
  const replying = () => unwrap(conversationOf(desk.workspace, ask(), desk.context(desk.ana))).replying;

  it('is told to the others for thirty seconds, and longer where it is said again', () => {
    desk.do(startReplying, ask(), desk.cleo);
    desk.at += 20_000;
    expect(desk.do(startReplying, ask(), desk.ben).others).toEqual([desk.cleo]);
    desk.do(startReplying, ask(), desk.cleo);
    desk.at += 29_999;
    expect(replying()).toEqual([desk.ben, desk.cleo]);
    desk.at += 1;
    expect(replying()).toEqual([]);
  });

  it('writes nothing while the lease is young', () => {
    desk.do(startReplying, ask(), desk.cleo);
    desk.at += 14_999;
    desk.do(startReplying, ask(), desk.cleo);
    expect(desk.commit).toBe(null);
  });

  it('ends when they stop, and with their access', () => {
    desk.do(startReplying, ask(), desk.cleo);
    desk.do(stopReplying, ask(), desk.cleo);
    expect(replying()).toEqual([]);
    desk.do(startReplying, ask(), desk.cleo);
    desk.do(unassignNumber, { numberId: desk.desk, memberId: desk.cleo }, desk.ana);
    expect(replying()).toEqual([]);
  });
});
