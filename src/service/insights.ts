import * as z from 'zod/mini';
import type { WorkspaceStore } from '../adapters/index.js';
import {
  type Powers,
  REVIEW_PAGE,
  type ReviewKind,
  type ReviewPart,
  type ReviewSettings,
  reviewPage,
  type SealedPage,
  sealOf,
  sealTrail,
  Trail,
  verifyAuditTrail,
} from '../insights/index.js';
import {
  compared,
  FIRST_SEAL,
  filterEntries,
  mayReadTrail,
  reviewKinds,
  SEAL_PAGE,
  sharedKeys,
  sharedKindsOf,
  standingPowers,
  together,
  trailFilter,
  visibleEntries,
  withRoles,
} from '../insights/internal.js';
import { fail } from '../kernel/failure.js';
import { parseInput } from '../kernel/input.js';
import type { Instant } from '../kernel/instant.js';
import { ok } from '../kernel/result.js';
import { reachOf, WORKSPACE_RECORD } from '../sharing/index.js';
import { partialWorkspace, recordKey, type Workspace, type WorkspaceEvent } from '../workspace/index.js';
import { eventPages, sealsOf } from './event-pages.js';
import { ask, type Environment, readOptions, run, type Seat } from './execute.js';
import { usedLately } from './lately.js';
import { load } from './load.js';

const position = z.string().check(z.maxLength(4_000));

const pageInput = /* @__PURE__ */ z.strictObject({
  ...trailFilter,
  /** Where the last page ended, as `next` said; null for the beginning. */
  after: z._default(z.nullable(position), null),
  /** How many events are looked at; a page holds those of them that are asked for. */
  limit: z._default(z.int().check(z.minimum(1), z.maximum(1_000)), 200),
});

/**
 * Which page of the audit trail.
 *
 * @useDeclaredType
 */
export type TrailPageInput = z.input<typeof pageInput>;

/** A trail that was read as far as a cursor, so that the next page need not begin at the first event. */
interface Reading {
  readonly cursor: string;
  readonly trail: Trail;
  /** It holds names as they were, and somebody may be erased meanwhile: so it is kept for a moment only. */
  readonly until: Instant;
}

/** A minute, in milliseconds: long enough to turn a page. */
const KEPT = 60_000;

/** The last reading of each of a few workspaces, for each store. */
const readings = /* @__PURE__ */ new WeakMap<WorkspaceStore, Map<string, Reading>>();
const MOST_READINGS = 32;

/**
 * A page of the audit trail, oldest first. What was before an event follows from all events before it, so a page that does not follow the
 * last one read by this process costs the way to it.
 */
export const auditTrailPage = async (environment: Environment, seat: Seat, input: TrailPageInput) => {
  const parsed = parseInput(pageInput, input);
  if (!parsed.ok) return parsed;
  const allowed = await ask(environment, seat, mayReadTrail, {});
  if (!allowed.ok) return allowed;
  const { after, limit, ...filter } = parsed.value;
  const { store, policy, clock } = environment;
  const { workspaceId, actor } = seat;
  const { events, next, more } = await store.readEvents(workspaceId, after, limit);
  const kept = readings.get(store) ?? new Map<string, Reading>();
  readings.set(store, kept);
  const reading = kept.get(workspaceId);
  const known = after !== null && reading?.cursor === after && clock() < reading.until ? reading.trail : null;
  // A reading is used by one page: two of them at once would each take it further.
  kept.delete(workspaceId);
  const trail = known ?? (await trailBefore(store, workspaceId, after === null ? undefined : events[0]));
  const entries = events.map((event) => trail.read(event));
  if (kept.size >= MOST_READINGS) kept.clear();
  kept.set(workspaceId, { cursor: next, trail, until: clock() + KEPT });
  const keys = [recordKey('workspace', WORKSPACE_RECORD), ...sharedKeys(entries)];
  if (actor.type === 'member') keys.push(recordKey('member', actor.memberId));
  const workspace = partialWorkspace(workspaceId, policy, await store.read(workspaceId, keys, readOptions(seat)));
  const reach = actor.type === 'member' ? reachOf(workspace, actor.memberId) : null;
  return ok({ entries: filterEntries(visibleEntries(entries, workspace, reach, clock()), filter), next, more });
};

/** The trail as it is before an event: everything from the first one on has to be read. Empty where there is no such event. */
const trailBefore = async (
  store: WorkspaceStore,
  workspaceId: string,
  first: WorkspaceEvent | undefined,
): Promise<Trail> => {
  const trail = new Trail();
  if (first === undefined) return trail;
  const mark = JSON.stringify(first);
  for await (const events of eventPages(store, workspaceId, null)) {
    for (const event of events) {
      if (event.commit === first.commit && JSON.stringify(event) === mark) return trail;
      trail.read(event);
    }
  }
  return trail;
};

/** Seals every page of the trail that is full, one after the other: to be run in the background, as often as one likes. */
export const sealTrailPages = async (environment: Environment, seat: Seat) => {
  if (seat.actor.type !== 'system') return fail('system_actor_required');
  const allowed = await ask(environment, seat, mayReadTrail, {});
  if (!allowed.ok && allowed.error.code === 'workspace_not_found') return allowed;
  const { store } = environment;
  const seals = await sealsOf(store, seat.workspaceId);
  const last = seals.at(-1)?.[1];
  let previous = last?.hash ?? FIRST_SEAL;
  let after = last?.cursor ?? null;
  for (let page = seals.length; ; page++) {
    const { events, next } = await eventsFrom(store, seat.workspaceId, after, SEAL_PAGE);
    // A page that is not full is still open.
    if (events.length < SEAL_PAGE) return ok({ sealed: page - seals.length });
    const hash = await sealOf(events, previous);
    const outcome = await run(environment, seat, sealTrail, { page, count: events.length, hash, cursor: next });
    if (!outcome.ok) return outcome;
    previous = hash;
    after = next;
  }
};

/** Whether the trail is as it was when its pages were sealed. For those who may view all insights, and the host. */
export const verifyTrail = async (environment: Environment, seat: Seat) => {
  const allowed = await ask(environment, seat, mayReadTrail, {});
  if (!allowed.ok) return allowed;
  const { store } = environment;
  const { workspaceId } = seat;
  const seals = await sealsOf(store, workspaceId);
  async function* pages(): AsyncGenerator<SealedPage> {
    let after: string | null = null;
    for (const [, { count, hash, cursor }] of seals) {
      const { events } = await eventsFrom(store, workspaceId, after, count);
      yield { events, count, hash };
      after = cursor;
    }
  }
  return ok(await verifyAuditTrail(pages()));
};

/** So many events from a cursor on, or all there are. */
const eventsFrom = async (store: WorkspaceStore, workspaceId: string, from: string | null, count: number) => {
  const events: WorkspaceEvent[] = [];
  let next = from;
  while (events.length < count) {
    const page: Awaited<ReturnType<typeof store.readEvents>> = await store.readEvents(
      workspaceId,
      next,
      count - events.length,
    );
    events.push(...page.events);
    next = page.next;
    if (!page.more) break;
  }
  return { events, next: next ?? '' };
};

const reviewInput = /* @__PURE__ */ z.object({
  /** Where the last page ended, as `next` said; null for the beginning. */
  after: z._default(z.nullable(position), null),
});

/** Which page of an access review, and what it takes for too much. */
export type ReviewInput = ReviewSettings & { readonly after?: string | null };

/**
 * A page of an access review of what is stored: the team first, then up to 100 people, numbers, groups … a page. The pages together find what
 * `accessReview` finds in a workspace that is loaded.
 */
export const accessReviewPage = async (environment: Environment, seat: Seat, input: ReviewInput) => {
  const parsed = parseInput(reviewInput, input);
  if (!parsed.ok) return parsed;
  const { after: _after, ...given } = input;
  const [named = 'team', ...rest] = (parsed.value.after ?? '').split(' ');
  const at = reviewKinds.indexOf((named || 'team') as ReviewKind);
  const kind = reviewKinds[Math.max(0, at)] as ReviewKind;
  const { ids, next } =
    kind === 'team' ? { ids: [], next: null } : await idsOf(environment.store, seat, kind, rest.join(' ') || null);
  // What people used is read where it is looked at, unless the caller says what it was, or null for not to look.
  const used = kind === 'member' && given.used === undefined ? await usedLately(environment, seat) : given.used;
  const settings = used === undefined ? given : { ...given, used };
  const part = await ask(environment, seat, reviewPage, { ...settings, kind, ids });
  if (!part.ok) return part;
  const following = reviewKinds[reviewKinds.indexOf(kind) + 1];
  const page: ReviewPart & { readonly next: string | null } = {
    ...part.value,
    next: next !== null ? `${kind} ${next}` : (following ?? null),
  };
  return ok(page);
};

const idsOf = async (store: WorkspaceStore, seat: Seat, kind: Exclude<ReviewKind, 'team'>, after: string | null) => {
  const page = await store.list(seat.workspaceId, kind, { after, limit: REVIEW_PAGE, ...readOptions(seat) });
  return { ids: page.items.map(([id]) => id), next: page.next };
};

/** A whole access review, page after page. */
export const accessReviewOfAll = async (environment: Environment, seat: Seat, input: ReviewSettings) => {
  const parts: ReviewPart[] = [];
  const used = input.used === undefined ? await usedLately(environment, seat) : input.used;
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof accessReviewPage>> = await accessReviewPage(environment, seat, {
      ...input,
      used,
      after,
    });
    if (!page.ok) return page;
    parts.push(page.value);
    if (page.value.next === null) return ok(together(parts));
    after = page.value.next;
  }
};

/** As far as things are counted. */
const CAP = 10_000;

const counted = async ({ store, clock }: Environment, seat: Seat, workspace: Workspace, memberId: string) => {
  const reach = reachOf(workspace, memberId);
  const resources: Powers['resources'][number][] = [];
  for (const kind of sharedKindsOf(workspace)) {
    const options = { at: clock(), cap: CAP, ...readOptions(seat) };
    resources.push({ kind, ...(await store.countVisible(seat.workspaceId, kind, reach, options)) });
  }
  return resources;
};

const known = ({ store, policy, clock, newId }: Environment, seat: Seat, input: PowersInput) =>
  load({ store, policy, workspaceId: seat.workspaceId, ...readOptions(seat) }, standingPowers, input, {
    actor: seat.actor,
    at: clock(),
    newId,
  });

type PowersInput = { readonly memberId: string };

const powersIn = async (environment: Environment, seat: Seat, workspace: Workspace, { memberId }: PowersInput) => {
  const { actor } = seat;
  const powers = standingPowers(workspace, { memberId }, { actor, at: environment.clock(), newId: environment.newId });
  if (!powers.ok) return powers;
  const resources = await counted(environment, seat, workspace, memberId);
  return ok({ ...powers.value, resources } as Powers);
};

/** Everything somebody could do, counted in the store. */
export const powersOf = async (environment: Environment, seat: Seat, input: PowersInput) =>
  powersIn(environment, seat, await known(environment, seat, input), input);

/** What a change of roles would change, counted in the store. */
export const whatIfStored = async (
  environment: Environment,
  seat: Seat,
  input: PowersInput & { readonly roles: readonly string[] },
) => {
  const { memberId } = input ?? {};
  const workspace = await known(environment, seat, { memberId });
  const changed = withRoles(workspace, input);
  if (!changed.ok) return changed;
  const before = await powersIn(environment, seat, workspace, { memberId });
  if (!before.ok) return before;
  const after = await powersIn(environment, { ...seat, actor: { type: 'system' } }, changed.value, { memberId });
  return after.ok ? ok(compared(before.value, after.value)) : after;
};
