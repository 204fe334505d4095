import type { WorkspaceEvent } from './events.js';
import type { Guard, Version } from './guards.js';
import type { CounterName, RecordKey } from './keys.js';
import type { Put } from './transaction.js';

/** A guard with the exact version it must have: there is no "any version". */
export interface Expectation {
  readonly guard: Guard;
  readonly version: Version | null;
}

/** A bounded addition to a counter; two of them do not collide unless a bound is crossed. */
export interface Addition {
  readonly counter: CounterName;
  readonly by: number;
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * The one write that makes a decision true: all of it or nothing. It is what `WorkspaceStore.commit` takes.
 */
export interface Commit {
  /** Becomes the version of every bumped guard, so versions never come round again. */
  readonly id: string;
  /** Guards that must be unchanged, sorted. */
  readonly check: readonly Expectation[];
  /** Guards that must be unchanged and move, sorted. */
  readonly bump: readonly Expectation[];
  readonly add: readonly Addition[];
  readonly put: readonly Put[];
  readonly delete: readonly RecordKey[];
  readonly events: readonly WorkspaceEvent[];
  /** Subjects whose part of the past goes: `personal` becomes null in every event about them, those of this commit included. Sorted. */
  readonly erase: readonly RecordKey[];
}
