import { type Err, err } from './result.js';

/** Where in the input a failure was found: property names and indexes, outermost first; empty when no single field is to blame. */
export type Path = readonly (string | number)[];

/**
 * An error value: a stable snake_case code, typed parameters, and the place in the input it concerns. It holds no prose;
 * sentences are made from codes by whoever shows them.
 */
export interface Failure<Code extends string, Params extends object = Record<never, never>> {
  readonly code: Code;
  readonly path: Path;
  readonly params: Readonly<Params>;
}

/** Any failure, for code that handles them all alike. */
export type AnyFailure = Failure<string, object>;

/**
 * Makes a failed result.
 *
 * @example
 * ```ts
 * import { fail } from 'partyline/kernel';
 *
 * fail('member_not_found', { memberId: 'm1' }, ['memberId']);
 * // => { ok: false, error: { code: 'member_not_found', path: ['memberId'], params: { memberId: 'm1' } } }
 * ```
 * @see docs/architecture.md
 */
export const fail = <const Code extends string, Params extends object = Record<never, never>>(
  code: Code,
  params: Params = {} as Params,
  path: Path = [],
): Err<Failure<Code, Params>> => err({ code, path, params });
