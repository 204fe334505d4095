import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, nameSchema, textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { foldText } from '../kernel/text.js';
import { authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { emojiSchema } from './emoji.js';
import { type GroupEvents, groupReducers } from './events.js';
import { DESCRIPTION_LENGTH, liveGroup, nameKeyOf } from './rules.js';

const updateGroupInput = /* @__PURE__ */ z.strictObject({
  groupId: idSchema,
  /** What is left out stays as it is. */
  name: z.exactOptional(nameSchema(NAME_LENGTH)),
  emoji: z.exactOptional(emojiSchema),
  description: z.exactOptional(textSchema(DESCRIPTION_LENGTH, { allowEmpty: true })),
});

/**
 * Renames a group, or gives it another emoji or description. In the same write the old name becomes free and the new one is taken; it
 * may be the old one written otherwise.
 *
 * Errors: `permission_denied`, `client_not_supported`, `workspace_not_found`, `workspace_not_active`, `group_not_found`,
 * `group_retired`, `group_name_taken`, `invalid_input`.
 *
 * @returns the group's id, and a `group_updated` event; none where nothing differs
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createGroup, updateGroup } from 'partyline/groups';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context } = office();
 * const created = unwrap(createGroup(workspace, { name: 'Sales' }, context));
 * const { groupId } = created.output;
 * const renamed = unwrap(updateGroup(created.workspace, { groupId, name: 'Revenue' }, context));
 *
 * renamed.workspace.state.group.get(groupId)?.name; // => 'Revenue'
 * createGroup(renamed.workspace, { name: 'Sales' }, context).ok; // => true
 * ```
 * @see decision 15 in docs/decisions.md
 */
export const updateGroup = /* @__PURE__ */ verb({
  input: updateGroupInput,
  reads: ({ groupId, name }, known) => [
    recordKey('group', groupId),
    ...nameKeyOf(known, groupId),
    ...(name === undefined ? [] : [recordKey('groupName', foldText(name))]),
  ],
  reducers: groupReducers,
  decide(read, { groupId, ...wished }, context) {
    const allowed = authorise(read, context, 'groups.manage');
    if (!allowed.ok) return allowed;
    const group = liveGroup(read, groupId);
    if (!group.ok) return group;
    const { name } = wished;
    const holder = name === undefined ? null : read.get('groupName', foldText(name));
    if (name !== undefined && holder !== null && holder.groupId !== groupId)
      return fail('group_name_taken', { name }, ['name']);
    const changes: GroupEvents['group_updated']['data']['changes'] = Object.fromEntries(
      Object.entries(wished).filter(([field, value]) => group.value[field as keyof typeof wished] !== value),
    );
    if (Object.keys(changes).length === 0) return ok({ output: { groupId }, events: [] });
    return ok({
      output: { groupId },
      events: [{ type: 'group_updated', data: { groupId, changes }, personal: {} }],
    });
  },
});
