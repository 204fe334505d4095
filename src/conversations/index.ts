/**
 * What a team does with its conversations: assignments, comments, direct messages, one inbox.
 *
 * @module
 */
export { assignConversation } from './assign-conversation.js';
export type { Assignee } from './assignment-rules.js';
export type { Card, ContactCard } from './cards.js';
export type { CommentEvents } from './comment-events.js';
export { conversationOf } from './conversation-of.js';
export type { ConversationRow } from './conversation-row.js';
export { deleteComment } from './delete-comment.js';
export { editComment } from './edit-comment.js';
export { endVoidAssignments } from './end-void-assignments.js';
export { eraseConversation } from './erase-conversation.js';
export type { ConversationEvents, Touch } from './events.js';
export type { Handling, Lapse } from './handling.js';
export { type InboxInput, inboxOf, type PlaceInList } from './inbox-of.js';
export { inboxSummary } from './inbox-summary.js';
export { markDone } from './mark-done.js';
export { markUnread } from './mark-unread.js';
export { markViewed } from './mark-viewed.js';
export { openThread } from './open-thread.js';
export { postComment } from './post-comment.js';
export { reactToComment } from './react-to-comment.js';
export { type CommentRow, readComments } from './read-comments.js';
export { readConversations } from './read-conversations.js';
export { readHandovers } from './read-handovers.js';
export { readThreads, type ThreadRow } from './read-threads.js';
export { reopenConversation } from './reopen-conversation.js';
export { startReplying } from './start-replying.js';
export { stopReplying } from './stop-replying.js';
export { touchConversation } from './touch-conversation.js';
export { transferConversation } from './transfer-conversation.js';
export { unassignConversation } from './unassign-conversation.js';
