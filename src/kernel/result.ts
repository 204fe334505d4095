/** The successful half of a {@link Result}. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** The failed half of a {@link Result}. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/**
 * What every operation returns: plain data, so it survives JSON, workers and server actions.
 *
 * @example
 * ```ts
 * import { ok, err, type Result } from 'partyline/kernel';
 *
 * const half = (n: number): Result<number, 'odd'> => (n % 2 === 0 ? ok(n / 2) : err('odd'));
 * half(4); // => { ok: true, value: 2 }
 * half(3); // => { ok: false, error: 'odd' }
 * ```
 */
export type Result<T, E> = Ok<T> | Err<E>;

/**
 * Wraps a value as a success.
 *
 * @example
 * ```ts
 * import { ok } from 'partyline/kernel';
 *
 * ok('saved'); // => { ok: true, value: 'saved' }
 * ```
 * @see docs/architecture.md
 */
export const ok = <const T>(value: T): Ok<T> => ({ ok: true, value });

/**
 * Wraps an error value as a failure.
 *
 * @example
 * ```ts
 * import { err } from 'partyline/kernel';
 *
 * err('odd'); // => { ok: false, error: 'odd' }
 * ```
 * @see docs/architecture.md
 */
export const err = <const E>(error: E): Err<E> => ({ ok: false, error });
