import type { WorkspaceStore } from 'partyline/adapters';
import { type Commit, kinds, type Put, recordsOf, type Workspace } from 'partyline/workspace';

/** Fills a store with a complete workspace, guards at their versions, as if its history had been written there. */
export const storeOf = async (workspace: Workspace, store: WorkspaceStore): Promise<WorkspaceStore> => {
  const put = kinds.flatMap((kind) =>
    [...recordsOf(workspace, kind)].map(([id, record]) => ({ kind, id, record }) as Put),
  );
  // One commit for each version, since a commit's id becomes the version of what it bumps.
  const guards = new Map<string, string[]>();
  for (const [guard, version] of workspace.versions) {
    if (version !== null) guards.set(version, [...(guards.get(version) ?? []), guard]);
  }
  const add = [...workspace.counters].map(([counter, by]) => ({ counter, by, min: null, max: null }));
  let rest: Pick<Commit, 'put' | 'add'> = { put, add };
  for (const [id, bumped] of guards) {
    const bump = bumped.map((guard) => ({ guard, version: null }));
    const { outcome } = await store.commit(workspace.id, {
      id,
      check: [],
      bump,
      delete: [],
      events: [],
      erase: [],
      ...rest,
    });
    if (outcome !== 'committed') throw new Error(`the store was not empty: ${outcome}`);
    rest = { put: [], add: [] };
  }
  return store;
};
