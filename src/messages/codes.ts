import type * as z from 'zod/mini';
import type * as contacts from '../contacts/index.js';
import type * as conversations from '../conversations/index.js';
import type * as directory from '../directory/index.js';
import type * as groups from '../groups/index.js';
import type * as insights from '../insights/index.js';
import type { AnyFailure } from '../kernel/index.js';
import type * as lifecycle from '../lifecycle/index.js';
import type * as members from '../members/index.js';
import type * as numbers from '../numbers/index.js';
import type * as pricing from '../pricing/index.js';
import type * as resources from '../resources/index.js';
import type { Rooms } from '../service/index.js';
import type * as snippets from '../snippets/index.js';

// Types only: this room knows what the others can say, and runs without any of them.

/**
 * The failures of a verb, query or function, as a union to be exhausted.
 *
 * @example
 * ```ts
 * import type { FailureOf } from 'partyline/messages';
 * import type { transferOwnership } from 'partyline/members';
 *
 * const code: FailureOf<typeof transferOwnership>['code'] = 'owner_role_required';
 * code; // => 'owner_role_required'
 * ```
 */
export type FailureOf<F> = F extends (...input: never) => infer Answer
  ? Awaited<Answer> extends infer Result
    ? Result extends { readonly ok: false; readonly error: infer E extends AnyFailure }
      ? // One whose code could be any would hide all the others.
        string extends E['code']
        ? never
        : E
      : never
    : never
  : never;

/** The failures of everything in a module or a room of the service. */
export type FailuresIn<Room> = { [Name in keyof Room]: FailureOf<Room[Name]> }[keyof Room];

/** Every failure that anything in partyline answers with. */
export type KnownFailure =
  | { [Room in keyof Rooms]: FailuresIn<Rooms[Room]> }[keyof Rooms]
  | FailuresIn<typeof contacts>
  | FailuresIn<typeof conversations>
  | FailuresIn<typeof directory>
  | FailuresIn<typeof groups>
  | FailuresIn<typeof insights>
  | FailuresIn<typeof lifecycle>
  | FailuresIn<typeof members>
  | FailuresIn<typeof numbers>
  | FailuresIn<typeof pricing>
  | FailuresIn<typeof resources>
  | FailuresIn<typeof snippets>;

/** The code of a failure. */
export type FailureCode = KnownFailure['code'];

/** The parameters that come with the code of a failure. */
export type FailureParams<Code> = KnownFailure extends infer F
  ? F extends { readonly code: infer Known; readonly params: infer Params }
    ? Code extends Known
      ? Params
      : never
    : never
  : never;

/** What may be wrong with one field of an input: the codes of zod, and those of partyline's own checks. */
export type IssueCode =
  | Exclude<z.core.$ZodIssue['code'], 'custom'>
  | 'duplicate'
  | 'empty'
  | 'empty_interval'
  | 'forbidden_character'
  | 'invalid_address'
  | 'invalid_day'
  | 'invalid_domain'
  | 'invalid_emoji'
  | 'invalid_hash'
  | 'invalid_id'
  | 'invalid_instant'
  | 'invalid_phone'
  | 'invalid_principal'
  | 'invalid_time'
  | 'invalid_time_zone'
  | 'target_missing'
  | 'not_shareable_with'
  | 'reason_without_rejection'
  | 'too_long';

/** The figures of such a fault, where there are any. */
export interface IssueParams {
  readonly maximum: number;
  readonly minimum: number;
  readonly keys: readonly string[];
}

/** What stands in the way of a removal, as `planRemoval` tells. */
export type RemovalObstacle = typeof lifecycle.planRemoval extends (...input: never) => infer Answer
  ? Answer extends { readonly ok: true; readonly value: { readonly obstacles: readonly (infer Obstacle)[] } }
    ? Obstacle
    : never
  : never;

/** Where a request to bring a number over stands. */
export type PortingStatus = FailureParams<'porting_not_editable'>['status'];
