import { nanoid } from 'nanoid';
import type { CommitOptions, Revision, SqlPiece, WorkspaceStore } from '../adapters/index.js';
import type { Err, InvalidInput, Result } from '../kernel/index.js';
import { DAY } from '../kernel/instant.js';
import type { Actor, Client } from '../roles/index.js';
import { definePolicy, type Policy, type Verb } from '../workspace/index.js';
import type { Query } from '../workspace/query.js';
import { CursorSeal } from './cursors.js';
import { type Environment, type Outcome, run, type Seat, view } from './execute.js';
import { type IdempotencyKeyReused, idempotencyOf, type Replayed, type WriteOptions } from './idempotency.js';
import { type Joinable, joinableWorkspaces } from './joinable.js';
import { operations } from './operations.js';
import type { Asking, Doing } from './performances.js';
import { performed } from './performed.js';
import type { Ports } from './ports.js';
import { preparedOperations } from './prepared.js';
import { readPhones } from './read-phones.js';
import { Feeds } from './shared-feed.js';
import { type Live, liveFor } from './subscribe.js';
import { Turnstile } from './turnstile.js';
import { type VisibleSqlOptions, visibleSql } from './visible-sql.js';

/** What a host gives. Only the store is required. */
export interface PartylineOptions {
  readonly store: WorkspaceStore;
  readonly policy?: Policy;
  readonly ports?: Ports;
  /** Epoch milliseconds; the system clock by default. */
  readonly clock?: () => number;
  /** Ids that never repeat; nanoid by default. */
  readonly newId?: () => string;
  /** Random bytes for tokens; Web Crypto by default. */
  readonly randomBytes?: (count: number) => Uint8Array;
  /** Waits so many milliseconds before the next attempt; a timer by default. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1, so that waits are uneven; `Math.random` by default. Nothing secret comes from it. */
  readonly random?: () => number;
  /** How often an operation is decided anew before it gives up with `contention`; 10 by default. */
  readonly maxAttempts?: number;
  /** How long a write is known by its idempotency key, in milliseconds; a day by default. */
  readonly idempotencyLifetime?: number;
  /**
   * What cursors are sealed with, at least 32 characters that nobody else knows. Give one where several processes serve the same people, or
   * where cursors should outlive a restart; by default each process makes its own.
   */
  readonly cursorSecret?: string;
}

/** A verb or query as a session has it. Whatever writes takes an idempotency key beside its input. */
export type Call<Operation> =
  Operation extends Query<infer Input, infer Answer, infer E>
    ? (...input: Given<Input>) => Promise<Result<Answer, E | InvalidInput>>
    : Operation extends Verb<infer Input, infer Output, infer E>
      ? Write<Input, Outcome<Output, E>>
      : Operation extends Asking<infer Input, infer Answer>
        ? (...input: Given<Input>) => Promise<Answer>
        : Operation extends Doing<infer Input, infer Answer>
          ? Write<Input, Exclude<Answer, Replayed | Err<IdempotencyKeyReused>>>
          : never;

/** A call that writes: as it is or, under an idempotency key, as something that may have been done before. */
export interface Write<Input, Answer> {
  (...input: Given<Input>): Promise<Answer>;
  (input: Input, options: WriteOptions): Promise<Answer | Replayed | Err<IdempotencyKeyReused>>;
}

/** An input that may be left out is left out. */
export type Given<Input> =
  Record<never, never> extends Input ? [input?: Input] : undefined extends Input ? [input?: Input] : [input: Input];

type Verbs = typeof operations;
type Prepared = typeof preparedOperations;

/** The operations of a room, those that are more than a verb in the place of the verb. */
export type Room<Name extends keyof Verbs | keyof Prepared> = {
  readonly [Operation in Exclude<OperationsIn<Verbs, Name>, OperationsIn<Prepared, Name>>]: Call<
    Verbs[Name & keyof Verbs][Operation & keyof Verbs[Name & keyof Verbs]]
  >;
} & {
  readonly [Operation in OperationsIn<Prepared, Name>]: Call<
    Prepared[Name & keyof Prepared][Operation & keyof Prepared[Name & keyof Prepared]]
  >;
};

type OperationsIn<Rooms, Name> = Name extends keyof Rooms ? keyof Rooms[Name] : never;

/** Everything that can be tried in a workspace, room by room. */
export type Rooms = { readonly [Name in keyof Verbs | keyof Prepared]: Room<Name> };

/** Everything one actor may try in one workspace. */
export interface Session extends Rooms {
  /**
   * The latest revision this session wrote, or was given: hand it to the session of the same person's next request as `atLeast`. Null
   * where there is none.
   */
  readonly revision: Revision | null;
}

/** How somebody acts. */
export interface SessionOptions {
  /** The kind of device the person uses, where the host knows. */
  readonly client?: Client;
  /** Nothing older than this revision is read: that of the person's last write, from a cookie, say. */
  readonly atLeast?: Revision | null;
  /**
   * The host's own transaction, as its store takes it: whatever is written is written in it, in one attempt. A conflict is the error
   * `transaction_conflict`; the transaction must be rolled back then. Mail is not sent from within it: tokens are part of the answers.
   */
  readonly tx?: unknown;
}

/** A running partyline. */
export interface Partyline {
  /** One workspace, by its id. Nothing is read yet. */
  workspace(id: string): {
    /** Acts as somebody whom the host has authenticated: see {@link Session} for what they can do. */
    as(actor: Actor, options?: SessionOptions): Session;
    /** The list of one member, as it is and as it changes: for the server that keeps a client up to date. */
    live(memberId: string): Live;
    /**
     * What a member sees, as a subquery with the columns `id` and `level`, to join the host's own tables to. Their reach is read first, so
     * it is as fresh as this call; whoever is no active member joins to nothing.
     *
     * @throws TypeError where the store has no SQL, such as the memory store
     */
    visibleTo(memberId: string, options?: VisibleSqlOptions): Promise<SqlPiece>;
  };
  /** The workspaces that await a verified address, through the `globalLookup` port; none without it. */
  joinable(address: string): Promise<readonly Joinable[]>;
}

/**
 * Brings the rules and a store together: every operation reads what it needs, decides, and commits, again if somebody was faster.
 *
 * @example
 * ```ts
 * import { memoryStore } from 'partyline/adapters';
 * import { unwrap } from 'partyline/kernel';
 * import { createPartyline } from 'partyline/service';
 *
 * const partyline = createPartyline({ store: memoryStore() });
 * const acme = partyline.workspace('acme');
 * const owner = { name: 'Ana', address: 'ana@acme.example' };
 * const { memberId } = unwrap(await acme.as({ type: 'system' }).workspace.create({ name: 'Acme', owner }));
 *
 * const ana = acme.as({ type: 'member', memberId });
 * unwrap(await ana.contacts.create({ fields: { firstName: 'Dora' } }));
 * unwrap(await ana.contacts.list()).items.map(({ record }) => record.firstName); // => ['Dora']
 * ```
 * @see docs/service.md
 */
export const createPartyline = (options: PartylineOptions): Partyline => {
  if (options.cursorSecret !== undefined && options.cursorSecret.length < 32) {
    throw new TypeError('a cursor secret has at least 32 characters');
  }
  const environment = environmentOf(options);
  return {
    workspace: (workspaceId) => ({
      as: (actor, options = {}) => {
        assertPlace(workspaceId, actor, options);
        const { client, tx, atLeast = null } = options;
        return sessionOf(environment, { workspaceId, actor, client, tx, revision: atLeast });
      },
      live: (memberId) => liveFor(environment, workspaceId, memberId),
      visibleTo: (memberId, options) => visibleSql(environment, workspaceId, memberId, options),
    }),
    joinable: (address) => joinableWorkspaces(environment, address),
  };
};

/** What calls work with: what a host gave, and what stands where it gave nothing. */
export const environmentOf = ({ store, cursorSecret, ...options }: PartylineOptions): Environment => {
  const randomBytes = options.randomBytes ?? ((count) => crypto.getRandomValues(new Uint8Array(count)));
  return {
    policy: definePolicy(),
    ports: {},
    clock: () => Date.now(),
    newId: () => nanoid(),
    randomBytes,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: () => Math.random(),
    maxAttempts: 10,
    idempotencyLifetime: DAY,
    ...options,
    store,
    turnstile: new Turnstile(),
    cursors: new CursorSeal(cursorSecret ?? null, randomBytes),
    feeds: new Feeds(store),
  };
};

/** A route without its parameter is a mistake of the program, and an unknown client must not count as none. */
const assertPlace = (workspaceId: unknown, actor: Actor, { client, atLeast = null }: SessionOptions): void => {
  if (typeof workspaceId !== 'string') throw new TypeError('a workspace is named by a text');
  const named = actor?.type === 'member' ? actor.memberId : actor?.type === 'person' ? actor.address : '';
  if (!['member', 'person', 'system'].includes(actor?.type) || typeof named !== 'string') {
    throw new TypeError('an actor is a member with its id, a person with their verified address, or the system');
  }
  if (client !== undefined && !['web', 'desktop', 'mobile'].includes(client as string)) {
    throw new TypeError('a client is web, desktop or mobile');
  }
  if (atLeast !== null && typeof atLeast !== 'string') throw new TypeError('a revision is a text');
};

const sessionOf = (environment: Environment, seat: Seat): Session => {
  const session: Record<string, Record<string, unknown>> = {};
  for (const [room, verbs] of Object.entries(operations)) {
    for (const [name, operation] of Object.entries(verbs)) {
      const operationName = `${room}.${name}`;
      getOrMake(session, room)[name] = operation.isQuery
        ? asking(environment, seat, operationName, (input) =>
            view(environment, seat, operation as never, input as never),
          )
        : writing(environment, seat, operationName, async (input, idempotency) => {
            const given = readPhones(environment.ports.phones, operationName, input);
            return given.ok ? run(environment, seat, operation as never, given.value as never, idempotency) : given;
          });
    }
  }
  for (const [room, performances] of Object.entries(preparedOperations)) {
    for (const [name, { isQuery, perform }] of Object.entries(performances)) {
      getOrMake(session, room)[name] = isQuery
        ? asking(environment, seat, `${room}.${name}`, (input) => perform(environment, seat, input as never))
        : writing(environment, seat, `${room}.${name}`, (input, idempotency) =>
            perform(environment, seat, input as never, idempotency),
          );
    }
  }
  return Object.defineProperty(session, 'revision', { get: () => seat.revision, enumerable: true }) as never;
};

const getOrMake = (session: Record<string, Record<string, unknown>>, room: string): Record<string, unknown> =>
  (session[room] ??= {});

/** A call that asks. */
const asking =
  (environment: Environment, seat: Seat, operation: string, perform: (input: unknown) => Promise<unknown>) =>
  (input: unknown = {}): Promise<unknown> =>
    performed(environment, seat, operation, () => perform(input));

/** A call that writes, under a key if one is given. */
const writing =
  (
    environment: Environment,
    seat: Seat,
    operation: string,
    perform: (input: unknown, idempotency: CommitOptions['idempotency']) => Promise<unknown>,
  ) =>
  (input: unknown = {}, options?: WriteOptions): Promise<unknown> =>
    performed(environment, seat, operation, async () => {
      const named = await idempotencyOf(environment, seat, operation, input, options);
      return named.ok ? perform(input, named.value) : named;
    });
