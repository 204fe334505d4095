import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { domainSchema } from './claim-domain.js';
import { invitationReducers } from './invitation-events.js';

const verifyDomainInput = /* @__PURE__ */ z.strictObject({
  domain: domainSchema,
  /** The challenge that the host's proof found at the domain; null where it found none. */
  found: z.nullable(z.string().check(z.maxLength(256))),
});

/**
 * Proves a claimed domain with what the host found there. From now on people with a verified address at it may join.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `domain_not_claimed`, `domain_not_proved`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns a `domain_verified` event; none where it was verified already
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { claimDomain, verifyDomain } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const claimed = unwrap(claimDomain(workspace, { domain: 'acme.example', acknowledged: true }, as(ben)));
 * const { domain, challenge } = claimed.output;
 * const verified = unwrap(verifyDomain(claimed.workspace, { domain, found: challenge }, as(ben)));
 *
 * verified.workspace.state.domain.get(domain)?.status; // => 'verified'
 * ```
 * @see decision 21 in docs/decisions.md
 */
export const verifyDomain = /* @__PURE__ */ verb({
  input: verifyDomainInput,
  reads: ({ domain }) => [recordKey('domain', domain)],
  reducers: invitationReducers,
  decide(read, { domain, found }, context) {
    const allowed = authorise(read, context, 'domains.claim');
    if (!allowed.ok) return allowed;
    const claim = read.get('domain', domain);
    if (claim === null) return fail('domain_not_claimed', { domain }, ['domain']);
    if (claim.status === 'verified') return ok({ output: { domain }, events: [] });
    if (found !== claim.challenge) return fail('domain_not_proved', { domain, challenge: claim.challenge }, ['found']);
    return ok({ output: { domain }, events: [{ type: 'domain_verified', data: { domain }, personal: {} }] });
  },
});
