import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { addressKeys, barKey, domainOf, isBarred, isOpen } from '../members/internal.js';
import { activeWorkspace, verifiedAddress } from '../workspace/authorise.js';
import { counterKey, recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { join, joinReducers, presentOffer, vouchingKeys } from './joining.js';

const joinByDomainInput = /* @__PURE__ */ z.strictObject({ name: textSchema(NAME_LENGTH) });

/**
 * Joins a workspace because one's verified address is at a domain it has proved to be its own: as a member, or, where a valid
 * invitation waits, with what that gives. Whoever was removed does not come back this way until they are invited.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `address_not_verified`, `domain_not_open`, `was_removed`, `already_member`,
 * `inviter_lacks_authority`, `seat_limit_reached`, `invalid_input`.
 *
 * @returns the new member's id, and the events `member_added` and, where an invitation waited, `number_assigned`, `invitation_accepted`
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { joinByDomain } from 'partyline/lifecycle';
 * import { claimDomain, verifyDomain } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ben } = office();
 * const claimed = unwrap(claimDomain(workspace, { domain: 'acme.example', acknowledged: true }, as(ben)));
 * const dora = { ...context, actor: { type: 'person', address: 'dora@acme.example' } } as const;
 *
 * joinByDomain(claimed.workspace, { name: 'Dora' }, dora).ok; // => false
 * const { domain, challenge } = claimed.output;
 * const verified = unwrap(verifyDomain(claimed.workspace, { domain, found: challenge }, context));
 * joinByDomain(verified.workspace, { name: 'Dora' }, dora).ok; // => true
 * ```
 * @see decisions 17 and 21 in docs/decisions.md
 */
export const joinByDomain = /* @__PURE__ */ verb({
  input: joinByDomainInput,
  reads: (_input, known, context) => {
    const address = verifiedAddress(context);
    if (address === null) return [];
    const invitationId = known.state.address.get(address)?.invitationId;
    return [
      recordKey('domain', domainOf(address)),
      counterKey('seats'),
      counterKey('owners'),
      ...addressKeys(known, address),
      barKey(known, address),
      ...vouchingKeys(known, invitationId == null ? null : known.state.invitation.get(invitationId)),
    ];
  },
  reducers: joinReducers,
  decide(read, { name }, context) {
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const address = verifiedAddress(context);
    if (address === null) return fail('address_not_verified');
    const domain = domainOf(address);
    if (read.get('domain', domain)?.status !== 'verified') return fail('domain_not_open', { domain });
    const key = read.get('address', address);
    const invitationId = key?.invitationId ?? null;
    const invitation = invitationId === null ? null : read.get('invitation', invitationId);
    const waiting = isOpen(invitation, context.at) ? presentOffer(read, context, workspace.value, invitation) : null;
    // An invitation that gives nothing any more stands in nobody's way, save in theirs who cannot come without one.
    const welcome = waiting?.ok ? waiting.value : null;
    if (welcome === null && isBarred(read, address)) return fail('was_removed');
    const as = { via: 'domain', invitationId: welcome === null ? null : invitationId, ...(welcome ?? plain) } as const;
    const joined = join(read, context, { name, address }, as);
    if (!joined.ok) return joined;
    const { memberId, events } = joined.value;
    return ok({ output: { memberId, numbersLeftOut: as.leftOut }, events });
  },
});

/** What somebody gets who comes without an invitation. */
const plain = { roles: ['member'], numbers: [], leftOut: [], numberDue: false } as const;
