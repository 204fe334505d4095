import type { Mention } from './mention.js';

/**
 * A mention as it stands in a text: `@[Name](member:id)` or `@[Name](group:id)`. Brackets and backslashes of a name, and parentheses
 * and backslashes of an id, are escaped with a backslash.
 *
 * @example
 * ```ts
 * import { formatMention } from 'partyline/groups';
 *
 * formatMention({ type: 'group', id: 'g1', name: 'Sales [EU]' }); // => '@[Sales \\[EU\\]](group:g1)'
 * ```
 * @see docs/groups.md
 */
export const formatMention = ({ type, id, name }: Mention): string =>
  `@[${escaped(name, '[]')}](${type}:${escaped(id, '()')})`;

const escaped = (text: string, special: string): string => {
  let out = '';
  for (const character of text) out += character === '\\' || special.includes(character) ? `\\${character}` : character;
  return out;
};
