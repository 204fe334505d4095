import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { removableMember } from '../members/internal.js';
import { isOwner } from '../roles/index.js';
import { actingMember } from '../workspace/authorise.js';
import { contactsOf, counterKey, listKey, recordKey, resourcesOf, snippetsOf } from '../workspace/index.js';
import { query } from '../workspace/query.js';

const planRemovalInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/**
 * What a removal would mean, before it is done: the numbers and groups of the person, how many contacts they own (a count, never
 * names), who would inherit, and what stands in the way.
 *
 * Errors: `permission_denied`, `client_not_supported`, `workspace_not_found`, `workspace_not_active`, `member_not_found`,
 * `above_own_authority`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { planRemoval } from 'partyline/lifecycle';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, ben, cleo } = office();
 * const plan = unwrap(planRemoval(workspace, { memberId: cleo }, as(ben)));
 *
 * plan.ownedContacts; // => 0
 * plan.successorId === ana; // => true
 * plan.obstacles; // => []
 * ```
 * @see decisions 6 and 17 in docs/decisions.md
 */
export const planRemoval = /* @__PURE__ */ query({
  input: planRemovalInput,
  reads: ({ memberId }, known) => {
    const member = known.state.member.get(memberId);
    return [
      recordKey('member', memberId),
      counterKey('owners'),
      ...[contactsOf, snippetsOf, resourcesOf].map((counted) => counterKey(counted(memberId))),
      listKey('numbersOf', memberId),
      ...(member?.groups ?? []).map((id) => recordKey('group', id)),
    ];
  },
  answer(read, { memberId }, context) {
    const removable = removableMember(read, context, memberId);
    if (!removable.ok) return removable;
    const { workspace, member } = removable.value;
    const { primaryOwnerId } = workspace;
    const actor = actingMember(context);
    const actorOwns = actor === null || isOwner(read.get('member', actor)?.roles ?? []);
    const lastOwner = member.status === 'active' && isOwner(member.roles) && read.counter('owners') <= 1;
    const obstacles = [
      ...(memberId === actor ? (['is_oneself'] as const) : []),
      ...(memberId === primaryOwnerId ? (['primary_owner'] as const) : []),
      ...(lastOwner ? (['last_owner'] as const) : []),
    ];
    return ok({
      memberId,
      /** Who inherits contacts, snippets and numbers unless others are named. */
      successorId: primaryOwnerId,
      /** Whether the actor may name somebody else to inherit contacts. */
      namesSuccessor: actorOwns,
      numbersOwned: read.list('numbersOf', memberId).map(([id, { name, phone, mode }]) => ({ id, name, phone, mode })),
      numbersUsed: member.numbers,
      groups: member.groups.map((id) => ({ id, name: read.get('group', id)?.name ?? '' })),
      /** Contacts they own, private and deleted ones among them. */
      ownedContacts: read.counter(contactsOf(memberId)),
      /** Likewise snippets, and the host's own things. */
      ownedSnippets: read.counter(snippetsOf(memberId)),
      ownedResources: read.counter(resourcesOf(memberId)),
      /** Removed members whose property they hold until it is rewritten. */
      inheritedFrom: [...new Set([...member.succeeds, ...member.succeedsNumbers])],
      obstacles,
    });
  },
});
