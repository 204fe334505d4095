import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { type Handover, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { endedBefore } from './assignment-rules.js';
import { conversationReducers } from './events.js';
import { handlingKeys, handlingOf } from './handling.js';

const endVoidAssignmentsInput = /* @__PURE__ */ z.strictObject({
  /** Conversations that may be concerned, in any order; those whose assignment holds are passed over. */
  conversationIds: z.array(idSchema).check(z.minLength(1), z.maxLength(100)),
});

/**
 * Writes down, for up to 100 conversations, that the system ended an assignment because access had ended: when a number was taken away,
 * changed its mode or was released, or a member was suspended or removed. Nobody has to wait for it, since such an assignment counts for nothing
 * from that very moment; the history tells it afterwards.
 *
 * The service does all of a number, step by step: `conversations.endVoidAssignments({ numberId })`.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `invalid_input`.
 *
 * @returns what ended, with the reasons, and a `conversation_unassigned` event for each
 * @example
 * ```ts
 * import { assignConversation, endVoidAssignments, touchConversation } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, assignNumber, unassignNumber } from 'partyline/numbers';
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
 * const taken = unwrap(unassignNumber(assigned.workspace, { numberId, memberId: cleo }, as(ana)));
 * const swept = unwrap(endVoidAssignments(taken.workspace, { conversationIds: [conversationId] }, context));
 *
 * swept.output.ended; // => [{ conversationId, reason: 'number_unassigned' }]
 * ```
 * @see decision 12 in docs/decisions.md
 */
export const endVoidAssignments = /* @__PURE__ */ verb({
  input: endVoidAssignmentsInput,
  reads: ({ conversationIds }, known) =>
    conversationIds.flatMap((id) => [recordKey('conversation', id), ...handlingKeys(known, id)]),
  reducers: conversationReducers,
  decide(read, { conversationIds }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const ended: { readonly conversationId: string; readonly reason: Handover['reason'] }[] = [];
    const events = [...new Set(conversationIds)].flatMap((conversationId) => {
      const conversation = read.get('conversation', conversationId);
      if (conversation === null) return [];
      const handling = handlingOf(read, conversation);
      if (handling.lapse !== null) ended.push({ conversationId, reason: handling.lapse });
      return endedBefore(handling, conversation, conversationId, context.newId);
    });
    return ok({ output: { ended }, events });
  },
});
