import type { Level } from '../sharing/index.js';
import { usedNumbers } from '../workspace/epoch.js';
import { type Context, type Conversation, type Key, listKey, recordKey, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { type ContactCard, cardKeys, cardOf } from './cards.js';
import { type Handling, handlingKeys, handlingOf } from './handling.js';

/** A conversation as somebody who has its number sees it. */
export interface ConversationRow {
  readonly conversationId: string;
  readonly numberId: string;
  /** Whoever is at the other end, in E.164; empty once erased. */
  readonly phone: string;
  /** The contacts with that phone which the reader may see. */
  readonly contacts: readonly ContactCard[];
  readonly status: Conversation['status'];
  readonly unread: boolean;
  readonly last: Conversation['last'];
  /** `edit` for a number held for use, `view` for one held to read along. */
  readonly level: Level;
  readonly handling: Handling;
  /** Those who are writing a reply. It ends by the clock, thirty seconds after they last said so. */
  readonly replying: readonly string[];
}

/** What must be read to show conversations, round by round: themselves, who handles them, and whose phone it is. */
export const rowKeys = (known: Workspace, conversationIds: readonly string[]): readonly Key[] =>
  conversationIds.flatMap((id) => {
    const conversation = known.state.conversation.get(id);
    if (conversation == null) return [recordKey('conversation', id)];
    return [
      recordKey('conversation', id),
      recordKey('number', conversation.numberId),
      recordKey('replying', id),
      ...((known.state.replying.get(id)?.leases.length ?? 0) > 0
        ? [listKey('numberUsers', conversation.numberId)]
        : []),
      ...handlingKeys(known, id),
      ...phoneKeys(known, conversation),
    ];
  });

/** The contacts with the phone of a conversation; of one that was erased there are none. */
const phoneKeys = (known: Workspace, { phone }: Conversation): readonly Key[] => {
  if (phone === '') return [];
  const key = listKey('contactsByPhone', phone);
  return [key, ...cardKeys(known.lists.get(key) ?? [])];
};

/** A conversation that the actor sees at a level, as they see it. */
export const rowOf = (
  read: Reader,
  context: Context,
  [conversationId, conversation]: readonly [string, Conversation],
  level: Level,
): ConversationRow => {
  const { numberId, phone, status, unread, last } = conversation;
  const contacts = (phone === '' ? [] : read.list('contactsByPhone', phone))
    .map(([contactId]) => cardOf(read, context, contactId))
    .filter((card) => !card.locked);
  const handling = handlingOf(read, conversation);
  const replying = replyingTo(read, conversationId, numberId, context.at);
  return { conversationId, numberId, phone, contacts, status, unread, last, level, handling, replying };
};

/** Those whose lease runs, and who may still reply. */
const replyingTo = (read: Reader, conversationId: string, numberId: string, at: number): readonly string[] => {
  const leases = read.get('replying', conversationId)?.leases ?? [];
  if (leases.length === 0) return [];
  const users = new Map(read.list('numberUsers', numberId));
  return leases
    .filter(({ memberId, until }) => {
      const user = users.get(memberId);
      return at < until && user?.status === 'active' && usedNumbers(user).includes(numberId);
    })
    .map(({ memberId }) => memberId);
};
