import type { Instant } from '../kernel/instant.js';
import type { Client } from '../roles/index.js';
import type { RecordKey } from './keys.js';

/**
 * Who did it, and from which client, where the call named one. A person who is no member (yet) is not named here: their address is personal
 * data.
 */
export type EventActor = (
  | { readonly type: 'member'; readonly memberId: string }
  | { readonly type: 'person' }
  | { readonly type: 'system' }
) & { readonly client?: Client };

/** The part of an event that holds nothing. */
export type Nothing = Record<never, never>;

/** The payload of an event: what is kept for ever, and what belongs to people and can be erased. */
export interface Payload {
  readonly data: object;
  readonly personal: object;
}

/** The events of a noun: their types, and the payload of each. */
export type EventMap = { readonly [type: string]: Payload };

/**
 * What a verb decides to have happened, before it is stamped with time and actor. Whatever has something personal says whose it is: one
 * subject an event, so that each person's part can be erased without another's.
 */
export type Happening<Events extends EventMap> = {
  [T in keyof Events & string]: {
    readonly type: T;
    readonly data: Events[T]['data'];
    readonly personal: Events[T]['personal'];
  } & (keyof Events[T]['personal'] extends never ? { readonly subject?: never } : { readonly subject: RecordKey });
}[keyof Events & string];

/** An event: plain data that survives JSON. `personal` is null once it was erased. */
export type EventOf<Events extends EventMap> = {
  [T in keyof Events & string]: {
    readonly type: T;
    readonly at: Instant;
    readonly actor: EventActor;
    /** The commit it was part of. */
    readonly commit: string;
    /** Whose the personal part is; null where there is nothing in it. */
    readonly subject: RecordKey | null;
    readonly data: Events[T]['data'];
    readonly personal: Events[T]['personal'] | null;
  };
}[keyof Events & string];

/** Any event, as a store holds it. */
export interface WorkspaceEvent {
  readonly type: string;
  readonly at: Instant;
  readonly actor: EventActor;
  readonly commit: string;
  readonly subject: RecordKey | null;
  readonly data: object;
  readonly personal: object | null;
}
