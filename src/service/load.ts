import type { WorkspaceStore } from '../adapters/index.js';
import {
  type Context,
  type Key,
  type Operation,
  type Policy,
  partialWorkspace,
  type Workspace,
} from '../workspace/index.js';
import { parsedOnce } from '../workspace/parsed-input.js';

/** A read plan that still asks for more after so many rounds does not end. */
const MAX_ROUNDS = 5;

const nothing = { records: new Map(), lists: new Map(), counters: new Map(), versions: new Map() };

/** Where to load from. */
export interface Place {
  readonly store: WorkspaceStore;
  readonly policy: Policy;
  readonly workspaceId: string;
  /** A revision the reading must not be older than. */
  readonly atLeast?: string | null;
  /** Whether a copy that lags behind will do: for what people look at. What is decided rests on the newest. */
  readonly mayLag?: boolean;
  /** The host's own transaction, where the store takes one. */
  readonly tx?: unknown;
}

/**
 * Loads what an operation needs. Each round reads every key again, so that what the operation sees is one picture of the workspace,
 * and no decision rests on one that never existed.
 *
 * For hosts that run verbs by themselves: load, call the verb, and give its `commit` to the store.
 *
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { createWorkspace } from 'partyline/members';
 * import { load } from 'partyline/service';
 * import { definePolicy } from 'partyline/workspace';
 *
 * const place = { store: memoryStore(), policy: definePolicy(), workspaceId: 'acme' };
 * let next = 0;
 * const context = { actor: { type: 'system' }, at: 0, newId: () => `id${++next}` } as const;
 * const input = { name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } };
 * const known = await load(place, createWorkspace, input, context);
 * const created = createWorkspace(known, input, context);
 *
 * created.ok && created.value.commit?.put.length; // => 5
 * ```
 * @see docs/service.md
 */
export const load = async <Input>(
  { store, policy, workspaceId, atLeast = null, mayLag = false, tx }: Place,
  operation: Operation<Input>,
  input: Input,
  context: Context,
): Promise<Workspace> => {
  const given = parsedOnce(operation, input);
  const options = tx === undefined ? { atLeast, mayLag } : { atLeast, mayLag, tx };
  let known = partialWorkspace(workspaceId, policy, nothing);
  const keys = new Set<Key>();
  for (let round = 0; round <= MAX_ROUNDS; round++) {
    const before = keys.size;
    for (const key of operation.reads(given, known, context)) keys.add(key);
    if (keys.size === before) return known;
    known = partialWorkspace(workspaceId, policy, await store.read(workspaceId, [...keys], options));
  }
  throw new Error(`a read plan did not settle within ${MAX_ROUNDS} rounds`);
};
