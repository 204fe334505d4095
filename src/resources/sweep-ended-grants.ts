import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { EVENT_SUBJECTS } from './access-delta.js';
import { accessReducers, type GrantEnded } from './access-events.js';
import { grantIdSchema } from './input.js';

const sweepEndedGrantsInput = /* @__PURE__ */ z.strictObject({
  /** What `listEnded` of a store names, in any order. Those that are gone by now, or have not ended, are passed over. */
  grantIds: /* @__PURE__ */ z.array(grantIdSchema).check(/* @__PURE__ */ z.maxLength(EVENT_SUBJECTS)),
});

/**
 * Removes up to 500 grants whose end has passed, on whatever they were, and tells that they ended. Nobody sees less for it: a grant gives
 * nothing from its end on, swept or not. It can be repeated, interrupted and resumed, and is the host's alone.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `invalid_input`.
 *
 * @returns how many there were, and an `access_ended` event that names them; none where there were none
 * @example
 * ```ts
 * import { createContact, manageAccess } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { sweepEndedGrants } from 'partyline/resources';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const until = context.at + 1_000;
 * const change = { type: 'add', grants: [{ principal: 'workspace', until }] } as const;
 * const shared = unwrap(manageAccess(created.workspace, { contactIds: ['dora'], change }, as(cleo)));
 *
 * const grantIds = [...shared.workspace.state.grant.keys()];
 * unwrap(sweepEndedGrants(shared.workspace, { grantIds }, context)).output; // => { ended: 0 }
 * unwrap(sweepEndedGrants(shared.workspace, { grantIds }, { ...context, at: until })).output; // => { ended: 1 }
 * ```
 * @see decision 8 in docs/decisions.md
 */
export const sweepEndedGrants = /* @__PURE__ */ verb({
  input: sweepEndedGrantsInput,
  reads: ({ grantIds }) => grantIds.map((id) => recordKey('grant', id)),
  reducers: accessReducers,
  decide(read, { grantIds }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    if (read.get('workspace', WORKSPACE_RECORD) === null) return fail('workspace_not_found', { workspaceId: read.id });
    const grants = [...new Set(grantIds)].flatMap((id): GrantEnded[] => {
      // Without an expectation: of what stays nothing is decided, and what goes is expected to be as it was.
      const grant = read.peek('grant', id);
      if (grant === null || grant.until === null || grant.until > context.at) return [];
      const { resource, principal, level, cause, until } = grant;
      return [{ resource, principal, level, cause, until }];
    });
    const events = grants.length === 0 ? [] : [{ type: 'access_ended' as const, data: { grants }, personal: {} }];
    return ok({ output: { ended: grants.length }, events });
  },
});
