/**
 * Groups: who is in them, what becomes of their shares when they go, and mentions.
 *
 * @module
 */
export { addGroupMembers } from './add-group-members.js';
export { clearRevokedGrants } from './clear-revoked-grants.js';
export { createGroup } from './create-group.js';
export { deleteGroup } from './delete-group.js';
export type { GroupEvents } from './events.js';
export { type GroupNameAdvice, lintGroupName } from './lint-group-name.js';
export { type ListedGroup, listGroups } from './list-groups.js';
export { formatMention } from './mentions/format-mention.js';
export type { Mention, MentionSpan } from './mentions/mention.js';
export { parseMentions } from './mentions/parse-mentions.js';
export {
  type MentionedText,
  mentionKeys,
  type ResolvedMentions,
  resolveMentions,
  type UnreachableReason,
} from './mentions/resolve-mentions.js';
export { type MentionSuggestion, type SuggestOptions, suggestMentions } from './mentions/suggest-mentions.js';
export { removeGroupMembers } from './remove-group-members.js';
export { revokeGroupAccess } from './revoke-group-access.js';
export { updateGroup } from './update-group.js';
