import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { later } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { type Happening, type Key, recordKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { roles } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { MAX_ADDRESSES, parseAddressList, type TypedAddress } from './address-list.js';
import { type InvitationEvents, invitationReducers } from './invitation-events.js';
import { hashSchema, isOpen, mayOffer, numberGrants } from './invitation-rules.js';
import { addressKeys, holderOf, knownRoles } from './rules.js';

/** The longest list of addresses in one string: 1,000 addresses of the greatest length, with separators. */
const MAX_TEXT = MAX_ADDRESSES * 260;

const inviteMembersInput = /* @__PURE__ */ z.strictObject({
  /** Separated by commas, semicolons or line ends, or a list. */
  addresses: z.union([
    z.string().check(z.maxLength(MAX_TEXT)),
    z.array(z.string().check(z.maxLength(500))).check(z.maxLength(MAX_ADDRESSES)),
  ]),
  roles: z._default(roles, ['member']),
  /** Existing numbers, with their access. */
  numbers: z._default(numberGrants, []),
  /** Whether each person picks a new number of their own at onboarding. */
  newNumber: z._default(z.boolean(), false),
  /** With `all`, one address that cannot be invited stops the rest. */
  invite: z._default(z.enum(['possible', 'all']), 'possible'),
  /** One SHA-256 hash a person to invite, of 32 random bytes each; used in order. */
  tokenHashes: z.array(hashSchema).check(z.maxLength(MAX_ADDRESSES)),
});

/** What became of one address. */
export interface InvitationVerdict {
  readonly written: string;
  readonly address: string | null;
  readonly verdict: 'invited' | 'already_member' | 'already_invited' | 'malformed';
  readonly invitationId: string | null;
  /** The hash that opens the invitation. */
  readonly tokenHash: string | null;
  /** Worth a second look: anybody can have an address at such a provider. */
  readonly advice: 'free_mail' | null;
}

/**
 * Invites people by e-mail, to roles and numbers. Each address gets a verdict; an invitation to an address that has an expired one
 * replaces it. Pending invitations hold no seat.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_role`, `above_own_authority`, `number_not_found`,
 * `above_own_numbers`, `no_addresses`, `too_many_addresses`, `not_all_invitable` (only with `invite: 'all'`), `too_few_tokens`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns a verdict per address, and a `member_invited` event per invitation
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { inviteMembers } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 * const input = { addresses: 'dora@acme.example, cleo@acme.example, dora@', tokenHashes: ['ab'.repeat(32)] };
 * const { output } = unwrap(inviteMembers(workspace, input, as(ben)));
 *
 * output.verdicts.map(({ verdict }) => verdict); // => ['invited', 'already_member', 'malformed']
 * ```
 * @see decisions 2, 4 and 20 in docs/decisions.md
 */
export const inviteMembers = /* @__PURE__ */ verb({
  input: inviteMembersInput,
  reads: ({ addresses, numbers }, known) => {
    const keys: Key[] = numbers.map(({ id }) => recordKey('number', id));
    for (const { address } of parseAddressList(addresses)) {
      if (address !== null) keys.push(...addressKeys(known, address));
    }
    return keys;
  },
  reducers: invitationReducers,
  decide(read, { addresses, roles, numbers, newNumber, invite, tokenHashes }, context) {
    const allowed = mayOffer(read, context, { roles, numbers, newNumber });
    if (!allowed.ok) return allowed;
    const known = knownRoles(read, roles);
    if (!known.ok) return known;
    const typed = parseAddressList(addresses);
    if (typed.length === 0) return fail('no_addresses', {}, ['addresses']);
    if (typed.length > MAX_ADDRESSES) return fail('too_many_addresses', { limit: MAX_ADDRESSES }, ['addresses']);
    const judged = typed.map((entry) => [entry, judge(read, entry, context.at)] as const);
    const refused = judged.filter(([, verdict]) => verdict !== 'invited').map(([{ written }]) => written.slice(0, 254));
    if (invite === 'all' && refused.length > 0) return fail('not_all_invitable', { refused }, ['addresses']);
    const needed = judged.length - refused.length;
    if (tokenHashes.length < needed) return fail('too_few_tokens', { needed }, ['tokenHashes']);

    const events: Happening<InvitationEvents>[] = [];
    const expiresAt = later(context.at, read.policy.invitationLifetime);
    const verdicts = judged.map(([{ written, address }, verdict]): InvitationVerdict => {
      if (verdict !== 'invited' || address === null) {
        return { written, address, verdict, invitationId: null, tokenHash: null, advice: null };
      }
      const invitationId = context.newId();
      const tokenHash = tokenHashes[events.length] as string;
      const data = { invitationId, roles, numbers, newNumber, expiresAt, tokenHash };
      events.push({
        type: 'member_invited',
        subject: recordKey('invitation', data.invitationId),
        data,
        personal: { address },
      });
      const free = read.policy.freeMailDomains.has(address.slice(address.lastIndexOf('@') + 1));
      return { written, address, verdict, invitationId, tokenHash, advice: free ? 'free_mail' : null };
    });
    return ok({ output: { verdicts }, events });
  },
});

const judge = (read: Reader, { address }: TypedAddress, at: number): InvitationVerdict['verdict'] => {
  if (address === null) return 'malformed';
  const key = read.get('address', address);
  if (holderOf(read, key) !== null) return 'already_member';
  const earlier = key?.invitationId == null ? null : read.get('invitation', key.invitationId);
  return isOpen(earlier, at) ? 'already_invited' : 'invited';
};
