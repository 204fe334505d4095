import fc from 'fast-check';
import type { AnyFailure, Result } from 'partyline/kernel';
import { type Change, recordsOf } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { type AnyOperation, contextOf, deskStories, Look, play, type Story, stories, type Turn } from './history.js';
import { keyOf, nameOf } from './model.js';
import { naming } from './naming.js';
import { TalkModel } from './talk-model.js';

const missing = 'no-such-thing';

/** What the actor is told: the answer without the commit, in which the guards of what was looked for are named. */
const toldOf = (operation: AnyOperation, result: Result<unknown, AnyFailure>): unknown =>
  result.ok && !operation.isQuery ? (result.value as Change<unknown>).output : result;

type Kind = keyof typeof naming;

/** How far somebody gets to each thing of a kind, as the models see it: nothing (0), look (1), edit (2). */
const reached = (
  kind: Kind,
  model: TalkModel,
  memberId: string,
  { at, after }: Turn,
): readonly (readonly [string, number])[] => {
  const { people } = model;
  const talks = (of: 'conversation' | 'thread', ids: Iterable<string>) =>
    [...ids].map((id) => [id, model.sees(memberId, { kind: of, id }) ? 2 : 0] as const);
  if (kind === 'conversation') return talks(kind, model.talks.keys());
  if (kind === 'thread') return talks(kind, model.threads.keys());
  if (kind === 'comment') {
    return [...recordsOf(after, 'comment')].map(
      ([id, { place }]) => [id, model.sees(memberId, place) ? 2 : 0] as const,
    );
  }
  return [...people.shared()]
    .map(([key, { deletedAt }]) => [nameOf(key), deletedAt] as const)
    .filter(([name, deletedAt]) => name.kind === kind && deletedAt === null)
    .map(([name]) => [name.id, people.access(memberId, keyOf(name), at, ['owner', 'admin', 'dispatcher'])] as const);
};

/** Tries every operation on what is hidden from somebody, and compares with what they are told of nothing. Answers how often. */
const compare = (kind: Kind, story: Story, seed: number): number => {
  let compared = 0;
  const model = new TalkModel();
  let last: Turn | null = null;
  for (const turn of play(story)) {
    model.noteAll(turn.change?.commit?.events ?? []);
    last = turn;
  }
  if (last === null) return 0;
  const { after, at } = last;
  for (const memberId of model.people.members.keys()) {
    const all = reached(kind, model, memberId, last);
    const hidden = all.filter(([, level]) => level === 0).map(([id]) => id);
    const [own] = all.find(([, level]) => level === 2) ?? ['own-is-missing-too'];
    const context = () => contextOf({ index: 950, actor: { type: 'member', memberId }, client: undefined, at });
    for (const id of hidden.slice(0, 2)) {
      for (const [operation, input] of naming[kind]) {
        const ask = (named: string) => {
          const look = new Look(after, 950, at, seed);
          return JSON.stringify(toldOf(operation, operation(after, input(look, named, own) as never, context())));
        };
        const renamed = ask(missing).replaceAll(JSON.stringify(missing), JSON.stringify(id));
        expect(JSON.parse(ask(id))).toEqual(JSON.parse(renamed));
        compared++;
      }
    }
  }
  return compared;
};

describe('what somebody may not see', () => {
  it.each([
    ['contact', stories(), 100, 10],
    ['snippet', stories(), 150, 15],
    ['deal', stories(), 150, 15],
    ['conversation', deskStories(), 100, 10],
    ['thread', deskStories(), 100, 40],
    ['comment', deskStories(), 100, 10],
  ] as const)('if it is a %s, reads in every answer like one that is not there', (kind, histories, runs, least) => {
    let compared = 0;
    fc.assert(
      fc.property(histories, fc.nat(), (story, seed) => {
        compared += compare(kind, story, seed);
      }),
      lawOptions(runs, 31, least),
    );
    expect(compared).toBeGreaterThan(50);
  });
});
