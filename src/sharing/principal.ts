/**
 * Whom something can be granted to: a person, whatever a person owns, a group, the users of a number, everybody in the workspace,
 * or its stewards (owners and admins, or the roles a host marked so).
 */
export type Principal =
  | `member:${string}`
  | `owner:${string}`
  | `group:${string}`
  | `number:${string}`
  | 'workspace'
  | 'stewards';

/** How far access goes: `edit` includes `view`. */
export type Level = 'view' | 'edit';

/**
 * The lower of two levels.
 *
 * @example
 * ```ts
 * import { lowerLevel } from 'partyline/sharing';
 *
 * lowerLevel('edit', 'view'); // => 'view'
 * lowerLevel('edit', 'edit'); // => 'edit'
 * ```
 * @see docs/concepts.md
 */
export const lowerLevel = (a: Level, b: Level): Level => (a === 'view' ? a : b);

/** The kinds of principal that have an id of their own. */
export type PrincipalKind = 'member' | 'owner' | 'group' | 'number';

const kinds: ReadonlySet<string> = new Set<PrincipalKind>(['member', 'owner', 'group', 'number']);

/**
 * Takes a principal apart; null for a string that is none.
 *
 * @example
 * ```ts
 * import { parsePrincipal } from 'partyline/sharing';
 *
 * parsePrincipal('group:sales'); // => { kind: 'group', id: 'sales' }
 * parsePrincipal('workspace'); // => { kind: 'workspace', id: '' }
 * parsePrincipal('nobody'); // => null
 * ```
 * @see docs/concepts.md
 */
export const parsePrincipal = (
  text: string,
): { readonly kind: PrincipalKind | 'workspace' | 'stewards'; readonly id: string } | null => {
  if (text === 'workspace' || text === 'stewards') return { kind: text, id: '' };
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  const id = text.slice(colon + 1);
  return colon > 0 && id !== '' && kinds.has(kind) ? { kind: kind as PrincipalKind, id } : null;
};
