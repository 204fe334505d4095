import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { query } from '../workspace/query.js';
import { rowKeys, rowOf } from './conversation-row.js';
import { visibleConversation } from './rules.js';

const conversationOfInput = /* @__PURE__ */ z.strictObject({ conversationId: idSchema });

/**
 * One conversation: who is at the other end, who handles it, and who is writing a reply at this moment.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found` (also for one the actor does not
 * see), `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { assignConversation, conversationOf, touchConversation } from 'partyline/conversations';
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
 * const { handling, replying } = unwrap(conversationOf(assigned.workspace, { conversationId }, as(ana)));
 *
 * handling; // => { assignee: `member:${cleo}`, handlers: [cleo], lapse: null }
 * replying; // => []
 * ```
 * @see docs/conversations.md
 */
export const conversationOf = /* @__PURE__ */ query({
  input: conversationOfInput,
  reads: ({ conversationId }, known) => rowKeys(known, [conversationId]),
  answer(read, { conversationId }, context) {
    const visible = visibleConversation(read, context, conversationId);
    if (!visible.ok) return visible;
    const { conversation, level } = visible.value;
    return ok(rowOf(read, context, [conversationId, conversation], level));
  },
});
