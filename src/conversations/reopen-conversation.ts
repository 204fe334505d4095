import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { conversationReducers } from './events.js';
import { numberOf, workableConversation } from './rules.js';

const reopenConversationInput = /* @__PURE__ */ z.strictObject({ conversationId: idSchema });

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
 */
export const reopenConversation = /* @__PURE__ */ verb({
  input: reopenConversationInput,
  reads: ({ conversationId }, known) => [recordKey('conversation', conversationId), ...numberOf(known, conversationId)],
  reducers: conversationReducers,
  decide(read, { conversationId }, context) {
    const workable = workableConversation(read, context, conversationId);
    if (!workable.ok) return workable;
    const { conversation } = workable.value;
    const output = { conversationId };
    if (conversation.status === 'open') return ok({ output, events: [] });
    return ok({ output, events: [{ type: 'conversation_reopened', data: { conversationId }, personal: {} }] });
  },
});
