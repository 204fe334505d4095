import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { type Card, cardKeys, cardOf } from './cards.js';
import { placeSchema } from './post-comment.js';
import { placeKey, visiblePlace } from './rules.js';

const readCommentsInput = /* @__PURE__ */ z.strictObject({
  place: placeSchema,
  /** In the order in which they are to be answered. */
  commentIds: z.array(idSchema).check(z.maxLength(200)),
});

/** A comment as somebody sees it who sees its place. */
export interface CommentRow {
  readonly commentId: string;
  readonly rootId: string | null;
  /** Null for the host. */
  readonly authorId: string | null;
  /** Empty once deleted. */
  readonly text: string;
  readonly cards: readonly Card[];
  readonly reactions: readonly { readonly emoji: string; readonly memberIds: readonly string[] }[];
  readonly createdAt: number;
  readonly editedAt: number | null;
  readonly deletedAt: number | null;
}

/**
 * Up to 200 comments of one place, in the order named; those of other places are left out, as are those that are not there. Contacts in them
 * are cards: open for whoever sees the contact, locked for everybody else.
 *
 * In the service, `conversations.listComments` reads them page by page.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found`, `thread_not_found` (both also for what
 * the actor does not see), `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { assignConversation, postComment, readComments, touchConversation } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, assignNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, cleo } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const shared = unwrap(assignNumber(added.workspace, { numberId, memberId: cleo, access: 'use' }, context));
 * const message = { numberId, phone: '+15557654321', kind: 'message', direction: 'inbound' } as const;
 * const come = unwrap(touchConversation(shared.workspace, message, context));
 * const { conversationId } = come.output;
 * const toCleo = { conversationId, to: { type: 'member', id: cleo } } as const;
 * const assigned = unwrap(assignConversation(come.workspace, toCleo, as(ana)));
 * const withDora = unwrap(createContact(assigned.workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const place = { kind: 'conversation', id: conversationId } as const;
 * const sister = { place, text: 'This is her sister', contactIds: ['dora'] };
 * const posted = unwrap(postComment(withDora.workspace, sister, as(cleo)));
 * const ask = { place, commentIds: [posted.output.commentId] };
 *
 * unwrap(readComments(posted.workspace, ask, as(ana)))[0]?.cards; // => [{ locked: true }]
 * ```
 * @see docs/conversations.md
 */
export const readComments = /* @__PURE__ */ query({
  input: readCommentsInput,
  reads: ({ place, commentIds }, known) => [
    placeKey(place),
    ...commentIds.flatMap((id) => [
      recordKey('comment', id),
      ...cardKeys(known.state.comment.get(id)?.contactIds ?? []),
    ]),
  ],
  answer(read, { place, commentIds }, context) {
    const visible = visiblePlace(read, context, place);
    if (!visible.ok) return visible;
    const rows = [...new Set(commentIds)].flatMap((commentId): readonly CommentRow[] => {
      const comment = read.get('comment', commentId);
      if (comment === null || comment.place.kind !== place.kind || comment.place.id !== place.id) return [];
      const { rootId, authorId, text, createdAt, editedAt, deletedAt } = comment;
      const cards = comment.contactIds.map((contactId) => cardOf(read, context, contactId));
      const reactions = together(comment.reactions);
      return [{ commentId, rootId, authorId, text, cards, reactions, createdAt, editedAt, deletedAt }];
    });
    return ok(rows);
  },
});

/** Each emoji with everybody who put it there. */
const together = (reactions: readonly { readonly emoji: string; readonly memberId: string }[]) => {
  const members = new Map<string, string[]>();
  for (const { emoji, memberId } of reactions) members.set(emoji, [...(members.get(emoji) ?? []), memberId]);
  return Array.from(members, ([emoji, memberIds]) => ({ emoji, memberIds }));
};
