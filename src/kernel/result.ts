import type { AnyFailure } from './failure.js';

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

/** Wraps a value as a success. */
export const ok = <const T>(value: T): Ok<T> => ({ ok: true, value });

/** Wraps an error value as a failure. */
export const err = <const E>(error: E): Err<E> => ({ ok: false, error });

/**
 * The one exception class of the library, thrown by {@link unwrap} only.
 *
 * @see {@link unwrap}
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  /** The stable code of the failure, for a `switch`. */
  readonly code: string;
  /** The failure itself, with its path and parameters. */
  readonly failure: AnyFailure;

  constructor(failure: AnyFailure) {
    super(failure.code);
    this.code = failure.code;
    this.failure = failure;
  }
}

/**
 * The value of a success; a failure is thrown as a {@link DomainError}. For scripts, tests and hosts that prefer exceptions.
 *
 * @throws {@link DomainError} that carries the failure's code, path and parameters
 * @example
 * ```ts
 * import { ok, unwrap } from 'partyline/kernel';
 *
 * unwrap(ok(42)); // => 42
 * ```
 */
export const unwrap = <T>(result: Result<T, AnyFailure>): T => {
  if (result.ok) return result.value;
  throw new DomainError(result.error);
};
