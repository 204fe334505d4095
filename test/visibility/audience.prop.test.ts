import fc from 'fast-check';
import { audienceKeys, audienceOf } from 'partyline/lifecycle';
import { reachOf } from 'partyline/sharing';
import { deltasFor } from 'partyline/visibility';
import { recordsOf, type Workspace, type WorkspaceEvent } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { play, stories, type Turn } from '../laws/history.js';
import { Picks } from '../laws/picks.js';
import { lawOptions } from '../support/law-options.js';
import { Follower, freshList, withOnly } from './live-world.js';

const MINUTE = 60_000;

const eventsOf = ({ change }: Turn): readonly WorkspaceEvent[] => change?.commit?.events ?? [];

const membersOf = (workspace: Workspace): readonly string[] => [...recordsOf(workspace, 'member')].map(([id]) => id);

/** Now, the moments about some ends of grants, and long after all of them. */
const momentsFrom = (workspace: Workspace, at: number): readonly number[] => {
  const ends = [...recordsOf(workspace, 'grant')].flatMap(([, { until }]) =>
    until === null || until <= at ? [] : until,
  );
  return [at, ...[...new Set(ends)].slice(0, 3).flatMap((end) => [end - 1, end]), at + 1_000 * MINUTE];
};

class Crowd {
  readonly followers = new Map<string, Follower>();

  follow(workspace: Workspace, events: readonly WorkspaceEvent[], at: number): void {
    for (const memberId of membersOf(workspace)) {
      const follower = this.followers.get(memberId) ?? new Follower();
      this.followers.set(memberId, follower);
      follower.follow(workspace, reachOf(workspace, memberId), events, at);
    }
  }

  agrees(workspace: Workspace, at: number, why: string): void {
    for (const [memberId, follower] of this.followers) {
      const reach = reachOf(workspace, memberId);
      for (const moment of momentsFrom(workspace, at)) {
        const list = freshList(workspace, reach, moment);
        expect(follower.at(moment), `${memberId} at ${moment - at} after ${why}`).toEqual(list);
        listed += list.length;
      }
    }
  }
}

let listed = 0;

/** Whether an event gives anew what was there with another end, or takes, sweeps or erases what had ended: it does not say which. */
const movesAnEnd = ({ type, data }: WorkspaceEvent): boolean => {
  const { give = [], take = [] } = data as { give?: readonly unknown[]; take?: readonly unknown[] };
  return (
    type === 'contact_erased' ||
    type === 'resource_erased' ||
    type === 'access_ended' ||
    (type === 'access_changed' && give.length + take.length > 0)
  );
};

/** Every text in an event's data: whom and what it names. */
const namedIn = (data: unknown): ReadonlySet<string> => {
  if (typeof data === 'string') return new Set([data]);
  if (typeof data !== 'object' || data === null) return new Set();
  return new Set(Object.values(data).flatMap((part) => [...namedIn(part)]));
};

describe('who follows the events', () => {
  it('has the list that asking afresh gives: every member, at every step, now and once time has passed', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        const crowd = new Crowd();
        for (const turn of play(story)) {
          const events = eventsOf(turn);
          if (events.length === 0) continue;
          crowd.follow(turn.after, events, turn.at);
          crowd.agrees(turn.after, turn.at, JSON.stringify(events.map(({ type, data }) => ({ type, data }))));
        }
      }),
      lawOptions(200, 120),
    );
    expect(listed).toBeGreaterThan(1_000);
  });

  it('has it too after reading late, and after reading some events again', () => {
    fc.assert(
      fc.property(stories(), fc.nat(), (story, seed) => {
        const picks = new Picks(seed);
        const crowd = new Crowd();
        let unread: readonly WorkspaceEvent[] = [];
        let read: readonly WorkspaceEvent[] = [];
        for (const turn of play(story)) {
          unread = [...unread, ...eventsOf(turn)];
          if (unread.length === 0 || !picks.chance(0.15)) continue;
          const again = read.slice(read.length - picks.below(10));
          crowd.follow(turn.after, [...again, ...unread], turn.at);
          crowd.agrees(turn.after, turn.at, JSON.stringify(unread.map(({ type, data }) => ({ type, data }))));
          read = [...read, ...unread];
          unread = [];
        }
      }),
      lawOptions(300, 121),
    );
  });

  it('hears what appeared only where it was not, what vanished only where it is not, and nothing that was not meant for them', () => {
    const heard = new Map<string, number>();
    fc.assert(
      fc.property(stories(), (story) => {
        for (const turn of play(story)) {
          for (const event of eventsOf(turn)) {
            const audience = audienceOf(turn.after, event);
            for (const memberId of membersOf(turn.after)) {
              const reach = reachOf(turn.after, memberId);
              const channels = new Set<string>(['workspace', `member:${memberId}`, ...reach.caps.keys()]);
              const deltas = deltasFor(audience, reach, turn.at);
              if (deltas.length > 0) expect(audience.to.some((principal) => channels.has(principal))).toBe(true);
              for (const delta of deltas) {
                heard.set(delta.type, (heard.get(delta.type) ?? 0) + 1);
                if (!('resource' in delta)) continue;
                const name = `${delta.resource.kind} ${delta.resource.id} `;
                const [was, is] = [turn.before, turn.after].map((workspace) =>
                  freshList(workspace, reachOf(workspace, memberId), turn.at).some((line) => line.startsWith(name)),
                );
                expect(is, delta.type).toBe(delta.type !== 'vanished');
                if (was !== (delta.type !== 'appeared')) expect(movesAnEnd(event), delta.type).toBe(true);
              }
            }
          }
        }
      }),
      lawOptions(60, 122, 25),
    );
    for (const type of ['appeared', 'changed', 'vanished', 'reach', 'emptied']) {
      expect(heard.get(type) ?? 0, type).toBeGreaterThan(0);
    }
  });
});

describe('the size of an audience', () => {
  it('follows from the event alone: at most what it names, however much is shared with whom', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        for (const turn of play(story)) {
          for (const event of eventsOf(turn)) {
            const audience = audienceOf(turn.after, event);
            const subjects = namedIn(event.data);
            expect(audience.resources.length).toBeLessThanOrEqual(subjects.size);
            for (const { who } of audience.reaches) {
              if (who !== 'everybody') for (const id of who) expect(subjects.has(id), event.type).toBe(true);
            }
          }
        }
      }),
      lawOptions(60, 123),
    );
  });

  it('and it needs no more of the workspace than it names before', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        for (const turn of play(story)) {
          for (const event of eventsOf(turn)) {
            expect(audienceOf(withOnly(turn.after, audienceKeys(event)), event)).toEqual(audienceOf(turn.after, event));
          }
        }
      }),
      lawOptions(60, 124),
    );
  });
});
