import * as z from 'zod/mini';
import { getOrInsert } from '../kernel/get-or-insert.js';
import { ok } from '../kernel/result.js';
import { compareCodePoints, sortKey } from '../kernel/text.js';
import { authorise } from '../workspace/authorise.js';
import { listKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';

const listGroupsInput = /* @__PURE__ */ z.strictObject({
  /** Retired groups too, for those who manage groups: they still give access to what was shared with them. */
  retired: z._default(z.boolean(), false),
});

/** One group in the list. */
export interface ListedGroup {
  readonly groupId: string;
  readonly name: string;
  readonly emoji: string;
  readonly description: string;
  readonly status: 'live' | 'retired';
  /** In order of id; members who were removed are left out. */
  readonly memberIds: readonly string[];
}

/**
 * The groups of the workspace by name, with who is in them. Everybody who may share with a group sees them all; retired ones are listed for
 * those who manage groups.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { createGroup, listGroups } from 'partyline/groups';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const sales = { name: 'Sales', emoji: '📞', memberIds: [cleo] };
 * const created = unwrap(createGroup(workspace, sales, as(ana)));
 * const groups = unwrap(listGroups(created.workspace, {}, as(cleo)));
 *
 * groups.map(({ emoji, name, memberIds }) => [emoji, name, memberIds.length]); // => [['📞', 'Sales', 1]]
 * ```
 * @see docs/groups.md
 */
export const listGroups = /* @__PURE__ */ query({
  input: listGroupsInput,
  reads: () => [listKey('groups', 'all'), listKey('team', 'all')],
  answer(read, { retired }, context) {
    const allowed = authorise(read, context, 'groups.use');
    if (!allowed.ok) return allowed;
    const manages = retired && authorise(read, context, 'groups.manage').ok;
    const membersOf = new Map<string, string[]>();
    for (const [memberId, { groups }] of read.list('team', 'all')) {
      for (const groupId of groups) getOrInsert(membersOf, groupId, () => []).push(memberId);
    }
    const listed: ListedGroup[] = [];
    for (const [groupId, { name, emoji, description, status }] of read.list('groups', 'all')) {
      if (status === 'retired' && !manages) continue;
      listed.push({ groupId, name, emoji, description, status, memberIds: membersOf.get(groupId) ?? [] });
    }
    return ok(listed.sort(byName));
  },
});

const byName = (a: ListedGroup, b: ListedGroup): number =>
  compareCodePoints(sortKey(a.name), sortKey(b.name)) || compareCodePoints(a.groupId, b.groupId);
