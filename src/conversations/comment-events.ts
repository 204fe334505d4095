import type { Comment, Nothing, Reducers } from '../workspace/index.js';

/** What happens to comments and to the threads of teammates. */
export type CommentEvents = {
  thread_opened: {
    readonly data: { readonly threadId: string; readonly memberIds: readonly string[] };
    readonly personal: Nothing;
  };
  comment_posted: {
    readonly data: {
      readonly commentId: string;
      readonly place: Comment['place'];
      readonly rootId: string | null;
      readonly contactIds: readonly string[];
      /** Whom it mentions and reaches. */
      readonly notify: readonly string[];
    };
    readonly personal: { readonly text: string };
  };
  comment_edited: {
    readonly data: {
      readonly commentId: string;
      readonly place: Comment['place'];
      /** Whom it mentions and reaches, and did not before. */
      readonly notify: readonly string[];
    };
    readonly personal: { readonly text: string };
  };
  comment_deleted: {
    readonly data: { readonly commentId: string; readonly place: Comment['place']; readonly rootId: string | null };
    readonly personal: Nothing;
  };
  comment_reaction_set: {
    readonly data: {
      readonly commentId: string;
      readonly place: Comment['place'];
      readonly memberId: string;
      readonly emoji: string;
      readonly on: boolean;
    };
    readonly personal: Nothing;
  };
};

/** How the events of comments change the records. */
export const commentReducers: Reducers<CommentEvents> = {
  thread_opened(tx, { at, data: { threadId, memberIds } }) {
    tx.set('thread', threadId, { memberIds, lastAt: at, createdAt: at });
    tx.set('threadKey', threadKeyOf(memberIds), { threadId });
  },

  comment_posted(tx, { at, actor, data: { commentId, place, rootId, contactIds }, personal }) {
    tx.set('comment', commentId, {
      place,
      rootId,
      authorId: actor.type === 'member' ? actor.memberId : null,
      text: personal?.text ?? '',
      contactIds,
      reactions: [],
      createdAt: at,
      editedAt: null,
      deletedAt: null,
    });
    if (place.kind !== 'thread') return;
    tx.edit('thread', place.id, (thread) => {
      thread.lastAt = Math.max(thread.lastAt, at);
    });
  },

  comment_edited(tx, { at, data: { commentId }, personal }) {
    tx.edit('comment', commentId, (comment) => {
      comment.text = personal?.text ?? '';
      comment.editedAt = at;
    });
  },

  comment_deleted(tx, { at, data: { commentId } }) {
    tx.edit('comment', commentId, (comment) => {
      comment.text = '';
      comment.contactIds = [];
      comment.reactions = [];
      comment.deletedAt = at;
    });
  },

  comment_reaction_set(tx, { data: { commentId, memberId, emoji, on } }) {
    tx.edit('comment', commentId, (comment) => {
      const others = comment.reactions.filter((reaction) => reaction.emoji !== emoji || reaction.memberId !== memberId);
      comment.reactions = on ? [...others, { emoji, memberId }].sort(byEmoji) : others;
    });
  },
};

/** The id of the key record of a thread. Ids hold no blanks, so blanks separate. */
export const threadKeyOf = (memberIds: readonly string[]): string => memberIds.join(' ');

const byEmoji = (a: Comment['reactions'][number], b: Comment['reactions'][number]): number =>
  a.emoji < b.emoji ? -1 : a.emoji > b.emoji ? 1 : a.memberId < b.memberId ? -1 : 1;
