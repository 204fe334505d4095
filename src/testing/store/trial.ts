import type { CommitAnswer, CommitOptions, ReadAnswer, WorkspaceStore } from '../../adapters/index.js';
import {
  type Commit,
  type Expectation,
  guardOf,
  type Key,
  type Kind,
  type Put,
  type RecordKey,
  recordKey,
  splitKey,
  type Tables,
  type WorkspaceEvent,
} from '../../workspace/index.js';
import { demand, demandSame, StoreFault } from './faults.js';
import type { StoreKit } from './store-kit.js';

/** What a commit of the kit may name; everything else is empty. */
export interface Writing {
  readonly id?: string;
  readonly put?: readonly Put[];
  readonly delete?: readonly RecordKey[];
  readonly add?: Commit['add'];
  readonly check?: readonly Expectation[];
  readonly bump?: readonly Expectation[];
  readonly events?: readonly WorkspaceEvent[];
  readonly erase?: readonly RecordKey[];
}

export interface Sending {
  readonly workspaceId?: string;
  readonly idempotency?: NonNullable<CommitOptions['idempotency']>;
}

/** One test of one store: workspaces and ids of its own, and short words for what tests do all the time. */
export class Trial {
  readonly store: WorkspaceStore;
  readonly kit: StoreKit;
  /** The workspace of this test. */
  readonly home: string;
  readonly #prefix: string;
  #made = 0;

  constructor(store: WorkspaceStore, kit: StoreKit, prefix: string) {
    this.store = store;
    this.kit = kit;
    this.#prefix = prefix;
    this.home = this.workspace();
  }

  /** A workspace in which nothing has happened. */
  workspace(): string {
    return this.id('w');
  }

  /** An id that was never used. */
  id(letter = 'c'): string {
    return `${letter}${this.#prefix}${this.#made++}`;
  }

  /** An event, as a verb would make one. */
  event(commit: string, data: object = {}, parts: Partial<WorkspaceEvent> = {}): WorkspaceEvent {
    const subject = parts.personal === undefined ? null : (`contact:of-${commit}` as const);
    return {
      type: 'noted',
      at: 1_795_339_200_000,
      actor: { type: 'system' },
      commit,
      subject,
      data,
      personal: {},
      ...parts,
    };
  }

  /** A commit that names exactly what is given, sorted as verbs sort. */
  commit({
    id = this.id(),
    put = [],
    delete: gone = [],
    add = [],
    check = [],
    bump = [],
    events = [],
    erase = [],
  }: Writing): Commit {
    return {
      id,
      check: sorted(check),
      bump: sorted(bump),
      add,
      put,
      delete: [...gone].sort(),
      events,
      erase: [...erase].sort(),
    };
  }

  /** Sends a commit as it is. */
  send(writing: Writing, { workspaceId = this.home, idempotency }: Sending = {}): Promise<CommitAnswer> {
    const commit = this.commit(writing);
    return idempotency === undefined
      ? this.store.commit(workspaceId, commit)
      : this.store.commit(workspaceId, commit, { idempotency });
  }

  /** A commit that expects everything it touches to be as it is now. */
  async prepared(writing: Writing, workspaceId = this.home): Promise<Commit> {
    const { put = [], delete: gone = [] } = writing;
    const keys = [...put.map(({ kind, id }) => recordKey(kind, id)), ...gone];
    const { versions } = await this.read(keys, workspaceId);
    const guards = new Set(keys.map((key) => guardOf(...(splitKey(key) as [Kind, string]))));
    const bump = Array.from(guards, (guard) => ({ guard, version: versions.get(guard) ?? null }));
    return this.commit({ ...writing, bump: [...bump, ...(writing.bump ?? [])] });
  }

  /** Writes what nothing stands in the way of; answers the id of the commit. */
  async save(writing: Writing, sending: Sending = {}): Promise<string> {
    const { workspaceId = this.home, idempotency } = sending;
    const commit = await this.prepared(writing, workspaceId);
    const answer = await this.store.commit(workspaceId, commit, idempotency === undefined ? {} : { idempotency });
    demandSame(answer.outcome, 'committed', 'refused write', describe(commit));
    return commit.id;
  }

  read(keys: readonly Key[], workspaceId = this.home): Promise<ReadAnswer> {
    return this.store.read(workspaceId, keys);
  }

  async record<K extends Kind>(kind: K, id: string, workspaceId = this.home): Promise<Tables[K] | null> {
    const { records } = await this.read([recordKey(kind, id)], workspaceId);
    return (records.get(kind)?.get(id) ?? null) as Tables[K] | null;
  }

  async version(guard: string, workspaceId = this.home): Promise<string | null> {
    return (await this.read([guard as Key], workspaceId)).versions.get(guard) ?? null;
  }

  async counter(counter: Commit['add'][number]['counter'], workspaceId = this.home): Promise<number> {
    const { counters } = await this.read([`counter:${counter}`], workspaceId);
    return counters.get(counter) ?? 0;
  }

  /** Every event of a workspace from a cursor on, by pages. */
  async events(workspaceId = this.home, after: string | null = null, limit = 3): Promise<readonly WorkspaceEvent[]> {
    const events: WorkspaceEvent[] = [];
    for (let cursor = after, pages = 0; ; pages++) {
      const page = await this.store.readEvents(workspaceId, cursor, limit);
      demand(page.events.length <= limit, 'wrong page', `${page.events.length} events on a page of ${limit}`);
      events.push(...page.events);
      cursor = page.next;
      if (!page.more) return events;
      demand(page.events.length > 0 && pages < 10_000, 'wrong page', 'there is more, says a page without events');
    }
  }

  /** How often a race is run. */
  get rounds(): number {
    return this.kit.rounds ?? 5;
  }

  /** What at once came to; an exception is no answer. */
  async atOnce<T>(what: string, ...started: readonly Promise<T>[]): Promise<readonly T[]> {
    const settled = await Promise.allSettled(started);
    return settled.map((one) => {
      if (one.status === 'fulfilled') return one.value;
      if (one.reason instanceof StoreFault) throw one.reason;
      throw new StoreFault('unsettled', `${what}: ${one.reason instanceof Error ? one.reason.message : one.reason}`);
    });
  }
}

const describe = ({ put, delete: gone, add }: Commit): string =>
  `putting ${put.map(({ kind, id }) => `${kind}:${id}`).join(', ') || 'nothing'}, deleting ${
    gone.join(', ') || 'nothing'
  }${add.length === 0 ? '' : `, adding to ${add.map(({ counter }) => counter).join(', ')}`}`;

const sorted = (expectations: readonly Expectation[]): readonly Expectation[] =>
  expectations.toSorted((a, b) => (a.guard < b.guard ? -1 : a.guard > b.guard ? 1 : 0));

/** One test of the kit. */
export interface StoreTest {
  readonly name: string;
  /** What the host has to give for it; without it the test is left out. */
  readonly needs?: 'reopen' | 'breaking' | 'transaction';
  readonly run: (trial: Trial) => Promise<void>;
}
