import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import type { AccessEvents } from '../resources/index.js';
import { accessReducers, grantIdSchema } from '../resources/internal.js';
import { type Level, type Principal, type ResourceName, WORKSPACE_RECORD } from '../sharing/index.js';
import { counterKey, grantsTo, type Happening, type Reducers, recordKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { verb } from '../workspace/verb.js';
import { EVENT_SUBJECTS, type GroupEvents, groupReducers } from './events.js';

const clearRevokedGrantsInput = /* @__PURE__ */ z.strictObject({
  /** The group whose access was revoked. */
  groupId: idSchema,
  /** The next grants to it, in any order; others, and those that are gone by now, are passed over. */
  grantIds: z._default(z.array(grantIdSchema).check(z.maxLength(EVENT_SUBJECTS)), []),
});

type ClearEvents = GroupEvents & AccessEvents;

const reducers: Reducers<ClearEvents> = { ...groupReducers, ...accessReducers };

/**
 * One step of what follows `revokeGroupAccess`: deletes up to 500 grants to the group, and forgets that it was revoked once none
 * is left. It can be repeated, interrupted and resumed; nobody sees more or less before, between and after the steps.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `group_not_revoked`, `invalid_input`.
 *
 * @returns how many grants are left and whether all is done, and the events `access_changed` and, at the end, `group_access_cleared`
 * @example
 * ```ts
 * import { createContact, manageAccess } from 'partyline/contacts';
 * import { clearRevokedGrants, createGroup, deleteGroup, revokeGroupAccess } from 'partyline/groups';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana } = office();
 * const made = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(ana)));
 * const created = unwrap(createGroup(made.workspace, { name: 'Sales' }, context));
 * const { groupId } = created.output;
 * const change = { type: 'add', grants: [{ principal: `group:${groupId}` as const }] } as const;
 * const shared = unwrap(manageAccess(created.workspace, { contactIds: ['dora'], change }, as(ana)));
 * const deleted = unwrap(deleteGroup(shared.workspace, { groupId }, context));
 * const revoked = unwrap(revokeGroupAccess(deleted.workspace, { groupId }, context));
 *
 * const grantIds = [...revoked.workspace.state.grant.keys()];
 * unwrap(clearRevokedGrants(revoked.workspace, { groupId, grantIds }, context)).output;
 * // => { groupId, grantsLeft: 0, done: true }
 * ```
 * @see decision 14 in docs/decisions.md
 */
export const clearRevokedGrants = /* @__PURE__ */ verb({
  input: clearRevokedGrantsInput,
  reads: ({ groupId, grantIds }) => [
    counterKey(grantsTo(`group:${groupId}`)),
    ...grantIds.map((id) => recordKey('grant', id)),
  ],
  reducers,
  decide(read, { groupId, grantIds }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const workspace = read.get('workspace', WORKSPACE_RECORD);
    if (workspace === null) return fail('workspace_not_found', { workspaceId: read.id });
    const principal = `group:${groupId}` as const;
    if (!workspace.revoked.includes(principal)) return fail('group_not_revoked', { groupId }, ['groupId']);
    const { cleared, events } = clearing(read, principal, grantIds);
    const grantsLeft = read.counter(grantsTo(principal)) - cleared;
    if (grantsLeft > 0) return ok({ output: { groupId, grantsLeft, done: false }, events });
    // It is forgotten only if nothing is left at the moment it is.
    read.bound(grantsTo(principal), { min: 0, max: 0 });
    return ok({
      output: { groupId, grantsLeft, done: true },
      events: [...events, { type: 'group_access_cleared', data: { groupId }, personal: {} } as const],
    });
  },
});

/** The end of those grants that are there, those of one level told together. */
const clearing = (read: Reader, principal: Principal, grantIds: readonly string[]) => {
  const resources: Record<Level, ResourceName[]> = { view: [], edit: [] };
  for (const id of new Set(grantIds)) {
    // Without an expectation: a grant to a retired group may be gone by then, and can never have come.
    const grant = read.peek('grant', id);
    if (grant?.principal === principal && grant.cause === 'manual') resources[grant.level].push(grant.resource);
  }
  const events = (['view', 'edit'] as const).flatMap((level): Happening<AccessEvents>[] => {
    if (resources[level].length === 0) return [];
    const take = [{ principal, level, cause: 'manual' as const }];
    const data = { resources: resources[level], take, give: [], resharing: null };
    return [{ type: 'access_changed', data, personal: {} }];
  });
  return { cleared: resources.view.length + resources.edit.length, events };
};
