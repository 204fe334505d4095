import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { type Happening, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { endedBefore } from './assignment-rules.js';
import { noteSchema } from './body.js';
import { type ConversationEvents, conversationReducers } from './events.js';
import { handlingKeys, handlingOf } from './handling.js';
import { numberOf, workableConversation } from './rules.js';

const unassignConversationInput = /* @__PURE__ */ z.strictObject({
  conversationId: idSchema,
  /** What there is to say about it. */
  note: noteSchema,
});

/**
 * Takes a conversation from whoever handles it, for everybody to pick up. Everybody who has the number for use may.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found` (also for one the actor does not
 * see), `number_read_only`, `number_released`, `client_not_supported`, `invalid_input`.
 *
 * @returns a `conversation_unassigned` event; its reason tells where the assignment had become void before; none where nobody had it
 * @example
 * ```ts
 * import { assignConversation, unassignConversation, touchConversation } from 'partyline/conversations';
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
 * const back = unwrap(unassignConversation(assigned.workspace, { conversationId, note: 'Off for today' }, as(cleo)));
 *
 * back.workspace.state.conversation.get(conversationId)?.assignment; // => null
 * ```
 * @see docs/conversations.md
 */
export const unassignConversation = /* @__PURE__ */ verb({
  input: unassignConversationInput,
  reads: ({ conversationId }, known) => [
    recordKey('conversation', conversationId),
    ...numberOf(known, conversationId),
    ...handlingKeys(known, conversationId),
  ],
  reducers: conversationReducers,
  decide(read, { conversationId, note }, context) {
    const workable = workableConversation(read, context, conversationId);
    if (!workable.ok) return workable;
    const { conversation } = workable.value;
    const output = { conversationId };
    const handling = handlingOf(read, conversation);
    if (handling.assignee === null) {
      return ok({ output, events: endedBefore(handling, conversation, conversationId, context.newId) });
    }
    const data = { conversationId, handoverId: context.newId(), reason: 'unassigned' as const };
    const events: readonly Happening<ConversationEvents>[] = [
      { type: 'conversation_unassigned', subject: recordKey('handover', data.handoverId), data, personal: { note } },
    ];
    return ok({ output, events });
  },
});
