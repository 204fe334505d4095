import type { WorkspaceStore } from '../adapters/index.js';
import {
  type Context,
  type Key,
  type Operation,
  type Policy,
  partialWorkspace,
  type Workspace,
} from '../workspace/index.js';

/** A read plan that still asks for more after so many rounds does not end. */
const MAX_ROUNDS = 5;

const nothing = { records: new Map(), lists: new Map(), counters: new Map(), versions: new Map() };

/**
 * Loads what an operation needs. Each round reads every key again, so that what the operation sees is one picture of the workspace,
 * and no decision rests on one that never existed.
 */
export const load = async (
  store: WorkspaceStore,
  workspaceId: string,
  policy: Policy,
  operation: Operation<never>,
  input: unknown,
  context: Context,
  atLeast: string | null,
): Promise<Workspace> => {
  let known = partialWorkspace(workspaceId, policy, nothing);
  const keys = new Set<Key>();
  for (let round = 0; round <= MAX_ROUNDS; round++) {
    const before = keys.size;
    for (const key of operation.reads(input as never, known, context)) keys.add(key);
    if (keys.size === before) return known;
    known = partialWorkspace(workspaceId, policy, await store.read(workspaceId, [...keys], { atLeast }));
  }
  throw new Error(`a read plan did not settle within ${MAX_ROUNDS} rounds`);
};
