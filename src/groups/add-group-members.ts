import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { type Reducers, recordKey } from '../workspace/index.js';
import { type SelfAccessEvents, selfAccessReducers } from '../workspace/self-access.js';
import { verb } from '../workspace/verb.js';
import { EVENT_SUBJECTS, type GroupEvents, groupReducers } from './events.js';
import { liveGroup, mayJoinOneself } from './rules.js';

const addGroupMembersInput = /* @__PURE__ */ z.strictObject({
  groupId: idSchema,
  memberIds: z.array(idSchema).check(z.minLength(1), z.maxLength(EVENT_SUBJECTS)),
});

const reducers: Reducers<GroupEvents & SelfAccessEvents> = { ...groupReducers, ...selfAccessReducers };

/**
 * Takes members into a group. What is shared with the group is theirs to see at once.
 *
 * Errors: `permission_denied`, `client_not_supported`, `workspace_not_found`, `workspace_not_active`, `group_not_found`,
 * `group_retired`, `member_not_found`, `member_suspended`, `self_access_denied`, `invalid_input`.
 *
 * @returns whom it took in (nobody who was in already), and a `group_members_added` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addGroupMembers, createGroup } from 'partyline/groups';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana, ben } = office();
 * const created = unwrap(createGroup(workspace, { name: 'Sales', memberIds: [ana] }, context));
 * const input = { groupId: created.output.groupId, memberIds: [ana, ben] };
 *
 * unwrap(addGroupMembers(created.workspace, input, context)).output.memberIds; // => [ben]
 * ```
 * @see decisions 13 and 18 in docs/decisions.md
 */
export const addGroupMembers = /* @__PURE__ */ verb({
  input: addGroupMembersInput,
  reads: ({ groupId, memberIds }) => [
    recordKey('group', groupId),
    ...memberIds.map((memberId) => recordKey('member', memberId)),
  ],
  reducers,
  decide(read, { groupId, memberIds }, context) {
    const allowed = authorise(read, context, 'groups.manage');
    if (!allowed.ok) return allowed;
    const group = liveGroup(read, groupId);
    if (!group.ok) return group;
    const joining: string[] = [];
    for (const [index, memberId] of memberIds.entries()) {
      const member = activeMember(read, memberId, ['memberIds', index]);
      if (!member.ok) return member;
      if (!member.value.groups.includes(groupId) && !joining.includes(memberId)) joining.push(memberId);
    }
    if (joining.length === 0) return ok({ output: { groupId, memberIds: joining }, events: [] });
    const oneself = mayJoinOneself(read, context, [groupId, group.value], joining);
    if (!oneself.ok) return oneself;
    return ok({
      output: { groupId, memberIds: joining },
      events: [{ type: 'group_members_added', data: { groupId, memberIds: joining }, personal: {} }, ...oneself.value],
    });
  },
});
