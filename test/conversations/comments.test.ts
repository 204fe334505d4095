import {
  deleteComment,
  editComment,
  openThread,
  postComment,
  reactToComment,
  readComments,
  readThreads,
} from 'partyline/conversations';
import { formatMention } from 'partyline/groups';
import { unwrap } from 'partyline/kernel';
import { definePolicy } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { Desk } from './support.js';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const place = () => ({ kind: 'conversation', id: desk.talk }) as const;
const name = (id: string) => formatMention({ type: 'member', id, name: 'Somebody' });
const read = (who: string, commentIds: readonly string[]) =>
  unwrap(readComments(desk.workspace, { place: place(), commentIds }, desk.context(who)));

describe('a comment', () => {
  it('notifies whom it mentions and reaches, the author excepted, and returns the rest', () => {
    const sales = desk.group('Sales', [desk.ana, desk.cleo, desk.dan]);
    const text = `${name(desk.cleo)} ${formatMention({ type: 'group', id: sales, name: 'Sales' })} ${name('ghost')}`;
    const { notify, unreachable } = desk.do(postComment, { place: place(), text }, desk.ana);
    expect(notify).toEqual([desk.cleo]);
    expect(unreachable).toEqual([
      { type: 'member', id: desk.dan, reason: 'cannot_see_place' },
      { type: 'member', id: 'ghost', reason: 'not_found' },
    ]);
  });

  it('keeps its lines, and what families of emoji are made of', () => {
    const text = 'One\r\n\ttwo 👩‍👩‍👧\n';
    const id = desk.comment(text, desk.cleo);
    expect(read(desk.ana, [id])[0]?.text).toBe('One\n\ttwo 👩‍👩‍👧');
  });

  it.each(['', ' \n ', 'a\0', '\ud800', 'a\u202eb', 'zero\u200bwidth', 'x'.repeat(10_001)])('cannot be %j', (text) => {
    expect(desk.code(postComment, { place: place(), text }, desk.cleo)).toBe('invalid_input');
  });

  it('is answered in a thread of its own, one level deep', () => {
    const root = desk.comment('Who knows her?', desk.ana);
    const answer = desk.comment('I do', desk.cleo, { replyTo: root });
    const again = desk.comment('Good', desk.ana, { replyTo: answer });
    expect(read(desk.ben, [root, answer, again]).map(({ rootId }) => rootId)).toEqual([null, root, root]);
  });

  it('is changed by its author, who then reaches only those newly mentioned', () => {
    const commentId = desk.comment(`Ask ${name(desk.cleo)}`, desk.ana);
    const text = `Ask ${name(desk.cleo)} or ${name(desk.ben)}`;
    expect(desk.code(editComment, { commentId, text }, desk.ben)).toBe('not_the_author');
    expect(desk.do(editComment, { commentId, text }, desk.ana).notify).toEqual([desk.ben]);
    expect(read(desk.ben, [commentId])[0]?.editedAt).toBe(desk.at);
  });

  it('is deleted by its author: its text leaves the past as well', () => {
    const commentId = desk.comment('Never mind', desk.cleo, { contactIds: [desk.contact('dora', desk.cleo)] });
    expect(desk.code(deleteComment, { commentId }, desk.ana)).toBe('not_the_author');
    desk.do(deleteComment, { commentId }, desk.cleo);
    expect(desk.commit?.erase).toEqual([`comment:${commentId}`]);
    expect(read(desk.ana, [commentId])).toMatchObject([{ text: '', cards: [], reactions: [], deletedAt: desk.at }]);
    expect(desk.code(reactToComment, { commentId, emoji: '👍' }, desk.ana)).toBe('comment_not_found');
  });

  it('has each emoji once of each person', () => {
    const commentId = desk.comment('Done', desk.cleo);
    for (const who of [desk.ana, desk.ben, desk.ana]) desk.do(reactToComment, { commentId, emoji: '🎉' }, who);
    desk.do(reactToComment, { commentId, emoji: '👍' }, desk.ana);
    desk.do(reactToComment, { commentId, emoji: '🎉', on: false }, desk.ana);
    expect(read(desk.cleo, [commentId])[0]?.reactions).toEqual([
      { emoji: '🎉', memberIds: [desk.ben] },
      { emoji: '👍', memberIds: [desk.ana] },
    ]);
    expect(desk.code(reactToComment, { commentId, emoji: '👍👍' }, desk.ana)).toBe('invalid_input');
  });

  it('by those who read along is policy', () => {
    desk.assign(desk.dan, 'read');
    expect(desk.code(postComment, { place: place(), text: 'Hm' }, desk.dan)).toBe('number_read_only');
    desk = new Desk(definePolicy({ commentsByReaders: 'allow' }));
    desk.assign(desk.dan, 'read');
    expect(desk.code(postComment, { place: place(), text: 'Hm' }, desk.dan)).toBe('ok');
  });

  it('of the host stands without an author, and only the host changes it', () => {
    const commentId = desk.comment('Opened a ticket', 'host');
    expect(read(desk.cleo, [commentId])[0]?.authorId).toBe(null);
    expect(desk.code(editComment, { commentId, text: 'No' }, desk.ana)).toBe('not_the_author');
    expect(desk.code(editComment, { commentId, text: 'Closed it' }, 'host')).toBe('ok');
  });
});

describe('a contact in a comment', () => {
  it('is open for those who see it, locked for the others, and judged when it is read', () => {
    desk.contact('dora', desk.cleo);
    const commentId = desk.comment('Her sister', desk.cleo, { contactIds: ['dora'] });
    expect(read(desk.cleo, [commentId])[0]?.cards).toMatchObject([{ locked: false, contactId: 'dora', name: 'dora' }]);
    expect(read(desk.ana, [commentId])[0]?.cards).toEqual([{ locked: true }]);
  });

  it('is one that its author sees', () => {
    desk.contact('secret', desk.ben);
    const input = { place: place(), text: 'Look', contactIds: ['secret'] };
    expect(desk.code(postComment, input, desk.cleo)).toBe('contact_not_found');
  });
});

describe('direct messages', () => {
  it('are one thread for the same people, whoever opens it', () => {
    const { threadId } = desk.do(openThread, { memberIds: [desk.cleo, desk.dan] }, desk.ana);
    expect(desk.do(openThread, { memberIds: [desk.dan, desk.ana, desk.cleo] }, desk.cleo).threadId).toBe(threadId);
    expect(desk.do(openThread, { memberIds: [desk.dan] }, desk.cleo).threadId).not.toBe(threadId);
    expect(desk.code(openThread, { memberIds: [desk.dan] }, desk.dan)).toBe('thread_needs_others');
    expect(desk.code(openThread, { memberIds: [desk.dan] }, 'host')).toBe('member_required');
  });

  it('are for those who take part, and come to the front when somebody writes', () => {
    const { threadId } = desk.do(openThread, { memberIds: [desk.dan] }, desk.cleo);
    desk.at += 1_000;
    const thread = { kind: 'thread', id: threadId } as const;
    const posted = desk.do(postComment, { place: thread, text: `${name(desk.ben)}?` }, desk.dan);
    expect(posted.unreachable).toEqual([{ type: 'member', id: desk.ben, reason: 'cannot_see_place' }]);
    const row = { threadId, memberIds: [desk.cleo, desk.dan], lastAt: desk.at };
    const rows = (who: string) => unwrap(readThreads(desk.workspace, { threadIds: [threadId] }, desk.context(who)));
    expect(rows(desk.cleo)).toEqual([row]);
    expect(rows(desk.ana)).toEqual([]);
    expect(desk.code(postComment, { place: thread, text: 'From the host' }, 'host')).toBe('member_required');
  });
});
