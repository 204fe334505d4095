import {
  accessListOf,
  attachToNumber,
  deleteContact,
  detachFromNumber,
  eraseContact,
  explainContactAccess,
  manageAccess,
  previewAccess,
  restoreContact,
  transferContact,
  updateContact,
} from 'partyline/contacts';
import {
  assignConversation,
  conversationOf,
  deleteComment,
  editComment,
  markDone,
  markUnread,
  markViewed,
  postComment,
  reactToComment,
  readComments,
  readConversations,
  readHandovers,
  readThreads,
  reopenConversation,
  startReplying,
  stopReplying,
  transferConversation,
  unassignConversation,
} from 'partyline/conversations';
import {
  accessListOfResource,
  attachResourceToNumber,
  deleteResource,
  detachResourceFromNumber,
  eraseResource,
  explainResourceAccess,
  manageResourceAccess,
  previewResourceAccess,
  renameResource,
  restoreResource,
  transferResource,
} from 'partyline/resources';
import {
  deleteSnippet,
  eraseSnippet,
  manageSnippetAccess,
  restoreSnippet,
  transferSnippet,
  updateSnippet,
} from 'partyline/snippets';
import type { AnyOperation, Look } from './history.js';

/** What somebody may type for an operation that names something which must exist. `own` is another one, of theirs where they have any. */
export type Naming = readonly [
  operation: AnyOperation,
  input: (look: Look, id: string, own: string) => Readonly<Record<string, unknown>>,
];

const changes = (look: Look): object =>
  look.of<object>(
    { type: 'private' },
    { type: 'add', grants: look.grants(2) },
    { type: 'replace', grants: look.grants(2) },
    { type: 'remove', principals: ['workspace'] },
  );

const widening = (look: Look): object => ({ type: 'add', grants: look.grants(1) });

const aboutSomebody = (look: Look): object => (look.chance(0.6) ? { memberId: look.id('member') } : {});

const assignee = (look: Look): object => ({ type: look.of('member', 'group'), id: look.id('member') });

/** The verbs for any kind of thing that is shared. */
const ofAnyKind = (kind: string): readonly Naming[] => [
  [manageResourceAccess, (look, id) => ({ kind, ids: [id], change: changes(look) })],
  [manageResourceAccess, (look, id, own) => ({ kind, ids: [own, id, own], change: widening(look) })],
  [previewResourceAccess, (look, id) => ({ kind, ids: [id], change: changes(look) })],
  [previewResourceAccess, (look, id, own) => ({ kind, ids: [id, own], change: widening(look) })],
  [explainResourceAccess, (look, id) => ({ kind, id, ...aboutSomebody(look) })],
  [accessListOfResource, (_look, id) => ({ kind, id })],
  [attachResourceToNumber, (look, id) => ({ kind, id, numberId: look.id('number') })],
  [detachResourceFromNumber, (look, id) => ({ kind, id, numberId: look.id('number') })],
];

/** Every operation that names something which must exist, by what it names. A row for each such operation. */
export const naming = {
  contact: [
    ...ofAnyKind('contact'),
    [manageAccess, (look, id) => ({ contactIds: [id], change: changes(look) })],
    [manageAccess, (look, id, own) => ({ contactIds: [own, id, own], change: widening(look) })],
    [explainContactAccess, (look, id) => ({ contactId: id, ...aboutSomebody(look) })],
    [accessListOf, (_look, id) => ({ contactId: id })],
    [previewAccess, (look, id, own) => ({ contactIds: [id, own], change: widening(look) })],
    [updateContact, (_look, id) => ({ contactId: id, fields: { firstName: 'Mine now' } })],
    [
      updateContact,
      (look, id) => ({
        contactId: id,
        fields: { custom: [{ fieldId: look.chance(0.5) ? look.id('contactField') : 'no-such', value: 'x' }] },
      }),
    ],
    [deleteContact, (_look, id) => ({ contactId: id })],
    [restoreContact, (_look, id) => ({ contactId: id })],
    [eraseContact, (_look, id) => ({ contactId: id })],
    [transferContact, (look, id) => ({ contactId: id, memberId: look.id('member') })],
    [attachToNumber, (look, id) => ({ contactId: id, numberId: look.id('number') })],
    [detachFromNumber, (look, id) => ({ contactId: id, numberId: look.id('number') })],
  ],
  snippet: [
    ...ofAnyKind('snippet'),
    [manageSnippetAccess, (look, id) => ({ snippetIds: [id], change: changes(look) })],
    [manageSnippetAccess, (look, id, own) => ({ snippetIds: [own, id, own], change: widening(look) })],
    [updateSnippet, (_look, id) => ({ snippetId: id, body: 'Mine now' })],
    [deleteSnippet, (_look, id) => ({ snippetId: id })],
    [restoreSnippet, (_look, id) => ({ snippetId: id })],
    [eraseSnippet, (_look, id) => ({ snippetId: id })],
    [transferSnippet, (look, id) => ({ snippetId: id, memberId: look.id('member') })],
  ],
  deal: [
    ...ofAnyKind('deal'),
    [renameResource, (_look, id) => ({ kind: 'deal', id, name: 'Mine now' })],
    [deleteResource, (_look, id) => ({ kind: 'deal', id })],
    [restoreResource, (_look, id) => ({ kind: 'deal', id })],
    [eraseResource, (_look, id) => ({ kind: 'deal', id })],
    [transferResource, (look, id) => ({ kind: 'deal', id, memberId: look.id('member') })],
  ],
  conversation: [
    [conversationOf, (_look, id) => ({ conversationId: id })],
    [readConversations, (_look, id) => ({ conversationIds: [id] })],
    [readHandovers, (_look, id) => ({ conversationId: id, handoverIds: [] })],
    [readComments, (look, id) => ({ place: { kind: 'conversation', id }, commentIds: [look.id('comment')] })],
    [postComment, (_look, id) => ({ place: { kind: 'conversation', id }, text: 'Let me in' })],
    [markViewed, (_look, id) => ({ conversationId: id })],
    [markUnread, (_look, id) => ({ conversationId: id })],
    [markDone, (_look, id) => ({ conversationId: id })],
    [reopenConversation, (_look, id) => ({ conversationId: id })],
    [assignConversation, (look, id) => ({ conversationId: id, to: assignee(look) })],
    [transferConversation, (look, id) => ({ conversationId: id, to: assignee(look) })],
    [unassignConversation, (_look, id) => ({ conversationId: id })],
    [startReplying, (_look, id) => ({ conversationId: id })],
    [stopReplying, (_look, id) => ({ conversationId: id })],
  ],
  thread: [
    [readThreads, (_look, id) => ({ threadIds: [id] })],
    [readComments, (look, id) => ({ place: { kind: 'thread', id }, commentIds: [look.id('comment')] })],
    [postComment, (_look, id) => ({ place: { kind: 'thread', id }, text: 'Let me in' })],
  ],
  comment: [
    [editComment, (_look, id) => ({ commentId: id, text: 'I wrote this' })],
    [deleteComment, (_look, id) => ({ commentId: id })],
    [reactToComment, (_look, id) => ({ commentId: id, emoji: '👍' })],
  ],
} as const satisfies Readonly<Record<string, readonly Naming[]>>;
