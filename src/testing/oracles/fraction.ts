/** Exact rationals over BigInt. Slow and obvious: what the library is compared with. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const fraction = (n: number | bigint, d: number | bigint = 1): Fraction => {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new Error('division by zero');
  return bottom < 0n ? { n: -top, d: -bottom } : { n: top, d: bottom };
};

export const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
export const isLess = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
export const abs = (a: Fraction): Fraction => ({ n: a.n < 0n ? -a.n : a.n, d: a.d });

/** The nearest whole number; of two equally near ones the one further from zero. By comparing candidates, not by adding a half. */
export const nearest = (a: Fraction): bigint => {
  const toZero = a.n / a.d;
  const away = toZero + (a.n < 0n ? -1n : 1n);
  const [near, far] = [abs(minus(a, fraction(toZero))), abs(minus(a, fraction(away)))];
  return isLess(near, far) ? toZero : away;
};
