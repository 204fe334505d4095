import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema, textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { timeZoneSchema } from '../kernel/time-zone.js';
import { activeMember, activeWorkspace, isOneselfOrHost } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';

const updateProfileInput = /* @__PURE__ */ z.strictObject({
  memberId: idSchema,
  name: z.exactOptional(textSchema(NAME_LENGTH)),
  /** The language of sentences; null for the host's default. */
  language: z.exactOptional(z.nullable(z.enum(['en', 'fr', 'es']))),
  /** An IANA time zone; null for the workspace's. */
  timeZone: z.exactOptional(z.nullable(timeZoneSchema)),
});

/**
 * Changes what people say about themselves: name, language, time zone. Everybody their own, and the host anybody's.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `member_not_found`, `member_suspended`, `not_oneself`, `invalid_input`.
 *
 * @returns a `profile_updated` event; none where nothing differs
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { updateProfile } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const updated = unwrap(updateProfile(workspace, { memberId: cleo, timeZone: 'Europe/Madrid' }, as(cleo)));
 *
 * updated.workspace.state.profile.get(cleo)?.timeZone; // => 'Europe/Madrid'
 * ```
 * @see docs/people.md
 */
export const updateProfile = /* @__PURE__ */ verb({
  input: updateProfileInput,
  reads: ({ memberId }) => [recordKey('member', memberId), recordKey('profile', memberId)],
  reducers: memberReducers,
  decide(read, { memberId, name, ...input }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const oneself = isOneselfOrHost(context, memberId);
    if (!oneself.ok) return oneself;
    const member = activeMember(read, memberId);
    if (!member.ok) return member;
    const profile = read.get('profile', memberId);
    if (profile === null) return fail('member_not_found', { memberId }, ['memberId']);
    const settings = {
      ...(input.language === undefined || input.language === profile.language ? {} : { language: input.language }),
      ...(input.timeZone === undefined || input.timeZone === profile.timeZone ? {} : { timeZone: input.timeZone }),
    };
    const renamed = name !== undefined && name !== profile.name;
    if (!renamed && Object.keys(settings).length === 0) return ok({ output: { memberId }, events: [] });
    return ok({
      output: { memberId },
      events: [
        {
          type: 'profile_updated',
          subject: recordKey('member', memberId),
          data: { memberId },
          personal: { name: renamed ? name : null, settings },
        },
      ],
    });
  },
});
