import { describe, expect, it } from 'vitest';
import { policies } from '../laws/history.js';
import { explore, summary } from '../small-world/explore.js';
import { alphabet, beginning, widerAlphabet } from '../small-world/world.js';
import { record } from './record.js';

/** How long one world is explored, in milliseconds; where that ends before the depth does, the line says how deep it got. */
const PATIENCE = Number(process.env.PARTYLINE_DEEP_MINUTES ?? 30) * 60_000 * 0.08;
/** Half an hour gets deeper than `npm test` does; less time is what somebody asked for. */
const isWhole = PATIENCE >= 0.08 * 30 * 60_000;
/** A world has no seeds: whoever goes on with another one has seen it. */
const isFirst = (process.env.PARTYLINE_DEEP_SEED ?? '1') === '1';

const worlds = [
  {
    name: 'a group and a number',
    actions: alphabet,
    wider: false,
    depth: 6,
    least: 4,
    patience: 2 * PATIENCE,
    kinds: [0],
  },
  {
    name: 'two groups and two numbers',
    actions: widerAlphabet,
    wider: true,
    depth: 5,
    least: 3,
    patience: PATIENCE,
    kinds: policies.keys(),
  },
];

for (const { name, actions, wider, depth, least, patience, kinds } of worlds) {
  describe.runIf(isFirst)(`three people, ${name}`, () => {
    it.each([...kinds])(
      'holds together whatever they do, under policy %i',
      (policy) => {
        const start = beginning({ policy: policies[policy] as (typeof policies)[number], wider });
        const found = explore(start, actions, { depth, until: performance.now() + patience });
        record({ what: `world with ${name}, policy ${policy}`, count: found.states, how: summary(found) });
        expect(found.faults.slice(0, 20)).toEqual([]);
        expect(found.depth).toBeGreaterThanOrEqual(isWhole ? least : 1);
        expect(found.impossible.length, found.impossible.join(', ')).toBeLessThan(10);
      },
      patience + 600_000,
    );
  });
}
