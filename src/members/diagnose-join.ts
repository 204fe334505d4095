import * as z from 'zod/mini';
import { addressSchema, idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import { authorise } from '../workspace/authorise.js';
import { counterKey, recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { addressKeys, barKey, holderOf, isBarred } from './rules.js';

const diagnoseJoinInput = /* @__PURE__ */ z.strictObject({
  address: addressSchema,
  /** The invitation they hold, where they say which: it may be somebody else's. */
  invitationId: z.exactOptional(idSchema),
});

/** One reason why somebody cannot join, or how they can. */
export type JoinFinding =
  | { readonly code: 'already_member' }
  | { readonly code: 'member_suspended' }
  | { readonly code: 'invitation_open'; readonly expiresAt: number }
  | { readonly code: 'invitation_expired'; readonly expiresAt: number }
  | { readonly code: 'invitation_revoked' }
  | { readonly code: 'no_invitation' }
  /** The invitation they hold was sent to another address. */
  | { readonly code: 'other_address_invited' }
  | { readonly code: 'was_removed' }
  | { readonly code: 'domain_open'; readonly domain: string }
  | { readonly code: 'domain_not_claimed'; readonly domain: string }
  | { readonly code: 'domain_not_proved'; readonly domain: string }
  | { readonly code: 'workspace_not_active'; readonly status: string }
  | { readonly code: 'seat_limit_reached'; readonly limit: number };

/**
 * Why the person with an address cannot join, or by which way they can. For whoever may invite, and the host's support.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { diagnoseJoin } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben } = office();
 *
 * unwrap(diagnoseJoin(workspace, { address: 'dora@acme.example' }, as(ben)));
 * // => { canJoin: false, findings: [{ code: 'no_invitation' }, { code: 'domain_not_claimed', domain: 'acme.example' }] }
 * ```
 * @see decisions 20 and 21 in docs/decisions.md
 */
export const diagnoseJoin = /* @__PURE__ */ query({
  input: diagnoseJoinInput,
  reads: ({ address, invitationId }, known) => [
    ...(invitationId === undefined ? [] : [recordKey('invitation', invitationId)]),
    ...addressKeys(known, address),
    barKey(known, address),
    recordKey('domain', domainOf(address)),
    counterKey('seats'),
  ],
  answer(read, { address, invitationId }, context) {
    const allowed = authorise(read, context, 'members.invite');
    const workspace = read.get('workspace', WORKSPACE_RECORD);
    if (!allowed.ok && (allowed.error.code !== 'workspace_not_active' || context.actor.type !== 'system'))
      return allowed;
    const key = read.get('address', address);
    const holder = holderOf(read, key);
    if (holder !== null) {
      const code = holder.status === 'suspended' ? 'member_suspended' : 'already_member';
      return ok({ canJoin: false, findings: [{ code }] as readonly JoinFinding[] });
    }
    const barred = isBarred(read, address);
    const invitation = key?.invitationId == null ? null : read.get('invitation', key.invitationId);
    const held = invitationId === undefined ? null : read.get('invitation', invitationId);
    const ways: JoinFinding[] = [
      ...(held !== null && held.address !== address ? [{ code: 'other_address_invited' } as const] : []),
      invitationFinding(invitation, context.at),
      domainFinding(read.get('domain', domainOf(address))?.status ?? null, domainOf(address), barred),
    ];
    const obstacles: JoinFinding[] = [];
    if (workspace !== null && workspace.status !== 'active') {
      obstacles.push({ code: 'workspace_not_active', status: workspace.status });
    }
    const limit = read.policy.seatLimit;
    if (limit !== null && read.counter('seats') >= limit) obstacles.push({ code: 'seat_limit_reached', limit });
    const open = ways.some(({ code }) => code === 'invitation_open' || code === 'domain_open');
    return ok({ canJoin: open && obstacles.length === 0, findings: [...obstacles, ...ways] as readonly JoinFinding[] });
  },
});

/** What follows the @. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

const invitationFinding = (invitation: { status: string; expiresAt: number } | null, at: number): JoinFinding => {
  if (invitation === null || invitation.status === 'accepted') return { code: 'no_invitation' };
  if (invitation.status === 'revoked') return { code: 'invitation_revoked' };
  const { expiresAt } = invitation;
  return at < expiresAt ? { code: 'invitation_open', expiresAt } : { code: 'invitation_expired', expiresAt };
};

const domainFinding = (status: 'claimed' | 'verified' | null, domain: string, barred: boolean): JoinFinding => {
  if (status === null) return { code: 'domain_not_claimed', domain };
  if (status === 'claimed') return { code: 'domain_not_proved', domain };
  return barred ? { code: 'was_removed' } : { code: 'domain_open', domain };
};
