import { fail } from '../kernel/failure.js';
import { handOver } from './hand-over.js';

/**
 * Hands a conversation that somebody handles to another member or to a group. Everybody who has the number for use may, not only
 * whoever handles it: people go on holiday.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found` (also for one the actor does not
 * see), `number_read_only`, `number_released`, `conversation_not_assigned`, `member_not_found`, `member_suspended`, `group_not_found`,
 * `group_retired`, `assignee_without_access`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `conversation_assigned` event with the reason `transferred`; none where that assignee has it already
 * @example
 * ```ts
 * import { assignConversation, transferConversation, touchConversation } from 'partyline/conversations';
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
 * const toAna = { conversationId, to: { type: 'member', id: ana }, note: 'Knows the customer' } as const;
 * const moved = unwrap(transferConversation(assigned.workspace, toAna, as(cleo)));
 *
 * moved.workspace.state.conversation.get(conversationId)?.assignment?.to; // => `member:${ana}`
 * ```
 * @see decisions 11 and 12 in docs/decisions.md
 */
export const transferConversation = /* @__PURE__ */ handOver('transferred', ({ assignee }, conversationId) =>
  assignee === null ? fail('conversation_not_assigned', { conversationId }, ['conversationId']) : null,
);
