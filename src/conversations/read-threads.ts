import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { actingMember, authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';

const readThreadsInput = /* @__PURE__ */ z.strictObject({
  /** In the order in which they are to be answered. */
  threadIds: z.array(idSchema).check(z.maxLength(200)),
});

/** Direct messages that somebody takes part in. */
export interface ThreadRow {
  readonly threadId: string;
  readonly memberIds: readonly string[];
  readonly lastAt: number;
}

/**
 * Up to 200 threads of direct messages that the actor takes part in, in the order named; others are left out.
 *
 * In the service, `conversations.listThreads` reads them page by page.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `member_required` (for the host), `client_not_supported`,
 * `invalid_input`.
 *
 * @example
 * ```ts
 * import { openThread, readThreads } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, ben, cleo } = office();
 * const opened = unwrap(openThread(workspace, { memberIds: [cleo] }, as(ben)));
 * const ask = { threadIds: [opened.output.threadId] };
 *
 * unwrap(readThreads(opened.workspace, ask, as(cleo)))[0]?.memberIds; // => [ben, cleo]
 * unwrap(readThreads(opened.workspace, ask, as(ana))); // => []
 * ```
 * @see docs/conversations.md
 */
export const readThreads = /* @__PURE__ */ query({
  input: readThreadsInput,
  reads: ({ threadIds }) => threadIds.map((id) => recordKey('thread', id)),
  answer(read, { threadIds }, context) {
    const allowed = authorise(read, context, 'communication.use');
    if (!allowed.ok) return allowed;
    const memberId = actingMember(context);
    if (memberId === null) return fail('member_required');
    const rows = [...new Set(threadIds)].flatMap((threadId): readonly ThreadRow[] => {
      const thread = read.get('thread', threadId);
      if (thread === null || !thread.memberIds.includes(memberId)) return [];
      return [{ threadId, memberIds: thread.memberIds, lastAt: thread.lastAt }];
    });
    return ok(rows);
  },
});
