import * as z from 'zod/mini';
import type { CommitOptions } from '../adapters/index.js';
import type { InboxInput } from '../conversations/index.js';
import { clearRevokedGrants } from '../groups/index.js';
import { fail } from '../kernel/failure.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { acceptInvitation, settleDeparture } from '../lifecycle/index.js';
import {
  changeAddress,
  domainClaim,
  inviteMembers,
  requestAddressChange,
  resendInvitation,
  verifyDomain,
} from '../members/index.js';
import { parseAddressList } from '../members/internal.js';
import { sweepEndedGrants } from '../resources/index.js';
import { familyOf } from '../resources/internal.js';
import { type ClearJobsInput, clearEndedJobs } from './clear-jobs.js';
import {
  endAllVoidAssignments,
  type ListCommentsInput,
  type ListHandoversInput,
  type ListThreadsInput,
  listComments,
  listHandovers,
  listInbox,
  listThreads,
} from './conversation-lists.js';
import { eraseWholeConversation } from './erase-conversation.js';
import { ask, type Environment, replayOf, run, type Seat } from './execute.js';
import {
  accessReviewOfAll,
  accessReviewPage,
  auditTrailPage,
  powersOf,
  sealTrailPages,
  verifyTrail,
  whatIfStored,
} from './insights.js';
import { nextInput } from './job-chunk.js';
import { works } from './job-work.js';
import { type JobInput, listOpenJobs, runDurable, setDurable, showJob, startDurable } from './jobs.js';
import { tell } from './logging.js';
import { countReach, detailReach } from './preview.js';
import { hashOf, makeSecret, parseToken, toToken } from './secrets.js';
import {
  type CountInput,
  countVisible,
  type ListInput,
  listVisible,
  type SearchInput,
  searchVisible,
} from './visible-lists.js';

type InputOf<V> = V extends (workspace: never, input: infer Input, context: never) => unknown ? Input : never;

type Idempotency = CommitOptions['idempotency'];

/** A question that needs something asynchronous beside the store, or several steps. */
export interface Asking<Input, Answer> {
  readonly isQuery: true;
  /** Answers it, for whoever sits there. */
  readonly perform: (environment: Environment, seat: Seat, input: Input) => Promise<Answer>;
}

/** A write that needs something asynchronous beside the store: randomness, a digest, a port, several steps. */
export interface Doing<Input, Answer> {
  readonly isQuery: false;
  /** Does it, for whoever sits there, under the key the host gave it. */
  readonly perform: (environment: Environment, seat: Seat, input: Input, idempotency: Idempotency) => Promise<Answer>;
}

const asking = <Input, Answer>(perform: Asking<Input, Answer>['perform']): Asking<Input, Answer> => ({
  isQuery: true,
  perform,
});

const doing = <Input, Answer>(perform: Doing<Input, Answer>['perform']): Doing<Input, Answer> => ({
  isQuery: false,
  perform,
});

/** Invites, with a token for each invitation: sent by the mail port or, where there is none, part of the answer. */
const invite = doing(async (environment, seat, input: Omit<InputOf<typeof inviteMembers>, 'tokenHashes'>, key) => {
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
});

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
const resend = doing(async (environment, seat, input: Omit<InputOf<typeof resendInvitation>, 'tokenHash'>, key) => {
  const { secret, hash } = await makeSecret(environment);
  const outcome = await run(environment, seat, resendInvitation, { ...input, tokenHash: hash }, key);
  if (!outcome.ok || outcome.replayed) return outcome;
  const { invitationId, address } = outcome.value;
  const token = toToken(seat.workspaceId, invitationId, secret);
  const delivery = await deliver(environment, seat, 'invitation', address, token);
  return { ...outcome, value: { ...outcome.value, ...delivery } };
});

/** Accepts an invitation by its token. */
const accept = doing(async (environment, seat, input: { readonly token: string; readonly name: string }, key) => {
  const token = parseToken(input?.token);
  if (token === null || token.workspaceId !== seat.workspaceId)
    return fail('invitation_not_found', { invitationId: '' }, ['token']);
  const tokenHash = await hashOf(token.secret);
  return run(environment, seat, acceptInvitation, { invitationId: token.id, tokenHash, name: input.name }, key);
});

/** Asks for another address, with a token that is sent there. */
const requestAddress = doing(
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
const confirmAddress = doing(async (environment, seat, input: { readonly token: string }, key) => {
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
const proveDomain = doing(
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

/**
 * What follows a removal, to its end. What is settled is gone from the lists it is found by, so steps can be interrupted at any point and
 * taken up again, and need no job to say how far they are.
 */
const settle = doing(async (environment, seat, input: { readonly memberId: string }) => {
  const parsed = parseInput(settleInput, input);
  if (!parsed.ok) return parsed;
  for (;;) {
    const next = await nextInput(environment, seat, works.settleDeparture, parsed.value);
    const outcome = await run(environment, seat, settleDeparture, next as InputOf<typeof settleDeparture>);
    if (!outcome.ok || outcome.replayed || outcome.value.done) return outcome;
  }
});

const settleInput = /* @__PURE__ */ z.strictObject({ memberId: idSchema });

/** What follows the end of a group's access, to its own end: likewise. */
const clear = doing(async (environment, seat, input: { readonly groupId: string }) => {
  const parsed = parseInput(clearInput, input);
  if (!parsed.ok) return parsed;
  for (;;) {
    const next = await nextInput(environment, seat, works.clearRevokedGrants, parsed.value);
    const outcome = await run(environment, seat, clearRevokedGrants, next as InputOf<typeof clearRevokedGrants>);
    if (!outcome.ok || outcome.replayed || outcome.value.done) return outcome;
  }
});

const clearInput = /* @__PURE__ */ z.strictObject({ groupId: idSchema });

/** What time has ended, off what it was on: steps that can be interrupted at any point and taken up again. */
const sweep = doing(async (environment, seat, input: NoInput | undefined) => {
  const parsed = parseInput(noInput, input ?? {});
  if (!parsed.ok) return parsed;
  const { store, clock } = environment;
  let ended = 0;
  for (;;) {
    const grantIds = await store.listEnded(seat.workspaceId, { at: clock(), limit: 500 });
    const outcome = await run(environment, seat, sweepEndedGrants, { grantIds });
    if (!outcome.ok || outcome.replayed) return outcome;
    ended += outcome.value.ended;
    // Where a step ends nothing, nothing is left, or somebody else is at it.
    if (outcome.value.ended === 0) return { ...outcome, value: { ended } };
  }
});

type NoInput = Readonly<Record<never, never>>;

const noInput = /* @__PURE__ */ z.strictObject({});

/** Which kind is asked about: contacts, snippets, or one that the host declared. */
interface OfKind {
  readonly kind: string;
}

const kindInput = /* @__PURE__ */ z.looseObject({ kind: idSchema });

const kindIn = <Input extends OfKind>({ policy }: Environment, input: Input) => {
  const { kind: _, ...rest } = (input ?? {}) as Input;
  const parsed = parseInput(kindInput, input);
  if (!parsed.ok) return { kind: parsed, rest };
  const family = familyOf(policy, parsed.value.kind);
  return { kind: family.ok ? ok(family.value.kind) : family, rest };
};

/** The operations that are more than one verb, by the name they have in the service. They take the place of a verb of the same name. */
export const preparedOperations = {
  members: {
    invite,
    resendInvitation: resend,
    acceptInvitation: accept,
    requestAddressChange: requestAddress,
    changeAddress: confirmAddress,
    verifyDomain: proveDomain,
    settleDeparture: settle,
  },
  groups: { clearRevokedGrants: clear },
  access: { countReach: asking(countReach), detailReach: asking(detailReach), sweepEndedGrants: sweep },
  conversations: {
    inboxOf: asking((environment, seat, input: InboxInput | undefined) => listInbox(environment, seat, input ?? {})),
    listComments: asking((environment, seat, input: ListCommentsInput) => listComments(environment, seat, input)),
    listHandovers: asking((environment, seat, input: ListHandoversInput) => listHandovers(environment, seat, input)),
    listThreads: asking((environment, seat, input: ListThreadsInput | undefined) =>
      listThreads(environment, seat, input ?? {}),
    ),
    endVoidAssignments: doing((environment, seat, input: { readonly numberId: string }) =>
      endAllVoidAssignments(environment, seat, input),
    ),
    erase: doing((environment, seat, input: { readonly conversationId: string }) =>
      eraseWholeConversation(environment, seat, input),
    ),
  },
  contacts: {
    list: asking((environment, seat, input: ListInput | undefined) => listVisible(environment, seat, 'contact', input)),
    search: asking((environment, seat, input: SearchInput) => searchVisible(environment, seat, 'contact', input)),
    count: asking((environment, seat, input: CountInput | undefined) =>
      countVisible(environment, seat, 'contact', input),
    ),
  },
  snippets: {
    list: asking((environment, seat, input: ListInput | undefined) => listVisible(environment, seat, 'snippet', input)),
    search: asking((environment, seat, input: SearchInput) => searchVisible(environment, seat, 'snippet', input)),
    count: asking((environment, seat, input: CountInput | undefined) =>
      countVisible(environment, seat, 'snippet', input),
    ),
  },
  resources: {
    list: asking(async (environment, seat, input: OfKind & ListInput) => {
      const { kind, rest } = kindIn(environment, input);
      return kind.ok ? listVisible(environment, seat, kind.value, rest) : kind;
    }),
    search: asking(async (environment, seat, input: OfKind & SearchInput) => {
      const { kind, rest } = kindIn(environment, input);
      return kind.ok ? searchVisible(environment, seat, kind.value, rest) : kind;
    }),
    count: asking(async (environment, seat, input: OfKind & CountInput) => {
      const { kind, rest } = kindIn(environment, input);
      return kind.ok ? countVisible(environment, seat, kind.value, rest) : kind;
    }),
  },
  jobs: {
    start: asking(startDurable),
    run: asking(runDurable),
    cancel: doing((environment, seat, input: JobInput, key) => setDurable(environment, seat, input, 'cancelled', key)),
    resume: doing((environment, seat, input: JobInput, key) => setDurable(environment, seat, input, 'ready', key)),
    clear: doing((environment, seat, input: ClearJobsInput | undefined) => clearEndedJobs(environment, seat, input)),
    get: asking(showJob),
    list: asking(listOpenJobs),
  },
  insights: {
    accessReview: asking((environment, seat, input: Parameters<typeof accessReviewOfAll>[2] | undefined) =>
      accessReviewOfAll(environment, seat, input ?? {}),
    ),
    accessReviewPage: asking((environment, seat, input: Parameters<typeof accessReviewPage>[2] | undefined) =>
      accessReviewPage(environment, seat, input ?? {}),
    ),
    auditTrail: asking((environment, seat, input: Parameters<typeof auditTrailPage>[2] | undefined) =>
      auditTrailPage(environment, seat, input ?? {}),
    ),
    sealTrail: doing((environment, seat, _input: Record<never, never> | undefined) =>
      sealTrailPages(environment, seat),
    ),
    verifyTrail: asking((environment, seat, _input: Record<never, never> | undefined) =>
      verifyTrail(environment, seat),
    ),
    whatCouldTheyDo: asking(powersOf),
    whatIf: asking(whatIfStored),
  },
} as const;
