import type { Commit, Workspace, WorkspaceEvent } from '../../workspace/index.js';
import type { Operations } from '../histories/operation.js';
import { type Deed, perform, tellDeed } from '../histories/play.js';
import { told } from './first-difference.js';

/** A deed that was committed. */
export interface Written {
  readonly deed: Deed;
  readonly commit: Commit;
  /** When it was decided. */
  readonly at: number;
}

/**
 * What was committed, in the order in which a store says it was: that of its events, since answers may overtake each other. A commit
 * without events stays behind the one that was answered before it.
 */
export const inOrder = (written: readonly Written[], events: readonly WorkspaceEvent[]): readonly Written[] => {
  const places = new Map<string, number>();
  events.forEach(({ commit }, place) => {
    if (!places.has(commit)) places.set(commit, place);
  });
  let before = -1;
  return written
    .map((one) => {
      before = places.get(one.commit.id) ?? before;
      return { one, place: before };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
};

/** The sequential model: the verbs that were committed, one after another, each with its ids and its time. */
export const replay = (
  start: Workspace,
  written: readonly Written[],
  operations: Operations,
): { readonly workspace: Workspace; readonly faults: readonly string[] } => {
  let workspace = start;
  for (const { deed, commit, at } of written) {
    // Every attempt begins with the id of its commit and goes on counting from there.
    const dash = commit.id.lastIndexOf('-');
    const { result, after, change } = perform(
      workspace,
      { ...deed, at },
      operations,
      `${commit.id.slice(0, dash)}-`,
      Number(commit.id.slice(dash + 1)),
    );
    const turn = `${tellDeed(deed)} was committed as ${commit.id}, and in its turn`;
    if (!result.ok) return { workspace, faults: [`${turn} it would have been refused: ${result.error.code}`] };
    const other = told('its events', commit.events, change?.commit?.events ?? []);
    if (other !== null) return { workspace, faults: [`${turn} something else would have happened: ${other}`] };
    workspace = after;
  }
  return { workspace, faults: [] };
};
