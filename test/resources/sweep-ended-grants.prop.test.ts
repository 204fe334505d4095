import fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import { applyEvents } from 'partyline/lifecycle';
import { sweepEndedGrants } from 'partyline/resources';
import { inForce } from 'partyline/sharing';
import { levelOf } from 'partyline/visibility';
import { accessOf, reachesOf, recordsOf, type Workspace, type WorkspaceEvent } from 'partyline/workspace';
import { expect, it } from 'vitest';
import { play, stories } from '../laws/history.js';
import { pictureOf, recount } from '../laws/pictures.js';
import { lawOptions } from '../support/law-options.js';
import { resourcesIn } from '../visibility/live-world.js';

/** How far everybody gets to everything at an instant. */
const sight = (workspace: Workspace, at: number): readonly string[] => {
  const resources = resourcesIn(workspace).map((name) => accessOf(workspace, name));
  return reachesOf(workspace).flatMap((reach) =>
    resources.flatMap((resource) => {
      const level = resource === null ? null : levelOf(reach, resource, at);
      return level === null ? [] : [`${reach.memberId} ${resource?.kind} ${resource?.id} ${level}`];
    }),
  );
};

it('sweeping what has ended changes nobody’s sight, then or later; the events lead to the records, and the counts are right', () => {
  let swept = 0;
  fc.assert(
    fc.property(stories(), fc.integer({ min: 0, max: 500 }), (story, minutes) => {
      let end: { readonly workspace: Workspace; readonly at: number } | null = null;
      for (const turn of play(story)) {
        end = { workspace: turn.after, at: turn.at };
      }
      if (end === null) return;
      const { workspace } = end;
      const at = end.at + minutes * 60_000;
      let made = 0;
      const context = { actor: { type: 'system' }, at, newId: () => `swept${made++}` } as const;
      const grantIds = [...recordsOf(workspace, 'grant')].map(([id]) => id);
      const ended = [...recordsOf(workspace, 'grant')].filter(([, grant]) => !inForce(grant, at)).map(([id]) => id);

      const { output, workspace: after, commit } = unwrap(sweepEndedGrants(workspace, { grantIds }, context));
      expect(output.ended).toBe(ended.length);
      expect(commit?.delete ?? []).toEqual(ended.map((id) => `grant:${id}`).sort());
      for (const instant of [at, at + 1, at + 60_000, at + 1_000 * 60_000]) {
        expect(sight(after, instant)).toEqual(sight(workspace, instant));
      }
      const { versions: _, ...records } = pictureOf(after);
      expect({ lists: records.lists, counters: records.counters }).toEqual(recount(after));
      const told = JSON.parse(JSON.stringify(commit?.events ?? [])) as readonly WorkspaceEvent[];
      expect(pictureOf(applyEvents(workspace, told))).toMatchObject(records);
      expect(unwrap(sweepEndedGrants(after, { grantIds }, context)).commit).toBe(null);
      swept += ended.length;
    }),
    lawOptions(300, 130, 100),
  );
  expect(swept).toBeGreaterThan(30);
});
