import { sha256 } from '../../kernel/sha256.js';

/**
 * How many statements are prepared. Each keeps up to 200 KB of the server's memory on every connection, and there are as many of them as
 * there are sizes of pages and numbers of words that people ask for.
 */
const MOST = 500;

/** Names for prepared statements. They follow from the text, so that two copies of this module may share a connection. */
const names = new Map<string, string>();

/** The name under which a statement is prepared; null for one that comes after so many others, and is sent as it is. */
export const preparedName = (text: string): string | null => {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST) return null;
  const name = `partyline_${sha256(text).slice(0, 32)}`;
  names.set(text, name);
  return name;
};
