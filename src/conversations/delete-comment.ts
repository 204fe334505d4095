import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { ownComment } from './authorship.js';
import { commentReducers } from './comment-events.js';
import { placeOfComment } from './rules.js';

const deleteCommentInput = /* @__PURE__ */ z.strictObject({ commentId: idSchema });

/**
 * Deletes a comment; its author alone may. Its text goes, from the events of the past as well, and its contacts and its reactions; that there
 * was one stays, and so do the answers to it.
 *
 * Errors: `thread_not_found`, `conversation_not_found`, `permission_denied`, `workspace_not_found`, `workspace_not_active`,
 * `comment_not_found` (also for one the actor does not see, or
 * that was deleted), `number_read_only`, `not_the_author`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `comment_deleted` event
 * @example
 * ```ts
 * import { deleteComment, postComment, touchConversation } from 'partyline/conversations';
 * import { formatMention } from 'partyline/groups';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, assignNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, ben, cleo } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const shared = unwrap(assignNumber(added.workspace, { numberId, memberId: cleo, access: 'use' }, context));
 * const message = { numberId, phone: '+15557654321', kind: 'message', direction: 'inbound' } as const;
 * const come = unwrap(touchConversation(shared.workspace, message, context));
 * const place = { kind: 'conversation', id: come.output.conversationId } as const;
 * const text = formatMention({ type: 'member', id: cleo, name: 'Cleo' });
 * const posted = unwrap(postComment(come.workspace, { place, text }, as(ana)));
 * const { commentId } = posted.output;
 * const deleted = unwrap(deleteComment(posted.workspace, { commentId }, as(ana)));
 *
 * deleted.workspace.state.comment.get(commentId)?.text; // => ''
 * deleteComment(posted.workspace, { commentId }, as(ben)).ok; // => false
 * ```
 * @see docs/conversations.md
 */
export const deleteComment = /* @__PURE__ */ verb({
  input: deleteCommentInput,
  reads: ({ commentId }, known) => [recordKey('comment', commentId), ...placeOfComment(known, commentId)],
  reducers: commentReducers,
  decide(read, { commentId }, context) {
    const own = ownComment(read, context, commentId);
    if (!own.ok) return own;
    const { place, rootId } = own.value.comment;
    return ok({
      output: { commentId },
      events: [{ type: 'comment_deleted', data: { commentId, place, rootId }, personal: {} }],
      erase: [recordKey('comment', commentId)],
    });
  },
});
