import type { Workspace } from '../../workspace/index.js';
import type { Operations } from '../histories/operation.js';
import { type Deed, deedFrom, type Played, perform, type Throw } from '../histories/play.js';
import type { Picks } from '../picks.js';

/** The turn at which people come together, long after everything before. */
const TOGETHER = 900;

/** What people do at the same time: few deeds, most of which would succeed alone, so that they get in each other's way. */
export const crowdOf = (
  start: Workspace,
  operations: Operations,
  picks: Picks,
  people: number,
  each: number,
): readonly (readonly Deed[])[] => {
  const any = (): Throw => ({ move: picks.below(1_000_003), seed: picks.below(2 ** 31) });
  const tried = (one: Throw): Played => perform(start, deedFrom(start, operations, one, TOGETHER), operations, 'try ');
  /** One that would succeed alone and, where that is soon found, takes away what another rests on. */
  const promising = (other: Played | null): readonly [Throw, Played] => {
    let found: readonly [Throw, Played] | null = null;
    for (let tries = 0; tries < (other === null ? 20 : 40); tries++) {
      const one = any();
      const played = tried(one);
      if (played.change?.commit == null) continue;
      if (other === null || undermines(played, other, operations) || undermines(other, played, operations)) {
        return [one, played];
      }
      found = [one, played];
    }
    if (found !== null) return found;
    const one = any();
    return [one, tried(one)];
  };
  const [first, played] = promising(null);
  const throws: readonly [Throw, Throw, Throw] = [
    first,
    promising(picks.chance(0.7) ? played : null)[0],
    promising(null)[0],
  ];
  // The same verb by others and on other things, where it is not the very same deed.
  const varied = (): Throw => {
    const { move, seed } = picks.of(...throws);
    return { move, seed: picks.chance(0.7) ? seed : picks.of(...throws).seed };
  };
  const crowd = Array.from({ length: people }, () =>
    Array.from({ length: each }, () => deedFrom(start, operations, varied(), TOGETHER)),
  );
  const [at] = crowd.flatMap((todo) => todo.map((deed) => deed.at));
  const rivals = at === undefined ? [] : rivalsIn(start, picks, people, at);
  return crowd.map((todo, who) => {
    const rival = rivals[who];
    return rival === undefined ? todo : [rival, ...todo.slice(1)];
  });
};

/** Whether somebody may no longer do what they were about to do, once another has moved what it only rests on. */
const undermines = (one: Played, other: Played, operations: Operations): boolean =>
  other.change?.commit?.check.some(({ guard }) => one.change?.commit?.bump.some((moved) => moved.guard === guard)) ===
    true && !perform(one.after, other, operations, 'try ').result.ok;

type Contest = (workspace: Workspace, people: number) => readonly Pick<Deed, 'operation' | 'input'>[];

/** So many rivals, where there is something left of a bound and not enough for all. */
const overLimit = (
  left: number,
  people: number,
  deed: (who: number) => Pick<Deed, 'operation' | 'input'>,
): ReturnType<Contest> => (left >= 1 && left < people ? Array.from({ length: people }, (_, who) => deed(who)) : []);

/** What people who share nothing but a counter fight over: no guard of theirs tells one of the other. */
const contests: readonly Contest[] = [
  ({ counters, policy }, people) =>
    overLimit((policy.seatLimit ?? Number.POSITIVE_INFINITY) - (counters.get('seats') ?? 0), people, (who) => ({
      operation: 'members.add',
      input: { name: `Rival ${who}`, address: `rival${who}@acme.example`, roles: ['member'] },
    })),
  ({ counters, policy }, people) =>
    overLimit(policy.contactFieldLimit - (counters.get('contactFields') ?? 0), people, (who) => ({
      operation: 'contacts.defineField',
      input: { type: 'text', name: `Rival ${who}` },
    })),
  ({ state }, people) => {
    const owners = [...state.member].filter(
      ([, member]) => member?.status === 'active' && member.roles.includes('owner'),
    );
    if (owners.length > people) return [];
    return owners.map(([memberId]) => ({ operation: 'members.changeRole', input: { memberId, roles: ['admin'] } }));
  },
];

const rivalsIn = (start: Workspace, picks: Picks, people: number, at: number): readonly Deed[] => {
  const possible = contests.map((contest) => contest(start, people)).filter(({ length }) => length > 0);
  const chosen = picks.chance(0.5) ? picks.one(possible) : undefined;
  return (chosen ?? []).map((deed) => ({ ...deed, actor: { type: 'system' }, at }));
};
