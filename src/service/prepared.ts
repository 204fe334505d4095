import * as z from 'zod/mini';
import type { InboxInput } from '../conversations/index.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
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
import type { Environment } from './execute.js';
import {
  accessReviewOfAll,
  accessReviewPage,
  auditTrailPage,
  powersOf,
  sealTrailPages,
  verifyTrail,
  whatIfStored,
} from './insights.js';
import { type JobInput, listOpenJobs, runDurable, setDurable, showJob, startDurable } from './jobs.js';
import { diagnoseStored } from './lately.js';
import { asking, doing } from './performances.js';
import { countReach, detailReach } from './preview.js';
import { accept, confirmAddress, invite, proveDomain, requestAddress, resend } from './proofs.js';
import { clear, settle, sweep } from './to-the-end.js';
import {
  type CountInput,
  countVisible,
  type ListInput,
  listVisible,
  type SearchInput,
  searchVisible,
} from './visible-lists.js';

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
    diagnose: asking(diagnoseStored),
    whatCouldTheyDo: asking(powersOf),
    whatIf: asking(whatIfStored),
  },
} as const;
