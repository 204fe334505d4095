import type { Instant } from '../kernel/instant.js';
import {
  assignedAs,
  assignmentKey,
  type Conversation,
  type Handover,
  type Nothing,
  openOn,
  type Reducers,
  type Transaction,
  unreadOn,
} from '../workspace/index.js';

/** A call or a message, as far as a conversation is told of it. */
export interface Touch {
  readonly at: Instant;
  readonly direction: 'inbound' | 'outbound';
  readonly kind: 'call' | 'message';
  readonly answered: boolean | null;
}

/** What a hand-over says, whoever did it. */
interface HandoverData {
  readonly conversationId: string;
  readonly handoverId: string;
  readonly reason: Handover['reason'];
}

/** What happens to conversations. */
export type ConversationEvents = {
  conversation_opened: {
    readonly data: { readonly conversationId: string; readonly numberId: string; readonly touch: Touch };
    /** Whoever is at the other end, in E.164. */
    readonly personal: { readonly phone: string };
  };
  conversation_touched: {
    readonly data: { readonly conversationId: string; readonly touch: Touch; readonly viewed: boolean };
    readonly personal: Nothing;
  };
  conversation_viewed: { readonly data: { readonly conversationId: string }; readonly personal: Nothing };
  conversation_unviewed: { readonly data: { readonly conversationId: string }; readonly personal: Nothing };
  conversation_done: { readonly data: { readonly conversationId: string }; readonly personal: Nothing };
  conversation_reopened: { readonly data: { readonly conversationId: string }; readonly personal: Nothing };
  conversation_assigned: {
    readonly data: HandoverData & {
      readonly to: `member:${string}` | `group:${string}`;
      readonly epoch: number;
      readonly tenure: number;
    };
    readonly personal: { readonly note: string };
  };
  conversation_unassigned: { readonly data: HandoverData; readonly personal: { readonly note: string } };
  /** Nothing is left of whoever was at the other end. */
  conversation_erased: {
    readonly data: {
      readonly conversationId: string;
      readonly handoverIds: readonly string[];
      readonly commentIds: readonly string[];
    };
    readonly personal: Nothing;
  };
  replying_started: {
    readonly data: { readonly conversationId: string; readonly memberId: string; readonly until: Instant };
    readonly personal: Nothing;
  };
  replying_stopped: {
    readonly data: { readonly conversationId: string; readonly memberId: string };
    readonly personal: Nothing;
  };
};

/** A conversation after a call or a message. What comes in and nobody took makes it open and unread. */
export const touched = (before: Conversation, touch: Touch, viewed: boolean): Conversation => {
  const waits = touch.direction === 'inbound' && touch.answered !== true;
  return {
    ...before,
    last: touch.at < before.last.at ? before.last : touch,
    status: touch.direction === 'inbound' ? 'open' : before.status,
    unread: waits || (before.unread && !viewed),
  };
};

/** How the events of conversations change the records. */
export const conversationReducers: Reducers<ConversationEvents> = {
  conversation_opened(tx, { at, data: { conversationId, numberId, touch }, personal }) {
    const phone = personal?.phone ?? '';
    const fresh: Conversation = {
      numberId,
      phone,
      status: 'open',
      unread: false,
      last: touch,
      assignment: null,
      handovers: 0,
      createdAt: at,
    };
    put(tx, conversationId, touched(fresh, touch, false));
    if (phone !== '') tx.set('conversationKey', conversationKeyOf(numberId, phone), { conversationId });
  },

  conversation_touched(tx, { data: { conversationId, touch, viewed } }) {
    change(tx, conversationId, (before) => touched(before, touch, viewed));
  },

  conversation_viewed(tx, { data: { conversationId } }) {
    change(tx, conversationId, () => ({ unread: false }));
  },

  conversation_unviewed(tx, { data: { conversationId } }) {
    change(tx, conversationId, () => ({ status: 'open', unread: true }));
  },

  conversation_done(tx, { data: { conversationId } }) {
    change(tx, conversationId, () => ({ status: 'done', unread: false }));
  },

  conversation_reopened(tx, { data: { conversationId } }) {
    change(tx, conversationId, () => ({ status: 'open' }));
  },

  conversation_assigned(tx, { at, actor, data: { conversationId, to, epoch, tenure, ...data }, personal }) {
    const by = actor.type === 'member' ? actor.memberId : null;
    const assignment = { to, epoch, tenure, by, at };
    handOver(tx, conversationId, assignment, { ...data, by, note: personal?.note ?? '', at });
  },

  conversation_unassigned(tx, { at, actor, data: { conversationId, ...data }, personal }) {
    // What ended with somebody's access was ended by the system, whoever came by when it was written down.
    const by = data.reason === 'unassigned' && actor.type === 'member' ? actor.memberId : null;
    handOver(tx, conversationId, null, { ...data, by, note: personal?.note ?? '', at });
  },

  // Written whether or not anything is left to take out: folded from the past, all of it was empty to begin with.
  conversation_erased(tx, { data: { conversationId, handoverIds, commentIds } }) {
    const before = tx.get('conversation', conversationId);
    if (before === null) return;
    if (before.phone !== '') tx.delete('conversationKey', conversationKeyOf(before.numberId, before.phone));
    put(tx, conversationId, { ...before, phone: '' });
    for (const id of handoverIds) {
      const handover = tx.get('handover', id);
      if (handover !== null) tx.set('handover', id, { ...handover, note: '' });
    }
    for (const id of commentIds) {
      const comment = tx.get('comment', id);
      if (comment !== null) tx.set('comment', id, { ...comment, text: '' });
    }
  },

  replying_started(tx, { at, data: { conversationId, memberId, until } }) {
    setLeases(tx, conversationId, memberId, at, [{ memberId, until }]);
  },

  replying_stopped(tx, { at, data: { conversationId, memberId } }) {
    setLeases(tx, conversationId, memberId, at, []);
  },
};

/** The id of the key record of a conversation. */
export const conversationKeyOf = (numberId: string, phone: string): string => `${numberId} ${phone}`;

/** Writes a conversation, and keeps what is counted of it in step. */
const put = (tx: Transaction, conversationId: string, after: Conversation): void => {
  const before = tx.get('conversation', conversationId);
  tx.set('conversation', conversationId, after);
  for (const [conversation, by] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (conversation === null) continue;
    const { numberId, status, unread, assignment } = conversation;
    if (status === 'open') tx.add(openOn(numberId), by);
    if (unread) tx.add(unreadOn(numberId), by);
    if (assignment !== null && status === 'open') tx.add(assignedAs(assignmentKey(numberId, assignment)), by);
  }
};

const change = (
  tx: Transaction,
  conversationId: string,
  changes: (before: Conversation) => Partial<Conversation>,
): void => {
  const before = tx.get('conversation', conversationId);
  if (before !== null) put(tx, conversationId, { ...before, ...changes(before) });
};

/** A conversation changes hands, and that is written into its history. */
const handOver = (
  tx: Transaction,
  conversationId: string,
  assignment: Conversation['assignment'],
  { handoverId, ...said }: Pick<Handover, 'reason' | 'by' | 'note' | 'at'> & { readonly handoverId: string },
): void => {
  const before = tx.get('conversation', conversationId);
  if (before === null) return;
  const step = before.handovers + 1;
  put(tx, conversationId, { ...before, assignment, handovers: step });
  const from = before.assignment?.to ?? null;
  tx.set('handover', handoverId, { conversationId, step, from, to: assignment?.to ?? null, ...said });
};

/** Leases that have ended go whenever one is written, so the record holds no more of them than people reply at once. */
const setLeases = (
  tx: Transaction,
  conversationId: string,
  memberId: string,
  at: Instant,
  mine: readonly { readonly memberId: string; readonly until: Instant }[],
): void => {
  const others = (tx.get('replying', conversationId)?.leases ?? []).filter(
    (lease) => lease.memberId !== memberId && at < lease.until,
  );
  const leases = [...others, ...mine].sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  tx.set('replying', conversationId, { leases });
};
