import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { EVENT_SUBJECTS, groupReducers } from './events.js';
import { existingGroup } from './rules.js';

const removeGroupMembersInput = /* @__PURE__ */ z.strictObject({
  groupId: idSchema,
  memberIds: z.array(idSchema).check(z.minLength(1), z.maxLength(EVENT_SUBJECTS)),
});

/**
 * Takes members out of a group, live or retired. They lose what they saw through it alone.
 *
 * Errors: `permission_denied`, `client_not_supported`, `workspace_not_found`, `workspace_not_active`, `group_not_found`,
 * `member_not_found`, `invalid_input`.
 *
 * @returns whom it took out (nobody who was not in), and a `group_members_removed` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createGroup, removeGroupMembers } from 'partyline/groups';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana, ben } = office();
 * const created = unwrap(createGroup(workspace, { name: 'Sales', memberIds: [ana, ben] }, context));
 * const input = { groupId: created.output.groupId, memberIds: [ben] };
 *
 * unwrap(removeGroupMembers(created.workspace, input, context)).workspace.state.member.get(ben)?.groups; // => []
 * ```
 * @see decisions 13 and 14 in docs/decisions.md
 */
export const removeGroupMembers = /* @__PURE__ */ verb({
  input: removeGroupMembersInput,
  reads: ({ groupId, memberIds }) => [
    recordKey('group', groupId),
    ...memberIds.map((memberId) => recordKey('member', memberId)),
  ],
  reducers: groupReducers,
  decide(read, { groupId, memberIds }, context) {
    const allowed = authorise(read, context, 'groups.manage');
    if (!allowed.ok) return allowed;
    const group = existingGroup(read, groupId);
    if (!group.ok) return group;
    const leaving: string[] = [];
    for (const [index, memberId] of memberIds.entries()) {
      const member = read.get('member', memberId);
      if (member === null) return fail('member_not_found', { memberId }, ['memberIds', index]);
      if (member.groups.includes(groupId) && !leaving.includes(memberId)) leaving.push(memberId);
    }
    if (leaving.length === 0) return ok({ output: { groupId, memberIds: leaving }, events: [] });
    return ok({
      output: { groupId, memberIds: leaving },
      events: [{ type: 'group_members_removed', data: { groupId, memberIds: leaving }, personal: {} }],
    });
  },
});
