import type { ResourceName } from '../../sharing/index.js';
import type { SharedKind } from '../../workspace/index.js';

/** How much a finding matters. */
export type Severity = 'high' | 'medium' | 'low';

/** All of them, in the order in which a review goes through them. */
export const reviewKinds = [
  'team',
  'member',
  'number',
  'group',
  'invitation',
  'domain',
  'contact',
  'snippet',
  'resource',
] as const satisfies readonly ReviewKind[];
/** What the review looks at: the team as a whole, or one thing of a kind. */
export type ReviewKind = 'team' | 'member' | 'number' | 'group' | 'invitation' | 'domain' | SharedKind;

/** An operation of the service, with its input, ready to be called. */
export interface Suggestion {
  /** Its room and name: `members.changeRole`. */
  readonly verb: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Who may do it, where that is one person: the owner of a contact. Null for whoever has the permission, and the host. */
  readonly by: string | null;
}

/** The evidence of each finding, by its code. */
export type ReviewEvidence = {
  /** More owners, or more other people who run the workspace, than are needed. */
  too_many_owners: { readonly count: number; readonly limit: number };
  too_many_admins: { readonly count: number; readonly limit: number };
  /** Somebody who was not seen for long, or never. */
  inactive_member: { readonly memberId: string; readonly seenAt: number; readonly stewards: boolean };
  suspended_with_remains: {
    readonly memberId: string;
    readonly numbers: number;
    readonly groups: number;
    readonly contacts: number;
  };
  departed_with_remains: { readonly memberId: string };
  /** A role that allows more than somebody did. */
  role_broader_than_used: { readonly memberId: string; readonly roles: readonly string[]; readonly role: string };
  number_shared_widely: { readonly numberId: string; readonly count: number; readonly limit: number };
  empty_group: { readonly groupId: string };
  /** A deleted group in which nobody is, to which something is shared still. */
  empty_retired_group: { readonly groupId: string; readonly grants: number };
  stale_invitation: { readonly invitationId: string; readonly invitedAt: number };
  unproved_domain: { readonly domain: string; readonly claimedAt: number };
  /** A contact, a snippet or a thing of the host's own that everybody sees, and a word of it that suggests they should not. */
  confidential_to_all: ResourceName & { readonly word: string };
  grant_ending: ResourceName & { readonly principal: string; readonly until: number };
  grant_to_departed: ResourceName & { readonly memberId: string };
  /** Shared on by somebody who does not see it any more, save through what they gave. */
  laundered_grant: ResourceName & { readonly principal: string; readonly memberId: string };
};

/** What a review found. */
export type ReviewFinding = {
  [Code in keyof ReviewEvidence]: {
    readonly code: Code;
    readonly severity: Severity;
    /** What shows it. */
    readonly params: ReviewEvidence[Code];
    /** All of them, in order, make the finding go away; none where partyline knows no way. */
    readonly suggestions: readonly Suggestion[];
  };
}[keyof ReviewEvidence];

/** Makes a finding. */
export const finding = <Code extends keyof ReviewEvidence>(
  code: Code,
  severity: Severity,
  params: ReviewEvidence[Code],
  suggestions: readonly Suggestion[],
): ReviewFinding => ({ code, severity, params, suggestions }) as ReviewFinding;

/** A call of the service that anybody with the permission may make. */
export const suggest = (verb: string, input: Suggestion['input'], by: string | null = null): Suggestion => ({
  verb,
  input,
  by,
});
