import { type Failure, fail, ok, type Result } from '../kernel/index.js';
import { currencyExponent } from './currencies.js';
import { type InvalidAmount, invalidAmount, type UnknownCurrency, unknownCurrency } from './failures.js';
import type { Money } from './money.js';

/** A weight that is negative, fractional or beyond safe integers; `path` says which. */
export type InvalidWeight = Failure<'invalid_weight'>;

/** No weights, or none above zero: there is nobody to give the amount to. */
export type NoWeights = Failure<'no_weights'>;

/** How {@link allocate} can fail. */
export type AllocateError = InvalidAmount | UnknownCurrency | InvalidWeight | NoWeights;

/**
 * Shares an amount out by weights so that the shares sum to it exactly: the largest remainder method. Each share is the floor or the
 * ceiling of its exact quota; ties go to the larger weight, then to the earlier one. A negative amount is shared like its opposite.
 *
 * Errors: `unknown_currency`, `invalid_amount`, `invalid_weight`, `no_weights`.
 *
 * @param weights whole numbers of at least 0, at least one above 0
 * @example
 * ```ts
 * import { allocate } from 'partyline/pricing';
 *
 * allocate({ amount: 100, currency: 'USD' }, [1, 1, 1]);
 * // => { ok: true, value: [{ amount: 34, currency: 'USD' }, { amount: 33, currency: 'USD' }, { amount: 33, currency: 'USD' }] }
 * ```
 * @see docs/pricing.md
 */
export const allocate = (value: Money, weights: readonly number[]): Result<readonly Money[], AllocateError> => {
  const { amount, currency } = value;
  if (!Number.isSafeInteger(amount)) return invalidAmount(['amount']);
  if (currencyExponent(currency) === null) return unknownCurrency(['currency']);
  const faulty = weights.findIndex((weight) => !Number.isSafeInteger(weight) || weight < 0);
  if (faulty >= 0) return fail('invalid_weight', {}, ['weights', faulty]);
  if (!weights.some((weight) => weight > 0)) return fail('no_weights', {}, ['weights']);
  return ok(largestRemainder(amount, weights).map((share) => ({ amount: share, currency })));
};

/** The shares of an amount by valid weights. BigInt throughout: the product of an amount and a weight rarely is a safe integer. */
export const largestRemainder = (amount: number, weights: readonly number[]): readonly number[] => {
  const size = BigInt(Math.abs(amount));
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = weights.map((weight) => {
    const product = size * BigInt(weight);
    return { weight, share: product / total, remainder: product % total };
  });
  const left = Number(size - shares.reduce((sum, { share }) => sum + share, 0n));
  // Sorting is stable: among equals the earlier stays in front.
  const favoured = [...shares].sort((a, b) => compare(b.remainder, a.remainder) || b.weight - a.weight).slice(0, left);
  for (const share of favoured) share.share += 1n;
  return shares.map(({ share }) => (amount < 0 ? 0 - Number(share) : Number(share)));
};

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
