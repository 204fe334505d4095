import { changeState } from './change-state.js';

/**
 * Puts a conversation back for somebody else to look at: open, and unread by the team.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found` (also for one the actor does not
 * see), `number_read_only`, `number_released`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `conversation_unviewed` event; none where it is open and unread already
 * @example
 * ```ts
 * import { markUnread, markViewed, touchConversation } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const message = { numberId, phone: '+15557654321', kind: 'message', direction: 'inbound' } as const;
 * const come = unwrap(touchConversation(added.workspace, message, context));
 * const { conversationId } = come.output;
 * const viewed = unwrap(markViewed(come.workspace, { conversationId }, as(ana)));
 * const again = unwrap(markUnread(viewed.workspace, { conversationId }, as(ana)));
 *
 * again.workspace.state.conversation.get(conversationId)?.unread; // => true
 * ```
 * @see docs/conversations.md
 */
export const markUnread = /* @__PURE__ */ changeState(
  'conversation_unviewed',
  ({ status, unread }) => unread && status === 'open',
);
