import { changeState } from './change-state.js';

/**
 * Opens a conversation again that was done.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found` (also for one the actor does not
 * see), `number_read_only`, `number_released`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `conversation_reopened` event; none where it is open
 * @example
 * ```ts
 * import { markDone, reopenConversation, touchConversation } from 'partyline/conversations';
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
 * const done = unwrap(markDone(come.workspace, { conversationId }, as(ana)));
 * const open = unwrap(reopenConversation(done.workspace, { conversationId }, as(ana)));
 *
 * open.workspace.state.conversation.get(conversationId)?.status; // => 'open'
 * ```
 * @see docs/conversations.md
 */
export const reopenConversation = /* @__PURE__ */ changeState(
  'conversation_reopened',
  ({ status }) => status === 'open',
);
