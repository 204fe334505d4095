import type { DirectoryPhone } from './report.js';

/** The keys of a row's phones (see `phoneKey`), in their order. One for all rows, since nearly every row has some. */
export type PhoneKeys = Float64Array;

export const MOST_PHONES = 3;

export const createPhoneKeys = (): PhoneKeys => new Float64Array(MOST_PHONES);

/** A row's phones with one more. Always a literal: an array that is spread or pushed to keeps room for 17, six times the memory. */
export const withPhone = (
  phones: readonly DirectoryPhone[] | null,
  phone: DirectoryPhone,
): readonly DirectoryPhone[] => {
  if (phones === null) return [phone];
  const [first = phone, second = phone] = phones;
  return phones.length === 1 ? [first, phone] : [first, second, phone];
};
