import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { erasableWorkspace } from '../workspace/authorise.js';
import { recordKey, type Workspace } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { conversationKeyOf, conversationReducers } from './events.js';

const eraseConversationInput = /* @__PURE__ */ z.strictObject({
  conversationId: idSchema,
  /** Entries of its history, whose notes go. Those of other conversations are passed over. */
  handoverIds: z._default(z.array(idSchema).check(z.maxLength(100)), []),
  /** What the team wrote about it, and goes likewise. */
  commentIds: z._default(z.array(idSchema).check(z.maxLength(100)), []),
});

/**
 * Erases what a conversation keeps of whoever is at the other end: the phone, the key made from it, notes of the team, and comments about
 * it, from the past as well. That there was a conversation, and who handled it when, stays on record, to ids. If the same phone writes
 * again, that begins another conversation.
 *
 * The host does it, in a workspace that is suspended or closed too: a member is not to wipe out what a team remembers. The contact is
 * erased by `eraseContact`, and what the host keeps of calls and messages by the host.
 *
 * The service does all of it, step by step: `conversations.erase({ conversationId })`.
 *
 * Errors: `permission_denied`, `workspace_not_active`, `client_not_supported`, `system_actor_required`, `workspace_not_found`,
 * `conversation_not_found`, `invalid_input`.
 *
 * @returns a `conversation_erased` event; none where all that is named was erased before
 * @example
 * ```ts
 * import { eraseConversation, touchConversation } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const message = { numberId, phone: '+15557654321', kind: 'message', direction: 'inbound' } as const;
 * const come = unwrap(touchConversation(added.workspace, message, context));
 * const { conversationId } = come.output;
 * const erased = unwrap(eraseConversation(come.workspace, { conversationId }, context));
 *
 * erased.workspace.state.conversation.get(conversationId)?.phone; // => ''
 * erased.commit?.erase; // => [`conversation:${conversationId}`]
 * ```
 * @see decision 17 in docs/decisions.md
 */
export const eraseConversation = /* @__PURE__ */ verb({
  input: eraseConversationInput,
  reads: ({ conversationId, handoverIds, commentIds }, known) => [
    recordKey('conversation', conversationId),
    ...keyOf(known, conversationId),
    ...handoverIds.map((id) => recordKey('handover', id)),
    ...commentIds.map((id) => recordKey('comment', id)),
  ],
  reducers: conversationReducers,
  decide(read, { conversationId, ...named }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const open = erasableWorkspace(read, context, 'communication.use');
    if (!open.ok) return open;
    const conversation = read.get('conversation', conversationId);
    if (conversation === null) return fail('conversation_not_found', { conversationId }, ['conversationId']);
    const handoverIds = [...new Set(named.handoverIds)].filter((id) => {
      const handover = read.get('handover', id);
      return handover?.conversationId === conversationId && handover.note !== '';
    });
    const commentIds = [...new Set(named.commentIds)].filter((id) => {
      const comment = read.get('comment', id);
      return comment?.place.kind === 'conversation' && comment.place.id === conversationId && comment.text !== '';
    });
    const output = { conversationId };
    if (conversation.phone === '' && handoverIds.length + commentIds.length === 0) return ok({ output, events: [] });
    return ok({
      output,
      events: [{ type: 'conversation_erased', data: { conversationId, handoverIds, commentIds }, personal: {} }],
      erase: [
        recordKey('conversation', conversationId),
        ...handoverIds.map((id) => recordKey('handover', id)),
        ...commentIds.map((id) => recordKey('comment', id)),
      ],
    });
  },
});

/** In a second round: the key made from the phone. */
const keyOf = (known: Workspace, conversationId: string) => {
  const { numberId, phone = '' } = known.state.conversation.get(conversationId) ?? {};
  return numberId === undefined || phone === ''
    ? []
    : [recordKey('conversationKey', conversationKeyOf(numberId, phone))];
};
