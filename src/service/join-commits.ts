import type { Commit, Expectation } from '../workspace/index.js';

/** Two changes, the second decided on what the first leaves, as one commit: both are written, or neither. */
export const joinCommits = (first: Commit | null, second: Commit): Commit => {
  if (first === null) return second;
  // What the first expects counts: the second saw the guards as the first will leave them.
  const bump = byGuard([...second.bump, ...first.bump]);
  const check = byGuard([...second.check, ...first.check]);
  for (const guard of bump.keys()) check.delete(guard);
  const put = new Map([...first.put, ...second.put].map((each) => [`${each.kind}:${each.id}`, each]));
  for (const key of second.delete) put.delete(key);
  return {
    id: first.id,
    check: sorted(check),
    bump: sorted(bump),
    add: [...first.add, ...second.add],
    put: [...put.values()],
    delete: [...new Set([...first.delete, ...second.delete])].sort(),
    events: [...first.events, ...second.events.map((event) => ({ ...event, commit: first.id }))],
    erase: [...new Set([...first.erase, ...second.erase])].sort(),
  };
};

const byGuard = (expectations: readonly Expectation[]) => new Map(expectations.map((each) => [each.guard, each]));

const sorted = (expectations: ReadonlyMap<string, Expectation>): readonly Expectation[] =>
  [...expectations.values()].sort((a, b) => (a.guard < b.guard ? -1 : 1));
