import fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import { applyToIndex, indexContacts } from 'partyline/lifecycle';
import { sweepEndedGrants } from 'partyline/resources';
import { canSee, type VisibilityIndex } from 'partyline/visibility';
import {
  accessOf,
  emptyWorkspace,
  reachesOf,
  recordsOf,
  type Workspace,
  type WorkspaceEvent,
} from 'partyline/workspace';
import { expect, it } from 'vitest';
import { play, stories } from '../laws/history.js';
import { lawOptions } from '../support/law-options.js';

/** Everything an index holds, of the contacts of a workspace. */
const contents = (index: VisibilityIndex, workspace: Workspace) =>
  [...recordsOf(workspace, 'contact')].map(([id]) => {
    const resource = index.get(id);
    const grants = resource?.grants.map(({ principal, level, cause, until }) =>
      [principal, level, cause, until].join(' '),
    );
    return { ...resource, id, grants: grants?.toSorted() };
  });

/** An index says of a workspace what a fresh one says, and what the one evaluator says. */
const expectSame = (index: VisibilityIndex, workspace: Workspace, at: number): void => {
  const fresh = indexContacts(workspace);
  expect(index.size).toBe(fresh.size);
  expect(contents(index, workspace)).toEqual(contents(fresh, workspace));
  const ids = [...recordsOf(workspace, 'contact')].map(([id]) => id);
  for (const reach of reachesOf(workspace)) {
    for (const instant of [at - 1, at, at + 1]) {
      const seen = ids.filter((id) => {
        const resource = accessOf(workspace, { kind: 'contact', id });
        return resource !== null && canSee(reach, resource, instant);
      });
      const { ids: listed, next } = index.list(reach, { at: instant, limit: 1_000 });
      expect(next).toBe(null);
      expect([...listed].sort()).toEqual(seen.sort());
      expect(listed).toEqual(fresh.list(reach, { at: instant, limit: 1_000 }).ids);
      expect(index.count(reach, instant)).toBe(seen.length);
    }
  }
};

it('an index that is told of every event is the index of the workspace they lead to', () => {
  const told = new Map<string, number>();
  fc.assert(
    fc.property(stories(), (story) => {
      const index = indexContacts(emptyWorkspace('acme'));
      const tell = (events: readonly WorkspaceEvent[], after: Workspace): void => {
        applyToIndex(index, events, after);
        for (const { type } of events) told.set(type, (told.get(type) ?? 0) + 1);
      };
      let last: { readonly workspace: Workspace; readonly at: number } | null = null;
      for (const { after, at, change } of play(story)) {
        tell(change?.commit?.events ?? [], after);
        last = { workspace: after, at };
      }
      if (last === null) return;
      expectSame(index, last.workspace, last.at);
      // Few stories sweep what has ended, so it is swept after each of them.
      const at = last.at + 1_000 * 60_000;
      const grantIds = [...recordsOf(last.workspace, 'grant')].map(([id]) => id);
      const context = { actor: { type: 'system' }, at, newId: () => 'swept' } as const;
      const { workspace, commit } = unwrap(sweepEndedGrants(last.workspace, { grantIds }, context));
      if (commit === null) return;
      tell(commit.events, workspace);
      expectSame(index, workspace, at);
    }),
    lawOptions(1_000, 4),
  );
  for (const type of ['contact_created', 'contact_updated', 'contacts_deleted', 'access_changed', 'access_ended']) {
    expect(told.get(type) ?? 0, type).toBeGreaterThan(10);
  }
});
