import { LayeredMap } from '../kernel/layered-map.js';
import type { Guard, Version } from './guards.js';
import type { CounterName, ListKey } from './keys.js';
import { definePolicy, type Policy } from './policy.js';
import { type Kind, kinds, type Tables } from './records/index.js';

/** The records of one kind by id. Null marks a record known to be absent. */
export type Table<K extends Kind> = ReadonlyMap<string, Tables[K] | null>;

/**
 * A workspace, or the part of one that somebody loaded. A lookup answers *present* (the record), *absent* (null), or, in a snapshot that
 * is not `complete`, *not loaded* (the id is missing from the table).
 */
export interface Workspace {
  readonly id: string;
  /** Whether everything the workspace holds is here, so that what is missing is absent. */
  readonly complete: boolean;
  readonly policy: Policy;
  readonly state: { readonly [K in Kind]: Table<K> };
  /** Ids of the records in each bounded list, sorted. */
  readonly lists: ReadonlyMap<ListKey, readonly string[]>;
  readonly counters: ReadonlyMap<CounterName, number>;
  readonly versions: ReadonlyMap<Guard, Version | null>;
}

/** What a store answers to a read plan, and a commit changes. */
export interface Loaded {
  readonly records: ReadonlyMap<Kind, ReadonlyMap<string, unknown>>;
  readonly lists: ReadonlyMap<ListKey, readonly string[]>;
  readonly counters: ReadonlyMap<CounterName, number>;
  readonly versions: ReadonlyMap<Guard, Version | null>;
}

const noTables = (): Workspace['state'] =>
  Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as Workspace['state'];

/**
 * A complete workspace in which nothing has happened yet: what `createWorkspace` starts from and events are folded onto.
 *
 * @example
 * ```ts
 * import { emptyWorkspace } from 'partyline/workspace';
 *
 * emptyWorkspace('w1').complete; // => true
 * ```
 * @see docs/architecture.md
 */
export const emptyWorkspace = (id: string, policy: Policy = definePolicy()): Workspace => ({
  id,
  complete: true,
  policy,
  state: noTables(),
  lists: new Map(),
  counters: new Map(),
  versions: new Map(),
});

/**
 * A partial workspace that holds what was loaded and nothing else.
 *
 * @example
 * ```ts
 * import { definePolicy, partialWorkspace } from 'partyline/workspace';
 *
 * const nothing = { records: new Map(), lists: new Map(), counters: new Map(), versions: new Map() };
 * const part = partialWorkspace('w1', definePolicy(), { ...nothing, records: new Map([['group', new Map([['sales', null]])]]) });
 *
 * part.complete; // => false
 * part.state.group.get('sales'); // => null
 * part.state.group.get('support'); // => undefined
 * ```
 * @see docs/architecture.md
 */
export const partialWorkspace = (id: string, policy: Policy, loaded: Loaded): Workspace =>
  withChanges({ ...emptyWorkspace(id, policy), complete: false }, loaded);

/**
 * The workspace with some entries replaced. Costs what changes.
 *
 * @example
 * ```ts
 * import { emptyWorkspace, withChanges } from 'partyline/workspace';
 *
 * const nothing = { records: new Map(), lists: new Map(), counters: new Map(), versions: new Map() };
 * const before = emptyWorkspace('w1');
 * const after = withChanges(before, { ...nothing, counters: new Map([['seats', 3]]) });
 *
 * [before.counters.get('seats'), after.counters.get('seats')]; // => [undefined, 3]
 * ```
 * @see docs/architecture.md
 */
export const withChanges = (workspace: Workspace, changes: Loaded): Workspace => {
  const state: Record<string, unknown> = { ...workspace.state };
  for (const [kind, records] of changes.records) {
    state[kind] = LayeredMap.over(
      workspace.state[kind] as ReadonlyMap<string, object | null>,
      records as ReadonlyMap<string, object | null>,
    );
  }
  return {
    ...workspace,
    state: state as Workspace['state'],
    lists: LayeredMap.over(
      workspace.lists as ReadonlyMap<string, readonly string[]>,
      changes.lists,
    ) as Workspace['lists'],
    counters: new Map([...workspace.counters, ...changes.counters]),
    versions: LayeredMap.over(workspace.versions, changes.versions),
  };
};

/**
 * Every record of a kind that is present, with its id. Only a complete snapshot can say.
 *
 * @example
 * ```ts
 * import { office } from 'partyline/testing';
 * import { recordsOf } from 'partyline/workspace';
 *
 * const { workspace } = office();
 *
 * [...recordsOf(workspace, 'profile')].map(([, { name }]) => name); // => ['Ana Alvarez', 'Ben Brandt', 'Cleo Costa']
 * ```
 * @see docs/architecture.md
 */
export function* recordsOf<K extends Kind>(workspace: Workspace, kind: K): Generator<readonly [string, Tables[K]]> {
  if (!workspace.complete) throw new Error(`a partial snapshot cannot list every ${kind}`);
  for (const [id, record] of workspace.state[kind]) if (record !== null) yield [id, record as Tables[K]];
}
