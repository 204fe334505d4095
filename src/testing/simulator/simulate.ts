import { nanoid } from 'nanoid';
import type { WorkspaceStore } from '../../adapters/index.js';
import { createPartyline, preparedOperations, type Session } from '../../service/index.js';
import { type Commit, definePolicy, type Policy, type Workspace, type WorkspaceEvent } from '../../workspace/index.js';
import { everyVerb, type Operations } from '../histories/operation.js';
import { type Deed, deedFrom, endOf, historyFrom, perform, play, type Throw, tellDeed } from '../histories/play.js';
import { wrongWith } from '../invariants/invariants.js';
import { Picks } from '../picks.js';
import { differences } from './differences.js';
import { connectionOf } from './faulty-store.js';
import { Schedule } from './schedule.js';

/** What to simulate. All of it follows from the seed. */
export interface Simulation {
  /** The store to drive; each run uses a workspace of its own in it. */
  readonly store: WorkspaceStore | (() => WorkspaceStore | Promise<WorkspaceStore>);
  readonly seed: number;
  /** How many act at once, each through a service of their own as if on machines of their own; 3 by default. */
  readonly people?: number;
  /** How much each of them does; 4 by default. */
  readonly deeds?: number;
  /** How many deeds came before, one after another; 12 by default. */
  readonly before?: number;
  /** How often a connection is cut at a commit, before it or while the answer is on its way; 0.1 by default. */
  readonly faults?: number;
  readonly policy?: Policy;
  /** Only the deeds of these places, counted over all people; everything where it is not named. A failure says which it takes. */
  readonly keep?: readonly number[];
}

/** What a simulation came to. */
export interface Simulated {
  readonly seed: number;
  /** What differs from the same deeds done one after another; nothing where the store is sound. */
  readonly faults: readonly string[];
  /** Every call in its order, and what was done by whom. */
  readonly trace: readonly string[];
  readonly commits: number;
  readonly conflicts: number;
  /** The places of the deeds that were done. */
  readonly kept: readonly number[];
}

/** What people do at the same time: few deeds, most of which would succeed alone, so that they get in each other's way. */
const crowdOf = (
  start: Workspace,
  operations: Operations,
  picks: Picks,
  people: number,
  each: number,
): readonly (readonly Deed[])[] => {
  const any = (): Throw => ({ move: picks.below(1_000_003), seed: picks.below(2 ** 31) });
  const works = (one: Throw): boolean =>
    perform(start, deedFrom(start, operations, one, 900), operations, 'try ').change?.commit != null;
  const promising = (): Throw => {
    let one = any();
    for (let tries = 0; tries < 20 && !works(one); tries++) one = any();
    return one;
  };
  const throws: readonly [Throw, Throw, Throw] = [promising(), promising(), promising()];
  // The same verb by others and on other things, where it is not the very same deed.
  const varied = (): Throw => {
    const { move, seed } = picks.of(...throws);
    return { move, seed: picks.chance(0.7) ? seed : picks.of(...throws).seed };
  };
  return Array.from({ length: people }, () =>
    Array.from({ length: each }, () => deedFrom(start, operations, varied(), 900)),
  );
};

/** Verbs that the service does as they are; the others make tokens, or go step by step. */
const plainVerbs: Operations = /* @__PURE__ */ (() => {
  const prepared = new Set(
    Object.entries(preparedOperations).flatMap(([room, verbs]) => Object.keys(verbs).map((verb) => `${room}.${verb}`)),
  );
  return Object.fromEntries(Object.entries(everyVerb()).filter(([path]) => !prepared.has(path)));
})();

interface Written {
  readonly deed: Deed;
  readonly commit: Commit;
}

/**
 * Lets several people loose on a store at once, with latencies and cut connections, and compares what it comes to with the same deeds
 * done one after another in the order of their commits: the same events, the same records, counters, lists and versions, and every
 * invariant. Everything follows from the seed, on any store, so what was found once is found again.
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
 * @see docs/testing-your-app.md
 */
export const simulate = async (simulation: Simulation): Promise<Simulated> => {
  const {
    seed,
    people = 3,
    deeds: each = 4,
    before = 12,
    faults: rate = 0.1,
    policy = definePolicy(),
    keep,
  } = simulation;
  const store = typeof simulation.store === 'function' ? await simulation.store() : simulation.store;
  const workspaceId = `sim-${seed}-${nanoid(8)}`;
  const past = historyFrom(seed, before, { policy, operations: everyVerb() });
  const start = endOf(past);
  const earlier = [...play(past)].flatMap(({ change }) => change?.commit ?? []);
  for (const commit of earlier) await store.commit(workspaceId, commit);

  const crowd = crowdOf(start, plainVerbs, new Picks(seed ^ 0x5eed), people, each);
  const schedule = new Schedule(new Picks(seed ^ 0x7117e), crowd[0]?.[0]?.at ?? 0);
  const written: Written[] = [];
  const kept: number[] = [];
  const current = new Map<number, Deed>();
  const fallen: string[] = [];
  const begin = async (todo: readonly Deed[], who: number): Promise<void> => {
    const commits = connectionOf(store, who, schedule, { picks: new Picks(seed * 31 + who), rate }, (_, commit) => {
      written.push({ deed: current.get(who) as Deed, commit });
    });
    let made = 0;
    for (const [index, deed] of todo.entries()) {
      const place = who * each + index;
      if (keep !== undefined && !keep.includes(place)) continue;
      kept.push(place);
      current.set(who, deed);
      const partyline = createPartyline({
        store: commits,
        policy,
        clock: () => schedule.now,
        newId: () => `s${who}.${index}-${made++}`,
        random: () => 0.5,
        wait: () => schedule.turn(who, `person ${who}: waits`, async () => {}),
      });
      const { actor, client } = deed;
      const session = partyline.workspace(workspaceId).as(actor, client === undefined ? {} : { client });
      schedule.trace.push(`person ${who} begins: ${tellDeed(deed)}`);
      try {
        const answer = await callOf(session, deed.operation)(deed.input);
        schedule.trace.push(`person ${who} has: ${answer.ok ? 'ok' : answer.error.code}`);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ConnectionCut')
          fallen.push(`person ${who}, ${deed.operation}: ${error}`);
        schedule.trace.push(`person ${who} has no answer: ${error}`);
      }
    }
  };
  for (const _ of crowd) schedule.enter();
  const all = crowd.map((todo, who) => begin(todo, who).finally(() => schedule.leave()));
  await schedule.run();
  await Promise.all(all);

  const model = replay(start, written);
  const wrong = [
    ...fallen.map((told) => `ended in an exception: ${told}`),
    ...model.faults,
    ...(await differences(
      store,
      workspaceId,
      model.workspace,
      logOf([...earlier, ...written.map(({ commit }) => commit)]),
    )),
    ...wrongWith({ workspace: model.workspace, at: schedule.now }),
  ];
  const conflicts = schedule.trace.filter((line) => line === '  conflict').length;
  return { seed, faults: wrong, trace: schedule.trace, commits: written.length, conflicts, kept };
};

/** The events that commits give out, without what they erase. */
const logOf = (commits: readonly Commit[]): readonly WorkspaceEvent[] => {
  let log: readonly WorkspaceEvent[] = [];
  for (const { events, erase } of commits) {
    const isErased = ({ subject }: WorkspaceEvent) => subject !== null && erase.includes(subject);
    log = [...log, ...events].map((event) => (isErased(event) ? { ...event, personal: null } : event));
  }
  return log;
};

const callOf = (session: Session, operation: string) => {
  const [room = '', verb = ''] = operation.split('.');
  const rooms = session as unknown as Record<
    string,
    Record<
      string,
      (
        input: object,
      ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }>
    >
  >;
  const call = rooms[room]?.[verb];
  if (call === undefined) throw new TypeError(`the service has no ${operation}`);
  return call;
};

/** The sequential model: the verbs that were committed, one after another in the order of their commits, each with its ids and its time. */
const replay = (
  start: Workspace,
  written: readonly Written[],
): { readonly workspace: Workspace; readonly faults: readonly string[] } => {
  let workspace = start;
  for (const { deed, commit } of written) {
    // Every attempt begins with the id of its commit and goes on counting from there.
    const dash = commit.id.lastIndexOf('-');
    const at = commit.events[0]?.at ?? deed.at;
    const { result, after, change } = perform(
      workspace,
      { ...deed, at },
      plainVerbs,
      `${commit.id.slice(0, dash)}-`,
      Number(commit.id.slice(dash + 1)),
    );
    const told = `${tellDeed(deed)} was committed as ${commit.id}, and in its turn`;
    if (!result.ok) return { workspace, faults: [`${told} it would have been refused: ${result.error.code}`] };
    const [mine, theirs] = [JSON.stringify(change?.commit?.events ?? []), JSON.stringify(commit.events)];
    if (mine !== theirs)
      return { workspace, faults: [`${told} something else would have happened:\n  ${mine}\n  ${theirs}`] };
    workspace = after;
  }
  return { workspace, faults: [] };
};

/** What a failed simulation throws: what is wrong, the call that shows it again, and the shortest trace that was found. */
export class SimulationFault extends Error {
  override readonly name = 'SimulationFault';
  readonly simulated: Simulated;

  constructor(simulated: Simulated) {
    const { seed, kept, faults, trace } = simulated;
    super(
      `${faults.slice(0, 5).join('\n')}\nAgain: simulate({ store, seed: ${seed}, keep: [${kept.join(', ')}] })\n${trace.map((line) => `  ${line}`).join('\n')}`,
    );
    this.simulated = simulated;
  }
}

/**
 * Runs simulations for many seeds. Where one fails, deeds are left out of it for as long as it still fails.
 *
 * @returns how many were run, how much was committed, and how often somebody came too late
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { simulateMany } from 'partyline/testing';
 *
 * const { runs, commits } = await simulateMany({ store: memoryStore, seeds: [1, 2, 3] });
 *
 * runs; // => 3
 * commits > 0; // => true
 * ```
 * @throws {@link SimulationFault} with the shortest trace that was found
 * @see docs/testing-your-app.md
 */
export const simulateMany = async ({
  seeds,
  ...simulation
}: Omit<Simulation, 'seed' | 'keep'> & { readonly seeds: readonly number[] }) => {
  let [commits, conflicts] = [0, 0];
  for (const seed of seeds) {
    const simulated = await simulate({ ...simulation, seed });
    if (simulated.faults.length > 0) throw new SimulationFault(await shortest({ ...simulation, seed }, simulated));
    commits += simulated.commits;
    conflicts += simulated.conflicts;
  }
  return { runs: seeds.length, commits, conflicts };
};

/** Leaves out one deed after another, as long as what is left still fails. */
const shortest = async (simulation: Simulation, failed: Simulated): Promise<Simulated> => {
  let best = failed;
  for (let again = true; again; ) {
    again = false;
    for (const place of best.kept) {
      const tried = await simulate({ ...simulation, keep: best.kept.filter((other) => other !== place) });
      if (tried.faults.length === 0) continue;
      best = tried;
      again = true;
      break;
    }
  }
  return best;
};
