import * as z from 'zod/mini';
import { addGroupMembers, deleteGroup, removeGroupMembers, revokeGroupAccess } from '../groups/index.js';
import type { AnyFailure } from '../kernel/failure.js';
import { err, ok, type Result } from '../kernel/result.js';
import { suspendMember } from '../members/index.js';
import { assignNumber, releaseNumber, setNumberMode, setNumberOwner, unassignNumber } from '../numbers/index.js';
import { type Level, type Principal, reachOf } from '../sharing/index.js';
import type { PrincipalShift } from '../visibility/index.js';
import type { Change, Context, Key, Verb, Workspace } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { type AudienceEvent, reachesIn } from './audience-of.js';
import { leaveWorkspace } from './leave-workspace.js';
import { removeMember } from './remove-member.js';

/** The changes of who belongs to what that can be looked at before they are made. */
const previewed = {
  addGroupMembers,
  removeGroupMembers,
  deleteGroup,
  revokeGroupAccess,
  assignNumber,
  unassignNumber,
  setNumberMode,
  setNumberOwner,
  releaseNumber,
  suspendMember,
  removeMember,
  leaveWorkspace,
} as const;

type Previewed = typeof previewed;

/** A change to look at before it is made: the verb by its name, and what it would be given. */
export type ReachChange = {
  readonly [Name in keyof Previewed]: {
    readonly change: Name;
    readonly input: Previewed[Name] extends Verb<infer Input, unknown, unknown> ? Input : never;
  };
}[keyof Previewed];

/** The errors of the verbs that are looked at. */
type PreviewFailure = {
  [Name in keyof Previewed]: Previewed[Name] extends Verb<never, unknown, infer E> ? E : never;
}[keyof Previewed];

/** What every verb is, its types forgotten. */
interface AnyVerb {
  (workspace: Workspace, input: unknown, context: Context): Result<Change<unknown>, PreviewFailure & AnyFailure>;
  readonly reads: (input: unknown, known: Workspace, context: Context) => readonly Key[];
}

const verbOf = (name: keyof Previewed): AnyVerb => previewed[name] as unknown as AnyVerb;

const previewReachInput = /* @__PURE__ */ z.pipe(
  z.strictObject({ change: z.enum(Object.keys(previewed) as [keyof Previewed]), input: z.unknown() }),
  z.transform((parsed) => parsed as ReachChange),
) as unknown as z.ZodMiniType<ReachChange, ReachChange>;

/**
 * Who would speak for more, and who for less, if people came to or left a group, a number or the workspace: before anything is saved, principal by
 * principal. It runs the verb itself on the same rules and commits nothing, so preview and change cannot disagree. What hangs on a principal, the service
 * counts and shows in pages.
 *
 * Its cost is that of the verb: it does not depend on how many contacts there are. Deleting a group shifts nothing.
 *
 * Errors: those of the verb, their path beginning with `input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createGroup } from 'partyline/groups';
 * import { previewReach } from 'partyline/lifecycle';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, ana, ben } = office();
 * const { output, workspace: after } = unwrap(createGroup(workspace, { name: 'Sales', memberIds: [ben] }, context));
 * const { groupId } = output;
 * const asked = { change: 'addGroupMembers', input: { groupId, memberIds: [ana, ben] } } as const;
 *
 * unwrap(previewReach(after, asked, context)).shifts;
 * // => [{ principal: `group:${groupId}`, who: [{ memberId: ana, from: null, to: 'edit' }] }]
 * ```
 * @see decisions 12, 13, 14 and 17 in docs/decisions.md
 */
export const previewReach = /* @__PURE__ */ query({
  input: previewReachInput,
  reads: ({ change, input }, known, context) => verbOf(change).reads(input, known, context),
  answer(_read, { change, input }, context, workspace) {
    const changed = verbOf(change)(workspace, input, context);
    if (!changed.ok) return err({ ...changed.error, path: ['input', ...changed.error.path] });
    const { workspace: after, commit } = changed.value;
    return ok({ shifts: shiftsBetween(workspace, after, commit?.events ?? []) });
  },
});

const shiftsBetween = (
  before: Workspace,
  after: Workspace,
  events: readonly AudienceEvent[],
): readonly PrincipalShift[] => {
  const people = new Set<string>();
  const shifts = new Map<Principal, PrincipalShift>();
  for (const { who, principals } of events.flatMap((event) => reachesIn(after, event))) {
    if (who !== 'everybody') for (const memberId of who) people.add(memberId);
    else if (principals !== 'all') for (const principal of principals) shifts.set(principal, { principal, who });
  }
  for (const memberId of people) {
    const [was, is] = [reachOf(before, memberId).caps, reachOf(after, memberId).caps];
    for (const principal of new Set([...was.keys(), ...is.keys()])) {
      const [from, to] = [was.get(principal) ?? null, is.get(principal) ?? null];
      if (from !== to) shifts.set(principal, withMember(shifts.get(principal), principal, { memberId, from, to }));
    }
  }
  return [...shifts.values()];
};

const withMember = (
  shift: PrincipalShift | undefined,
  principal: Principal,
  one: { readonly memberId: string; readonly from: Level | null; readonly to: Level | null },
): PrincipalShift => {
  const others = shift === undefined || shift.who === 'everybody' ? [] : shift.who;
  return { principal, who: [...others, one] };
};
