import { cleanText, compareCodePoints, sortKey } from '../../kernel/text.js';
import { type Actor, can } from '../../roles/index.js';
import { recordsOf, type Workspace } from '../../workspace/index.js';
import { NAME_LENGTH } from '../../workspace/records/common.js';
import { View } from '../../workspace/view.js';
import type { Mention } from './mention.js';

/** Somebody, or a group, that a text may mention. */
export interface MentionSuggestion extends Mention {
  /** The group's emoji; null for a member. */
  readonly emoji: string | null;
}

/** How many to suggest, and among whom. */
export interface SuggestOptions {
  /** 10, unless told otherwise. */
  readonly limit?: number;
  /**
   * Whom to look at, by id: everybody who may be meant, as a host's own search found them. Without it, everybody in a complete
   * snapshot.
   */
  readonly candidates?: { readonly memberIds: Iterable<string>; readonly groupIds: Iterable<string> };
}

/**
 * Whom somebody may mean who types `@` and a few letters: active members and living groups whose name holds those letters, whatever
 * their case and accents. Names that begin with them come first, then names with a word that does, then the rest; each by name. Groups
 * are for those who may use them, and somebody who is no active member gets nothing.
 *
 * @example
 * ```ts
 * import { createGroup, suggestMentions } from 'partyline/groups';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, cleo } = office();
 * const { workspace: next } = unwrap(createGroup(workspace, { name: 'Back office' }, context));
 *
 * suggestMentions(next, 'b', as(cleo).actor).map(({ name }) => name); // => ['Back office', 'Ben Brandt']
 * suggestMentions(next, 'al', as(cleo).actor, { limit: 1 }).map(({ name }) => name); // => ['Ana Alvarez']
 * ```
 * @throws Error when the snapshot is partial and no candidates are given; NotLoaded when it does not hold one of them
 * @see decision 16 in docs/decisions.md
 */
export const suggestMentions = (
  workspace: Workspace,
  query: string,
  actor: Actor,
  { limit = 10, candidates }: SuggestOptions = {},
): readonly MentionSuggestion[] => {
  const view = new View(workspace);
  if (!isPresent(view, actor) || query.length > NAME_LENGTH) return [];
  const letters = sortKey(cleanText(query));
  const found: Found[] = [];
  const consider = (suggestion: MentionSuggestion): void => {
    const key = sortKey(suggestion.name);
    const rank = rankOf(key, letters);
    if (rank !== null) found.push({ rank, key, suggestion });
  };
  for (const id of candidates?.memberIds ?? idsOf(workspace, 'member')) {
    if (view.record('member', id)?.status !== 'active') continue;
    consider({ type: 'member', id, name: view.record('profile', id)?.name ?? '', emoji: null });
  }
  if (can(workspace, actor, 'groups.use')) {
    for (const id of candidates?.groupIds ?? idsOf(workspace, 'group')) {
      const group = view.record('group', id);
      if (group?.status === 'live') consider({ type: 'group', id, name: group.name, emoji: group.emoji });
    }
  }
  return found
    .sort(byRank)
    .slice(0, Math.max(0, limit))
    .map(({ suggestion }) => suggestion);
};

const isPresent = (view: View, actor: Actor): boolean =>
  actor.type === 'system' || (actor.type === 'member' && view.record('member', actor.memberId)?.status === 'active');

function* idsOf(workspace: Workspace, kind: 'member' | 'group'): Generator<string> {
  for (const [id] of recordsOf(workspace, kind)) yield id;
}

interface Found {
  /** 0 for the beginning of the name, 1 for the beginning of a word in it, 2 for anywhere. */
  readonly rank: 0 | 1 | 2;
  readonly key: string;
  readonly suggestion: MentionSuggestion;
}

const byRank = (a: Found, b: Found): number =>
  a.rank - b.rank || compareCodePoints(a.key, b.key) || compareCodePoints(a.suggestion.id, b.suggestion.id);

const rankOf = (key: string, letters: string): Found['rank'] | null => {
  const first = key.indexOf(letters);
  if (first <= 0) return first === 0 ? 0 : null;
  for (let at = first; at !== -1; at = key.indexOf(letters, at + 1)) {
    if (!ENDS_IN_WORD.test(key.slice(Math.max(0, at - 2), at))) return 1;
  }
  return 2;
};

/** The last character is one of a word; two code units are enough to see it whole. */
const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}]$/u;
