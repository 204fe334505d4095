import type * as z from 'zod/mini';
import type { DeepReadonly } from '../kernel/deep-readonly.js';
import { DeferredMap } from '../kernel/deferred-map.js';
import type { AnyFailure } from '../kernel/failure.js';
import type { InvalidInput } from '../kernel/input.js';
import { type Err, type Ok, ok, type Result } from '../kernel/result.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import type { Addition, Commit, Expectation } from './commit.js';
import { assertContext, type Context } from './context.js';
import type { EventActor, EventMap, Happening, WorkspaceEvent } from './events.js';
import type { Version } from './guards.js';
import { type Key, type RecordKey, recordKey } from './keys.js';
import { parsedBy } from './parsed-input.js';
import { type Reader, readerOf, type Traces } from './reader.js';
import { type Reducers, reduce } from './reducers.js';
import { type Workspace, withChanges } from './snapshot.js';
import type { Changes } from './transaction.js';
import { View } from './view.js';

/** What an operation answers: its output, the next snapshot, and the write that makes it true (null where nothing changes). */
export interface Change<Output> {
  readonly output: Output;
  readonly workspace: Workspace;
  readonly commit: Commit | null;
}

/**
 * Which keys an operation needs, given what is known so far. Asked again until it names nothing new, at most five times.
 */
export type ReadPlan<Input> = (input: Input, known: Workspace, context: Context) => Iterable<Key>;

/** The part that every operation has: the schema of its input, and its read plan. */
export interface Operation<Input> {
  readonly input: z.ZodMiniType;
  /** Keys for an untrusted input; none for an invalid one, which needs no reading to be refused. */
  readonly reads: (input: Input, known: Workspace, context: Context) => readonly Key[];
}

/** A pure, synchronous operation on a workspace. */
export interface Verb<Input, Output, Failure> extends Operation<Input> {
  (workspace: Workspace, input: Input, context: Context): Result<Change<Output>, Failure | InvalidInput>;
  readonly isQuery: false;
}

/** What `decide` returns: an output with the events that happened, or a failure. */
type Decided<Events extends EventMap> =
  | Ok<{
      readonly output: unknown;
      readonly events: readonly Happening<Events>[];
      /** Subjects whose personal part is to be erased from all events. */
      readonly erase?: readonly RecordKey[];
    }>
  | Err<AnyFailure>;

/** The output in what `decide` returns. */
export type OutputIn<R> = R extends Ok<{ readonly output: infer Output }> ? Output : never;

/** The failures in what `decide` returns. */
export type FailureIn<R> = R extends Err<infer Failure> ? Failure : never;

/**
 * Makes a verb from its parts: parse, decide, reduce, commit. The error union of the verb is exactly what `decide` can return.
 */
export const verb = <Schema extends z.ZodMiniType, Events extends EventMap, R extends Decided<Events>>(definition: {
  readonly input: Schema;
  readonly reads: ReadPlan<z.output<Schema>>;
  readonly reducers: Reducers<Events>;
  readonly decide: (read: Reader, input: z.output<Schema>, context: Context) => R;
}): Verb<DeepReadonly<z.input<Schema>>, OutputIn<R>, FailureIn<R>> => {
  const run = (workspace: Workspace, input: unknown, context: Context) => {
    assertContext(context);
    const parsed = parsedBy(definition.input, input);
    if (!parsed.ok) return parsed;

    const view = new View(workspace);
    const traces: Traces = { query: false, bounds: new Map() };
    const commitId = context.newId();
    const minting: Context = { ...context, newId: () => view.mint(context.newId()) };
    const decided: Decided<Events> = definition.decide(readerOf(view, traces), parsed.value, minting);
    if (!decided.ok) return decided;
    const { output, events: happenings, erase = [] } = decided.value;
    if (happenings.length === 0) return ok({ output, workspace, commit: null });

    const actor = eventActor(context);
    const events = happenings.map(
      ({ type, subject = null, data, personal }): WorkspaceEvent => ({
        type,
        at: context.at,
        actor,
        commit: commitId,
        subject,
        data,
        personal,
      }),
    );
    const changes = reduce(view, definition.reducers as unknown as Reducers<never>, events);
    const commit = { ...commitOf(commitId, view, traces, changes, events), erase: [...erase].sort() };
    const versions = new DeferredMap<Version>(() => new Map(commit.bump.map(({ guard }) => [guard, commitId])));
    return ok({ output, workspace: withChanges(workspace, { ...changes.entries, versions }), commit });
  };
  return Object.assign(run as never, operation(definition.input, definition.reads), { isQuery: false as const });
};

/** The parts that verbs and queries share. Every operation needs the workspace record and whoever acts. */
export const operation = <Schema extends z.ZodMiniType>(
  input: Schema,
  reads: ReadPlan<z.output<Schema>>,
): Operation<DeepReadonly<z.input<Schema>>> => ({
  input,
  reads: (raw, known, context) => {
    const parsed = parsedBy(input, raw);
    if (!parsed.ok) return [];
    const keys = new Set<Key>([recordKey('workspace', WORKSPACE_RECORD)]);
    if (context.actor.type === 'member') keys.add(recordKey('member', context.actor.memberId));
    for (const key of reads(parsed.value, known, context)) keys.add(key);
    return [...keys];
  },
});

const eventActor = ({ actor, client }: Context): EventActor => ({
  ...(actor.type === 'member' ? { type: 'member', memberId: actor.memberId } : { type: actor.type }),
  ...(client === undefined ? {} : { client }),
});

const commitOf = (
  id: string,
  view: View,
  traces: Traces,
  changes: Changes,
  events: readonly WorkspaceEvent[],
): Omit<Commit, 'erase'> => {
  const check: Expectation[] = [];
  const bump: Expectation[] = [];
  view.footprint.forEach((guard, moved) => {
    const version = view.version(guard);
    // Nothing can be locked that is not there, so an absent key that was looked at is claimed.
    (version === null || moved ? bump : check).push({ guard, version });
  });
  return {
    id,
    check,
    bump,
    add: additionsOf(changes, traces),
    put: changes.put,
    delete: changes.delete,
    events,
  };
};

/** What is added to counters; a counter with a bound and nothing to add is looked at all the same. */
const additionsOf = ({ added }: Changes, { bounds }: Traces): readonly Addition[] => {
  const additions: Addition[] = [];
  for (const counter of new Set([...added.keys(), ...bounds.keys()])) {
    const by = added.get(counter) ?? 0;
    const { min = null, max = null } = bounds.get(counter) ?? {};
    if (by !== 0 || bounds.has(counter)) additions.push({ counter, by, min, max });
  }
  return additions.sort((a, b) => (a.counter < b.counter ? -1 : 1));
};
