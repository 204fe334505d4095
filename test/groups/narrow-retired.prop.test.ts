import fc from 'fast-check';
import { manageAccess } from 'partyline/contacts';
import { deleteGroup } from 'partyline/groups';
import type { Level, Principal } from 'partyline/sharing';
import { describe, expect, it } from 'vitest';
import { fcOptions } from '../support/runs.js';
import { Scene } from '../support/scene.js';

const people = ['ana', 'ben', 'cleo', 'dan'] as const;
const groups = ['red', 'green', 'blue'] as const;
const named = fc.constantFrom('workspace', ...people.slice(1), ...groups);

const worlds = fc.record({
  members: fc.array(fc.subarray([...people]), { minLength: groups.length, maxLength: groups.length }),
  retired: fc.subarray([...groups]),
  grants: fc.array(fc.record({ to: named, level: fc.constantFrom<Level>('view', 'edit') }), {
    minLength: 1,
    maxLength: 5,
    size: 'max',
  }),
  removed: fc.array(named, { minLength: 1, maxLength: 3, size: 'max' }),
});

describe('taking a contact from people and groups, some of them deleted', () => {
  it('takes it from those, named or through a deleted group, and from nobody else', () => {
    let turned = 0;
    fc.assert(
      fc.property(worlds, ({ members, retired, grants, removed }) => {
        const scene = new Scene();
        const teamOf = new Map(groups.map((name, index) => [name as string, members[index] ?? []]));
        const ids = new Map(
          groups.map((name) => [
            name as string,
            scene.group(
              name,
              teamOf.get(name)?.map((who) => scene[who]),
            ),
          ]),
        );
        const principalOf = (to: string): Principal => {
          const groupId = ids.get(to);
          if (to === 'workspace') return to;
          return groupId === undefined ? `member:${scene[to as (typeof people)[number]]}` : `group:${groupId}`;
        };
        scene.contact('lead', scene.ana);
        const typed = grants.map(({ to, level }) => ({ principal: principalOf(to), level }));
        scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'add', grants: typed } }, scene.ana);
        for (const name of retired) scene.do(deleteGroup, { groupId: ids.get(name) as string }, 'host');
        const principals = removed.map(principalOf);
        scene.do(manageAccess, { contactIds: ['lead'], change: { type: 'remove', principals } }, scene.ana);

        // The decision by hand: what a person is left with, path by path.
        const keeps = (who: string, to: string): boolean => {
          if (removed.includes(to as never)) return false;
          if (to === 'workspace' || to === who) return true;
          if (teamOf.get(to)?.includes(who as never) !== true) return false;
          return !(retired.includes(to as never) && removed.includes(who as never));
        };
        for (const who of people.slice(1)) {
          const levels = grants.filter(({ to }) => keeps(who, to)).map(({ level }) => level);
          const expected = levels.includes('edit') ? 'edit' : (levels[0] ?? null);
          expect([who, scene.level(scene[who], 'lead')]).toEqual([who, expected]);
        }
        if (scene.commit?.events.some(({ data }) => (data as { give: readonly unknown[] }).give.length > 0)) turned++;
      }),
      fcOptions(2_000),
    );
    // Without these the test would prove nothing.
    expect(turned).toBeGreaterThan(10);
  });
});
