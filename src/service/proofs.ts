import { fail } from '../kernel/failure.js';
import { acceptInvitation } from '../lifecycle/index.js';
import {
  changeAddress,
  domainClaim,
  inviteMembers,
  requestAddressChange,
  resendInvitation,
  verifyDomain,
} from '../members/index.js';
import { parseAddressList } from '../members/internal.js';
import { ask, type Environment, replayOf, run, type Seat } from './execute.js';
import { tell } from './logging.js';
import { doing, type InputOf } from './performances.js';
import { hashOf, makeSecret, parseToken, toToken } from './secrets.js';

/** Invites, with a token for each invitation: sent by the mail port or, where there is none, part of the answer. */
export const invite = doing(
  async (environment, seat, input: Omit<InputOf<typeof inviteMembers>, 'tokenHashes'>, key) => {
    const secrets = await Promise.all(Array.from({ length: countAddresses(input) }, () => makeSecret(environment)));
    const tokenHashes = secrets.map(({ hash }) => hash);
    const outcome = await run(environment, seat, inviteMembers, { ...input, tokenHashes }, key);
    if (!outcome.ok || outcome.replayed) return outcome;
    const secretOf = new Map(secrets.map(({ secret, hash }) => [hash, secret]));
    const verdicts = [];
    for (const { tokenHash, ...verdict } of outcome.value.verdicts) {
      const secret = tokenHash === null ? undefined : secretOf.get(tokenHash);
      const token =
        secret === undefined || verdict.invitationId === null
          ? null
          : toToken(seat.workspaceId, verdict.invitationId, secret);
      verdicts.push({ ...verdict, ...(await deliver(environment, seat, 'invitation', verdict.address, token)) });
    }
    return { ...outcome, value: { verdicts } };
  },
);

/** As many tokens as there may be invitations; an input of another shape is refused by the verb, whatever its number. */
const countAddresses = (input: unknown): number => {
  const { addresses } = (input ?? {}) as { addresses?: unknown };
  const list = typeof addresses === 'string' ? addresses.slice(0, 260_000) : addresses;
  const sound = typeof list === 'string' || (Array.isArray(list) && list.every((item) => typeof item === 'string'));
  return sound ? Math.min(1_000, parseAddressList(list).length) : 0;
};

/** What became of a token: in the answer where there is no mail port; else sent, or not, and then it is sent again by asking again. */
interface Delivery {
  readonly token: string | null;
  readonly sent: boolean;
}

const deliver = async (
  environment: Environment,
  { workspaceId, tx }: Seat,
  kind: 'invitation' | 'address_change',
  address: string | null,
  token: string | null,
): Promise<Delivery> => {
  const { ports } = environment;
  if (token === null || address === null || ports.mail === undefined) return { token, sent: false };
  // What a transaction may yet undo is not told to anybody; the host sends it when it has ended.
  if (tx !== undefined) return { token, sent: false };
  try {
    await ports.mail.send({ kind, workspaceId, address, token });
    return { token: null, sent: true };
  } catch {
    tell(environment, 'warn', 'mail_failed', { workspaceId, kind });
    // What was decided is stored; a mail server that is down must not hide it, nor keep the next person from theirs.
    return { token: null, sent: false };
  }
};

/** Sends an invitation again, with a new token. */
export const resend = doing(
  async (environment, seat, input: Omit<InputOf<typeof resendInvitation>, 'tokenHash'>, key) => {
    const { secret, hash } = await makeSecret(environment);
    const outcome = await run(environment, seat, resendInvitation, { ...input, tokenHash: hash }, key);
    if (!outcome.ok || outcome.replayed) return outcome;
    const { invitationId, address } = outcome.value;
    const token = toToken(seat.workspaceId, invitationId, secret);
    const delivery = await deliver(environment, seat, 'invitation', address, token);
    return { ...outcome, value: { ...outcome.value, ...delivery } };
  },
);

/** Accepts an invitation by its token. */
export const accept = doing(
  async (environment, seat, input: { readonly token: string; readonly name: string }, key) => {
    const token = parseToken(input?.token);
    if (token === null || token.workspaceId !== seat.workspaceId)
      return fail('invitation_not_found', { invitationId: '' }, ['token']);
    const tokenHash = await hashOf(token.secret);
    return run(environment, seat, acceptInvitation, { invitationId: token.id, tokenHash, name: input.name }, key);
  },
);

/** Asks for another address, with a token that is sent there. */
export const requestAddress = doing(
  async (environment, seat, input: Omit<InputOf<typeof requestAddressChange>, 'tokenHash'>, key) => {
    const { secret, hash } = await makeSecret(environment);
    const outcome = await run(environment, seat, requestAddressChange, { ...input, tokenHash: hash }, key);
    if (!outcome.ok || outcome.replayed) return outcome;
    const { memberId, expiresAt } = outcome.value;
    const token = toToken(seat.workspaceId, memberId, secret);
    return {
      ...outcome,
      value: { memberId, expiresAt, ...(await deliver(environment, seat, 'address_change', input.address, token)) },
    };
  },
);

/** Changes an address by the token that was sent to it. */
export const confirmAddress = doing(async (environment, seat, input: { readonly token: string }, key) => {
  const token = parseToken(input?.token);
  if (token === null || token.workspaceId !== seat.workspaceId) {
    return fail('address_change_not_found', { memberId: '' }, ['token']);
  }
  return run(environment, seat, changeAddress, { memberId: token.id, tokenHash: await hashOf(token.secret) }, key);
});

/**
 * Proves a domain by what the host's port finds there. A member who may claim domains asks; the host answers. Without the port the host
 * brings what it found itself, as the system actor.
 */
export const proveDomain = doing(
  async (environment, seat, input: { readonly domain: string; readonly found?: string | null }, key) => {
    const { actor } = seat;
    const { found = null, ...named } = input ?? {};
    if (actor.type === 'system') return run(environment, seat, verifyDomain, { ...named, found }, key);
    const before = await replayOf(environment, seat, key);
    if (before !== null) return before;
    const claim = await ask(environment, seat, domainClaim, named);
    if (!claim.ok) return claim;
    const { domainProof } = environment.ports;
    if (domainProof === undefined) return fail('proof_unavailable');
    const { domain, challenge } = claim.value;
    const shown = await domainProof.find(domain);
    const host: Seat = { ...seat, actor: { type: 'system' } };
    const proof = shown?.includes(challenge) ? challenge : null;
    const requestedBy = actor.type === 'member' ? actor.memberId : null;
    const outcome = await run(environment, host, verifyDomain, { domain, found: proof, requestedBy }, key);
    seat.revision = host.revision;
    return outcome;
  },
);
