import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { type ConversationRow, rowKeys, rowOf } from './conversation-row.js';
import { readingAs } from './reading-as.js';
import { actorLevel, conversationResource } from './rules.js';

const readConversationsInput = /* @__PURE__ */ z.strictObject({
  /** In the order in which they are to be answered. */
  conversationIds: z.array(idSchema).check(z.maxLength(200)),
  /** Through whose eyes, where the host asks. */
  memberId: z.exactOptional(idSchema),
});

/**
 * Up to 200 conversations as somebody sees them, in the order named. Those they do not see are left out, as are those that are not there.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required`, `member_not_found`, `not_oneself`,
 * `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { assignConversation, readConversations, touchConversation } from 'partyline/conversations';
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
 * const ids = { conversationIds: [conversationId, 'no-such-conversation'] };
 * const [row] = unwrap(readConversations(assigned.workspace, ids, as(cleo)));
 *
 * row?.phone; // => '+15557654321'
 * row?.handling.assignee; // => `member:${cleo}`
 * ```
 * @see docs/conversations.md
 */
export const readConversations = /* @__PURE__ */ query({
  input: readConversationsInput,
  reads: ({ conversationIds, memberId }, known) => [
    ...rowKeys(known, conversationIds),
    ...(memberId === undefined ? [] : [recordKey('member', memberId)]),
  ],
  answer(read, { conversationIds, memberId }, context) {
    const reading = readingAs(read, context, memberId);
    if (!reading.ok) return reading;
    const { reader } = reading.value;
    const rows = [...new Set(conversationIds)].flatMap((id): readonly ConversationRow[] => {
      const conversation = read.get('conversation', id);
      const level = conversation && actorLevel(read, reader, conversationResource(id, conversation));
      return conversation === null || level === null ? [] : [rowOf(read, reader, [id, conversation], level)];
    });
    return ok(rows);
  },
});
