import type {
  DirectoryColumn,
  ImportVerdict,
  NoticeCode,
  PersonalField,
  PersonalProblem,
  PlannedRow,
  RowProblemCode,
  RowProblemParams,
} from '../directory/index.js';
import type { GroupNameAdvice, UnreachableReason } from '../groups/index.js';
import type { Diagnosis, ReviewEvidence } from '../insights/index.js';
import type { InvitationVerdict, JoinFinding } from '../members/index.js';
import type { Silence } from '../numbers/index.js';
import type { LineCode, LineParams } from '../pricing/index.js';
import type { Permission, Rule, StandardRole } from '../roles/index.js';
import type { Level } from '../sharing/index.js';
import type { AccessExplanation } from '../visibility/index.js';
import type { Handover } from '../workspace/index.js';
import type { FailureCode, FailureParams, IssueCode, IssueParams, PortingStatus, RemovalObstacle } from './codes.js';
import type { Text } from './text.js';

/** A text for each failure. */
export type FailureTexts = { readonly [Code in FailureCode]: Text<FailureParams<Code>> };

/** A text for each fault of a field. */
export type IssueTexts = { readonly [Code in IssueCode]: Text<IssueParams> };

/** A text for each rule that decides about a permission. */
export type DecisionTexts = { readonly [Name in Rule]: Text<{ readonly permission: Permission }> };

/** A text for each way to join, and for what is in the way. */
export type JoinTexts = { readonly [Code in JoinFinding['code']]: Text<Extract<JoinFinding, { readonly code: Code }>> };

/** A text for each thing that people may stumble over in the name of a group. */
export type GroupNameTexts = {
  readonly [Code in GroupNameAdvice['code']]: Text<Extract<GroupNameAdvice, { readonly code: Code }>>;
};

/** A text for each problem of a row; the column is said before it, and what was probably meant behind it. */
export type RowProblemTexts = {
  readonly [Code in RowProblemCode]: Text<RowProblemParams[Code] & { readonly cell: string }>;
};

/** A text for each problem of an address book's contact, as far as a directory's row has not the same. */
export type PersonalTexts = { readonly [Code in Exclude<PersonalProblem['code'], RowProblemCode>]: string };

/** A text for each notice about a file. */
export type NoticeTexts = {
  readonly [Code in NoticeCode]: Text<{ readonly line: number; readonly count: number }>;
};

/** A text for each line of an invoice. */
export type LineTexts = { readonly [Code in LineCode]: Text<LineParams> };

/** What a contact is shared through, as a clause. */
export interface AccessTexts {
  /** `{reasons}`: one or more of the clauses below. */
  readonly level: { readonly [L in Level]: string };
  readonly reason: {
    readonly ownership: string;
    readonly member: string;
    readonly owner: string;
    readonly group: string;
    readonly number: string;
    readonly workspace: string;
    readonly stewards: string;
    readonly directory: string;
  };
  /** A clause with its end. */
  readonly until: string;
  readonly denied: { readonly [Reason in Exclude<AccessExplanation['reason'], 'path'>]: string };
}

/** A text for each reason why somebody cannot do something. */
export type DiagnosisTexts = {
  readonly [Code in Diagnosis['code']]: Text<Extract<Diagnosis, { readonly code: Code }>>;
};

/** A text for each thing that an access review finds. */
export type ReviewTexts = { readonly [Code in keyof ReviewEvidence]: Text<ReviewEvidence[Code]> };

/** Words that stand within sentences. */
export interface WordTexts {
  /** Where nothing better can be said. */
  readonly unknown: string;
  /** A sentence about a field that has a label. */
  readonly labelled: string;
  /** A date with a time. */
  readonly instant: string;
  /** How the first day of a month is written, where not by its number. */
  readonly firstDay: string | null;
  /** How many things beside the first are wrong. */
  readonly moreIssues: Text<{ readonly count: number }>;
  /** What stands at the end of a list that is too long. */
  readonly moreItems: Text<{ readonly count: number }>;
  /** What was probably meant in a cell. */
  readonly suggestion: string;
  readonly role: { readonly [Name in StandardRole]: string };
  readonly porting: { readonly [Status in PortingStatus]: string };
  /** The columns of a directory, and `phone` for any of its numbers. */
  readonly column: { readonly [Name in DirectoryColumn | 'phone']: string };
  readonly field: { readonly [Name in PersonalField]: string };
}

/**
 * Everything partyline can say, in one language. A host's own language is a value of this type; what is missing is a type error.
 */
export interface Catalogue {
  /** A BCP 47 tag: how plurals, lists, dates and numbers are formed. */
  readonly locale: string;
  readonly words: WordTexts;
  readonly failures: FailureTexts;
  readonly issues: IssueTexts;
  /** What each permission lets people do: an infinitive with its object. */
  readonly permissions: { readonly [Name in Permission | 'steward']: string };
  readonly decisions: DecisionTexts;
  readonly access: AccessTexts;
  /** Why a phone stays silent, as a clause, and the sentence around it, with and without the name. */
  readonly silences: { readonly [Reason in Silence]: string };
  readonly silent: { readonly named: string; readonly unnamed: string };
  readonly joining: JoinTexts;
  readonly invitations: { readonly [Verdict in InvitationVerdict['verdict']]: string };
  readonly obstacles: { readonly [Obstacle in RemovalObstacle]: string };
  /** Why somebody who was mentioned, or a group (`{who}`), is not notified. */
  readonly unreachable: { readonly [Reason in UnreachableReason]: string };
  /** Why a conversation changed hands. */
  readonly handovers: { readonly [Reason in Handover['reason']]: string };
  readonly groupNames: GroupNameTexts;
  readonly rows: RowProblemTexts;
  readonly personal: PersonalTexts;
  readonly notices: NoticeTexts;
  /** Of a row: an earlier line, or an entry of the directory, by what they share. */
  readonly duplicates: { readonly [By in 'email' | 'phone']: { readonly line: string; readonly entry: string } };
  /** Behind a refusal stands the sentence of its code. */
  readonly imports: { readonly [Verdict in ImportVerdict['verdict']]: string };
  readonly planned: {
    readonly create: string;
    readonly update: Text<{ readonly count: number }>;
    readonly skip: { readonly [Reason in Extract<PlannedRow, { readonly action: 'skip' }>['reason']]: string };
  };
  readonly lines: LineTexts;
  /** Behind a finding stands who can take the next step (`{who:member}`), where somebody can. */
  readonly diagnosis: { readonly findings: DiagnosisTexts; readonly whoCan: string };
  readonly review: ReviewTexts;
}
