import type { CommentEvents, ConversationEvents } from '../conversations/index.js';
import type { AudienceRule, EventNamed, Subject } from './audience-rule.js';

const conversation = (id: string): Subject => ({ kind: 'conversation', id });

/** The conversation shows something else than before, or somebody is about to reply. */
const shows: AudienceRule<{ readonly data: { readonly conversationId: string } }> = {
  resources: ({ data: { conversationId } }) => [conversation(conversationId)],
  content: true,
};

const comment = (id: string, place: Subject): Subject => ({ kind: 'comment', id, place });

/** The comment that an answer stands under says how many there are. */
const withRoot = (id: string, rootId: string | null, place: Subject): readonly Subject[] =>
  rootId === null ? [comment(id, place)] : [comment(id, place), comment(rootId, place)];

/** The rows of conversations and of what is written about them: whoever sees a conversation, a thread or the place of a comment learns of it. */
export const talkRules: {
  readonly [T in keyof (ConversationEvents & CommentEvents)]: AudienceRule<EventNamed<T>>;
} = {
  conversation_opened: { ...shows, before: () => null },
  conversation_touched: shows,
  conversation_viewed: shows,
  conversation_unviewed: shows,
  conversation_done: shows,
  conversation_reopened: shows,
  conversation_assigned: shows,
  conversation_unassigned: shows,
  conversation_erased: {
    resources: ({ data: { conversationId, commentIds } }) => [
      conversation(conversationId),
      ...commentIds.map((id) => comment(id, conversation(conversationId))),
    ],
    content: true,
  },
  replying_started: shows,
  replying_stopped: shows,
  thread_opened: {
    resources: ({ data: { threadId } }) => [{ kind: 'thread', id: threadId }],
    before: () => null,
    content: true,
  },
  comment_posted: {
    // Where teammates write to each other, the latest comment says where the thread stands among the others.
    resources: ({ data: { commentId, rootId, place } }) => [
      ...withRoot(commentId, rootId, place),
      ...(place.kind === 'thread' ? [place] : []),
    ],
    before: (after, { data: { commentId } }) => (after.kind === 'comment' && after.id === commentId ? null : after),
    content: true,
  },
  comment_edited: { resources: ({ data: { commentId, place } }) => [comment(commentId, place)], content: true },
  comment_deleted: {
    resources: ({ data: { commentId, rootId, place } }) => withRoot(commentId, rootId, place),
    content: true,
  },
  comment_reaction_set: { resources: ({ data: { commentId, place } }) => [comment(commentId, place)], content: true },
};
