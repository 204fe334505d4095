import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { counterKey, grantsTo, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { groupReducers } from './events.js';
import { liveGroup, nameKeyOf } from './rules.js';

const deleteGroupInput = /* @__PURE__ */ z.strictObject({ groupId: idSchema });

/**
 * Deletes a group, which takes nothing from anybody: it retires. Its name is free, nobody joins it and nothing is shared with it any
 * more; who is in it goes on seeing what was shared with it, until they are taken out or {@link revokeGroupAccess} ends it for good. It
 * costs the same whatever was shared with it.
 *
 * Errors: `permission_denied`, `client_not_supported`, `workspace_not_found`, `workspace_not_active`, `group_not_found`,
 * `group_retired`, `invalid_input`.
 *
 * @returns how many grants to the group remain, and a `group_retired` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createGroup, deleteGroup } from 'partyline/groups';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context } = office();
 * const created = unwrap(createGroup(workspace, { name: 'Sales' }, context));
 * const { groupId } = created.output;
 * const deleted = unwrap(deleteGroup(created.workspace, { groupId }, context));
 *
 * deleted.output; // => { groupId, grantsKept: 0 }
 * deleted.workspace.state.group.get(groupId)?.status; // => 'retired'
 * ```
 * @see decision 14 in docs/decisions.md
 */
export const deleteGroup = /* @__PURE__ */ verb({
  input: deleteGroupInput,
  reads: ({ groupId }, known) => [
    recordKey('group', groupId),
    counterKey(grantsTo(`group:${groupId}`)),
    ...nameKeyOf(known, groupId),
  ],
  reducers: groupReducers,
  decide(read, { groupId }, context) {
    const allowed = authorise(read, context, 'groups.manage');
    if (!allowed.ok) return allowed;
    const group = liveGroup(read, groupId);
    if (!group.ok) return group;
    return ok({
      output: { groupId, grantsKept: read.counter(grantsTo(`group:${groupId}`)) },
      events: [{ type: 'group_retired', data: { groupId }, personal: {} }],
    });
  },
});
