import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { type Handover, recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { visibleConversation } from './rules.js';

const readHandoversInput = /* @__PURE__ */ z.strictObject({
  conversationId: idSchema,
  /** In the order in which they are to be answered. */
  handoverIds: z.array(idSchema).check(z.maxLength(200)),
});

/**
 * Up to 200 entries in the history of who handled a conversation, in the order named: from whom to whom, why, by whom, and what they said
 * about it. Entries of other conversations are left out.
 *
 * In the service, `conversations.listHandovers` reads them page by page.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `conversation_not_found` (also for one the actor does not
 * see), `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { assignConversation, readHandovers, touchConversation } from 'partyline/conversations';
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
 * const [handoverId = ''] = [...assigned.workspace.state.handover.keys()];
 * const [entry] = unwrap(readHandovers(assigned.workspace, { conversationId, handoverIds: [handoverId] }, as(cleo)));
 *
 * entry?.to; // => `member:${cleo}`
 * entry?.reason; // => 'assigned'
 * entry?.by; // => ana
 * ```
 * @see docs/conversations.md
 */
export const readHandovers = /* @__PURE__ */ query({
  input: readHandoversInput,
  reads: ({ conversationId, handoverIds }) => [
    recordKey('conversation', conversationId),
    ...handoverIds.map((id) => recordKey('handover', id)),
  ],
  answer(read, { conversationId, handoverIds }, context) {
    const visible = visibleConversation(read, context, conversationId);
    if (!visible.ok) return visible;
    const entries = [...new Set(handoverIds)].flatMap(
      (handoverId): readonly (Handover & { readonly handoverId: string })[] => {
        const handover = read.get('handover', handoverId);
        return handover?.conversationId === conversationId ? [{ handoverId, ...handover }] : [];
      },
    );
    return ok(entries);
  },
});
