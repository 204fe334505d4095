import fc from 'fast-check';
import type { Reach } from 'partyline/sharing';
import {
  canSee,
  createVisibilityIndex,
  type IndexedResource,
  type ListPosition,
  type VisibilityIndex,
  whoCanSee,
} from 'partyline/visibility';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import { instants, reaches, resources, type Shelf, seenBy, steps, take } from './visibility-index-world.js';

const shelfOf = (list: readonly IndexedResource[]): Shelf => new Map(list.map((one) => [one.id, one]));

const pagesOf = (index: VisibilityIndex, who: Reach, at: number, limit: number): readonly (readonly string[])[] => {
  const pages: (readonly string[])[] = [];
  for (let after: ListPosition | null = null; ; ) {
    const { ids, next }: ReturnType<VisibilityIndex['list']> = index.list(who, { at, after, limit });
    pages.push(ids);
    if (next === null) return pages;
    after = next;
  }
};

const agrees = (
  index: VisibilityIndex,
  shelf: Shelf,
  team: readonly Reach[],
  ats: readonly number[],
  limit: number,
) => {
  expect(index.size).toBe(shelf.size);
  for (const at of ats) {
    for (const who of team) {
      const seen = seenBy(shelf, who, at).map(({ id }) => id);
      expect([...index.ids(who, at)].sort()).toEqual([...seen].sort());
      expect(index.count(who, at)).toBe(seen.length);
      const pages = pagesOf(index, who, at, limit);
      expect(pages.flat()).toEqual(seen);
      for (const page of pages.slice(0, -1)) expect(page.length).toBe(limit);
      for (const one of shelf.values()) {
        if (index.has(who, one.id, at) !== canSee(who, one, at)) throw new Error(`has ${one.id} at ${at}`);
      }
    }
    for (const one of shelf.values()) {
      const said = JSON.stringify(index.whoCanSee(team, one.id, at));
      if (said !== JSON.stringify(whoCanSee(team, one, at))) throw new Error(`whoCanSee ${one.id} at ${at}: ${said}`);
    }
  }
};

describe('the index', () => {
  it('says what canSee says, whatever happened to the resources and whenever one asks', () => {
    fc.assert(
      fc.property(
        resources,
        steps(),
        reaches,
        instants,
        fc.integer({ min: 1, max: 60 }),
        (list, history, team, ats, limit) => {
          const shelf = shelfOf(list);
          const index = createVisibilityIndex(list);
          agrees(index, shelf, team, ats, limit);
          history.forEach((one, turn) => {
            take(shelf, index, one);
            if (turn % 8 === 0) agrees(index, shelf, team, ats, limit);
          });
          agrees(index, shelf, team, ats, limit);
          for (const [id, one] of shelf) expect(index.get(id)).toEqual(one);
        },
      ),
      lawOptions(1_000, 1),
    );
  });

  it('is the same index however it came about', () => {
    fc.assert(
      fc.property(resources, steps(), reaches, instants, (list, history, team, ats) => {
        const shelf = shelfOf(list);
        const index = createVisibilityIndex(list);
        for (const one of history) take(shelf, index, one);
        const fresh = createVisibilityIndex(shelf.values());
        for (const at of ats) {
          for (const who of team) {
            expect(index.list(who, { at, limit: 5_000 })).toEqual(fresh.list(who, { at, limit: 5_000 }));
          }
        }
      }),
      lawOptions(1_000, 2),
    );
  });
});

describe('the pages of a list', () => {
  it('show whatever nothing happened to exactly once, while other things change between them', () => {
    let between = 0;
    fc.assert(
      fc.property(
        resources,
        steps({ minLength: 2, maxLength: 8 }),
        steps({ minLength: 1, maxLength: 30, size: 'max' }),
        reaches,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 40 }),
        (list, earlier, meanwhile, [who], at, limit) => {
          if (who === undefined) return;
          const shelf = shelfOf(list);
          const index = createVisibilityIndex(list);
          for (const one of earlier) take(shelf, index, one);
          const before = seenBy(shelf, who, at).map(({ id }) => id);
          const touched = new Set<string>();
          const shown: string[] = [];
          let turn = 0;
          for (let after: ListPosition | null = null; ; ) {
            const { ids, next }: ReturnType<VisibilityIndex['list']> = index.list(who, { at, after, limit });
            shown.push(...ids);
            if (next === null) break;
            after = next;
            const one = meanwhile[turn++];
            if (one === undefined) continue;
            between++;
            for (const id of take(shelf, index, one)) touched.add(id);
          }
          const untouched = (id: string) => !touched.has(id);
          expect(shown.filter(untouched)).toEqual(before.filter(untouched));
        },
      ),
      lawOptions(1_000, 3),
    );
    expect(between).toBeGreaterThan(50);
  });
});
