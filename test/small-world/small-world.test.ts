import { wrongStep, wrongWith } from 'partyline/testing';
import type { Workspace } from 'partyline/workspace';
import { expect, it } from 'vitest';
import { identityOf } from './identity.js';
import { type Action, alphabet, beginning, NOON } from './world.js';

const full = process.env.PARTYLINE_FULL === '1';
const DEPTH = full ? 5 : 4;

/** A state that was reached, and how. */
interface Reached {
  readonly workspace: Workspace;
  readonly by: Action | null;
  readonly from: Reached | null;
}

const story = ({ by, from }: Reached): readonly string[] =>
  from === null || by === null ? [] : [...story(from), by.name];

it(
  `three people, a group, a number and a contact: whatever they do in ${DEPTH} steps, it holds together`,
  () => {
    const start: Reached = { workspace: beginning(), by: null, from: null };
    expect(wrongWith({ workspace: start.workspace, at: NOON })).toEqual([]);

    const seen = new Set([identityOf(start.workspace)]);
    const faults: string[] = [];
    const succeeded = new Map<string, number>(alphabet.map(({ name }) => [name, 0]));
    const refusals = new Map<string, number>();
    let transitions = 0;
    let refused = 0;
    let frontier: readonly Reached[] = [start];
    const begun = performance.now();

    for (let depth = 1; depth <= DEPTH && faults.length < 1_000; depth++) {
      const next: Reached[] = [];
      for (const from of frontier) {
        for (const by of alphabet) {
          const result = by.attempt(from.workspace);
          if (result === null) continue;
          if (!result.ok) {
            refused += 1;
            refusals.set(result.error.code, (refusals.get(result.error.code) ?? 0) + 1);
            continue;
          }
          const { workspace, commit } = result.value;
          if (commit === null) continue;
          transitions += 1;
          succeeded.set(by.name, (succeeded.get(by.name) ?? 0) + 1);
          const reached: Reached = { workspace, by, from };
          const wrong = [...wrongStep({ before: from.workspace, after: workspace, actor: by.actor, at: NOON })];
          const identity = identityOf(workspace);
          if (!seen.has(identity)) {
            seen.add(identity);
            wrong.push(...wrongWith({ workspace, at: NOON }));
            if (depth < DEPTH) next.push(reached);
          }
          for (const fault of wrong) faults.push(`${story(reached).join(' → ')}: ${fault}`);
        }
      }
      frontier = next;
    }

    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const counts = `${seen.size} states, ${transitions} transitions, ${refused} refusals of ${refusals.size} kinds`;
    console.info(`small world, depth ${DEPTH}, ${alphabet.length} actions: ${counts}, ${seconds} s`);
    expect(faults.slice(0, 20)).toEqual([]);
    expect([...succeeded].filter(([, times]) => times === 0).map(([name]) => name)).toEqual(impossible);
  },
  full ? 1_200_000 : 120_000,
);

/** What is tried in every state and never succeeds. */
const impossible = [
  'Dan accepts a week late',
  'Ben makes himself an owner',
  'Cleo makes herself an admin',
  'Ben founds another Sales',
];
