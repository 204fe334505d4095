import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { later } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { actingMember } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { conversationReducers } from './events.js';
import { numberOf, workableConversation } from './rules.js';

/** How long somebody counts as replying after they last said so, in milliseconds: thirty seconds. */
const LEASE = 30_000;

const startReplyingInput = /* @__PURE__ */ z.strictObject({ conversationId: idSchema });

/**
 * Says that the actor is writing a reply, so that no second person does. It is a lease: it ends by itself after thirty seconds, and is
 * renewed by saying so again. Within the first half nothing is written.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required` (for the host), `conversation_not_found`
 * (also for one the actor does not see), `number_read_only`, `number_released`, `client_not_supported`, `invalid_input`.
 *
 * @returns who else is replying, until when the actor's own lease runs, and a `replying_started` event
 * @example
 * ```ts
 * import { assignConversation, startReplying, touchConversation } from 'partyline/conversations';
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
 * const cleoWrites = unwrap(startReplying(assigned.workspace, { conversationId }, as(cleo)));
 * const anaToo = unwrap(startReplying(cleoWrites.workspace, { conversationId }, as(ana)));
 *
 * anaToo.output; // => { others: [cleo], until: context.at + 30_000 }
 * ```
 * @see docs/conversations.md
 */
export const startReplying = /* @__PURE__ */ verb({
  input: startReplyingInput,
  reads: ({ conversationId }, known) => [
    recordKey('conversation', conversationId),
    recordKey('replying', conversationId),
    ...numberOf(known, conversationId),
  ],
  reducers: conversationReducers,
  decide(read, { conversationId }, context) {
    const workable = workableConversation(read, context, conversationId);
    if (!workable.ok) return workable;
    const memberId = actingMember(context);
    if (memberId === null) return fail('member_required');
    const running = (read.get('replying', conversationId)?.leases ?? []).filter(({ until }) => context.at < until);
    const others = running.filter((lease) => lease.memberId !== memberId).map((lease) => lease.memberId);
    const mine = running.find((lease) => lease.memberId === memberId);
    if (mine !== undefined && mine.until - context.at > LEASE / 2) {
      return ok({ output: { others, until: mine.until }, events: [] });
    }
    const until = later(context.at, LEASE);
    const data = { conversationId, memberId, until };
    return ok({ output: { others, until }, events: [{ type: 'replying_started', data, personal: {} }] });
  },
});
