import type { Catalogue, FailureTexts } from '../catalogue.js';

/** What conversations, comments and direct messages may answer. */
export const conversations = {
  conversation_not_found:
    'There is no such conversation, or you do not have its number. Ask an admin to assign the number to you.',
  conversation_exists: 'There is a conversation of this name already.',
  conversation_assigned: 'Somebody handles this conversation already. Transfer it instead.',
  conversation_not_assigned: 'Nobody handles this conversation at the moment. Assign it instead.',
  assignee_without_access:
    'Whoever handles this conversation has to use the number {numberId}. Let them onto it first, or choose somebody else.',
  thread_not_found: 'There are no such direct messages, or you do not take part in them.',
  thread_needs_others: 'Choose at least one other person to write to.',
  comment_not_found: 'There is no such comment any more, or you cannot see where it stands.',
  not_the_author: 'Only the person who wrote this can change it.',
  too_many_reactions: {
    count: 'limit',
    one: 'A comment can have only one reaction. Take one away first.',
    other: 'A comment can have at most {limit} reactions. Take one away first.',
  },
} as const satisfies Partial<FailureTexts>;

/** Why a conversation changed hands. */
export const handovers = {
  assigned: 'Somebody was asked to handle this conversation.',
  transferred: 'This conversation was handed on.',
  unassigned: 'Nobody handles this conversation any more.',
  number_released: 'The assignment ended because the number was given up.',
  number_mode_changed: 'The assignment ended because the number was made shared or exclusive.',
  number_unassigned: 'The assignment ended because the number was taken away.',
  assignee_reads_only: 'The assignment ended because the person only reads along on the number now.',
  assignee_suspended: 'The assignment ended because the person was suspended.',
  assignee_removed: 'The assignment ended because the person is no longer a member.',
  group_retired: 'The assignment ended because the group was deleted.',
  group_has_nobody: 'The assignment ended because nobody in the group uses the number.',
} as const satisfies Catalogue['handovers'];
