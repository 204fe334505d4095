import { changeState } from './change-state.js';

/**
 * Marks a conversation as done. It is read by then, and comes back open with the next message or missed call. Whoever handles it keeps it.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found` (also for one the actor does not
 * see), `number_read_only`, `number_released`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `conversation_done` event; none where it is done already
 * @example
 * ```ts
 * import { markDone, touchConversation } from 'partyline/conversations';
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
 *
 * done.workspace.state.conversation.get(conversationId)?.status; // => 'done'
 * done.workspace.counters.get(`open ${numberId}`); // => 0
 * ```
 * @see docs/conversations.md
 */
export const markDone = /* @__PURE__ */ changeState('conversation_done', ({ status }) => status === 'done');
