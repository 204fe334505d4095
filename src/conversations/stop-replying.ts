import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { actingMember } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { conversationReducers } from './events.js';
import { visibleConversation } from './rules.js';

const stopReplyingInput = /* @__PURE__ */ z.strictObject({ conversationId: idSchema });

/**
 * Says that the actor is no longer writing a reply, before the lease ends by itself.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required` (for the host), `conversation_not_found`
 * (also for one the actor does not see), `client_not_supported`, `invalid_input`.
 *
 * @returns a `replying_stopped` event; none where the actor has no lease
 * @example
 * ```ts
 * import { assignConversation, startReplying, stopReplying, touchConversation } from 'partyline/conversations';
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
 * const writing = unwrap(startReplying(assigned.workspace, { conversationId }, as(cleo)));
 * const sent = unwrap(stopReplying(writing.workspace, { conversationId }, as(cleo)));
 *
 * sent.workspace.state.replying.get(conversationId)?.leases; // => []
 * ```
 * @see docs/conversations.md
 */
export const stopReplying = /* @__PURE__ */ verb({
  input: stopReplyingInput,
  reads: ({ conversationId }) => [recordKey('conversation', conversationId), recordKey('replying', conversationId)],
  reducers: conversationReducers,
  decide(read, { conversationId }, context) {
    const visible = visibleConversation(read, context, conversationId);
    if (!visible.ok) return visible;
    const memberId = actingMember(context);
    if (memberId === null) return fail('member_required');
    const output = { conversationId };
    const leases = read.get('replying', conversationId)?.leases ?? [];
    if (!leases.some((lease) => lease.memberId === memberId)) return ok({ output, events: [] });
    const data = { conversationId, memberId };
    return ok({ output, events: [{ type: 'replying_stopped', data, personal: {} }] });
  },
});
