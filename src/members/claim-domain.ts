import { parse } from 'tldts';
import * as z from 'zod/mini';
import { normaliseDomain } from '../kernel/address.js';
import { fail } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { authorise } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { invitationReducers } from './invitation-events.js';

/** A domain as an input: in ASCII form, of two labels or more. */
export const domainSchema = /* @__PURE__ */ z.pipe(
  z.string(),
  z.transform((value: string, context) => {
    const domain = normaliseDomain(value.trim().toLowerCase());
    if (domain !== null) return domain;
    context.issues.push({ code: 'custom', params: { code: 'invalid_domain' }, input: undefined });
    return z.NEVER;
  }),
);

const claimDomainInput = /* @__PURE__ */ z.strictObject({
  domain: domainSchema,
  /** That the warning was read: whoever has an address there can join without being asked. */
  acknowledged: z.boolean(),
});

/**
 * Says that an e-mail domain is the workspace's own. An unproven claim does nothing and blocks nobody; once it is proved, people with a
 * verified address at exactly this domain may join by themselves, as members.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `trust_not_acknowledged`, `public_suffix`,
 * `free_mail_domain`, `domain_already_claimed`, `client_not_supported`, `invalid_input`.
 *
 * @returns the challenge that the proof must show (such as a DNS record's value), and a `domain_claimed` event
 * @example
 * ```ts
 * import { claimDomain } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const refused = claimDomain(workspace, { domain: 'co.uk', acknowledged: true }, as(ben));
 *
 * refused.ok ? null : refused.error.code; // => 'public_suffix'
 * claimDomain(workspace, { domain: 'acme.example', acknowledged: true }, as(ben)).ok; // => true
 * ```
 * @see decision 21 in docs/decisions.md
 */
export const claimDomain = /* @__PURE__ */ verb({
  input: claimDomainInput,
  reads: ({ domain }) => [recordKey('domain', domain)],
  reducers: invitationReducers,
  decide(read, { domain, acknowledged }, context) {
    const allowed = authorise(read, context, 'domains.claim');
    if (!allowed.ok) return allowed;
    if (!acknowledged) return fail('trust_not_acknowledged', {}, ['acknowledged']);
    // Private suffixes (github.io, co.com …) count: under them strangers are neighbours.
    if (parse(domain, { allowPrivateDomains: true }).domain === null)
      return fail('public_suffix', { domain }, ['domain']);
    if (read.policy.freeMailDomains.has(domain)) return fail('free_mail_domain', { domain }, ['domain']);
    if (read.get('domain', domain) !== null) return fail('domain_already_claimed', { domain }, ['domain']);
    const challenge = context.newId();
    return ok({
      output: { domain, challenge },
      events: [{ type: 'domain_claimed', data: { domain, challenge }, personal: {} }],
    });
  },
});
