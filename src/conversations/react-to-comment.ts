import * as z from 'zod/mini';
import { emojiSchema } from '../groups/internal.js';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { actingMember } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { commentReducers } from './comment-events.js';
import { placeOfComment, writableComment } from './rules.js';

/** A comment has so many reactions at most: they stand on its record. */
const REACTIONS = 200;

const reactToCommentInput = /* @__PURE__ */ z.strictObject({
  commentId: idSchema,
  /** One emoji. */
  emoji: emojiSchema,
  /** Whether it is to be there from now on. */
  on: z._default(z.boolean(), true),
});

/**
 * Puts an emoji to a comment, or takes one's own back. Each person has each emoji once.
 *
 * Errors: `thread_not_found`, `conversation_not_found`, `permission_denied`, `workspace_not_found`, `workspace_not_active`,
 * `member_required` (for the host), `comment_not_found` (also
 * for one the actor does not see, or that was deleted), `number_read_only`, `too_many_reactions`, `client_not_supported`,
 * `invalid_input`.
 *
 * @returns a `comment_reaction_set` event; none where nothing changes
 * @example
 * ```ts
 * import { postComment, reactToComment, touchConversation } from 'partyline/conversations';
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
 * const liked = unwrap(reactToComment(posted.workspace, { commentId, emoji: '👍' }, as(cleo)));
 *
 * liked.workspace.state.comment.get(commentId)?.reactions; // => [{ emoji: '👍', memberId: cleo }]
 * reactToComment(posted.workspace, { commentId, emoji: 'ok' }, as(cleo)).ok; // => false
 * reactToComment(posted.workspace, { commentId, emoji: '👍' }, as(ben)).ok; // => false
 * ```
 * @see docs/conversations.md
 */
export const reactToComment = /* @__PURE__ */ verb({
  input: reactToCommentInput,
  reads: ({ commentId }, known) => [recordKey('comment', commentId), ...placeOfComment(known, commentId)],
  reducers: commentReducers,
  decide(read, { commentId, emoji, on }, context) {
    const writable = writableComment(read, context, commentId);
    if (!writable.ok) return writable;
    const memberId = actingMember(context);
    if (memberId === null) return fail('member_required');
    const { place, reactions } = writable.value.comment;
    const output = { commentId };
    const has = reactions.some((reaction) => reaction.emoji === emoji && reaction.memberId === memberId);
    if (has === on) return ok({ output, events: [] });
    if (on && reactions.length >= REACTIONS) return fail('too_many_reactions', { limit: REACTIONS }, ['commentId']);
    const data = { commentId, place, memberId, emoji, on };
    return ok({ output, events: [{ type: 'comment_reaction_set', data, personal: {} }] });
  },
});
