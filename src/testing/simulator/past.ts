import type { WorkspaceStore } from '../../adapters/index.js';
import { type Commit, emptyWorkspace, type Policy, type Workspace } from '../../workspace/index.js';
import type { Operations } from '../histories/operation.js';
import { type Deed, endOf, historyFrom, perform, play, prefixOf, tellDeed, WORKSPACE } from '../histories/play.js';
import { writesOf } from './faulty-store.js';

/** What came before people met: deeds with what their ids begin with, one after another. */
export interface Past {
  readonly deeds: readonly { readonly deed: Deed; readonly prefix: string }[];
  /** The workspace after all of them. */
  readonly end: Workspace;
}

/** The founding of an office and so many deeds after it; those that change nothing are left out. */
export const pastFrom = (seed: number, count: number, policy: Policy, operations: Operations): Past => {
  const history = historyFrom(seed, count, { policy, operations });
  const turns = [...play(history)];
  const deeds = turns.flatMap(({ operation, actor, client, input, at, change }, turn) => {
    const deed = { operation, actor, ...(client === undefined ? {} : { client }), input, at };
    return change?.commit == null ? [] : [{ deed, prefix: prefixOf(turn) }];
  });
  return { deeds, end: turns.at(-1)?.after ?? endOf(history) };
};

/** What a store was told of the past. */
interface Lived {
  readonly workspace: Workspace;
  readonly commits: readonly Commit[];
  readonly trace: readonly string[];
  readonly faults: readonly string[];
}

/** Does some deeds of the past, and gives their commits to a store. */
export const live = async (
  store: WorkspaceStore,
  deeds: Past['deeds'],
  policy: Policy,
  operations: Operations,
): Promise<Lived> => {
  const [commits, trace, faults]: [Commit[], string[], string[]] = [[], [], []];
  let workspace = emptyWorkspace(WORKSPACE, policy);
  for (const { deed, prefix } of deeds) {
    const { change, result, after } = perform(workspace, deed, operations, prefix);
    const commit = change?.commit ?? null;
    trace.push(
      `before, ${tellDeed({ ...deed, result })}${commit === null ? '' : `, ${commit.id}: ${writesOf(commit)}`}`,
    );
    if (commit === null) continue;
    const outcome = await store.commit(WORKSPACE, commit).then(
      (answer) => answer.outcome,
      (error: unknown) => String(error),
    );
    if (outcome !== 'committed') {
      const what = `${tellDeed(deed)}, before anybody else came, was answered ${outcome} to ${commit.id}`;
      return { workspace, commits, trace, faults: [...faults, what] };
    }
    commits.push(commit);
    workspace = after;
  }
  return { workspace, commits, trace, faults };
};
