import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, instantSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { can } from '../roles/index.js';
import { activeWorkspace } from '../workspace/authorise.js';
import { type Context, listKey, recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import type { Reader } from '../workspace/reader.js';
import { namedIn, withoutMember } from './ring-order.js';
import { ringSteps } from './ring-steps.js';
import { accessTo, liveNumber, usersOf } from './rules.js';
import { type Silence, silenceOf } from './silence.js';
import { isWithin } from './wall-clock.js';

const ringPlanInput = /* @__PURE__ */ z.strictObject({
  numberId: idSchema,
  /** When the call comes in; now, where left out. */
  at: z.exactOptional(instantSchema),
  /** Decides the order where it is random, such as the id of the call: the same seed, the same order. */
  seed: z.string().check(z.minLength(1), z.maxLength(200)),
});

/**
 * Who rings when a number is called: the steps one after the other, at most ten people each, and why everybody else who has the number
 * does not ring. Everybody who has it rings once or has one reason.
 *
 * Asked by the host, whoever has the number, and whoever manages its settings; to everybody else the number does not exist.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `number_not_found`, `number_released`, `invalid_input`.
 *
 * @returns whether the number is open, its call flow, the steps, and who stays silent and why
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber, assignNumber, ringPlan, setDoNotDisturb } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ana, ben, cleo } = office();
 * const desk = { phone: '+15551234567', name: 'Desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const withBen = unwrap(assignNumber(added.workspace, { numberId, memberId: ben, access: 'use' }, context));
 * const withCleo = unwrap(assignNumber(withBen.workspace, { numberId, memberId: cleo, access: 'read' }, context));
 * const quiet = unwrap(setDoNotDisturb(withCleo.workspace, { on: true }, as(ben)));
 * const { steps, silent } = unwrap(ringPlan(quiet.workspace, { numberId, seed: 'call 1' }, context));
 *
 * steps; // => [{ memberIds: [ana], seconds: 25 }]
 * silent; // => [{ memberId: ben, reason: 'do_not_disturb' }, { memberId: cleo, reason: 'read_only' }]
 * ```
 * @see decision 11 in docs/decisions.md
 */
export const ringPlan = /* @__PURE__ */ query({
  input: ringPlanInput,
  reads: ({ numberId }, known) => [
    recordKey('number', numberId),
    listKey('numberUsers', numberId),
    ...(known.lists.get(listKey('numberUsers', numberId)) ?? []).map((memberId) => recordKey('availability', memberId)),
  ],
  answer(read, { numberId, at: named, seed }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    if (!mayAsk(read, context, numberId)) return fail('number_not_found', { numberId }, ['numberId']);
    const found = liveNumber(read, numberId);
    if (!found.ok) return found;
    const number = found.value;
    const at = named ?? context.at;
    const open = number.hours === null || isWithin(number.hours, at);
    const ringing = new Set<string>();
    const silent: { readonly memberId: string; readonly reason: Silence }[] = [];
    const users = usersOf(read, numberId);
    // Somebody who was removed is in no order any more, though their slot is cleared only when their departure is settled.
    const ring = namedIn(number.ring)
      .filter(({ memberId }) => !users.some(([id]) => id === memberId))
      .reduce((order, { memberId }) => withoutMember(order, memberId), number.ring);
    for (const [memberId, member] of users) {
      const reason = silenceOf(read, [numberId, { ...number, ring }], [memberId, member], open, at);
      if (reason === null) ringing.add(memberId);
      else silent.push({ memberId, reason });
    }
    const steps = ringSteps(ring, ringing, seed);
    return ok({ numberId, at, open, callFlow: number.callFlow, steps, silent });
  },
});

/** Who has the number, and who manages its settings. */
const mayAsk = (read: Reader, { actor, client }: Context, numberId: string): boolean => {
  if (can(read, actor, 'numbers.updateSettings', { numberId, client })) return true;
  const memberId = actor.type === 'member' ? actor.memberId : null;
  const member = memberId === null ? null : read.get('member', memberId);
  return member?.status === 'active' && accessTo(member, numberId) !== undefined;
};
