import { nanoid } from 'nanoid';
import type { Page, VisibleItem, WorkspaceStore } from '../adapters/index.js';
import { fail, type InvalidInput, type Result } from '../kernel/index.js';
import type { Actor, Client } from '../roles/index.js';
import { definePolicy, type Policy, type Verb } from '../workspace/index.js';
import type { Query } from '../workspace/query.js';
import { ask, type Contention, type Environment, run, type Seat, type Stored, type TooManyWrites } from './execute.js';
import { type ListContactsInput, listContacts } from './list-contacts.js';
import { operations } from './operations.js';

/** What a host gives. Only the store is required. */
export interface PartylineOptions {
  readonly store: WorkspaceStore;
  readonly policy?: Policy;
  /** Epoch milliseconds; the system clock by default. */
  readonly clock?: () => number;
  /** Ids that never repeat; nanoid by default. */
  readonly newId?: () => string;
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly random?: () => number;
  /** How often an operation is decided anew before it gives up with `contention`; 10 by default. */
  readonly maxAttempts?: number;
}

type Call<Operation> =
  Operation extends Query<infer Input, infer Answer, infer E>
    ? (input: Input) => Promise<Result<Answer, E | InvalidInput>>
    : Operation extends Verb<infer Input, infer Output, infer E>
      ? (
          input: Input,
        ) => Promise<
          Stored<Output> | { readonly ok: false; readonly error: E | InvalidInput | Contention | TooManyWrites }
        >
      : never;

type Calls<Room> = { readonly [Name in keyof Room]: Call<Room[Name]> };

type Listings = {
  readonly contacts: {
    readonly list: (
      input?: ListContactsInput,
    ) => Promise<Result<Page<VisibleItem<'contact'>>, InvalidInput | ReturnType<typeof notFound>['error']>>;
  };
};

const notFound = (workspaceId: string) => fail('workspace_not_found', { workspaceId });

/** Everything one actor may try in one workspace. */
export type Session = { readonly [Room in keyof typeof operations]: Calls<(typeof operations)[Room]> } & Listings;

/** A running partyline. */
export interface Partyline {
  workspace(id: string): { as(actor: Actor, options?: { readonly client?: Client }): Session };
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
    clock: () => Date.now(),
    newId: () => nanoid(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: () => Math.random(),
    maxAttempts: 10,
    ...options,
    store,
  };
  return {
    workspace: (workspaceId) => ({
      as: (actor, { client } = {}) => sessionOf(environment, { workspaceId, actor, client, revision: null }),
    }),
  };
};

const sessionOf = (environment: Environment, seat: Seat): Session => {
  const session: Record<string, Record<string, unknown>> = {};
  for (const [room, verbs] of Object.entries(operations)) {
    session[room] = {};
    for (const [name, operation] of Object.entries(verbs)) {
      session[room][name] = (input: never) =>
        operation.isQuery
          ? ask(environment, seat, operation as never, input)
          : run(environment, seat, operation as never, input);
    }
  }
  (session.contacts as Record<string, unknown>).list = (input: ListContactsInput = {}) =>
    listContacts(environment, seat, input);
  return session as unknown as Session;
};
