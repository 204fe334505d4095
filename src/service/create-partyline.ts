import { nanoid } from 'nanoid';
import type { WorkspaceStore } from '../adapters/index.js';
import type { InvalidInput, Result } from '../kernel/index.js';
import type { Actor, Client } from '../roles/index.js';
import { definePolicy, type Policy, type Verb } from '../workspace/index.js';
import type { Query } from '../workspace/query.js';
import { ask, type Environment, type Outcome, run, type Seat } from './execute.js';
import { type Joinable, joinableWorkspaces } from './joinable.js';
import { operations } from './operations.js';
import type { Ports } from './ports.js';
import { preparedOperations } from './prepared.js';
import { type Live, liveFor } from './subscribe.js';
import { Turnstile } from './turnstile.js';

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
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly random?: () => number;
  /** How often an operation is decided anew before it gives up with `contention`; 10 by default. */
  readonly maxAttempts?: number;
}

/** A verb or query as a session has it. */
export type Call<Operation> =
  Operation extends Query<infer Input, infer Answer, infer E>
    ? (...input: Given<Input>) => Promise<Result<Answer, E | InvalidInput>>
    : Operation extends Verb<infer Input, infer Output, infer E>
      ? (...input: Given<Input>) => Promise<Outcome<Output, E>>
      : Operation extends (environment: Environment, seat: Seat) => (input: infer Input) => infer Answer
        ? (...input: Given<Input>) => Answer
        : never;

/** An input that may be left out is left out. */
export type Given<Input> =
  Record<never, never> extends Input ? [input?: Input] : undefined extends Input ? [input?: Input] : [input: Input];

/** The operations of a room, those that are more than a verb in the place of the verb. */
export type Room<Name extends keyof typeof operations> = Omit<
  { readonly [Operation in keyof (typeof operations)[Name]]: Call<(typeof operations)[Name][Operation]> },
  Name extends keyof typeof preparedOperations ? keyof (typeof preparedOperations)[Name] : never
> &
  (Name extends keyof typeof preparedOperations
    ? {
        readonly [Operation in keyof (typeof preparedOperations)[Name]]: Call<
          (typeof preparedOperations)[Name][Operation]
        >;
      }
    : unknown);

/** Everything one actor may try in one workspace. */
export type Session = { readonly [Name in keyof typeof operations]: Room<Name> };

/** A running partyline. */
export interface Partyline {
  workspace(id: string): {
    as(actor: Actor, options?: { readonly client?: Client }): Session;
    /** The list of one member, as it is and as it changes: for the server that keeps a client up to date. */
    live(memberId: string): Live;
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
 */
export const createPartyline = ({ store, ...options }: PartylineOptions): Partyline => {
  const environment: Environment = {
    policy: definePolicy(),
    ports: {},
    clock: () => Date.now(),
    newId: () => nanoid(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: () => Math.random(),
    maxAttempts: 10,
    ...options,
    store,
    turnstile: new Turnstile(),
  };
  return {
    workspace: (workspaceId) => ({
      as: (actor, { client } = {}) => {
        assertPlace(workspaceId, actor, client);
        return sessionOf(environment, { workspaceId, actor, client, revision: null });
      },
      live: (memberId) => liveFor(environment, workspaceId, memberId),
    }),
    joinable: (address) => joinableWorkspaces(environment, address),
  };
};

/** A route without its parameter is a mistake of the program, and an unknown client must not count as none. */
const assertPlace = (workspaceId: unknown, actor: Actor, client: unknown): void => {
  if (typeof workspaceId !== 'string') throw new TypeError('a workspace is named by a text');
  const named = actor?.type === 'member' ? actor.memberId : actor?.type === 'person' ? actor.address : '';
  if (!['member', 'person', 'system'].includes(actor?.type) || typeof named !== 'string') {
    throw new TypeError('an actor is a member with its id, a person with their verified address, or the system');
  }
  if (client !== undefined && !['web', 'desktop', 'mobile'].includes(client as string)) {
    throw new TypeError('a client is web, desktop or mobile');
  }
};

const sessionOf = (environment: Environment, seat: Seat): Session => {
  const session: Record<string, Record<string, unknown>> = {};
  for (const [room, verbs] of Object.entries(operations)) {
    const calls: Record<string, unknown> = {};
    for (const [name, operation] of Object.entries(verbs)) {
      calls[name] = (input: unknown = {}) =>
        operation.isQuery
          ? ask(environment, seat, operation as never, input as never)
          : run(environment, seat, operation as never, input as never);
    }
    session[room] = calls;
  }
  for (const [room, perform] of Object.entries(preparedOperations)) {
    for (const [name, make] of Object.entries(perform)) {
      (session[room] as Record<string, unknown>)[name] = make(environment, seat);
    }
  }
  return session as unknown as Session;
};
