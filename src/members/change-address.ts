import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { addressSchema, idSchema } from '../kernel/input.js';
import { later } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { sameText } from '../kernel/same-text.js';
import { activeMember, activeWorkspace, isOneselfOrHost } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';
import { hashSchema } from './invitation-rules.js';
import { peopleReducers } from './people-reducers.js';
import { addressKeys, barKey, holderOf, isBarred, settledInvitation } from './rules.js';

/** How long the proof of a new address may take, in milliseconds: a day. */
const PROOF_LIFETIME = 86_400_000;

const requestAddressChangeInput = /* @__PURE__ */ z.strictObject({
  memberId: idSchema,
  address: addressSchema,
  /** SHA-256 of the token that is sent to the new address. */
  tokenHash: hashSchema,
});

/**
 * Asks for another e-mail address. Nothing changes until {@link changeAddress} brings the token that was sent there, within a day.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `not_oneself`, `member_not_found`, `member_suspended`, `address_taken`,
 * `invalid_input`.
 *
 * @returns an `address_change_requested` event
 * @example
 * ```ts
 * import { requestAddressChange } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const input = { memberId: cleo, address: 'cleo.costa@acme.example', tokenHash: 'ab'.repeat(32) };
 *
 * requestAddressChange(workspace, input, as(cleo)).ok; // => true
 * ```
 */
export const requestAddressChange = /* @__PURE__ */ verb({
  input: requestAddressChangeInput,
  reads: ({ memberId, address }, known) => [
    recordKey('member', memberId),
    recordKey('addressChange', memberId),
    ...addressKeys(known, address),
  ],
  reducers: memberReducers,
  decide(read, { memberId, address, tokenHash }, context) {
    const mine = ownAccount(read, context, memberId);
    if (!mine.ok) return mine;
    if (holderOf(read, read.get('address', address)) !== null) return fail('address_taken', {}, ['address']);
    const expiresAt = later(context.at, PROOF_LIFETIME);
    return ok({
      output: { memberId, expiresAt },
      events: [
        {
          type: 'address_change_requested',
          subject: recordKey('member', memberId),
          data: { memberId, tokenHash, expiresAt },
          personal: { address },
        },
      ],
    });
  },
});

const changeAddressInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema, tokenHash: hashSchema });

/**
 * Changes a member's e-mail address to the one they asked for and have proved.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `not_oneself`, `member_not_found`, `member_suspended`,
 * `address_change_not_found` (none was asked for, it has expired, or the token is another), `address_taken`, `invalid_input`.
 *
 * @returns an `address_changed` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { changeAddress, requestAddressChange } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const tokenHash = 'ab'.repeat(32);
 * const input = { memberId: cleo, address: 'cleo.costa@acme.example', tokenHash };
 * const asked = unwrap(requestAddressChange(workspace, input, as(cleo)));
 * const changed = unwrap(changeAddress(asked.workspace, { memberId: cleo, tokenHash }, as(cleo)));
 *
 * changed.workspace.state.profile.get(cleo)?.address; // => 'cleo.costa@acme.example'
 * ```
 * @see docs/people.md
 */
export const changeAddress = /* @__PURE__ */ verb({
  input: changeAddressInput,
  reads: ({ memberId }, known) => {
    const address = known.state.addressChange.get(memberId)?.address;
    const from = known.state.profile.get(memberId)?.address;
    return [
      recordKey('member', memberId),
      recordKey('profile', memberId),
      recordKey('addressChange', memberId),
      ...(from === undefined ? [] : [recordKey('address', from)]),
      ...(address === undefined ? [] : [...addressKeys(known, address), barKey(known, address)]),
    ];
  },
  reducers: peopleReducers,
  decide(read, { memberId, tokenHash }, context) {
    const mine = ownAccount(read, context, memberId);
    if (!mine.ok) return mine;
    const change = read.get('addressChange', memberId);
    if (change === null || context.at >= change.expiresAt || !sameText(change.tokenHash, tokenHash)) {
      return fail('address_change_not_found', { memberId }, ['tokenHash']);
    }
    const key = read.get('address', change.address);
    if (holderOf(read, key) !== null) return fail('address_taken', {}, ['address']);
    const from = read.get('profile', memberId)?.address ?? '';
    return ok({
      output: { memberId },
      events: [
        {
          type: 'address_changed',
          subject: recordKey('member', memberId),
          data: { memberId, barred: isBarred(read, change.address) },
          personal: { from, to: change.address },
        },
        ...settledInvitation(read, key),
      ],
    });
  },
});

const ownAccount = (
  read: Parameters<typeof activeMember>[0],
  context: Parameters<typeof isOneselfOrHost>[0],
  memberId: string,
) => {
  const workspace = activeWorkspace(read);
  if (!workspace.ok) return workspace;
  const oneself = isOneselfOrHost(context, memberId);
  return oneself.ok ? activeMember(read, memberId) : oneself;
};
