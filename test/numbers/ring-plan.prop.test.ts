import fc from 'fast-check';
import { unwrap } from 'partyline/kernel';
import { addMember } from 'partyline/members';
import { assignNumber, ringPlan, setNumberMode } from 'partyline/numbers';
import type { RingOrder, Workspace } from 'partyline/workspace';
import { expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';
import { done, edited, lineOf, numberIn, usersOn } from './support.js';

const PEOPLE = 24;
const AT = Date.UTC(2026, 10, 22, 9);

/** A shared number with two dozen people on it. */
const crowd = (() => {
  const line = lineOf('shared', { usersPerNumber: 100 });
  let { workspace } = line;
  const ids: string[] = [line.dan];
  for (let index = 1; index < PEOPLE; index++) {
    const person = { name: `P${index}`, address: `p${index}@acme.example`, roles: ['member'] };
    const added = unwrap(addMember(workspace, person, line.context));
    const memberId = added.output.memberId;
    ids.push(memberId);
    workspace = unwrap(
      assignNumber(added.workspace, { numberId: line.numberId, memberId, access: 'use' }, line.context),
    ).workspace;
  }
  return { ...line, workspace, ids };
})();

interface Trait {
  readonly access: 'use' | 'read';
  readonly status: 'active' | 'suspended' | 'removed';
  readonly quiet: 'no' | 'for ever' | 'over' | 'still';
  readonly muted: boolean;
  readonly away: boolean;
}

const trait: fc.Arbitrary<Trait> = fc.record({
  access: fc.oneof({ weight: 5, arbitrary: fc.constant('use' as const) }, fc.constant('read' as const)),
  status: fc.oneof(
    { weight: 8, arbitrary: fc.constant('active' as const) },
    fc.constantFrom('suspended' as const, 'removed' as const),
  ),
  quiet: fc.oneof({ weight: 5, arbitrary: fc.constant('no' as const) }, fc.constantFrom('for ever', 'over', 'still')),
  muted: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  away: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
});

const seconds = fc.integer({ min: 5, max: 120 });
const ringOrder: fc.Arbitrary<RingOrder> = fc.oneof(
  fc.record({ type: fc.constant('all' as const), seconds }),
  fc.record({ type: fc.constant('random' as const), size: fc.integer({ min: 1, max: 10 }), seconds }),
  fc.record({ type: fc.constant('one' as const), memberId: fc.constantFrom(...crowd.ids, 'gone'), seconds }),
  fc.record({
    type: fc.constant('groups' as const),
    groups: fc
      .tuple(fc.shuffledSubarray(crowd.ids), fc.integer({ min: 1, max: 10 }), seconds)
      .map(([ids, size, each]) =>
        Array.from({ length: Math.ceil(ids.length / size) }, (_, group) => ({
          memberIds: ids.slice(group * size, group * size + size),
          seconds: each,
        })),
      ),
  }),
);

const nobodyWorks = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

const arranged = (traits: readonly Trait[], ring: RingOrder): Workspace => {
  const { numberId } = crowd;
  let workspace = edited(crowd.workspace, 'number', numberId, { ring });
  traits.forEach(({ access, status, quiet, muted, away }, index) => {
    const id = crowd.ids[index]!;
    workspace = edited(workspace, 'member', id, { status, numbers: [{ id: numberId, access }] });
    const until = { no: null, 'for ever': { until: null }, over: { until: AT }, still: { until: AT + 1 } }[quiet];
    workspace = edited(workspace, 'availability', id, {
      schedule: away ? { zone: 'UTC', days: nobodyWorks } : null,
      doNotDisturb: until,
      notifications: muted ? [{ numberId, calls: false, messages: true }] : [],
    });
  });
  return workspace;
};

const traits = fc.array(trait, { minLength: PEOPLE, maxLength: PEOPLE });
const planOf = (workspace: Workspace, seed: string) =>
  unwrap(ringPlan(workspace, { numberId: crowd.numberId, seed, at: AT }, crowd.context));

it('everybody with the number rings once or has exactly one reason, at most ten at a time', () => {
  const steps = new Set<number>();
  fc.assert(
    fc.property(traits, ringOrder, fc.string({ minLength: 1, maxLength: 200 }), (people, ring, seed) => {
      const workspace = arranged(people, ring);
      const plan = planOf(workspace, seed);
      const ringing = plan.steps.flatMap(({ memberIds }) => memberIds);
      const everybody = [...ringing, ...plan.silent.map(({ memberId }) => memberId)];
      expect([...everybody].sort()).toEqual(Object.keys(usersOn(workspace, crowd.numberId)).sort());
      for (const { memberIds } of plan.steps) {
        expect(memberIds.length).toBeGreaterThan(0);
        expect(memberIds.length).toBeLessThanOrEqual(10);
      }
      steps.add(plan.steps.length);
    }),
    fcOptions(1000),
  );
  expect(steps.size).toBeGreaterThan(3);
});

it('rings whom a plain reading of the rules lets ring', () => {
  fc.assert(
    fc.property(traits, ringOrder, (people, ring) => {
      const chosen =
        ring.type === 'one'
          ? [ring.memberId]
          : ring.type === 'groups'
            ? ring.groups.flatMap(({ memberIds }) => memberIds)
            : crowd.ids;
      // Who was removed is in no order; an order that names nobody else lets everybody ring.
      const present = chosen.filter((id) =>
        ['active', 'suspended'].includes(people[crowd.ids.indexOf(id)]?.status ?? ''),
      );
      const named = present.length > 0 || chosen.length === 0 ? present : crowd.ids;
      const expected = crowd.ids.filter((id, index) => {
        const { access, status, quiet, muted, away } = people[index]!;
        const undisturbed = quiet === 'no' || quiet === 'over';
        return named.includes(id) && access === 'use' && status === 'active' && undisturbed && !muted && !away;
      });
      const ringing = planOf(arranged(people, ring), 'seed').steps.flatMap(({ memberIds }) => memberIds);
      expect([...ringing].sort()).toEqual([...expected].sort());
    }),
    fcOptions(1000),
  );
});

it('random order: the seed alone decides, every batch but the last is full, and everybody comes first at times', () => {
  const size = 3;
  const workspace = edited(crowd.workspace, 'number', crowd.numberId, { ring: { type: 'random', size, seconds: 20 } });
  const first = new Map<string, number>();
  for (let call = 0; call < 2400; call++) {
    const { steps } = planOf(workspace, `call ${call}`);
    const id = steps[0]?.memberIds[0] as string;
    first.set(id, (first.get(id) ?? 0) + 1);
    if (call % 100 === 0) {
      expect(planOf(workspace, `call ${call}`).steps).toEqual(steps);
      expect(steps.slice(0, -1).every(({ memberIds }) => memberIds.length === size)).toBe(true);
    }
  }
  // 100 each on average; six standard deviations are about 59.
  expect(first.size).toBe(PEOPLE);
  for (const count of first.values()) expect(Math.abs(count - 100)).toBeLessThan(60);
});

it('opening and closing a number moves exactly the people its answers name', () => {
  const alone = lineOf('exclusive', { usersPerNumber: 4 });
  const { numberId, context, dan } = alone;
  const people = [alone.dan, alone.eva, alone.ana, alone.ben, alone.cleo];
  const access = fc.constantFrom('use' as const, 'read' as const);
  const users = fc.uniqueArray(fc.record({ memberId: fc.constantFrom(...people), access }), {
    selector: ({ memberId }) => memberId,
  });
  let rounds = 0;
  fc.assert(
    fc.property(users, (joining) => {
      const opened = setNumberMode(alone.workspace, { numberId, mode: 'shared', users: joining }, context);
      if (!opened.ok) return;
      rounds++;
      const { output, workspace } = opened.value;
      const gained = Object.fromEntries(output.gains.map((shift) => [shift.principal.slice(7), shift.access]));
      expect(usersOn(workspace, numberId)).toEqual({ [dan]: 'use', ...gained });
      const closed = done(setNumberMode, workspace, { numberId, mode: 'exclusive' }, context);
      const lost = Object.fromEntries(closed.output.loses.map((shift) => [shift.principal.slice(7), shift.access]));
      expect(lost).toEqual(gained);
      expect(usersOn(closed.workspace, numberId)).toEqual({ [dan]: 'use' });
      expect(numberIn(closed.workspace, numberId).epoch).toBe(2);
    }),
    fcOptions(500),
  );
  expect(rounds).toBeGreaterThan(10);
});
