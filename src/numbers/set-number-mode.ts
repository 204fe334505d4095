import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import type { Principal } from '../sharing/index.js';
import { actingMember, authorise } from '../workspace/authorise.js';
import { type Happening, listKey, type PhoneNumber, recordKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { access } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { type AccessEvents, accessReducers } from './access-events.js';
import { newUsers } from './new-users.js';
import { accessTo, liveNumber, ownsNumber } from './rules.js';

const newUser = /* @__PURE__ */ z.strictObject({ memberId: idSchema, access });

const setNumberModeInput = /* @__PURE__ */ z.discriminatedUnion('mode', [
  z.strictObject({ numberId: idSchema, mode: z.literal('exclusive') }),
  z.strictObject({
    numberId: idSchema,
    mode: z.literal('shared'),
    /** Who is let onto it in the same change. */
    users: z._default(
      z.array(newUser).check(
        z.maxLength(500, { abort: true }),
        z.refine((users) => new Set(users.map(({ memberId }) => memberId)).size === users.length, {
          params: { code: 'duplicate' },
        }),
      ),
      [],
    ),
  }),
]);

/** Who gains or loses a number by a change of its mode. */
export interface AccessShift {
  readonly principal: Principal;
  readonly access: 'use' | 'read';
}

/**
 * Makes an exclusive number shared, or a shared one its owner's alone again. The answer says who gains and who loses by it.
 *
 * Back to exclusive, everybody else's assignment and place in the ring order goes; what was shared by hand stays. With every change the
 * number's `epoch` grows, and what was assigned to somebody under an older one is void. Whoever opens a number that is not theirs
 * cannot let themselves onto it, now or later, unless they own the workspace or policy says otherwise.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `number_not_found`, `number_released`,
 * `number_is_shared` (users to add, but shared already), `member_not_found`, `member_suspended`, `number_owner_keeps_access`,
 * `number_user_limit`, `self_access_denied`, `client_not_supported`, `invalid_input`.
 *
 * @returns who gains and who loses; a `number_mode_changed` event beside one per person; none where the mode is the same
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, setNumberMode } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana, ben } = office();
 * const line = { phone: '+15551234567', name: 'Line', mode: 'exclusive', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, line, context));
 * const { numberId } = added.output;
 * const users = [{ memberId: ben, access: 'use' as const }];
 * const opened = unwrap(setNumberMode(added.workspace, { numberId, mode: 'shared', users }, context));
 * const closed = unwrap(setNumberMode(opened.workspace, { numberId, mode: 'exclusive' }, context));
 *
 * opened.output.gains; // => [{ principal: `member:${ben}`, access: 'use' }]
 * closed.output.loses; // => [{ principal: `member:${ben}`, access: 'use' }]
 * closed.output.epoch; // => 2
 * ```
 * @see decisions 12 and 18 in docs/decisions.md
 */
export const setNumberMode = /* @__PURE__ */ verb({
  input: setNumberModeInput,
  reads: (input) => [
    recordKey('number', input.numberId),
    listKey('numberUsers', input.numberId),
    ...(input.mode === 'shared' ? input.users.map(({ memberId }) => recordKey('member', memberId)) : []),
  ],
  reducers: accessReducers,
  decide(read, { numberId, mode, ...input }, context) {
    const allowed = authorise(read, context, 'numbers.manageAccess', { numberId });
    if (!allowed.ok) return allowed;
    const found = liveNumber(read, numberId);
    if (!found.ok) return found;
    const number = found.value;
    const users = 'users' in input ? input.users : [];
    if (number.mode === mode) {
      if (users.length > 0) return fail('number_is_shared', { numberId }, ['users']);
      return ok({ output: shifted(numberId, mode, number.epoch, [], []), events: [] });
    }
    const joining = newUsers(read, context, [numberId, number], users);
    if (!joining.ok) return joining;
    const leaving = mode === 'shared' ? [] : othersOn(read, numberId, number);
    const loses = leaving.filter(({ removed }) => !removed).map(({ memberId, access }) => shift(memberId, access));
    const gains = joining.value.users.map(({ memberId, access }) => shift(memberId, access));
    const acting = actingMember(context);
    const own = acting === null || ownsIt(read, acting, number);
    const openedBy = mode === 'shared' && !own ? acting : null;
    const events: readonly Happening<AccessEvents>[] = [
      { type: 'number_mode_changed', data: { numberId, mode, openedBy }, personal: {} },
      ...leaving.map(
        ({ memberId }) => ({ type: 'number_unassigned', data: { numberId, memberId }, personal: {} }) as const,
      ),
      ...joining.value.events,
    ];
    return ok({ output: shifted(numberId, mode, number.epoch + 1, gains, loses), events });
  },
});

const shift = (memberId: string, access: 'use' | 'read'): AccessShift => ({ principal: `member:${memberId}`, access });

const shifted = (
  numberId: string,
  mode: 'exclusive' | 'shared',
  epoch: number,
  gains: readonly AccessShift[],
  loses: readonly AccessShift[],
) => ({ numberId, mode, epoch, gains, loses });

const ownsIt = (read: Reader, memberId: string, number: PhoneNumber): boolean => {
  const member = read.get('member', memberId);
  return member !== null && ownsNumber(memberId, member, number);
};

/** Everybody listed on the number who does not own it, the removed among them: theirs is cleared too, though they lose nothing. */
const othersOn = (read: Reader, numberId: string, number: PhoneNumber) =>
  read
    .list('numberUsers', numberId)
    .filter(([memberId, member]) => !ownsNumber(memberId, member, number))
    .map(([memberId, member]) => ({
      memberId,
      access: accessTo(member, numberId) ?? ('read' as const),
      removed: member.status === 'removed',
    }));
