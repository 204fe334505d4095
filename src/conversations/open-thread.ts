import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { actingMember, activeMember, authorise } from '../workspace/authorise.js';
import { type Context, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { commentReducers, threadKeyOf } from './comment-events.js';

const openThreadInput = /* @__PURE__ */ z.strictObject({
  /** The teammates to write to; whoever acts takes part in any case. */
  memberIds: z.array(idSchema).check(z.minLength(1), z.maxLength(19)),
});

/**
 * Opens the direct messages between the actor and up to 19 teammates: always the same thread for the same people. Those who take part see
 * it and nobody else does, owners and admins included.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required` (for the host), `member_not_found`,
 * `member_suspended`, `thread_needs_others`, `client_not_supported`, `invalid_input`.
 *
 * @returns the thread's id, and a `thread_opened` event; none where there is one already
 * @example
 * ```ts
 * import { openThread, postComment } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, ben, cleo } = office();
 * const opened = unwrap(openThread(workspace, { memberIds: [cleo] }, as(ben)));
 * const { threadId } = opened.output;
 * const hello = { place: { kind: 'thread', id: threadId }, text: 'Lunch?' } as const;
 *
 * postComment(opened.workspace, hello, as(cleo)).ok; // => true
 * postComment(opened.workspace, hello, as(ana)).ok; // => false
 * ```
 * @see docs/conversations.md
 */
export const openThread = /* @__PURE__ */ verb({
  input: openThreadInput,
  reads: ({ memberIds }, _known, context) => [
    ...memberIds.map((id) => recordKey('member', id)),
    recordKey('threadKey', threadKeyOf(participants(memberIds, context))),
  ],
  reducers: commentReducers,
  decide(read, { memberIds }, context) {
    const allowed = authorise(read, context, 'communication.use');
    if (!allowed.ok) return allowed;
    if (actingMember(context) === null) return fail('member_required');
    const together = participants(memberIds, context);
    if (together.length < 2) return fail('thread_needs_others', {}, ['memberIds']);
    for (const [index, memberId] of memberIds.entries()) {
      const member = activeMember(read, memberId, ['memberIds', index]);
      if (!member.ok) return member;
    }
    const existing = read.get('threadKey', threadKeyOf(together));
    if (existing !== null) return ok({ output: { threadId: existing.threadId }, events: [] });
    const threadId = context.newId();
    const data = { threadId, memberIds: together };
    return ok({ output: { threadId }, events: [{ type: 'thread_opened', data, personal: {} }] });
  },
});

/** Those who take part, sorted, each once. */
const participants = (memberIds: readonly string[], context: Context): readonly string[] => {
  const acting = actingMember(context);
  return [...new Set([...memberIds, ...(acting === null ? [] : [acting])])].sort();
};
