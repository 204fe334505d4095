import { memoryStore } from 'partyline/adapters';
import {
  assignConversation,
  conversationOf,
  deleteComment,
  editComment,
  endVoidAssignments,
  inboxOf,
  inboxSummary,
  markDone,
  markUnread,
  markViewed,
  openThread,
  postComment,
  reactToComment,
  readComments,
  readConversations,
  readHandovers,
  readThreads,
  reopenConversation,
  startReplying,
  stopReplying,
  touchConversation,
  transferConversation,
  unassignConversation,
} from 'partyline/conversations';
import { formatMention } from 'partyline/groups';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import { suspendMember } from 'partyline/members';
import { setNumberMode, unassignNumber } from 'partyline/numbers';
import { createPartyline } from 'partyline/service';
import type { Context, Workspace } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { CALLER, Desk } from '../conversations/support.js';
import { storeOf } from '../laws/stores.js';

let desk: Desk;
let comment: string;
let thread: string;

// Dan is after what Ana, Ben and Cleo have on their desk.
beforeEach(() => {
  desk = new Desk();
  comment = desk.comment('She pays late', desk.cleo);
  thread = desk.do(openThread, { memberIds: [desk.cleo] }, desk.ana).threadId;
  desk.do(postComment, { place: { kind: 'thread', id: thread }, text: 'About Dan' }, desk.ana);
});

type Operation = (workspace: Workspace, input: never, context: Context) => Result<unknown, AnyFailure>;

/** Everything that names a conversation, a comment or a thread, with what one may type. */
const naming: readonly (readonly [string, Operation, (id: string) => object])[] = [
  ['conversationOf', conversationOf, (id) => ({ conversationId: id })],
  ['markViewed', markViewed, (id) => ({ conversationId: id })],
  ['markUnread', markUnread, (id) => ({ conversationId: id })],
  ['markDone', markDone, (id) => ({ conversationId: id })],
  ['reopenConversation', reopenConversation, (id) => ({ conversationId: id })],
  ['assignConversation', assignConversation, (id) => ({ conversationId: id, to: { type: 'member', id: desk.dan } })],
  [
    'transferConversation',
    transferConversation,
    (id) => ({ conversationId: id, to: { type: 'member', id: desk.ben } }),
  ],
  ['unassignConversation', unassignConversation, (id) => ({ conversationId: id })],
  ['startReplying', startReplying, (id) => ({ conversationId: id })],
  ['stopReplying', stopReplying, (id) => ({ conversationId: id })],
  ['readHandovers', readHandovers, (id) => ({ conversationId: id, handoverIds: [] })],
  ['readConversations', readConversations, (id) => ({ conversationIds: [id] })],
  ['readComments', readComments, (id) => ({ place: { kind: 'conversation', id }, commentIds: [comment] })],
  ['postComment', postComment, (id) => ({ place: { kind: 'conversation', id }, text: 'Let me in' })],
];

const ask = (operation: Operation, input: object, who: string) =>
  operation(desk.workspace, input as never, desk.context(who));

/** What is told about one id, as if it were another. */
const renamed = (answer: unknown, from: string, to: string): unknown =>
  JSON.parse(JSON.stringify(answer).replaceAll(JSON.stringify(from), JSON.stringify(to)));

describe('somebody without the number', () => {
  it.each(naming)(
    'learns nothing by %s: a hidden conversation reads like one that is not there',
    (_, operation, input) => {
      const hidden = ask(operation, input(desk.talk), desk.dan);
      const missing = ask(operation, input('no-such'), desk.dan);
      expect(renamed(hidden, desk.talk, 'id')).toEqual(renamed(missing, 'no-such', 'id'));
    },
  );

  it('learns nothing from the ids of comments and threads', () => {
    for (const [operation, input] of [
      [editComment, (id: string) => ({ commentId: id, text: 'I wrote this' })],
      [deleteComment, (id: string) => ({ commentId: id })],
      [reactToComment, (id: string) => ({ commentId: id, emoji: '👍' })],
    ] as readonly (readonly [Operation, (id: string) => object])[]) {
      const hidden = ask(operation, input(comment), desk.dan);
      expect(renamed(hidden, comment, 'id')).toEqual(
        renamed(ask(operation, input('no-such'), desk.dan), 'no-such', 'id'),
      );
    }
    const post = (id: string) => ({ place: { kind: 'thread', id }, text: 'Hello' });
    const hidden = ask(postComment, post(thread), desk.dan);
    expect(renamed(hidden, thread, 'id')).toEqual(
      renamed(ask(postComment, post('no-such'), desk.dan), 'no-such', 'id'),
    );
    expect(unwrap(readThreads(desk.workspace, { threadIds: [thread] }, desk.context(desk.dan)))).toEqual([]);
  });

  it('cannot find out by a call of their own whom the desk talks to', () => {
    const call = { numberId: desk.desk, phone: CALLER, kind: 'message', direction: 'outbound' } as const;
    const free = { ...call, phone: '+15550001111' };
    const none = { ...call, numberId: 'no-such' };
    const [known, unknown, missing] = [call, free, none].map((input) => desk.try(touchConversation, input, desk.dan));
    expect(known).toEqual(unknown);
    expect(renamed(known, desk.desk, 'id')).toEqual(renamed(missing, 'no-such', 'id'));
  });

  it('is given nothing to handle', () => {
    const give = { conversationId: desk.talk, to: { type: 'member', id: desk.dan } } as const;
    expect(desk.code(assignConversation, give, desk.ana)).toBe('assignee_without_access');
    expect(desk.code(assignConversation, give, 'host')).toBe('assignee_without_access');
    const friends = desk.group('Friends', [desk.dan]);
    const byGroup = { conversationId: desk.talk, to: { type: 'group', id: friends } } as const;
    expect(desk.code(assignConversation, byGroup, desk.ana)).toBe('assignee_without_access');
  });

  it('reads no thread because somebody mentioned them in it', () => {
    const text = formatMention({ type: 'member', id: desk.dan, name: 'Dan' });
    const posted = desk.do(postComment, { place: { kind: 'conversation', id: desk.talk }, text }, desk.cleo);
    expect(posted.unreachable).toEqual([{ type: 'member', id: desk.dan, reason: 'cannot_see_place' }]);
    const place = { kind: 'conversation', id: desk.talk } as const;
    const read = readComments(desk.workspace, { place, commentIds: [posted.commentId] }, desk.context(desk.dan));
    expect(read).toMatchObject({ ok: false, error: { code: 'conversation_not_found' } });
  });

  it('looks into nobody else’s inbox', () => {
    expect(ask(inboxSummary, { memberId: desk.cleo }, desk.dan)).toMatchObject({ error: { code: 'not_oneself' } });
    expect(ask(inboxSummary, { numberId: desk.desk }, desk.dan)).toMatchObject({ error: { code: 'number_not_found' } });
    expect(unwrap(inboxOf(desk.workspace, {}, desk.context(desk.dan)))).toEqual({
      items: [],
      next: null,
      counts: { open: 0, unread: 0, mine: 0 },
    });
  });
});

describe('comments of one place', () => {
  it('are not read through another that one sees', () => {
    const other = desk.number(desk.dan);
    const mine = desk.message('+15550002222', other);
    const place = { kind: 'conversation', id: mine } as const;
    expect(unwrap(readComments(desk.workspace, { place, commentIds: [comment] }, desk.context(desk.dan)))).toEqual([]);
    expect(desk.code(postComment, { place, text: 'Indeed', replyTo: comment }, desk.dan)).toBe('comment_not_found');
  });

  it('are not paged through by the service either', async () => {
    const store = await storeOf(desk.workspace, memoryStore());
    const { conversations } = createPartyline({ store, clock: () => desk.at })
      .workspace(desk.workspace.id)
      .as({ type: 'member', memberId: desk.dan });
    const place = { kind: 'conversation', id: desk.talk } as const;
    expect(await conversations.listComments({ place })).toMatchObject({ error: { code: 'conversation_not_found' } });
    expect(await conversations.listHandovers({ conversationId: desk.talk })).toMatchObject({
      error: { code: 'conversation_not_found' },
    });
    const other = desk.number(desk.dan);
    desk.message('+15550002222', other);
    expect(await conversations.listComments({ place: { kind: 'thread', id: thread } })).toMatchObject({
      error: { code: 'thread_not_found' },
    });
    expect(unwrap(await conversations.listThreads()).items).toEqual([]);
  });
});

describe('direct messages', () => {
  it('are closed to owners and admins who take no part', () => {
    const { threadId } = desk.do(openThread, { memberIds: [desk.dan] }, desk.cleo);
    for (const who of [desk.ana, desk.ben]) {
      const read = readComments(
        desk.workspace,
        { place: { kind: 'thread', id: threadId }, commentIds: [] },
        desk.context(who),
      );
      expect(read).toMatchObject({ error: { code: 'thread_not_found' } });
    }
  });
});

describe('a locked card', () => {
  it('says neither which contact it is nor whether there is one', () => {
    desk.contact('secret-id', desk.cleo);
    const shown = desk.comment('Her', desk.cleo, { contactIds: ['secret-id'] });
    const place = { kind: 'conversation', id: desk.talk } as const;
    const read = unwrap(readComments(desk.workspace, { place, commentIds: [shown] }, desk.context(desk.ben)));
    expect(JSON.stringify(read)).not.toContain('secret-id');
    expect(read[0]?.cards).toEqual([{ locked: true }]);
  });

  it('cannot be made of a guess: a hidden contact reads like one that is not there', () => {
    desk.contact('secret-id', desk.cleo);
    const place = { kind: 'conversation', id: desk.talk } as const;
    const guess = (id: string) => desk.try(postComment, { place, text: 'Is it?', contactIds: [id] }, desk.ben);
    expect(renamed(guess('secret-id'), 'secret-id', 'id')).toEqual(renamed(guess('no-such'), 'no-such', 'id'));
  });
});

describe('who has lost the number', () => {
  it.each([
    ['taken away', () => desk.do(unassignNumber, { numberId: desk.desk, memberId: desk.cleo }, desk.ana)],
    ['made exclusive', () => desk.do(setNumberMode, { numberId: desk.desk, mode: 'exclusive' }, desk.ana)],
    ['suspended', () => desk.do(suspendMember, { memberId: desk.cleo }, desk.ana)],
  ] as const)('(%s) keeps neither the conversation nor what they wrote about it', (_, lose) => {
    desk.give(desk.cleo);
    lose();
    expect(desk.handling().assignee).toBe(null);
    const own = editComment(desk.workspace, { commentId: comment, text: 'Nothing' }, desk.context(desk.cleo));
    const codes = ['comment_not_found', 'permission_denied'];
    expect(own.ok ? 'ok' : codes.includes(own.error.code)).toBe(true);
    const transfer = { conversationId: desk.talk, to: { type: 'member', id: desk.dan } } as const;
    expect(desk.try(transferConversation, transfer, desk.cleo).ok).toBe(false);
  });

  it('does not get it back with the number', () => {
    desk.give(desk.cleo);
    desk.do(unassignNumber, { numberId: desk.desk, memberId: desk.cleo }, desk.ana);
    desk.assign(desk.cleo, 'use');
    expect(desk.handling().assignee).toBe(null);
    expect(unwrap(inboxOf(desk.workspace, { filter: 'mine' }, desk.context(desk.cleo))).items).toEqual([]);
  });
});

describe('who reads along', () => {
  beforeEach(() => desk.assign(desk.dan, 'read'));

  it('does nothing but read', () => {
    const id = { conversationId: desk.talk };
    const to = { ...id, to: { type: 'member', id: desk.cleo } } as const;
    const place = { kind: 'conversation', id: desk.talk } as const;
    expect([
      desk.code(assignConversation, to, desk.dan),
      desk.code(markDone, id, desk.dan),
      desk.code(markUnread, id, desk.dan),
      desk.code(startReplying, id, desk.dan),
      desk.code(unassignConversation, id, desk.dan),
      desk.code(postComment, { place, text: 'Hm' }, desk.dan),
      desk.code(reactToComment, { commentId: comment, emoji: '👍' }, desk.dan),
      desk.code(assignConversation, { ...id, to: { type: 'member', id: desk.dan } }, desk.ana),
    ]).toEqual([...Array.from({ length: 7 }, () => 'number_read_only'), 'assignee_without_access']);
    expect(readComments(desk.workspace, { place, commentIds: [comment] }, desk.context(desk.dan)).ok).toBe(true);
  });
});

describe('the ending of assignments', () => {
  it('is the host’s, and takes nothing from those who still may', () => {
    desk.give(desk.cleo);
    const all = { conversationIds: [desk.talk] };
    expect(desk.code(endVoidAssignments, all, desk.ana)).toBe('system_actor_required');
    expect(desk.do(endVoidAssignments, all, 'host').ended).toEqual([]);
    expect(desk.handling().assignee).toBe(`member:${desk.cleo}`);
  });
});
