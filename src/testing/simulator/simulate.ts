import { nanoid } from 'nanoid';
import type { WorkspaceStore } from '../../adapters/index.js';
import type { Policy, WorkspaceEvent } from '../../workspace/index.js';
import { everyVerb } from '../histories/operation.js';
import { wrongWith } from '../invariants/invariants.js';
import { Picks } from '../picks.js';
import { callAgain } from './again.js';
import { under } from './calls.js';
import { crowdOf } from './crowd.js';
import { differences } from './differences.js';
import { eventsIn, fedSince, feedFromNow, logOf } from './events-told.js';
import { told } from './first-difference.js';
import { live, pastFrom } from './past.js';
import { Patience } from './patience.js';
import { meet } from './people.js';
import { policyFrom } from './policies.js';
import { inOrder, replay, type Written } from './replay.js';
import { Schedule } from './schedule.js';
import { sightDifferences } from './sight-differences.js';

/** What to simulate. All of it follows from the seed. */
export interface Simulation {
  /** The store to drive; each run uses a workspace of its own in it. */
  readonly store: WorkspaceStore | (() => WorkspaceStore | Promise<WorkspaceStore>);
  readonly seed: number;
  /** How many act at once, each through a service of their own as if on machines of their own; 3 by default. */
  readonly people?: number;
  /** How much each of them does; 4 by default. */
  readonly deeds?: number;
  /** How many deeds came before, one after another, beside the founding of an office; 12 by default. */
  readonly before?: number;
  /** How often a connection is cut at a commit, before it or while the answer is on its way; 0.1 by default. */
  readonly faults?: number;
  /** How often a call goes to the store while others are under way there, from 0 (never) to 1; 0.7 by default. */
  readonly overlap?: number;
  /** How long the store may take to answer a call, in real milliseconds; 2,000 by default. */
  readonly patience?: number;
  /** One that follows from the seed where none is given, often with bounds over which people fight. */
  readonly policy?: Policy;
  /**
   * Only the deeds of these places, counted over those that came before and then over all people; everything where it is not named. A
   * failure says which it takes.
   */
  readonly keep?: readonly number[];
}

/** What a simulation came to. */
export interface Simulated {
  readonly seed: number;
  /** What differs from the same deeds done one after another; nothing where the store is sound. */
  readonly faults: readonly string[];
  /** What was done before, every call in its order, and what was done by whom. */
  readonly trace: readonly string[];
  readonly commits: number;
  readonly conflicts: number;
  /** The places of the deeds that were done. */
  readonly kept: readonly number[];
  /** The call that simulates the same again. */
  readonly again: string;
}

/** What is assumed where nothing is said. */
export const defaults = { people: 3, deeds: 4, before: 12, faults: 0.1, overlap: 0.7, patience: 2_000 };

/** How faults begin that are calls without an answer. */
export const STUCK = 'nobody can go on';

/**
 * Lets several people loose on a store at once, with latencies, calls that overlap and cut connections, and compares what it comes to with the
 * same deeds done one after another in the order of their commits: the same events in every feed, the same records, counters, lists and
 * versions, the same lists of what each member sees, and every invariant. Every verb of the library takes part. Some people send a commit
 * that was cut off again under its idempotency key, and it must be done once.
 *
 * Everything follows from the seed, on any store that answers in microtasks, so what was found once is found again. A store that waits for
 * a disk or a network is as repeatable as that wait. Nobody else should write to the store meanwhile.
 *
 * What the service does in several steps (`access.sweepEndedGrants` and the like), and what it makes tokens for, is done as one step here, with
 * tokens that the deed brings. Not driven: queries, jobs, searches and the host's transactions.
 *
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { simulate } from 'partyline/testing';
 *
 * const { faults, commits } = await simulate({ store: memoryStore(), seed: 1 });
 *
 * faults; // => []
 * commits > 0; // => true
 * ```
 * @see docs/write-your-own-store.md
 */
export const simulate = async (simulation: Simulation): Promise<Simulated> => {
  const { seed, store: given, keep, policy = policyFrom(seed), ...rest } = simulation;
  const options = { ...defaults, ...rest };
  const { people, deeds: each } = options;
  const whole = typeof given === 'function' ? await given() : given;
  const keptUnder = `sim-${seed}-${nanoid(8)}`;
  const store = under(whole, keptUnder);
  const operations = everyVerb();
  const patience = new Patience(options.patience);
  const checked = patience.store(store, 'the check');

  const past = pastFrom(seed, options.before, policy, operations);
  const crowd = crowdOf(past.end, operations, new Picks(seed ^ 0x5eed), people, each);
  const isKept = (place: number) => keep === undefined || keep.includes(place);
  const kept = Array.from({ length: past.deeds.length + people * each }, (_, place) => place).filter(isKept);
  const schedule = new Schedule(crowd[0]?.[0]?.at ?? 0);
  const ended = (faults: readonly string[], written: readonly Written[] = [], conflicts = 0): Simulated => {
    const call = callAgain({ seed, ...options }, { ...defaults }, policy, kept);
    const waiting = patience.waitedFor.map((what) => `${STUCK}: ${what}`);
    const trace = schedule.trace;
    return { seed, faults: [...waiting, ...faults], trace, commits: written.length, conflicts, kept, again: call };
  };

  let feedStart: string | null = null;
  try {
    feedStart = await feedFromNow(checked, whole);
  } catch (error) {
    return ended([`the feed cannot be read: ${error}`]);
  }
  const before = await live(
    patience.store(store, 'the past'),
    past.deeds.filter((_, place) => isKept(place)),
    policy,
    operations,
  );
  schedule.trace.push(...before.trace);
  if (patience.waitedFor.length > 0) return ended([]);
  if (before.faults.length > 0) return ended(before.faults);

  const { written, faults, conflicts } = await meet(
    { ...options, store, policy, operations, seed, schedule, patience },
    crowd.map((todo, who) =>
      todo.flatMap((deed, index) => (isKept(past.deeds.length + who * each + index) ? [{ deed, index }] : [])),
    ),
  );
  if (patience.waitedFor.length > 0) return ended([], written, conflicts);

  try {
    const events = await eventsIn(checked);
    const ordered = inOrder(written, events);
    const model = replay(before.workspace, ordered, operations);
    const log = logOf([...before.commits, ...ordered.map(({ commit }) => commit)]);
    const wrong = [
      ...faults,
      ...model.faults,
      ...(await differences(checked, model.workspace)),
      ...eventFaults('readEvents', events, log),
      ...eventFaults('readFeed', await fedSince(checked, keptUnder, feedStart), log),
      ...(await sightDifferences(checked, model.workspace, schedule.now)),
      ...wrongWith({ workspace: model.workspace, at: schedule.now }),
    ];
    return ended(wrong, written, conflicts);
  } catch (error) {
    return ended([...faults, `the outcome cannot be read: ${error}`], written, conflicts);
  }
};

const eventFaults = (
  method: string,
  given: readonly WorkspaceEvent[],
  expected: readonly WorkspaceEvent[],
): readonly string[] =>
  [
    told(`how many events ${method} gives out`, given.length, expected.length),
    told(`the events that ${method} gives out`, given, expected),
  ].filter((fault) => fault !== null);
