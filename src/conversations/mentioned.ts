import { type ResolvedMentions, resolveMentions } from '../groups/index.js';
import type { Reader } from '../workspace/reader.js';

/** A text, who wrote it, and who sees where it stands. */
interface Written {
  readonly text: string;
  readonly author: string | null;
  readonly sees: (memberId: string) => boolean;
}

/**
 * Whom a text reaches. The commit expects of those alone that they still see the place: they are few, whereas a group that is mentioned may
 * be the whole workspace.
 */
export const mentionedIn = (read: Reader, { text, author, sees }: Written): ResolvedMentions => {
  const resolved = resolveMentions({ workspace: read.snapshot, text, author, canSeePlace: sees });
  for (const memberId of resolved.notify) read.get('member', memberId);
  return resolved;
};
