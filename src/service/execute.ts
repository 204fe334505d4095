import type { CommitAnswer, CommitOptions, ReadOptions, Revision, WorkspaceStore } from '../adapters/index.js';
import { type AnyFailure, type Failure, fail } from '../kernel/failure.js';
import type { InvalidInput } from '../kernel/input.js';
import type { Err, Ok, Result } from '../kernel/result.js';
import type { Actor, Client } from '../roles/index.js';
import { type Commit, type Context, counterKey, type Policy } from '../workspace/index.js';
import { parsedOnce } from '../workspace/parsed-input.js';
import type { Query } from '../workspace/query.js';
import type { Verb } from '../workspace/verb.js';
import type { CursorSeal } from './cursors.js';
import { answerOf, type IdempotencyKeyReused, type Replayed } from './idempotency.js';
import { load } from './load.js';
import { tell } from './logging.js';
import { operationNames } from './operation-names.js';
import type { Ports } from './ports.js';
import type { Feeds } from './shared-feed.js';
import { type Attributes, inSpan } from './tracing.js';
import { Turn, type Turnstile } from './turnstile.js';

/** What the service takes from its host, with defaults filled in. */
export interface Environment {
  readonly store: WorkspaceStore;
  readonly policy: Policy;
  readonly ports: Ports;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Ids that never repeat. */
  readonly newId: () => string;
  /** So many random bytes that nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Waits so many milliseconds before another attempt. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
  readonly maxAttempts: number;
  /** How long a write is known by its key, in milliseconds. */
  readonly idempotencyLifetime: number;
  readonly turnstile: Turnstile;
  readonly cursors: CursorSeal;
  readonly feeds: Feeds;
}

/** Others kept changing what this operation rests on, in every attempt. Nothing was written; it may be tried again. */
export type Contention = Failure<'contention', { readonly attempts: number }>;

/** The change is larger than what the store writes at once. */
export type TooManyWrites = Failure<'too_many_writes', { readonly writes: number; readonly limit: number }>;

/**
 * In the host's own transaction there is one attempt, and somebody else was faster. Nothing of ours was written, and the database may have
 * aborted the transaction: it has to be rolled back, and may be tried again from its beginning.
 */
export type TransactionConflict = Failure<'transaction_conflict'>;

/** A success that was stored, with the revision at which it can be read. */
export interface Stored<T> extends Ok<T> {
  readonly revision: Revision | null;
  /** Only what is asked for under an idempotency key can be a {@link Replayed}. */
  readonly replayed?: never;
}

/** What running a verb comes to. */
export type Outcome<Output, E> =
  | Stored<Output>
  | {
      readonly ok: false;
      readonly error: E | InvalidInput | Contention | TooManyWrites | TransactionConflict;
    };

/** What running a verb under an idempotency key comes to. */
export type KeyedOutcome<Output, E> = Outcome<Output, E> | Replayed | Err<IdempotencyKeyReused>;

/** One session's place: which workspace, who acts, and what they have written so far. */
export interface Seat {
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly client: Client | undefined;
  /** The host's own transaction: then there is one attempt at everything. */
  readonly tx?: unknown;
  /** The latest revision this session knows of: its reads are at least that new. */
  revision: Revision | null;
}

/** How somebody in a seat reads what is decided by. */
export const readOptions = ({ revision: atLeast, tx }: Seat) => (tx === undefined ? { atLeast } : { atLeast, tx });

/** How somebody in a seat reads what they look at. */
export const viewOptions = (seat: Seat) => ({ ...readOptions(seat), mayLag: true });

const contextOf = ({ clock, newId }: Environment, { actor, client }: Seat): Context => ({
  actor,
  client,
  at: clock(),
  newId,
});

/** What is said of each step: where it is, and of which operation; internal ones have no name. */
const attributesOf = ({ workspaceId }: Seat, operation: unknown): Attributes => ({
  'partyline.workspace': workspaceId,
  'partyline.verb': operationNames.get(operation) ?? '',
});

const codeOf = (error: unknown): string => (error as AnyFailure).code;

/** Answers a query from what it names: read as for a decision, unless told otherwise. */
export const ask = async <Input, Answer, E>(
  environment: Environment,
  seat: Seat,
  query: Query<Input, Answer, E>,
  input: Input,
  options: ReadOptions = readOptions(seat),
): Promise<Result<Answer, E | InvalidInput>> => {
  const { store, policy } = environment;
  const context = contextOf(environment, seat);
  const given = parsedOnce(query, input);
  const place = { store, policy, workspaceId: seat.workspaceId, ...options };
  const attributes = attributesOf(seat, query);
  const known = await inSpan(environment, 'partyline load', attributes, () => load(place, query, given, context));
  return inSpan(environment, 'partyline decide', attributes, async (note) => {
    const answer = query(known, given, context);
    note('partyline.outcome', answer.ok ? 'ok' : codeOf(answer.error));
    return answer;
  });
};

/** Answers a query of somebody who looks at what it names. */
export const view: typeof ask = (environment, seat, query, input) =>
  ask(environment, seat, query, input, viewOptions(seat));

/**
 * Runs a verb: read plan, decision, commit. A conflict means that somebody else was faster; then everything is read, authorised and
 * decided afresh. What was written before under the same key is answered as it was then, whatever would be decided now.
 */
export const run = async <Input, Output, E>(
  environment: Environment,
  seat: Seat,
  verb: Verb<Input, Output, E>,
  input: Input,
  idempotency?: CommitOptions['idempotency'],
): Promise<KeyedOutcome<Output, E>> => {
  const { maxAttempts } = environment;
  const attempt: Attempt<Input, Output, E> = {
    environment,
    seat,
    verb,
    input: parsedOnce(verb, input),
    idempotency,
    turn: new Turn(environment.turnstile),
  };
  const placed = { workspaceId: seat.workspaceId, verb: operationNames.get(verb) ?? '' };
  try {
    for (let count = 1; count <= maxAttempts; count++) {
      const outcome = await runOnce(attempt);
      if ('ok' in outcome) return outcome;
      tell(environment, 'info', 'conflict', { ...placed, attempt: count });
      if (seat.tx !== undefined) return fail('transaction_conflict');
      if (count >= PATIENCE) await attempt.turn.take(placesOf(seat, outcome.guards, outcome.counters));
      await environment.wait(backoff(count, environment.random()));
    }
    tell(environment, 'warn', 'contention', { ...placed, attempts: maxAttempts });
    return fail('contention', { attempts: maxAttempts });
  } finally {
    attempt.turn.end();
  }
};

/** Conflicts that an operation bears before it asks for its turn. */
const PATIENCE = 2;

interface Attempt<Input, Output, E> {
  readonly environment: Environment;
  readonly seat: Seat;
  readonly verb: Verb<Input, Output, E>;
  readonly input: Input;
  readonly idempotency: CommitOptions['idempotency'];
  readonly turn: Turn;
}

type Conflict = Extract<CommitAnswer, { readonly outcome: 'conflict' }>;

const runOnce = async <Input, Output, E>({
  environment,
  seat,
  verb,
  input,
  idempotency,
  turn,
}: Attempt<Input, Output, E>): Promise<KeyedOutcome<Output, E> | Conflict> => {
  const { store, policy } = environment;
  const { workspaceId, tx } = seat;
  const unlessDone = async <T>(answer: T): Promise<T | Replayed | Err<IdempotencyKeyReused>> =>
    (await replayOf(environment, seat, idempotency)) ?? answer;
  const context = contextOf(environment, seat);
  const attributes = attributesOf(seat, verb);
  const known = await inSpan(environment, 'partyline load', attributes, () =>
    load({ store, policy, workspaceId, ...readOptions(seat) }, verb, input, context),
  );
  const result = await inSpan(environment, 'partyline decide', attributes, async (note) => {
    const decided = verb(known, input, context);
    note('partyline.outcome', decided.ok ? 'ok' : codeOf(decided.error));
    return decided;
  });
  // Asked after reading: who sees what the same write did before, and would be refused for it, finds its key as well.
  if (!result.ok) return unlessDone(result);
  const { output, commit } = result.value;
  if (commit === null) return unlessDone({ ok: true, value: output, revision: seat.revision });
  const writes = commit.put.length + commit.delete.length;
  if (writes > store.maxWrites) return unlessDone(fail('too_many_writes', { writes, limit: store.maxWrites }));
  // A host's transaction may hold locks that whoever has a turn is waiting for.
  if (tx === undefined) await turn.pass(() => movedBy(seat, commit));
  const options = { ...(idempotency === undefined ? {} : { idempotency }), ...(tx === undefined ? {} : { tx }) };
  const answer = await inSpan(environment, 'partyline commit', attributes, async (note) => {
    const answer = await store.commit(workspaceId, commit, options);
    note('partyline.outcome', answer.outcome);
    note('partyline.writes', writes);
    return answer;
  });
  if (answer.outcome === 'conflict') return answer;
  if (answer.outcome !== 'committed') return answerOf(answer);
  // What stands in a transaction is no revision to anybody before it ends, and may never be one.
  if (tx === undefined) seat.revision = answer.revision;
  return { ok: true, value: output, revision: answer.revision };
};

/** What is answered to a write that was made before under its key; null where it was not, or has none. */
export const replayOf = async (
  { store }: Environment,
  { workspaceId, tx }: Seat,
  idempotency: CommitOptions['idempotency'],
): Promise<Replayed | Err<IdempotencyKeyReused> | null> => {
  if (idempotency === undefined) return null;
  const recalled = await store.recall(workspaceId, idempotency, tx === undefined ? {} : { tx });
  return recalled === null ? null : answerOf(recalled);
};

/** What others may lose over when this is committed. */
const movedBy = (seat: Seat, { bump, add }: Commit): readonly string[] =>
  placesOf(
    seat,
    bump.map(({ guard }) => guard),
    add.map(({ counter }) => counter),
  );

const placesOf = ({ workspaceId }: Seat, guards: Conflict['guards'], counters: Conflict['counters']) =>
  [...guards, ...counters.map(counterKey)].map((place) => `${workspaceId} ${place}`);

/** Up to 2, 4, 8 … and at most 250 ms: long enough for whoever was faster to be done, at a moment of one's own. */
const backoff = (attempt: number, random: number): number => Math.min(250, 2 ** attempt) * random;
