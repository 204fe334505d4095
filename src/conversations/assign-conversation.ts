import { fail } from '../kernel/failure.js';
import { handOver } from './hand-over.js';

/**
 * Gives a conversation that nobody handles to a member, or to a group: then whoever of it may use the number handles it. Everybody who has
 * the number for use may do so, for themselves or for others.
 *
 * An assignment holds as long as the access it rests on: it is void once the assignee loses the number, reads along only, is suspended or
 * removed, or the number changes its mode, and does not come back with the access.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found` (also for one the actor does not
 * see), `number_read_only`, `number_released`, `conversation_assigned`, `member_not_found`, `member_suspended`, `group_not_found`,
 * `group_retired`, `assignee_without_access`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `conversation_assigned` event, behind a `conversation_unassigned` one where an earlier assignment had become void; none where that
 * assignee has it already
 * @example
 * ```ts
 * import { assignConversation, touchConversation } from 'partyline/conversations';
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
 *
 * assigned.output; // => { conversationId, assignee: `member:${cleo}` }
 * ```
 * @see decisions 11 and 12 in docs/decisions.md
 */
export const assignConversation = /* @__PURE__ */ handOver('assigned', ({ assignee }) =>
  assignee === null ? null : fail('conversation_assigned', { assignee }, ['to']),
);
