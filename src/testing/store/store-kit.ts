import type { WorkspaceStore } from '../../adapters/index.js';

/** A store to test, and how. */
export interface StoreKit {
  /**
   * The store of one test: empty, or one that others use too. Each test keeps to workspaces of its own, so that one store and even one
   * database can serve them all, today and tomorrow.
   */
  readonly factory: () => WorkspaceStore | Promise<WorkspaceStore>;
  /** Called after each test. */
  readonly dispose?: (store: WorkspaceStore) => void | Promise<void>;
  /** Opens the same data again, as after a restart. Without it nothing is said about what outlives a process. */
  readonly reopen?: (store: WorkspaceStore) => WorkspaceStore | Promise<WorkspaceStore>;
  /**
   * Another handle on the same data, whose connection breaks at so manieth step of the next commit (each statement is one, and so is the
   * way of the answer). Without it nothing is said about a crash inside a commit.
   */
  readonly breaking?: (store: WorkspaceStore, step: number) => WorkspaceStore | Promise<WorkspaceStore>;
  /** Runs something in a transaction of the host, and takes it back where it throws. Without it the store must refuse any `tx`. */
  readonly transaction?: <T>(store: WorkspaceStore, run: (tx: unknown) => Promise<T>) => Promise<T>;
  /** How often each race is run; 5 by default. Where processes or connections really compete, 60 are worth their time. */
  readonly rounds?: number;
  /** The largest number of records a test writes at once; 2,000 by default, and never more than `maxWrites`. */
  readonly largest?: number;
}
