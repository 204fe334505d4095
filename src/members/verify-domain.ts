import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { activeWorkspace, authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { verb } from '../workspace/verb.js';
import { domainSchema } from './claim-domain.js';
import { invitationReducers } from './invitation-events.js';

const verifyDomainInput = /* @__PURE__ */ z.strictObject({
  domain: domainSchema,
  /** What the host found at the domain; null where it found nothing. */
  found: z.nullable(z.string().check(z.maxLength(256))),
  /** The member who asked for it; null where the host did by itself. */
  requestedBy: z._default(z.nullable(idSchema), null),
});

/**
 * Proves a claimed domain with what the host found there. From now on people with a verified address at it may join. Only the host
 * can say what it found; the service does so through its `domainProof` port, once `domainClaim` has let the member ask.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `workspace_not_active`, `domain_not_claimed`, `domain_not_proved`,
 * `invalid_input`.
 *
 * @returns a `domain_verified` event; none where it was verified already
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { claimDomain, verifyDomain } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, ben } = office();
 * const claimed = unwrap(claimDomain(workspace, { domain: 'acme.example', acknowledged: true }, as(ben)));
 * const { domain, challenge } = claimed.output;
 * const verified = unwrap(verifyDomain(claimed.workspace, { domain, found: challenge }, context));
 *
 * verified.workspace.state.domain.get(domain)?.status; // => 'verified'
 * ```
 * @see decision 21 in docs/decisions.md
 */
export const verifyDomain = /* @__PURE__ */ verb({
  input: verifyDomainInput,
  reads: ({ domain }) => [recordKey('domain', domain)],
  reducers: invitationReducers,
  decide(read, { domain, found, requestedBy }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    const claim = read.get('domain', domain);
    if (claim === null) return fail('domain_not_claimed', { domain }, ['domain']);
    if (claim.status === 'verified') return ok({ output: { domain }, events: [] });
    if (found !== claim.challenge) return fail('domain_not_proved', { domain }, ['found']);
    return ok({
      output: { domain },
      events: [{ type: 'domain_verified', data: { domain, requestedBy }, personal: {} }],
    });
  },
});

/**
 * A claimed domain and the challenge that its proof must show, for those who may claim domains.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `domain_not_claimed`, `client_not_supported`,
 * `invalid_input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { claimDomain, domainClaim } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const claimed = unwrap(claimDomain(workspace, { domain: 'acme.example', acknowledged: true }, as(ben)));
 *
 * unwrap(domainClaim(claimed.workspace, { domain: 'ACME.example' }, as(ben))).status; // => 'claimed'
 * ```
 * @see decision 21 in docs/decisions.md
 */
export const domainClaim = /* @__PURE__ */ query({
  input: z.strictObject({ domain: domainSchema }),
  reads: ({ domain }) => [recordKey('domain', domain)],
  answer(read, { domain }, context) {
    const allowed = authorise(read, context, 'domains.claim');
    if (!allowed.ok) return allowed;
    const claim = read.get('domain', domain);
    if (claim === null) return fail('domain_not_claimed', { domain }, ['domain']);
    const { status, challenge, claimedBy, claimedAt } = claim;
    return ok({ domain, status, challenge, claimedBy, claimedAt });
  },
});
