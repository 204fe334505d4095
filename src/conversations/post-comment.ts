import * as z from 'zod/mini';
import { mentionKeys } from '../groups/index.js';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { actingMember } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { verb } from '../workspace/verb.js';
import { bodySchema } from './body.js';
import { cardKeys, showable } from './cards.js';
import { commentReducers } from './comment-events.js';
import { mentionedIn } from './mentioned.js';
import { type CommentPlace, placeKey, writablePlace } from './rules.js';

/** A conversation, or a thread of direct messages. */
export const placeSchema = /* @__PURE__ */ z.strictObject({
  kind: z.enum(['conversation', 'thread']),
  id: idSchema,
});

const postCommentInput = /* @__PURE__ */ z.strictObject({
  place: placeSchema,
  /** At most 10,000 UTF-16 code units; mentions stand in it as `formatMention` writes them. */
  text: bodySchema,
  /** The comment it answers, or another answer to the same one. */
  replyTo: z.exactOptional(idSchema),
  /** Contacts to show with it, by reference: whoever may not see one finds it locked. */
  contactIds: z._default(z.array(idSchema).check(z.maxLength(10)), []),
});

/**
 * Writes to the team: about a conversation, seen by those who have its number and never by whoever is at the other end; or in a thread of
 * direct messages, seen by those who take part. An answer goes into the thread below a comment.
 *
 * Mentions are resolved as it is posted: whoever sees the place is to be notified, once, and the rest are returned as unreachable. A mention gives
 * nobody access. Those who read along on a number write comments where `policy.commentsByReaders` allows it.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found`, `thread_not_found` (both also for what
 * the actor does not see), `number_read_only`, `member_required` (the host writes no direct messages), `comment_not_found`,
 * `contact_not_found`, `client_not_supported`, `invalid_input`.
 *
 * @returns the comment's id, whom to notify, who is unreachable and why, and a `comment_posted` event
 * @example
 * ```ts
 * import { postComment, touchConversation } from 'partyline/conversations';
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
 * const text = `${formatMention({ type: 'member', id: cleo, name: 'Cleo' })} and ${formatMention({ type: 'member', id: ben, name: 'Ben' })}: who knows her?`;
 * const { output } = unwrap(postComment(come.workspace, { place, text }, as(ana)));
 *
 * output.notify; // => [cleo]
 * output.unreachable; // => [{ type: 'member', id: ben, reason: 'cannot_see_place' }]
 * ```
 * @see decisions 11 and 16 in docs/decisions.md
 */
export const postComment = /* @__PURE__ */ verb({
  input: postCommentInput,
  reads: ({ place, text, replyTo, contactIds }, _known, context) => [
    placeKey(place),
    ...mentionKeys(text, actingMember(context)),
    ...cardKeys(contactIds),
    ...(replyTo === undefined ? [] : [recordKey('comment', replyTo)]),
  ],
  reducers: commentReducers,
  decide(read, { place, text, replyTo, contactIds }, context) {
    const writable = writablePlace(read, context, place);
    if (!writable.ok) return writable;
    const author = actingMember(context);
    if (place.kind === 'thread' && author === null) return fail('member_required');
    const root = replyTo === undefined ? ok(null) : rootOf(read, place, replyTo);
    if (!root.ok) return root;
    const shown = showable(read, context, contactIds);
    if (!shown.ok) return shown;
    const { notify, unreachable } = mentionedIn(read, { text, author, sees: writable.value.sees });
    const commentId = context.newId();
    const data = { commentId, place, rootId: root.value, contactIds: shown.value, notify };
    return ok({
      output: { commentId, notify, unreachable },
      events: [{ type: 'comment_posted', subject: recordKey('comment', commentId), data, personal: { text } }],
    });
  },
});

/** The comment at the head of a thread: what is answered itself, or what that answers. One of another place is not there. */
const rootOf = (read: Reader, place: CommentPlace, commentId: string) => {
  const comment = read.get('comment', commentId);
  const here = comment !== null && comment.place.kind === place.kind && comment.place.id === place.id;
  return here ? ok(comment.rootId ?? commentId) : fail('comment_not_found', { commentId }, ['replyTo']);
};
