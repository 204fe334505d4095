import type { Instant } from '../../kernel/instant.js';
import type { Client } from '../../roles/index.js';
import type { ResourceName } from '../../sharing/index.js';

/** Whom or what something was done to: the kind (`member`, `group`, `number`, `contact` …), the id, and the name it had. */
export interface TrailSubject extends ResourceName {
  /** The last name known by then, which outlives a deletion; null where there is none, or it was erased. */
  readonly name: string | null;
}

/** One thing that changed: of what, which aspect, and how it was and is. */
export interface TrailChange extends ResourceName {
  /** `roles`, `status`, `number n1`, `grant group:g1 edit manual` … */
  readonly aspect: string;
  /** Null where it was not there. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Who did what to whom, when, from where, and how it was before and after. */
export interface TrailEntry {
  /** What happened: the type of the event. */
  readonly kind: string;
  readonly at: Instant;
  /** The commit it was part of. */
  readonly commit: string;
  readonly actor: {
    readonly type: 'member' | 'person' | 'system';
    readonly memberId: string | null;
    readonly name: string | null;
    /** From where, if the call said so. */
    readonly client: Client | null;
  };
  readonly subjects: readonly TrailSubject[];
  readonly changes: readonly TrailChange[];
  /** How many things it also concerns that whoever reads it does not see. */
  readonly hidden: number;
}
