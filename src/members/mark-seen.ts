import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { activeMember, activeWorkspace, isOneselfOrHost } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';

/** How often a stamp is worth a write, in milliseconds: five minutes. */
const STAMP_EVERY = 300_000;

const markSeenInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/**
 * Notes that a member is there, and on which client. What `listTeam` shows as last activity, and the step "app" of the onboarding. Stamps
 * closer together than five minutes write nothing.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `not_oneself`, `member_not_found`, `member_suspended`, `invalid_input`.
 *
 * @returns a `member_seen` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { markSeen } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const seen = unwrap(markSeen(workspace, { memberId: cleo }, as(cleo, 'desktop')));
 *
 * seen.workspace.state.activity.get(cleo)?.client; // => 'desktop'
 * ```
 * @see docs/people.md
 */
export const markSeen = /* @__PURE__ */ verb({
  input: markSeenInput,
  reads: ({ memberId }) => [
    recordKey('member', memberId),
    recordKey('activity', memberId),
    recordKey('onboarding', memberId),
  ],
  reducers: memberReducers,
  decide(read, { memberId }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const oneself = isOneselfOrHost(context, memberId);
    if (!oneself.ok) return oneself;
    const member = activeMember(read, memberId);
    if (!member.ok) return member;
    const client = context.client ?? null;
    const last = read.get('activity', memberId);
    const recent = last !== null && Math.abs(context.at - last.at) < STAMP_EVERY && last.client === client;
    if (recent) return ok({ output: { memberId }, events: [] });
    return ok({ output: { memberId }, events: [{ type: 'member_seen', data: { memberId, client }, personal: {} }] });
  },
});
