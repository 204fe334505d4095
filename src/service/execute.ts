import type { Revision, WorkspaceStore } from '../adapters/index.js';
import { type Failure, fail } from '../kernel/failure.js';
import type { InvalidInput } from '../kernel/input.js';
import type { Ok, Result } from '../kernel/result.js';
import type { Actor, Client } from '../roles/index.js';
import type { Context, Policy } from '../workspace/index.js';
import type { Query } from '../workspace/query.js';
import type { Verb } from '../workspace/verb.js';
import { load } from './load.js';
import type { Ports } from './ports.js';
import type { Turnstile } from './turnstile.js';

/** What the service takes from its host, with defaults filled in. */
export interface Environment {
  readonly store: WorkspaceStore;
  readonly policy: Policy;
  readonly ports: Ports;
  readonly clock: () => number;
  readonly newId: () => string;
  /** So many random bytes that nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Waits so many milliseconds before another attempt. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
  readonly maxAttempts: number;
  readonly turnstile: Turnstile;
}

/** Others kept changing what this operation rests on, in every attempt. Nothing was written; it may be tried again. */
export type Contention = Failure<'contention', { readonly attempts: number }>;

/** The change is larger than what the store writes at once. */
export type TooManyWrites = Failure<'too_many_writes', { readonly writes: number; readonly limit: number }>;

/** A success that was stored, with the revision at which it can be read. */
export interface Stored<T> extends Ok<T> {
  readonly revision: Revision | null;
}

/** What running a verb comes to. */
export type Outcome<Output, E> =
  | Stored<Output>
  | { readonly ok: false; readonly error: E | InvalidInput | Contention | TooManyWrites };

/** One session's place: which workspace, who acts, and what they have written so far. */
export interface Seat {
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly client: Client | undefined;
  /** The latest revision this session wrote: its reads are at least that new. */
  revision: Revision | null;
}

const contextOf = ({ clock, newId }: Environment, { actor, client }: Seat): Context => ({
  actor,
  client,
  at: clock(),
  newId,
});

/** Answers a query from what it names. */
export const ask = async <Input, Answer, E>(
  environment: Environment,
  seat: Seat,
  query: Query<Input, Answer, E>,
  input: Input,
): Promise<Result<Answer, E | InvalidInput>> => {
  const { store, policy } = environment;
  const context = contextOf(environment, seat);
  const known = await load(
    { store, policy, workspaceId: seat.workspaceId, atLeast: seat.revision },
    query,
    input,
    context,
  );
  return query(known, input, context);
};

/**
 * Runs a verb: read plan, decision, commit. A conflict means that somebody else was faster; then everything is read, authorised and
 * decided afresh.
 */
export const run = async <Input, Output, E>(
  environment: Environment,
  seat: Seat,
  verb: Verb<Input, Output, E>,
  input: Input,
): Promise<Outcome<Output, E>> => {
  const { maxAttempts, turnstile } = environment;
  let endTurn: (() => void) | null = null;
  try {
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      if (attempt > PATIENCE && endTurn === null) endTurn = await turnstile.take(seat.workspaceId);
      const outcome = await runOnce(environment, seat, verb, input, endTurn !== null);
      if (outcome !== 'conflict') return outcome;
      await environment.wait(backoff(attempt, environment.random()));
    }
    return fail('contention', { attempts: maxAttempts });
  } finally {
    endTurn?.();
  }
};

/** Conflicts that an operation bears before it asks for its turn. */
const PATIENCE = 2;

const runOnce = async <Input, Output, E>(
  environment: Environment,
  seat: Seat,
  verb: Verb<Input, Output, E>,
  input: Input,
  hasTurn: boolean,
): Promise<Outcome<Output, E> | 'conflict'> => {
  const { store, policy, turnstile } = environment;
  const { workspaceId, revision } = seat;
  const context = contextOf(environment, seat);
  const known = await load({ store, policy, workspaceId, atLeast: revision }, verb, input, context);
  const result = verb(known, input, context);
  if (!result.ok) return result;
  const { output, commit } = result.value;
  if (commit === null) return { ok: true, value: output, revision };
  const writes = commit.put.length + commit.delete.length;
  if (writes > store.maxWrites) return fail('too_many_writes', { writes, limit: store.maxWrites });
  if (!hasTurn) await turnstile.pass(workspaceId);
  const answer = await store.commit(workspaceId, commit);
  if (answer.outcome !== 'committed') return 'conflict';
  seat.revision = answer.revision;
  return { ok: true, value: output, revision: answer.revision };
};

/** Up to 2, 4, 8 … and at most 250 ms: long enough for whoever was faster to be done, at a moment of one's own. */
const backoff = (attempt: number, random: number): number => Math.min(250, 2 ** attempt) * random;
