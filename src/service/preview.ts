import * as z from 'zod/mini';
import type { Position } from '../adapters/index.js';
import { fail } from '../kernel/failure.js';
import { idSchema, parseInput } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { previewReach, type ReachChange } from '../lifecycle/index.js';
import { type Level, type Principal, type Reach, type ResourceName, reachOf } from '../sharing/index.js';
import { type AccessShift, accessDifference, levelOf, type PrincipalShift, shiftedReach } from '../visibility/index.js';
import { accessOf } from '../workspace/index.js';
import { ask, type Environment, readOptions, type Seat } from './execute.js';
import { accessKeys, loadFor, narrowed } from './live.js';

/** What is counted is counted as far as this. */
const CAP = 1_000;
/** So many are looked at for one page, at most. */
const SCAN = 1_000;
const CHUNK = 200;
/** So many people are named of those whom a change concerns. */
const PEOPLE = 100;

/** How much of each kind hangs on a principal; `capped` where there is more. Counts, never names. */
export type HangingOn = Readonly<Record<string, { readonly count: number; readonly capped: boolean }>>;

/** Who would speak for a principal anew, at another level or no longer, and how much is granted to it. */
export interface CountedShift extends PrincipalShift {
  readonly resources: HangingOn;
  /** The first hundred of the people, where the change ends it for everybody who speaks for it; null where `who` names them. */
  readonly people: { readonly memberIds: readonly string[]; readonly capped: boolean } | null;
}

/** The kinds of things that are shared in a workspace. */
const kindsOf = ({ policy }: Environment): readonly string[] => [
  'contact',
  'snippet',
  ...policy.shareables.map(({ kind }) => kind),
];

/** The part of any reach that a principal is, at its fullest. */
const alone = (principal: Principal): Reach => ({
  memberId: '',
  caps: new Map([[principal, 'edit']]),
  owns: new Set(principal.startsWith('owner:') ? [principal.slice(6)] : []),
});

/**
 * What a change of who belongs to what would mean, by principal: who would speak for it anew or no longer, and how much is granted to it.
 * At most so many are counted.
 */
export const countReach = async (environment: Environment, seat: Seat, input: ReachChange) => {
  const asked = await ask(environment, seat, previewReach, input);
  if (!asked.ok) return asked;
  const { store, clock } = environment;
  const at = clock();
  const shifts: CountedShift[] = [];
  for (const shift of asked.value.shifts) {
    const counts = kindsOf(environment).map(async (kind) => {
      const options = { at, cap: CAP, ...readOptions(seat) };
      return [kind, await store.countVisible(seat.workspaceId, kind, alone(shift.principal), options)] as const;
    });
    shifts.push({
      ...shift,
      resources: Object.fromEntries(await Promise.all(counts)),
      people: shift.who === 'everybody' ? await peopleOf(environment, seat, shift.principal) : null,
    });
  }
  return ok({ shifts });
};

const peopleOf = async ({ store }: Environment, seat: Seat, principal: Principal): Promise<CountedShift['people']> => {
  if (!principal.startsWith('group:')) return { memberIds: [], capped: true };
  const page = { limit: PEOPLE, ...readOptions(seat) };
  const { ids, next } = await store.listOf(seat.workspaceId, 'groupMembers', principal.slice(6), page);
  return { memberIds: ids, capped: next !== null };
};

const detailInput = /* @__PURE__ */ z.strictObject({
  memberId: idSchema,
  kind: z._default(idSchema, 'contact'),
  after: z._default(z.nullable(z.strictObject({ sortKey: z.string().check(z.maxLength(256)), id: idSchema })), null),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50),
});

/**
 * Which page of a preview to look at: what a change means to one member.
 *
 * @useDeclaredType
 */
export type ReachDetailInput = ReachChange & z.input<typeof detailInput>;

/** What a change would mean to a member for one thing. */
export interface ResourceShift extends ResourceName {
  readonly from: Level | null;
  readonly to: Level | null;
  /** The ways by which they get there afterwards. */
  readonly paths: AccessShift['paths'];
}

/** How many of each there are that the one who asks does not see. */
export interface HiddenShifts {
  readonly gains: number;
  readonly loses: number;
  readonly keeps: number;
}

/** One page of what a change would mean to a member. */
export interface ReachDetails {
  readonly gains: readonly ResourceShift[];
  readonly loses: readonly ResourceShift[];
  /** What they would lose a way to and keep by another. */
  readonly keeps: readonly ResourceShift[];
  readonly hidden: HiddenShifts;
  /** Where the next page goes on: a thing that the one who asks sees. Null at the end. */
  readonly next: Position | null;
  /** Whether it ends for want of time: too much lay in between that the one who asks does not see. */
  readonly incomplete: boolean;
}

/**
 * What a change would mean to one member, thing by thing, in pages. The one who asks is told of the things they see themselves; of all
 * others, how many there are.
 */
export const detailReach = async (environment: Environment, seat: Seat, given: ReachDetailInput) => {
  const { change, input, ...rest } = (given ?? {}) as ReachDetailInput;
  const parsed = parseInput(detailInput, rest);
  if (!parsed.ok) return parsed;
  const asked = await ask(environment, seat, previewReach, { change, input } as ReachChange);
  if (!asked.ok) return asked;
  const { memberId, kind, limit } = parsed.value;
  const before = await reachIn(environment, seat, memberId);
  if (before === null) return fail('member_not_found', { memberId }, ['memberId']);
  const after = shiftedReach(before, asked.value.shifts);
  const shifted = asked.value.shifts.map(({ principal }) => principal);
  // What hangs on the principals in question, whether they come or go, is all that can look different.
  const touched = narrowed(
    { memberId, caps: new Map([...before.caps, ...after.caps]), owns: joined(before, after) },
    shifted,
  );
  const sees = await sightOf(environment, seat);

  const found: { readonly gains: ResourceShift[]; readonly loses: ResourceShift[]; readonly keeps: ResourceShift[] } = {
    gains: [],
    loses: [],
    keeps: [],
  };
  let hidden: HiddenShifts = { gains: 0, loses: 0, keeps: 0 };
  let skipped = hidden;
  let last: Position | null = null;
  let position: Position | null = parsed.value.after;
  const at = environment.clock();
  for (let scanned = 0; touched.caps.size > 0; ) {
    const page = { at, after: position, limit: CHUNK, ...readOptions(seat) };
    const { items, next } = await environment.store.listVisible(seat.workspaceId, kind, touched, page);
    const names = items.map(({ id }): ResourceName => ({ kind, id }));
    const known = await loadFor(environment, { workspaceId: seat.workspaceId, memberId }, names.flatMap(accessKeys));
    for (const [index, name] of names.entries()) {
      const resource = accessOf(known, name);
      if (resource === null) continue;
      const { gains, loses, keeps } = accessDifference([[before, after]], resource, resource, at);
      const [type, shift] = gains[0]
        ? (['gains', gains[0]] as const)
        : loses[0]
          ? (['loses', loses[0]] as const)
          : (['keeps', keeps[0]] as const);
      if (shift === undefined) continue;
      if (!sees(resource, at)) {
        skipped = { ...skipped, [type]: skipped[type] + 1 };
        continue;
      }
      const { from, to, paths } = shift;
      found[type].push({ ...name, from, to, paths });
      hidden = skipped;
      last = { sortKey: items[index]?.record.sortKey ?? '', id: name.id };
      if (found.gains.length + found.loses.length + found.keeps.length === limit) {
        return ok<ReachDetails>({ ...found, hidden, next: last, incomplete: false });
      }
    }
    scanned += items.length;
    if (next === null) return ok<ReachDetails>({ ...found, hidden: skipped, next: null, incomplete: false });
    // A page never ends at what is hidden: its place in the list would tell its name.
    if (scanned >= SCAN) return ok<ReachDetails>({ ...found, hidden, next: last, incomplete: last === null });
    position = next;
  }
  return ok<ReachDetails>({ ...found, hidden, next: null, incomplete: false });
};

const joined = (a: Reach, b: Reach): ReadonlySet<string> => new Set([...a.owns, ...b.owns]);

const reachIn = async (environment: Environment, { workspaceId }: Seat, memberId: string): Promise<Reach | null> => {
  const known = await loadFor(environment, { workspaceId, memberId }, []);
  return known.state.member.get(memberId) == null ? null : reachOf(known, memberId);
};

/** What the one who asks sees: the host itself, everything. */
const sightOf = async (environment: Environment, seat: Seat) => {
  const { actor } = seat;
  if (actor.type === 'system') return () => true;
  const reach = actor.type === 'member' ? await reachIn(environment, seat, actor.memberId) : null;
  return (resource: Parameters<typeof levelOf>[1], at: number) =>
    reach !== null && levelOf(reach, resource, at) !== null;
};
