import { wrongStep, wrongWith } from 'partyline/testing';
import type { Workspace } from 'partyline/workspace';
import { identityOf } from './identity.js';
import { type Action, NOON } from './world.js';

/** A state that was reached, and how. */
interface Reached {
  readonly workspace: Workspace;
  readonly by: Action | null;
  readonly from: Reached | null;
}

/** What was found in a world. */
export interface Explored {
  /** How many steps from the beginning every state was looked at. */
  readonly depth: number;
  readonly states: number;
  readonly transitions: number;
  readonly refusals: ReadonlyMap<string, number>;
  /** What was tried in every state and never succeeded. */
  readonly impossible: readonly string[];
  /** What does not hold, each with the way there. */
  readonly faults: readonly string[];
}

const story = ({ by, from }: Reached): readonly string[] =>
  from === null || by === null ? [] : [...story(from), by.name];

/** Tries every action in every state within `depth` steps, each state once, and holds every state and every step to the invariants. */
export const explore = (
  start: Workspace,
  alphabet: readonly Action[],
  { depth: deepest, until = Number.POSITIVE_INFINITY }: { readonly depth: number; readonly until?: number },
): Explored => {
  const seen = new Set([identityOf(start)]);
  const faults = wrongWith({ workspace: start, at: NOON }).map((fault) => `at the beginning: ${fault}`);
  const succeeded = new Set<string>();
  const refusals = new Map<string, number>();
  let [transitions, depth] = [0, 0];
  let frontier: readonly Reached[] = [{ workspace: start, by: null, from: null }];

  while (depth < deepest && faults.length < 1_000) {
    const next: Reached[] = [];
    for (const from of frontier) {
      if (performance.now() > until) {
        return { depth, states: seen.size, transitions, refusals, impossible: never(alphabet, succeeded), faults };
      }
      for (const by of alphabet) {
        const result = by.attempt(from.workspace);
        if (result === null) continue;
        if (!result.ok) {
          refusals.set(result.error.code, (refusals.get(result.error.code) ?? 0) + 1);
          continue;
        }
        const { workspace, commit } = result.value;
        if (commit === null) continue;
        transitions += 1;
        succeeded.add(by.name);
        const reached: Reached = { workspace, by, from };
        const wrong = [...wrongStep({ before: from.workspace, after: workspace, actor: by.actor, at: NOON })];
        const identity = identityOf(workspace);
        if (!seen.has(identity)) {
          seen.add(identity);
          wrong.push(...wrongWith({ workspace, at: NOON }));
          if (depth + 1 < deepest) next.push(reached);
        }
        for (const fault of wrong) faults.push(`${story(reached).join(' → ')}: ${fault}`);
      }
    }
    frontier = next;
    depth += 1;
  }
  return { depth, states: seen.size, transitions, refusals, impossible: never(alphabet, succeeded), faults };
};

const never = (alphabet: readonly Action[], succeeded: ReadonlySet<string>): readonly string[] =>
  alphabet.map(({ name }) => name).filter((name) => !succeeded.has(name));

/** What an exploration came to, in a line. */
export const summary = ({ depth, states, transitions, refusals }: Explored): string => {
  const refused = [...refusals.values()].reduce((sum, times) => sum + times, 0);
  return `depth ${depth}, ${states} states, ${transitions} transitions, ${refused} refusals of ${refusals.size} kinds`;
};
