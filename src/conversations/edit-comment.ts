import * as z from 'zod/mini';
import { mentionKeys } from '../groups/index.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { ownComment } from './authorship.js';
import { bodySchema } from './body.js';
import { commentReducers } from './comment-events.js';
import { mentionedIn } from './mentioned.js';
import { placeOfComment } from './rules.js';

const editCommentInput = /* @__PURE__ */ z.strictObject({ commentId: idSchema, text: bodySchema });

/**
 * Changes the text of a comment; its author alone may. Whoever it mentions now, and did not before, is to be notified.
 *
 * Errors: `thread_not_found`, `conversation_not_found`, `permission_denied`, `workspace_not_found`, `workspace_not_active`,
 * `comment_not_found` (also for one the actor does not see, or
 * that was deleted), `number_read_only`, `not_the_author`, `client_not_supported`, `invalid_input`.
 *
 * @returns whom to notify, who is unreachable and why, and a `comment_edited` event; none where the text is the same
 * @example
 * ```ts
 * import { editComment, postComment, touchConversation } from 'partyline/conversations';
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
 * const posted = unwrap(postComment(come.workspace, { place, text: 'Who knows her?' }, as(ana)));
 * const { commentId } = posted.output;
 * const text = `${formatMention({ type: 'member', id: cleo, name: 'Cleo' })}, do you know her?`;
 * const { output } = unwrap(editComment(posted.workspace, { commentId, text }, as(ana)));
 *
 * output.notify; // => [cleo]
 * [ben, cleo].map((who) => editComment(posted.workspace, { commentId, text }, as(who)).ok); // => [false, false]
 * ```
 * @see decision 16 in docs/decisions.md
 */
export const editComment = /* @__PURE__ */ verb({
  input: editCommentInput,
  reads: ({ commentId, text }, known) => {
    const { authorId = null, text: before = '' } = known.state.comment.get(commentId) ?? {};
    return [
      recordKey('comment', commentId),
      ...placeOfComment(known, commentId),
      ...mentionKeys(text, authorId),
      ...mentionKeys(before, authorId),
    ];
  },
  reducers: commentReducers,
  decide(read, { commentId, text }, context) {
    const own = ownComment(read, context, commentId);
    if (!own.ok) return own;
    const { comment, sees } = own.value;
    const author = comment.authorId;
    if (comment.text === text) return ok({ output: { commentId, notify: [], unreachable: [] }, events: [] });
    const before = new Set(mentionedIn(read, { text: comment.text, author, sees }).notify);
    const { notify, unreachable } = mentionedIn(read, { text, author, sees });
    const fresh = notify.filter((memberId) => !before.has(memberId));
    return ok({
      output: { commentId, notify: fresh, unreachable },
      events: [
        {
          type: 'comment_edited',
          subject: recordKey('comment', commentId),
          data: { commentId, place: comment.place, notify: fresh },
          personal: { text },
        },
      ],
    });
  },
});
