/**
 * A phone number as a number: E.164 has at most 15 digits, so it is exact, and is compared and kept at a fifth of a string's cost. 0 where it is
 * longer, which a port may let through; such numbers are not compared.
 */
export const phoneKey = (e164: string): number => {
  if (e164.length > 16) return 0;
  let key = 0;
  for (let i = 1; i < e164.length; i++) key = key * 10 + e164.charCodeAt(i) - 48;
  return key;
};
