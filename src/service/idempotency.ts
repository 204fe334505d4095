import type { CommitOptions, Recalled, Revision } from '../adapters/index.js';
import { type Failure, fail } from '../kernel/failure.js';
import type { InvalidInput } from '../kernel/input.js';
import { later } from '../kernel/instant.js';
import { type Err, type Ok, ok } from '../kernel/result.js';
import { textFault } from '../kernel/text.js';
import type { WorkspaceEvent } from '../workspace/index.js';
import { canonicalData } from './canonical-data.js';
import type { Environment, Seat } from './execute.js';
import { hashOf } from './secrets.js';

/** How a write is asked for. */
export interface WriteOptions {
  /**
   * Names this write, 1 to 200 characters, chosen by whoever may have to send it again: the same write under the same key is done once. It
   * belongs to the actor, and is kept for the `idempotencyLifetime` of the service.
   */
  readonly idempotencyKey: string;
}

/** The write was done before under its key. Nothing was judged or written anew; these are the events of then. */
export interface Replayed {
  readonly ok: true;
  readonly replayed: true;
  readonly revision: Revision;
  readonly events: readonly WorkspaceEvent[];
}

/** The key was used by the same actor for something else. Nothing was written. */
export type IdempotencyKeyReused = Failure<'idempotency_key_reused'>;

/** The longest idempotency key, in UTF-16 code units. */
const KEY_LENGTH = 200;

/** What a store keeps of a write that was asked for under a key; undefined where none was given. */
export const idempotencyOf = async (
  { clock, idempotencyLifetime }: Environment,
  { actor }: Seat,
  operation: string,
  input: unknown,
  options: WriteOptions | undefined,
): Promise<Ok<CommitOptions['idempotency']> | Err<InvalidInput>> => {
  const key: unknown = options?.idempotencyKey;
  if (key === undefined) return ok(undefined);
  const fault = typeof key === 'string' ? textFault(key, KEY_LENGTH) : 'invalid_type';
  if (fault !== null) return refused(['idempotencyKey'], fault, { maximum: KEY_LENGTH });
  const asked = canonicalData(input);
  // What is no plain data has no digest; no operation takes it either.
  if (asked === null) return refused([], 'invalid_type', { expected: 'object' });
  const who = canonicalData(actor);
  return ok({
    // A digest: keys of two people are never the same, and a store holds nobody's address by them.
    key: await hashOf(`${who} ${key}`),
    fingerprint: await hashOf(`${who} ${operation} ${asked}`),
    expiresAt: later(clock(), idempotencyLifetime),
  });
};

const refused = (path: readonly string[], code: string, params: Readonly<Record<string, unknown>>) =>
  fail('invalid_input', { issues: [{ path, code, params }] }, path) satisfies Err<InvalidInput>;

/** What is answered to a write that was made before. */
export const answerOf = (recalled: Recalled): Replayed | Err<IdempotencyKeyReused> =>
  recalled.outcome === 'key_reused'
    ? fail('idempotency_key_reused')
    : { ok: true, replayed: true, revision: recalled.revision, events: recalled.events };
