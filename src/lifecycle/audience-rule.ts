import type { Instant } from '../kernel/instant.js';
import type { Resource, ResourceName } from '../sharing/index.js';
import type { ReachShift, Stale } from '../visibility/index.js';
import type { Workspace } from '../workspace/index.js';
import type { DomainEvent, Events } from './apply-events.js';

/** Any event of one type. */
export type EventNamed<T extends keyof Events> = Extract<DomainEvent, { readonly type: T }>;

/** What an event happened to. A comment is seen by whoever sees the place where it stands, so that is named with it. */
export interface Subject extends ResourceName {
  readonly place?: ResourceName;
}

/** What the events of one type mean for who sees what. */
export interface AudienceRule<E = DomainEvent> {
  /** The resources it happened to. */
  readonly resources?: (event: E) => readonly Subject[];
  /** The access of such a resource before, as far as the event tells; not deleted yet, if nothing else. Null: it was not there. */
  readonly before?: (after: Resource, event: E, at: Instant) => Resource | null;
  /** The access of such a resource before, where the event alone tells: nothing is left to look at. */
  readonly was?: (event: E) => Resource;
  /** Whether what they say has changed too. */
  readonly content?: boolean;
  /** Whose records tell what has changed; they are loaded first. */
  readonly people?: (event: E) => readonly string[];
  /** Who may speak for more or for less than before. */
  readonly reaches?: (event: E, after: Workspace) => readonly ReachShift[];
  /** What may read otherwise from now on though nothing happened to it. */
  readonly stale?: (event: E, after: Workspace) => readonly Stale[];
}
