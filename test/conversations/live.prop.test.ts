import fc from 'fast-check';
import { type ConversationRow, inboxOf, readComments, readConversations } from 'partyline/conversations';
import { unwrap } from 'partyline/kernel';
import { audienceOf } from 'partyline/lifecycle';
import { type Principal, reachOf } from 'partyline/sharing';
import { type Delta, deltasFor } from 'partyline/visibility';
import { recordsOf, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { contextOf, deskStories, play } from '../laws/history.js';
import { lawOptions } from '../support/law-options.js';

const as = (memberId: string, at: number) =>
  contextOf({ index: 980, actor: { type: 'member', memberId }, client: undefined, at });

/** Contacts come by deltas of their own, and leases end by the clock. */
const shown = ({ contacts: _, replying: __, ...row }: ConversationRow) => row;

/** A client that asked for its inbox once: what it shows follows from deltas, and from pages of the numbers they name. */
class Inbox {
  readonly rows = new Map<string, ReturnType<typeof shown>>();
  readonly memberId: string;

  constructor(memberId: string) {
    this.memberId = memberId;
  }

  take(workspace: Workspace, delta: Delta, at: number): void {
    if (delta.type === 'emptied') this.rows.clear();
    else if (delta.type === 'stale') this.#fetch(workspace, delta.through, at);
    else if (delta.type === 'reach') {
      this.#drop([...delta.lost, ...delta.gained.map(([principal]) => principal)]);
      this.#fetch(
        workspace,
        delta.gained.map(([principal]) => principal),
        at,
      );
    } else if (delta.resource.kind === 'conversation') this.#set(workspace, delta.resource.id, at);
  }

  #set(workspace: Workspace, id: string, at: number): void {
    const read = readConversations(workspace, { conversationIds: [id] }, as(this.memberId, at));
    const row = read.ok ? read.value[0] : undefined;
    if (row !== undefined) this.rows.set(id, shown(row));
  }

  #drop(principals: readonly Principal[]): void {
    for (const [id, { numberId }] of this.rows) if (principals.includes(`number:${numberId}`)) this.rows.delete(id);
  }

  #fetch(workspace: Workspace, principals: readonly Principal[], at: number): void {
    for (const principal of principals) {
      if (!principal.startsWith('number:')) continue;
      const page = inboxOf(workspace, { numberId: principal.slice(7), limit: 200 }, as(this.memberId, at));
      if (page.ok) for (const row of page.value.items) this.rows.set(row.conversationId, shown(row));
    }
  }

  inOrder(): readonly ReturnType<typeof shown>[] {
    return [...this.rows.values()].sort(
      (a, b) => b.last.at - a.last.at || (a.conversationId < b.conversationId ? -1 : 1),
    );
  }
}

describe('an inbox that follows the events', () => {
  it('shows what asking afresh shows, to every member and at every step: rows, order, handlers, counts', () => {
    const seen = { rows: 0, changed: 0, stale: 0, lost: 0 };
    fc.assert(
      fc.property(deskStories(), (story) => {
        const inboxes = new Map<string, Inbox>();
        for (const { after, change, at } of play(story)) {
          const events = change?.commit?.events ?? [];
          if (events.length === 0) continue;
          for (const [memberId] of recordsOf(after, 'member')) {
            const inbox = inboxes.get(memberId) ?? new Inbox(memberId);
            inboxes.set(memberId, inbox);
            const reach = reachOf(after, memberId);
            for (const delta of events.flatMap((event) => deltasFor(audienceOf(after, event), reach, at))) {
              inbox.take(after, delta, at);
              if (delta.type === 'changed' && delta.resource.kind === 'conversation') seen.changed++;
              if (delta.type === 'stale') seen.stale++;
              if (delta.type === 'reach' && delta.lost.some((one) => one.startsWith('number:'))) seen.lost++;
            }
            const fresh = inboxOf(after, { limit: 200 }, as(memberId, at));
            if (!fresh.ok) continue;
            const why = JSON.stringify(events.map(({ type, data }) => ({ type, data })));
            expect(inbox.inOrder(), `${memberId} after ${why}`).toEqual(fresh.value.items.map(shown));
            const open = [...inbox.rows.values()].filter(({ status }) => status === 'open');
            expect(fresh.value.counts).toEqual({
              open: open.length,
              unread: open.filter(({ unread }) => unread).length,
              mine: open.filter(({ handling }) => (handling.handlers as readonly string[]).includes(memberId)).length,
            });
            seen.rows += inbox.rows.size;
          }
        }
      }),
      lawOptions(60, 125),
    );
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(20);
  });

  it('hears of comments where it may read them, and nowhere else', () => {
    let [told, hidden] = [0, 0];
    fc.assert(
      fc.property(deskStories(), (story) => {
        for (const { after, change, at } of play(story)) {
          for (const event of change?.commit?.events ?? []) {
            if (!event.type.startsWith('comment_')) continue;
            for (const [memberId] of recordsOf(after, 'member')) {
              const deltas = deltasFor(audienceOf(after, event), reachOf(after, memberId), at);
              const { commentId, place } = event.data as never as { commentId: string; place: never };
              const read = readComments(after, { place, commentIds: [commentId] }, as(memberId, at));
              const heard = deltas.some((delta) => 'resource' in delta && delta.resource.id === commentId);
              expect(heard, event.type).toBe(read.ok && unwrap(read).length === 1);
              if (heard) told++;
              else hidden++;
            }
          }
        }
      }),
      lawOptions(60, 126),
    );
    expect(told).toBeGreaterThan(20);
    expect(hidden).toBeGreaterThan(20);
  });
});
