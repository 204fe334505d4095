import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import { actingMember } from '../workspace/authorise.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';

const setWorkspaceStatusInput = /* @__PURE__ */ z.strictObject({ status: z.enum(['active', 'suspended', 'closed']) });

/**
 * Suspends, closes or reopens a workspace. In one that is not active every verb answers `workspace_not_active`. The host suspends and
 * reopens; the primary owner may close.
 *
 * Errors: `workspace_not_found`, `system_actor_required`, `primary_owner_required`, `invalid_input`.
 *
 * @returns a `workspace_status_changed` event; none where the status is the same
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { setWorkspaceStatus, updateWorkspaceSettings } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ben } = office();
 * const suspended = unwrap(setWorkspaceStatus(workspace, { status: 'suspended' }, context));
 * const refused = updateWorkspaceSettings(suspended.workspace, { name: 'Acme Ltd' }, as(ben));
 *
 * refused.ok ? null : refused.error.code; // => 'workspace_not_active'
 * ```
 * @see docs/people.md
 */
export const setWorkspaceStatus = /* @__PURE__ */ verb({
  input: setWorkspaceStatusInput,
  reads: () => [],
  reducers: memberReducers,
  decide(read, { status }, context) {
    const workspace = read.get('workspace', WORKSPACE_RECORD);
    if (workspace === null) return fail('workspace_not_found', { workspaceId: read.id });
    if (context.actor.type !== 'system') {
      if (status !== 'closed' || workspace.status !== 'active') return fail('system_actor_required');
      const actor = actingMember(context);
      const entitled = actor === workspace.primaryOwnerId && read.get('member', actor)?.status === 'active';
      if (!entitled) return fail('primary_owner_required');
    }
    if (workspace.status === status) return ok({ output: { status }, events: [] });
    return ok({ output: { status }, events: [{ type: 'workspace_status_changed', data: { status }, personal: {} }] });
  },
});
