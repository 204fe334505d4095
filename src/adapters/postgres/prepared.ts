/**
 * How many statements are prepared. Each keeps up to 200 KB of the server's memory on every connection, and there are as many of them as
 * there are sizes of pages and numbers of words that people ask for.
 */
const MOST = 500;

/** Names for prepared statements: one a text, the same on every connection. */
const names = new Map<string, string>();

/** The name under which a statement is prepared; null for one that comes after so many others, and is sent as it is. */
export const preparedName = (text: string): string | null => {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST) return null;
  const name = `partyline_${names.size}`;
  names.set(text, name);
  return name;
};
