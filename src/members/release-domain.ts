import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { domainSchema } from './claim-domain.js';
import { invitationReducers } from './invitation-events.js';

const releaseDomainInput = /* @__PURE__ */ z.strictObject({ domain: domainSchema });

/**
 * Gives a domain up. Nobody joins by it any more; who has joined stays.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `domain_not_claimed`, `client_not_supported`,
 * `invalid_input`.
 *
 * @returns a `domain_released` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { claimDomain, releaseDomain } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const claimed = unwrap(claimDomain(workspace, { domain: 'acme.example', acknowledged: true }, as(ben)));
 *
 * releaseDomain(claimed.workspace, { domain: 'acme.example' }, as(ben)).ok; // => true
 * ```
 * @see decision 21 in docs/decisions.md
 */
export const releaseDomain = /* @__PURE__ */ verb({
  input: releaseDomainInput,
  reads: ({ domain }) => [recordKey('domain', domain)],
  reducers: invitationReducers,
  decide(read, { domain }, context) {
    const allowed = authorise(read, context, 'domains.claim');
    if (!allowed.ok) return allowed;
    if (read.get('domain', domain) === null) return fail('domain_not_claimed', { domain }, ['domain']);
    return ok({ output: { domain }, events: [{ type: 'domain_released', data: { domain }, personal: {} }] });
  },
});
