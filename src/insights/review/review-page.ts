import * as z from 'zod/mini';
import { ok } from '../../kernel/result.js';
import { reachOf } from '../../sharing/index.js';
import { actingMember, authorise } from '../../workspace/authorise.js';
import { type Key, listKey, recordKey, type SharedKind, type Workspace } from '../../workspace/index.js';
import { query } from '../../workspace/query.js';
import { type ReviewFinding, type ReviewKind, reviewKinds, type Severity } from './finding.js';
import { memberKeys, reviewMember, reviewTeam } from './people.js';
import { type Look, reviewSettings } from './settings.js';
import { reviewShared, sharedReviewKeys } from './shared.js';
import { groupKeys, numberKeys, reviewDomain, reviewGroup, reviewInvitation, reviewNumber } from './things.js';

/** How many things are looked at in one go. */
export const REVIEW_PAGE = 100;

const reviewPageInput = /* @__PURE__ */ z.strictObject({
  ...reviewSettings,
  kind: z.enum(reviewKinds),
  /** Ids of that kind; none for the team. */
  ids: z.array(z.string().check(z.maxLength(256))).check(z.maxLength(REVIEW_PAGE)),
});

/** A part of a review. */
export interface ReviewPart {
  readonly findings: readonly ReviewFinding[];
  /** How often each finding was made about shared things that whoever asks does not see: a count, and nothing else. */
  readonly hidden: Readonly<Partial<Record<ReviewFinding['code'], number>>>;
}

const teamKeys = (known: Workspace): readonly Key[] => [
  listKey('team', 'all'),
  ...(known.lists.get(listKey('team', 'all')) ?? []).map((id) => recordKey('activity', id)),
];

/** What each kind of thing needs to be read, and how it is reviewed. */
const reviewers: {
  readonly [K in Exclude<ReviewKind, 'team' | SharedKind>]: {
    readonly keys: (id: string, known: Workspace) => readonly Key[];
    readonly review: (look: Look, id: string) => readonly ReviewFinding[];
  };
} = {
  member: { keys: memberKeys, review: reviewMember },
  number: { keys: numberKeys, review: reviewNumber },
  group: { keys: groupKeys, review: reviewGroup },
  invitation: { keys: (id) => [recordKey('invitation', id)], review: reviewInvitation },
  domain: { keys: (domain) => [recordKey('domain', domain)], review: reviewDomain },
};

/**
 * A part of an access review: up to 100 things of one kind, or the team as a whole. For hosts that hold a large workspace and go through
 * it by themselves; `accessReview` does so for one that is loaded, and the service for one that is stored.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { reviewPage } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const inAYear = { ...as(ana), at: as(ana).at + 366 * 86_400_000 };
 * const { findings } = unwrap(reviewPage(workspace, { kind: 'member', ids: [cleo] }, inAYear));
 *
 * findings.map(({ code, suggestions }) => [code, suggestions[0]?.verb]); // => [['inactive_member', 'members.suspend']]
 * ```
 * @see docs/insights.md
 */
export const reviewPage = /* @__PURE__ */ query({
  input: reviewPageInput,
  reads: ({ kind, ids }, known) => {
    if (kind === 'team') return teamKeys(known);
    if (isShared(kind)) return ids.flatMap((id) => sharedReviewKeys(kind, id, known));
    return [...(kind === 'member' ? teamKeys(known) : []), ...ids.flatMap((id) => reviewers[kind].keys(id, known))];
  },
  answer(read, { kind, ids, ...settings }, context) {
    const allowed = authorise(read, context, 'insights.viewAll');
    if (!allowed.ok) return allowed;
    const actor = actingMember(context);
    const look: Look = { read, at: context.at, reach: actor === null ? null : reachOf(read, actor), settings };
    const part = (findings: readonly ReviewFinding[]): ReviewPart => ({ findings, hidden: {} });
    if (kind === 'team') return ok(part(reviewTeam(look)));
    if (!isShared(kind)) return ok(part(ids.flatMap((id) => reviewers[kind].review(look, id))));
    return ok(together(ids.map((id) => partOf(reviewShared(look, kind, id)))));
  },
});

const isShared = (kind: ReviewKind): kind is SharedKind =>
  kind === 'contact' || kind === 'snippet' || kind === 'resource';

const partOf = ({ findings, hidden }: ReturnType<typeof reviewShared>): ReviewPart => {
  if (!hidden) return { findings, hidden: {} };
  const counts: Partial<Record<ReviewFinding['code'], number>> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return { findings: [], hidden: counts };
};

const ranks: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

/** Puts the parts of a review together, the worst findings first. */
export const together = (parts: readonly ReviewPart[]): ReviewPart => {
  const hidden: Partial<Record<ReviewFinding['code'], number>> = {};
  for (const part of parts) {
    for (const [code, count] of Object.entries(part.hidden) as [ReviewFinding['code'], number][]) {
      hidden[code] = (hidden[code] ?? 0) + count;
    }
  }
  const findings = parts.flatMap((part) => part.findings).sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  return { findings, hidden };
};
