import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { explain } from '../roles/index.js';
import { activeMember, activeWorkspace, authorise, isOneselfOrHost } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';

const onboardingOfInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/**
 * What a new member has done and has yet to do: the account, the choice of a number, the app; and what they can use at once.
 * Everybody asks for themselves; who may invite asks for others.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `permission_denied`, `member_not_found`, `member_suspended`,
 * `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { onboardingOf } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 *
 * unwrap(onboardingOf(workspace, { memberId: cleo }, as(cleo))).steps;
 * // => { account: 'done', number: 'not_needed', app: 'open' }
 * ```
 * @see docs/people.md
 */
export const onboardingOf = /* @__PURE__ */ query({
  input: onboardingOfInput,
  reads: ({ memberId }) => [recordKey('member', memberId), recordKey('onboarding', memberId)],
  answer(read, { memberId }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    if (!isOneselfOrHost(context, memberId).ok) {
      const allowed = authorise(read, context, 'members.invite');
      if (!allowed.ok) return allowed;
    }
    const member = activeMember(read, memberId);
    if (!member.ok) return member;
    const onboarding = read.get('onboarding', memberId);
    if (onboarding === null) return fail('member_not_found', { memberId }, ['memberId']);
    const number = ({ none: 'not_needed', due: 'open', chosen: 'done' } as const)[onboarding.number];
    const steps = { account: 'done', number, app: onboarding.app ? 'done' : 'open' } as const;
    const numbers = member.value.numbers;
    const { allowed: communicates } = explain(read, { type: 'member', memberId }, 'communication.use');
    const usable = {
      teammates: communicates,
      numbers: communicates ? numbers.filter(({ access }) => access === 'use').map(({ id }) => id) : [],
      readableNumbers: numbers.filter(({ access }) => access === 'read').map(({ id }) => id),
      groups: member.value.groups,
    };
    return ok({ memberId, steps, complete: steps.number !== 'open' && steps.app === 'done', usable });
  },
});
