import fc from 'fast-check';
import { memoryStore } from 'partyline/adapters';
import {
  conversationOf,
  inboxOf,
  inboxSummary,
  type postComment,
  readComments,
  readConversations,
} from 'partyline/conversations';
import { isId, unwrap } from 'partyline/kernel';
import { createPartyline } from 'partyline/service';
import { recordsOf, type Workspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { contextOf, deskStories, endOf, play, type Story, type Turn } from './history.js';
import { storeOf } from './stores.js';
import { TalkModel } from './talk-model.js';

const asWho = (memberId: string | null, at: number) =>
  contextOf({
    index: 970,
    actor: memberId === null ? { type: 'system' } : { type: 'member', memberId },
    client: undefined,
    at,
  });

/** Every step of a history that wrote something, with the model after it. */
function* told(story: Story): Generator<{ readonly turn: Turn; readonly model: TalkModel }> {
  const model = new TalkModel();
  for (const turn of play(story)) {
    const events = turn.change?.commit?.events ?? [];
    model.noteAll(events);
    if (events.length > 0) yield { turn, model };
  }
}

const isOpen = (workspace: Workspace): boolean => workspace.state.workspace.get('self')?.status === 'active';

/** The open conversations that somebody handles, counted one by one. */
const handledBy = (model: TalkModel, memberId: string): number =>
  [...model.talks.values()].filter((talk) => talk.open && model.handlers(talk).includes(memberId)).length;

const liveNumbersOf = (model: TalkModel, memberId: string): readonly string[] =>
  [...model.people.numbers]
    .filter(([id, { released }]) => !released && model.access(memberId, id) !== null)
    .map(([id]) => id);

// What was tried is counted, so that a law does not hold for want of cases.
describe('over any history of a desk that several people share', () => {
  it('whoever handles a conversation may use its number, and an assignment ends at the event that ended its access', () => {
    let held = 0;
    let ended = 0;
    const lapses = new Set<string>();
    fc.assert(
      fc.property(deskStories(), (story) => {
        for (const { turn, model } of told(story)) {
          if (turn.index % 3 !== 0 || !isOpen(turn.after)) continue;
          for (const [conversationId, talk] of model.talks) {
            const { handling } = unwrap(conversationOf(turn.after, { conversationId }, asWho(null, turn.at)));
            const expected = model.handlers(talk);
            expect(handling.handlers, `${turn.name} ${conversationId}`).toEqual(expected);
            expect(handling.assignee).toBe(expected.length === 0 ? null : talk.assignee);
            for (const memberId of handling.handlers) expect(model.access(memberId, talk.numberId)).toBe('use');
            if (handling.assignee !== null) held++;
            if (handling.lapse === null) continue;
            ended++;
            lapses.add(handling.lapse);
          }
        }
      }),
      lawOptions(300, 91),
    );
    expect(held).toBeGreaterThanOrEqual(100);
    expect(ended).toBeGreaterThanOrEqual(50);
    expect(lapses.size).toBeGreaterThanOrEqual(6);
  });

  it('open, unread and handled are what a recount finds, for everybody, and the inbox holds exactly those', () => {
    let counted = 0;
    let handled = 0;
    fc.assert(
      fc.property(deskStories(), (story) => {
        for (const { turn, model } of told(story)) {
          if (turn.index % 7 !== 0 || !isOpen(turn.after)) continue;
          for (const [memberId, { status }] of model.people.members) {
            if (status !== 'active') continue;
            const numbers = liveNumbersOf(model, memberId);
            const mine = [...model.talks.values()].filter(({ numberId }) => numbers.includes(numberId));
            const { counts } = unwrap(inboxSummary(turn.after, {}, asWho(memberId, turn.at)));
            expect(counts).toEqual({
              open: mine.filter(({ open }) => open).length,
              unread: mine.filter(({ unread }) => unread).length,
              mine: handledBy(model, memberId),
            });
            if (counts.open > 0 && counts.unread > 0 && counts.unread < counts.open) counted++;
            if (counts.mine > 0) handled++;
            inboxAgrees(turn, model, memberId, numbers);
          }
        }
      }),
      lawOptions(100, 92),
    );
    expect(counted).toBeGreaterThanOrEqual(20);
    expect(handled).toBeGreaterThanOrEqual(20);
  });

  it('no conversation is lost, and each history of hand-overs is one chain without a gap', () => {
    let changes = 0;
    fc.assert(
      fc.property(deskStories(), (story) => {
        const opened = new Set<string>();
        let last: Workspace | null = null;
        for (const { turn, model } of told(story)) {
          for (const id of model.talks.keys()) opened.add(id);
          const { name, input, after } = turn;
          if (name === 'transferConversation' || name === 'assignConversation') {
            const { conversationId, to } = input as { conversationId: string; to: { type: string; id: string } };
            expect(after.state.conversation.get(conversationId)?.assignment?.to).toBe(`${to.type}:${to.id}`);
            expect(after.state.conversation.get(conversationId)?.numberId).toBe(
              turn.before.state.conversation.get(conversationId)?.numberId,
            );
          }
          last = after;
        }
        if (last === null) return;
        const end: Workspace = last;
        expect([...recordsOf(end, 'conversation')].map(([id]) => id).sort()).toEqual([...opened].sort());
        for (const [id, conversation] of recordsOf(end, 'conversation')) changes += chains(end, id, conversation);
      }),
      lawOptions(150, 93),
    );
    expect(changes).toBeGreaterThanOrEqual(50);
  });

  it('a comment reaches those alone who see its place; whoever else it mentions is returned', () => {
    let unreached = 0;
    let reached = 0;
    let hiddenPlaces = 0;
    fc.assert(
      fc.property(deskStories(), (story) => {
        let end: { readonly turn: Turn; readonly model: TalkModel } | null = null;
        for (const step of told(story)) {
          end = step;
          const { turn, model } = step;
          if (turn.name !== 'postComment') continue;
          const { place, text } = turn.input as Parameters<typeof postComment>[1];
          const { notify, unreachable } = (
            turn.change as unknown as { output: { notify: string[]; unreachable: { type: string; id: string }[] } }
          ).output;
          reached += notify.length;
          for (const memberId of notify) expect(model.sees(memberId, place), turn.name).toBe(true);
          const author = turn.actor.type === 'member' ? turn.actor.memberId : null;
          expect(notify).not.toContain(author);
          for (const [, type, id = ''] of text.normalize('NFC').matchAll(/\((member|group):([^)]*)\)/g)) {
            // What is no id, or none any more once the text is normalised, is text.
            if (!isId(id)) continue;
            const missed = unreachable.some((one) => one.type === type && one.id === id);
            if (missed) unreached++;
            if (type === 'member' && id !== author) expect(missed || notify.includes(id)).toBe(true);
            if (type !== 'group' || missed) continue;
            for (const memberId of model.people.groups.get(id)?.members ?? []) {
              if (memberId === author || model.people.members.get(memberId)?.status === 'removed') continue;
              expect(notify.includes(memberId) || unreachable.some((one) => one.id === memberId)).toBe(true);
            }
          }
        }
        if (end !== null && isOpen(end.turn.after)) hiddenPlaces += readersAgree(end.turn, end.model);
      }),
      lawOptions(300, 94),
    );
    expect(unreached).toBeGreaterThanOrEqual(10);
    expect(reached).toBeGreaterThanOrEqual(10);
    expect(hiddenPlaces).toBeGreaterThanOrEqual(100);
  });

  it('who is replying ends by the clock', () => {
    let running = 0;
    fc.assert(
      fc.property(deskStories(), fc.nat({ max: 45_000 }), (story, later) => {
        for (const { turn, model } of told(story)) {
          if (turn.name !== 'startReplying' || !isOpen(turn.after)) continue;
          const { conversationId } = turn.input as { conversationId: string };
          const numberId = model.talks.get(conversationId)?.numberId ?? '';
          const at = turn.at + later;
          const expected = [...(model.leases.get(conversationId) ?? [])]
            .filter(([memberId, until]) => at < until && model.access(memberId, numberId) === 'use')
            .map(([memberId]) => memberId);
          const { replying } = unwrap(conversationOf(turn.after, { conversationId }, asWho(null, at)));
          expect(replying).toEqual(expected.sort());
          running += replying.length;
        }
      }),
      lawOptions(300, 95),
    );
    expect(running).toBeGreaterThanOrEqual(10);
  });

  it('the service answers an inbox page by page as the snapshot does whole', async () => {
    let pages = 0;
    await fc.assert(
      fc.asyncProperty(deskStories(), fc.integer({ min: 1, max: 4 }), async (story, limit) => {
        const end = endOf(story);
        if (!isOpen(end)) return;
        const at = Date.UTC(2026, 10, 23);
        const store = await storeOf(end, memoryStore());
        const partyline = createPartyline({ store, policy: end.policy, clock: () => at });
        for (const [memberId, { status }] of recordsOf(end, 'member')) {
          if (status !== 'active') continue;
          const { conversations } = partyline.workspace('acme').as({ type: 'member', memberId });
          const assignee = { type: 'member', id: memberId } as const;
          for (const filter of ['all', 'unread', 'mine', 'unassigned', { assignee }] as const) {
            const whole = unwrap(inboxOf(end, { filter, limit: 200 }, asWho(memberId, at)));
            const items = [];
            for (let after = null; ; ) {
              const page = unwrap(await conversations.inboxOf({ filter, limit, after }));
              expect(page.counts).toEqual(whole.counts);
              pages++;
              items.push(...page.items);
              if (page.next === null) break;
              after = page.next as never;
            }
            expect(items).toEqual(whole.items);
          }
        }
      }),
      lawOptions(60, 96),
    );
    expect(pages).toBeGreaterThanOrEqual(50);
  });
});

/** The latest activity first, each conversation of a number in service once, and nothing that cannot be read. */
const inboxAgrees = ({ after, at }: Turn, model: TalkModel, memberId: string, numbers: readonly string[]): void => {
  const { items, next } = unwrap(inboxOf(after, { limit: 200 }, asWho(memberId, at)));
  expect(next).toBe(null);
  const expected = [...model.talks].filter(([, { numberId }]) => numbers.includes(numberId));
  expect(items.map(({ conversationId }) => conversationId).sort()).toEqual(expected.map(([id]) => id).sort());
  const open = expected.filter(([, talk]) => talk.open);
  const shown = (filter: 'unassigned' | { readonly assignee: { readonly type: 'member'; readonly id: string } }) =>
    unwrap(inboxOf(after, { filter, limit: 200 }, asWho(memberId, at)))
      .items.map(({ conversationId }) => conversationId)
      .sort();
  const idle = open.filter(([, talk]) => model.handlers(talk).length === 0);
  expect(shown('unassigned')).toEqual(idle.map(([id]) => id).sort());
  for (const id of model.people.members.keys()) {
    const theirs = open.filter(([, talk]) => talk.assignee === `member:${id}` && model.handlers(talk).length > 0);
    expect(shown({ assignee: { type: 'member', id } })).toEqual(theirs.map(([talkId]) => talkId).sort());
  }
  const times = items.map(({ conversationId }) => model.talks.get(conversationId)?.lastAt ?? 0);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  for (const { conversationId, status, unread } of items) {
    const talk = model.talks.get(conversationId);
    expect([status === 'open', unread]).toEqual([talk?.open, talk?.unread]);
  }
};

/** Steps count from 1, each goes on from the one before, and the last leads to who has it now. */
const chains = (
  workspace: Workspace,
  id: string,
  { handovers, assignment }: { handovers: number; assignment: { to: string } | null },
): number => {
  const entries = [...recordsOf(workspace, 'handover')]
    .map(([, entry]) => entry)
    .filter(({ conversationId }) => conversationId === id)
    .sort((a, b) => a.step - b.step);
  expect(entries.map(({ step }) => step)).toEqual(Array.from({ length: handovers }, (_, index) => index + 1));
  let holder: string | null = null;
  for (const { from, to } of entries) {
    expect(from).toBe(holder);
    holder = to;
  }
  expect(holder).toBe(assignment?.to ?? null);
  return handovers;
};

/** Everybody reads the comments of the places they see, and of no other. Answers how often one was hidden. */
const readersAgree = ({ after, at }: Turn, model: TalkModel): number => {
  let hidden = 0;
  const comments = [...recordsOf(after, 'comment')];
  const places = [
    ...[...model.talks.keys()].map((id) => ({ kind: 'conversation', id }) as const),
    ...[...model.threads.keys()].map((id) => ({ kind: 'thread', id }) as const),
  ];
  const commentIds = comments.map(([id]) => id).slice(0, 200);
  for (const memberId of model.people.members.keys()) {
    const context = asWho(memberId, at);
    for (const place of places) {
      const read = readComments(after, { place, commentIds }, context);
      expect(read.ok, place.kind).toBe(model.sees(memberId, place));
      if (!read.ok) {
        hidden++;
        continue;
      }
      for (const { commentId, cards } of read.value) {
        const comment = after.state.comment.get(commentId);
        expect(comment?.place).toEqual(place);
        expect(cards.map(({ locked }) => locked)).toEqual(
          comment?.contactIds.map(
            (id) => model.people.access(memberId, id, at, ['owner', 'admin', 'dispatcher']) === 0,
          ),
        );
      }
    }
    const conversationIds = [...model.talks.keys()];
    const rows = readConversations(after, { conversationIds: conversationIds.slice(0, 200) }, context);
    const visible = conversationIds.filter((id) => model.sees(memberId, { kind: 'conversation', id }));
    if (rows.ok) expect(rows.value.map(({ conversationId }) => conversationId)).toEqual(visible);
    else expect(visible).toEqual([]);
  }
  return hidden;
};
