import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { conversationReducers } from './events.js';
import { visibleConversation } from './rules.js';

const markViewedInput = /* @__PURE__ */ z.strictObject({ conversationId: idSchema });

/**
 * Notes that somebody of the team has looked at a conversation: it is unread for nobody any more. Whoever sees it may, those who read
 * along among them.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found` (also for one the actor does not
 * see), `client_not_supported`, `invalid_input`.
 *
 * @returns a `conversation_viewed` event; none where it was not unread
 * @example
 * ```ts
 * import { markViewed, touchConversation } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const call = { numberId, phone: '+15557654321', kind: 'call', answered: false, direction: 'inbound' } as const;
 * const missed = unwrap(touchConversation(added.workspace, call, context));
 * const { conversationId } = missed.output;
 * const viewed = unwrap(markViewed(missed.workspace, { conversationId }, as(ana)));
 *
 * viewed.workspace.state.conversation.get(conversationId)?.unread; // => false
 * ```
 * @see docs/conversations.md
 */
export const markViewed = /* @__PURE__ */ verb({
  input: markViewedInput,
  reads: ({ conversationId }) => [recordKey('conversation', conversationId)],
  reducers: conversationReducers,
  decide(read, { conversationId }, context) {
    const visible = visibleConversation(read, context, conversationId);
    if (!visible.ok) return visible;
    const output = { conversationId };
    if (!visible.value.conversation.unread) return ok({ output, events: [] });
    return ok({ output, events: [{ type: 'conversation_viewed', data: { conversationId }, personal: {} }] });
  },
});
