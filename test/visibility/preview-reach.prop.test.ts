import fc from 'fast-check';
import type { AnyFailure, Result } from 'partyline/kernel';
import { previewReach } from 'partyline/lifecycle';
import { reachOf } from 'partyline/sharing';
import { accessDifference, type PrincipalShift, shiftedReach, whoCanSee } from 'partyline/visibility';
import { accessOf, reachesOf, recordsOf, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { type AnyOperation, contextOf, planned, play, reachChanges, stories } from '../laws/history.js';
import { Picks } from '../laws/picks.js';
import { lawOptions } from '../support/law-options.js';
import { resourcesIn } from './live-world.js';

const preview = previewReach as unknown as AnyOperation;

/** Who sees each thing, and how far. */
const sight = (workspace: Workspace, at: number): ReadonlyMap<string, string> =>
  new Map(
    resourcesIn(workspace).flatMap((name) => {
      const resource = accessOf(workspace, name);
      const viewers = resource === null ? [] : whoCanSee(reachesOf(workspace), resource, at);
      return viewers.map(({ memberId, level }) => [`${memberId} ${name.kind} ${name.id}`, level] as const);
    }),
  );

/** A preview, expanded: who would gain and who would lose which thing. */
const expanded = (workspace: Workspace, shifts: readonly PrincipalShift[], at: number) => {
  const reaches = [...recordsOf(workspace, 'member')].map(([id]) => reachOf(workspace, id));
  const pairs = reaches.map((reach) => [reach, shiftedReach(reach, shifts)] as const);
  const moved = resourcesIn(workspace).flatMap((name) => {
    const resource = accessOf(workspace, name);
    if (resource === null) return [];
    const { gains, loses } = accessDifference(pairs, resource, resource, at);
    return [...gains, ...loses].map(
      ({ memberId, from, to }) => [`${memberId} ${name.kind} ${name.id}`, from, to] as const,
    );
  });
  return moved.sort();
};

/** What seldom moves anything, of which more is tried. */
const SELDOM: ReadonlySet<(typeof reachChanges)[number]> = new Set([
  'addGroupMembers',
  'removeGroupMembers',
  'revokeGroupAccess',
]);

describe('a preview of who belongs to what', () => {
  it('expanded, is the difference of who can see before and after: whatever the change, whoever makes it', () => {
    const shifted = new Map<string, number>();
    fc.assert(
      fc.property(stories(30, 60), fc.nat(), (story, seed) => {
        const picks = new Picks(seed);
        for (const turn of play(story)) {
          const often = picks.chance(0.07);
          for (const change of reachChanges) {
            if (!often && !(SELDOM.has(change) && picks.chance(0.5))) continue;
            const done = planned(turn.after, change, seed + turn.index, turn.index + 1);
            const context = contextOf(done);
            const asked = preview(turn.after, { change, input: done.input } as never, context) as Result<
              { readonly shifts: readonly PrincipalShift[] },
              AnyFailure
            >;
            expect(asked.ok).toBe(done.result.ok);
            if (!asked.ok) {
              if (!done.result.ok)
                expect(asked.error).toEqual({ ...done.result.error, path: ['input', ...done.result.error.path] });
              continue;
            }
            const { shifts } = asked.value;
            for (const [memberId] of recordsOf(done.after, 'member')) {
              expect(shiftedReach(reachOf(turn.after, memberId), shifts)).toEqual(reachOf(done.after, memberId));
            }
            const [was, is] = [sight(turn.after, done.at), sight(done.after, done.at)];
            const difference = [...new Set([...was.keys(), ...is.keys()])]
              .filter((key) => was.get(key) !== is.get(key))
              .map((key) => [key, was.get(key) ?? null, is.get(key) ?? null] as const);
            expect(expanded(turn.after, shifts, done.at)).toEqual(difference.sort());
            if (change === 'deleteGroup') expect(shifts).toEqual([]);
            if (difference.length > 0) shifted.set(change, (shifted.get(change) ?? 0) + 1);
          }
        }
      }),
      lawOptions(300, 125),
    );
    for (const change of reachChanges) {
      if (change !== 'deleteGroup') expect(shifted.get(change) ?? 0, change).toBeGreaterThan(0);
    }
  });
});
