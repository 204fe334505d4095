import type { AnyFailure } from './failure.js';
import type { Result } from './result.js';

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
    super(failure.path.length === 0 ? failure.code : `${failure.code} at ${failure.path.join('.')}`);
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
