import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { addressSchema, textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { activeWorkspace } from '../workspace/authorise.js';
import { counterKey, recordKey } from '../workspace/index.js';
import { NAME_LENGTH, roles } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { peopleReducers } from './people-reducers.js';
import { addressKeys, barKey, holderOf, knownRoles, liftedBar, seatFree, settledInvitation } from './rules.js';

const addMemberInput = /* @__PURE__ */ z.strictObject({ name: textSchema(NAME_LENGTH), address: addressSchema, roles });

/**
 * Adds a member directly, without an invitation: for the host itself (migrations, provisioning, tests).
 *
 * The id of the membership is made here, never brought: who comes back starts afresh.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `workspace_not_active`, `unknown_role`, `address_taken`,
 * `seat_limit_reached`, `invalid_input`.
 *
 * @returns the id of the new member, and a `member_added` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addMember, createWorkspace } from 'partyline/members';
 * import { emptyWorkspace } from 'partyline/workspace';
 *
 * let next = 0;
 * const context = { actor: { type: 'system' }, at: Date.UTC(2026, 10, 22), newId: () => `id${++next}` } as const;
 * const owner = { name: 'Ana', address: 'ana@acme.example' };
 * const { workspace } = unwrap(createWorkspace(emptyWorkspace('acme'), { name: 'Acme', owner }, context));
 *
 * addMember(workspace, { name: 'Ben', address: 'ben@acme.example', roles: ['admin'] }, context).ok; // => true
 * addMember(workspace, { name: 'Ana again', address: 'ANA@acme.example', roles: ['member'] }, context).ok; // => false
 * ```
 * @see decisions 4 and 17 in docs/decisions.md
 */
export const addMember = /* @__PURE__ */ verb({
  input: addMemberInput,
  reads: ({ address }, known) => [
    ...addressKeys(known, address),
    barKey(known, address),
    counterKey('seats'),
    counterKey('owners'),
  ],
  reducers: peopleReducers,
  decide(read, { name, address, roles }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const known = knownRoles(read, roles);
    if (!known.ok) return known;
    const key = read.get('address', address);
    if (holderOf(read, key) !== null) return fail('address_taken', {}, ['address']);
    const seat = seatFree(read);
    if (!seat.ok) return seat;
    const memberId = context.newId();
    const data = { memberId, roles, via: 'host', numberDue: false } as const;
    return ok({
      output: { memberId },
      events: [
        { type: 'member_added', subject: recordKey('member', memberId), data, personal: { name, address } },
        ...settledInvitation(read, key),
        ...liftedBar(read, address),
      ],
    });
  },
});
