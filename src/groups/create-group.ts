import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, nameSchema, textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { foldText } from '../kernel/text.js';
import { activeMember, authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { emojiSchema } from './emoji.js';
import { EVENT_SUBJECTS, groupReducers } from './events.js';
import { DESCRIPTION_LENGTH } from './rules.js';

const createGroupInput = /* @__PURE__ */ z.strictObject({
  name: nameSchema(NAME_LENGTH),
  emoji: z._default(emojiSchema, '👥'),
  description: z._default(textSchema(DESCRIPTION_LENGTH, { allowEmpty: true }), ''),
  memberIds: z._default(z.array(idSchema).check(z.maxLength(EVENT_SUBJECTS)), []),
});

/**
 * Creates a group. It may be empty; its name is unique among live groups, whatever the case or form of its letters.
 *
 * Errors: `permission_denied`, `client_not_supported` (groups are not made on mobile), `workspace_not_found`, `workspace_not_active`,
 * `group_name_taken`, `member_not_found`, `member_suspended`, `invalid_input`.
 *
 * @returns the group's id, and the events `group_created` and `group_members_added`
 * @example
 * ```ts
 * import { createGroup } from 'partyline/groups';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana, ben } = office();
 *
 * createGroup(workspace, { name: 'Sales', memberIds: [ana, ben] }, context).ok; // => true
 * ```
 * @see decisions 13, 15 and 19 in docs/decisions.md
 */
export const createGroup = /* @__PURE__ */ verb({
  input: createGroupInput,
  reads: ({ name, memberIds }) => [
    recordKey('groupName', foldText(name)),
    ...memberIds.map((memberId) => recordKey('member', memberId)),
  ],
  reducers: groupReducers,
  decide(read, { memberIds, ...group }, context) {
    const allowed = authorise(read, context, 'groups.manage', { creates: true });
    if (!allowed.ok) return allowed;
    if (read.get('groupName', foldText(group.name)) !== null)
      return fail('group_name_taken', { name: group.name }, ['name']);
    const joining = [...new Set(memberIds)];
    for (const memberId of joining) {
      const member = activeMember(read, memberId, ['memberIds', memberIds.indexOf(memberId)]);
      if (!member.ok) return member;
    }
    const groupId = context.newId();
    const created = { type: 'group_created', data: { groupId, ...group }, personal: {} } as const;
    const joined = { type: 'group_members_added', data: { groupId, memberIds: joining }, personal: {} } as const;
    return ok({ output: { groupId }, events: joining.length === 0 ? [created] : [created, joined] });
  },
});
