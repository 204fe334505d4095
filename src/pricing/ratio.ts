// The one place where an amount is divided. Multiplied before divided, rounded once, half away from zero.

const MAX = Number.MAX_SAFE_INTEGER;

/**
 * `amount × numerator / denominator`, rounded half away from zero; null where the result is no safe integer. The three are safe
 * integers, the denominator positive and the numerator not negative.
 */
export const scale = (amount: number, numerator: number, denominator: number): number | null => {
  const product = amount * numerator;
  return product >= -MAX && product <= MAX ? divide(product, denominator) : bigScale(amount, 1, numerator, denominator);
};

/** A part of an amount that is no more than the whole, so that it is in range where the whole is: `numerator` is at most `denominator`. */
export const share = (amount: number, numerator: number, denominator: number): number =>
  scale(amount, numerator, denominator) as number;

/** `quantity × unit × numerator / denominator` in one step, for a product of which even the first half may be out of range. */
export const scaleUnits = (quantity: number, unit: number, numerator: number, denominator: number): number | null => {
  const amount = quantity * unit;
  return amount >= -MAX && amount <= MAX
    ? scale(amount, numerator, denominator)
    : bigScale(quantity, unit, numerator, denominator);
};

/** Up to here, twice a dividend and a divisor no larger still add up to a safe integer. Divisors are seconds of a period, or a million: far smaller. */
export const HALF = 2 ** 51;

/**
 * A quotient rounded half up, for 0 ≤ dividend ≤ 2^51 and 0 < divisor ≤ 2^51. `Math.floor` of a double quotient is the true floor here:
 * below 2^53 a quotient that is no integer lies too far under the next one to be rounded up to it.
 */
export const halfUp = (dividend: number, divisor: number): number =>
  Math.floor((2 * dividend + divisor) / (2 * divisor));

/** The quotient of two safe integers, rounded half away from zero. */
const divide = (dividend: number, divisor: number): number | null => {
  const size = dividend < 0 ? -dividend : dividend;
  if (size > HALF) return bigScale(dividend, 1, 1, divisor);
  const rounded = halfUp(size, divisor);
  // `0 - n` and not `-n`: an amount of minus zero would differ from zero in a comparison of data.
  return dividend < 0 ? 0 - rounded : rounded;
};

const bigScale = (quantity: number, unit: number, numerator: number, denominator: number): number | null => {
  const dividend = BigInt(quantity) * BigInt(unit) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const size = dividend < 0n ? -dividend : dividend;
  const floor = size / divisor;
  const rounded = (size % divisor) * 2n >= divisor ? floor + 1n : floor;
  const result = Number(dividend < 0n ? -rounded : rounded);
  return result >= -MAX && result <= MAX ? result : null;
};

/** The sum of safe integers; NaN where it, or a partial sum, is none. */
export const sum = (amounts: readonly number[]): number => {
  let total = 0;
  for (const amount of amounts) {
    total += amount;
    if (!Number.isSafeInteger(total)) return Number.NaN;
  }
  return total;
};
